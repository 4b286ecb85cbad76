/// All that stops a file from being read. Each case says what to do about it.
public enum XLSXError: Error, Sendable, Equatable {
    /// There is no such file, it may not be read, or it is no regular file.
    case cannotOpen(path: String, reason: String)
    /// The file's own bytes say that it is no workbook: what it is, and what to do.
    case notAWorkbook(path: String, reason: String)
    /// The archive, or one of its parts, is not whole.
    case damaged(path: String, part: String, reason: String)
    /// A part that the workbook refers to is not in the archive.
    case missingPart(path: String, part: String)
    /// The file asks for more than the limits allow.
    case overLimit(path: String, part: String, reason: String)

    /// The file that could not be read, as it was given.
    public var path: String {
        switch self {
        case .cannotOpen(let path, _), .notAWorkbook(let path, _), .damaged(let path, _, _),
            .missingPart(let path, _), .overLimit(let path, _, _):
            path
        }
    }
}

extension XLSXError: CustomStringConvertible {
    /// One line for people: the file, what is wrong and what to do.
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason): "\(path): \(reason)"
        case .notAWorkbook(let path, let reason): "\(path): \(reason)"
        case .damaged(let path, let part, let reason):
            "\(path): the workbook is damaged (\(part): \(reason)). Open it in Excel, save it again as .xlsx "
                + "and retry, or export it again."
        case .missingPart(let path, let part):
            "\(path): the workbook is damaged: it refers to \(part), which is not in the file. Export it again."
        case .overLimit(let path, let part, let reason):
            "\(path): refused, because \(part) \(reason)."
        }
    }
}
