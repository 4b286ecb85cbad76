import Foundation
import Testing

@Suite("Faults lose nothing")
struct FaultTests {
    @Test("Each fault that needs no root is told in one line, and leaves nothing half-done")
    func faults() throws {
        guard
            let result = try Script.python(
                "Tests/faults/run", Program.path, "--without-root", "--kills", "2")
        else { return }
        let rows = result.output.split(separator: "\n").dropFirst(2)
        for row in rows where row.contains("| skipped: ") { print(row) }
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(rows.count == 19)
        #expect(rows.allSatisfy { $0.hasSuffix("| passed |") || $0.contains("| skipped: ") })
    }
}

/// A script of the repository, run with Python 3.
enum Script {
    /// What it came to; nil, with the reason printed, where there is no Python.
    static func python(_ script: String, _ arguments: String...) throws -> Program.Result? {
        let python = ProcessInfo.processInfo.environment["ANNEXA_PYTHON"] ?? "/usr/bin/python3"
        guard FileManager.default.isExecutableFile(atPath: python) else {
            print("\(script) is not run: there is no \(python); ANNEXA_PYTHON may name another")
            return nil
        }
        return try Program.run(python, [Repository.root + "/" + script] + arguments)
    }
}
