/// A result that cannot be written: the path, why, and what to do.
public struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file or folder concerned, by its final name.
    public let path: String
    /// Why it cannot be written.
    public let reason: String

    /// An error for that path.
    public init(path: String, reason: String) {
        self.path = OutputFile.finalPath(of: path)
        self.reason = reason
    }

    /// An error for that path, by the system's number for it.
    public init(path: String, code: CInt) {
        self.init(path: path, reason: OutputFile.words(for: code))
    }

    /// One line for people.
    public var description: String { "\(path): \(reason)" }
}
