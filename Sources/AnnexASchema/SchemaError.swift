/// A schema file that cannot be used, with the place to mend.
public struct SchemaError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file, as found below the schema folder or as given.
    public let file: String
    /// The line, from 1, where it is known.
    public let line: Int?
    /// What is wrong and what is expected.
    public let reason: String

    /// An error at a place of a schema file.
    public init(file: String, line: Int? = nil, reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// `populations.yaml:12: what is wrong`.
    public var description: String {
        line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)"
    }
}

/// Where something stands in a schema folder.
public struct SchemaPlace: Sendable, Equatable {
    /// The file, as found below the folder.
    public let file: String
    /// The line, from 1, where it is known.
    public let line: Int?

    /// A mistake at this place.
    public func error(_ reason: String) -> SchemaError {
        SchemaError(file: file, line: line, reason: reason)
    }
}
