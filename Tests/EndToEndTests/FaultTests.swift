import Foundation
import Testing

/// The rows of `make faults` that need neither root nor much time, with fewer moments; the script judges.
@Suite("A command that is disturbed loses nothing")
struct FaultTests {
    /// Rows that are tried together, since each call of the script first runs what it disturbs undisturbed.
    enum Fault: String, CaseIterable {
        case killed = "kill,kill-over"
        case batchKilled = "batch-kill,batch-kill-over"
        case interrupted = "interrupt,terminate"
        case batchInterrupted = "batch-interrupt"
        case notWritable =
            "read-only,batch-read-only,convert-read-only,summarise-read-only,read-only-result,batch-read-only-result"
        case notReadable = "no-permission,batch-no-permission,convert-no-permission,annotate-no-permission"
        case tooLong =
            "long-path,batch-long-path,convert-long-path,summarise-long-path,annotate-long-path,long-input"
        case inTheWay =
            "file-in-the-way,batch-file-in-the-way,convert-file-in-the-way,summarise-folder-in-the-way"
        case inputDisturbed = "input-removed,input-cut,input-changed,input-replaced"
        case batchInputDisturbed = "batch-input-changed"
        case annotateInputDisturbed = "annotate-input-replaced"
        case twoAtOnce = "two-runs,two-batches"
        case readerGone = "closed-pipe,full-output,closed-log,batch-closed-log"

        var rows: [Substring] { rawValue.split(separator: ",") }
    }

    @Test("The disk is left as it should be", arguments: Fault.allCases)
    func fault(_ fault: Fault) throws {
        guard let result = try Self.table(fault.rawValue) else { return }
        #expect(result.status == 0, "\(result.table)")
        let kept = result.table.split(separator: "\n").count { $0.hasSuffix("| as it should be |") }
        #expect(kept == fault.rows.count, "\(result.table)")
    }

    @Test("No socket is opened, and no file but inputs, results, schemas and system libraries")
    func calls() throws {
        guard let result = try Self.table("calls") else { return }
        #expect(result.status == 0, "\(result.table)")
        if result.table.contains("not tried") {
            print("the calls are not looked at: strace is not here")
        } else {
            #expect(result.table.contains("| as it should be |"), "\(result.table)")
        }
    }

    /// Rows of the table, or nil, with the reason printed.
    private static func table(_ rows: String) throws -> (status: Int32, table: String)? {
        let result = try Program.tool([
            "python3", "\(Repository.root)/Tests/faults/run", Program.path, "--moments", "2", "--only", rows,
        ])
        guard result.status != 127 else {
            print("faults are not tried: python3 is not here")
            return nil
        }
        return (result.status, result.output)
    }
}
