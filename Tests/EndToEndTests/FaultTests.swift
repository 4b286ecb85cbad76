import Foundation
import Testing

@Suite("Faults lose nothing")
struct FaultTests {
    /// Those of `Tests/faults/run` that need no root.
    static let faults = [
        "kill-run", "kill-batch", "kill-batch-resumed", "sigint-run", "sigterm-run", "sigterm-batch", "sigpipe",
        "stdout-full", "read-only", "no-permission", "path-too-long", "file-in-the-way", "input-removed",
        "input-replaced", "input-cut", "two-runs", "two-batches", "touched-run", "touched-batch",
    ]

    @Test("Each fault is told, and leaves nothing half-done", arguments: faults)
    func fault(_ name: String) throws {
        guard let result = try Script.python("Tests/faults/run", Program.path, "--only", name, "--kills", "3")
        else { return }
        if result.output.contains("| skipped:") { print(result.output) }
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("| passed |") || result.output.contains("| skipped: "))
    }
}

/// A script of the repository, run with Python 3.
enum Script {
    /// What it came to; nil, with the reason printed, where there is no Python, or not the modules it needs.
    static func python(_ script: String, _ arguments: String..., modules: [String] = []) throws -> Program.Result? {
        let python = ProcessInfo.processInfo.environment["ANNEXA_PYTHON"] ?? "/usr/bin/python3"
        guard FileManager.default.isExecutableFile(atPath: python) else {
            print("\(script) is not run: there is no \(python); ANNEXA_PYTHON may name another")
            return nil
        }
        for module in modules {
            guard try Program.run(python, ["-c", "import \(module)"]).status == 0 else {
                print("\(script) is not run: \(python) has no module \(module)")
                return nil
            }
        }
        return try Program.run(python, [Repository.root + "/" + script] + arguments)
    }
}
