/// A result that cannot be written: the path, why, and what to do.
public struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file or folder concerned, by its final name.
    public let path: String
    /// Why it cannot be written.
    public let reason: String

    /// An error for that path; a part of it that is still under its unfinished name is told by its final one.
    public init(path: String, reason: String) {
        self.path = path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.hasPrefix(".") && part.hasSuffix(OutputFile.unfinishedSuffix)
                ? part.dropFirst().dropLast(OutputFile.unfinishedSuffix.count) : part
        }.joined(separator: "/")
        self.reason = reason
    }

    /// An error for that path, by the system's number for it.
    public init(path: String, code: CInt) {
        self.init(path: path, reason: OutputFile.words(for: code))
    }

    /// One line for people.
    public var description: String { "\(path): \(reason)" }
}
