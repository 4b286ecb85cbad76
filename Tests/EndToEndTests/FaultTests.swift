import Foundation
import Testing

/// The rows of `make faults` that need neither root nor strace, with fewer moments; the script judges.
@Suite("A run that is disturbed loses nothing")
struct FaultTests {
    @Test(
        "The disk is left as it should be",
        arguments: [
            "kill", "interrupt", "terminate", "read-only", "no-permission", "long-path", "file-in-the-way",
            "input-removed", "input-cut", "input-changed", "closed-pipe", "full-output", "two-runs",
        ])
    func fault(_ name: String) throws {
        guard let result = try Self.row(name) else { return }
        #expect(result.status == 0, "\(result.table)")
        #expect(result.table.contains("as it should be"), "\(result.table)")
    }

    @Test("No socket is opened, and no file but inputs, results, schemas and system libraries")
    func calls() throws {
        guard let result = try Self.row("calls") else { return }
        #expect(result.status == 0, "\(result.table)")
        if result.table.contains("not tried") { print("the calls are not looked at: strace is not here") }
    }

    /// One row of the table, or nil, with the reason printed.
    private static func row(_ name: String) throws -> (status: Int32, table: String)? {
        let result = try Program.tool([
            "python3", "\(Repository.root)/Tests/faults/run", Program.path, "--moments", "3", "--only", name,
        ])
        guard result.status != 127 else {
            print("faults are not tried: python3 is not here")
            return nil
        }
        return (result.status, result.output)
    }
}
