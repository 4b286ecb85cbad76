/// All that stops a workbook being written.
///
/// Each case says where; `reason` is in plain words, libxlsxwriter's own where it had some.
package enum WorkbookWriteError: Error, Equatable, CustomStringConvertible {
    case unwritable(path: String, reason: String)
    case badSheetName(String, reason: String)
    case badName(String, reason: String)
    case textTooLong(sheet: String, cell: String, length: Int)
    case notFinite(sheet: String, cell: String)
    case refused(sheet: String, cell: String, reason: String)
    case outOfMemory

    package var description: String {
        switch self {
        case .unwritable(let path, let reason):
            "\(path) cannot be written: \(reason)."
        case .badSheetName(let name, let reason):
            "A sheet cannot be called “\(name)”: \(reason)."
        case .badName(let name, let reason):
            "A table or range cannot be called “\(name)”: \(reason)."
        case .textTooLong(let sheet, let cell, let length):
            "The text for \(sheet), cell \(cell), has \(length) characters; "
                + "a cell holds \(SheetFile.longestText)."
        case .notFinite(let sheet, let cell):
            "The number for \(sheet), cell \(cell), is infinite or undefined."
        case .refused(let sheet, let cell, let reason):
            "\(sheet), cell \(cell), cannot be written: \(reason)."
        case .outOfMemory:
            "There is not enough memory to build the workbook."
        }
    }
}
