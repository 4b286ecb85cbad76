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
    /// Something that was told already.
    case told(Int32)
    /// An output that cannot be written.
    case unwritable(OutputError)

    static let usageCode: Int32 = 2

    init(_ errors: [XLSXError]) {
        self = .unreadable(errors.map(\.description))
    }

    /// The exit code.
    var code: Int32 {
        switch self {
        case .findings: 1
        case .usage: Self.usageCode
        case .unreadable: 3
        case .unwritable: 4
        case .told(let code): code
        }
    }

    /// What happened, a line for each input or output concerned.
    var lines: [String] {
        switch self {
        case .findings, .told: []
        case .usage(let words): [words]
        case .unreadable(let lines): lines
        case .unwritable(let error): ["\(error)"]
        }
    }

    /// Says what happened on standard error, and gives the exit code.
    func report() -> Int32 {
        for line in lines { Program.complain("annex-a: \(line)") }
        return code
    }
}
