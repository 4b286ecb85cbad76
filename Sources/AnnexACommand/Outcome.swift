import OOXMLParts
import ResultFiles

/// How a command ended, where it did not simply succeed.
enum Outcome: Error {
    /// Findings at or above the level that fails.
    case findings
    /// The arguments make no sense together.
    case usage(String)
    /// Inputs that cannot be read, each with one line.
    case unreadable([String])
    /// An output that cannot be written.
    case unwritable(OutputError)

    static let usageCode: Int32 = 2

    init(_ errors: [XLSXError]) {
        self = .unreadable(errors.map(\.description))
    }

    /// Says what happened on standard error, and gives the exit code.
    func report() -> Int32 {
        switch self {
        case .findings: return 1
        case .usage(let words):
            Program.complain("annex-a: \(words)")
            return Self.usageCode
        case .unreadable(let lines):
            for line in lines { Program.complain("annex-a: \(line)") }
            return 3
        case .unwritable(let error):
            Program.complain("annex-a: \(error)")
            return 4
        }
    }
}
