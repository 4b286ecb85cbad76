import Foundation
import Testing

@Suite("Indicators hold against a second implementation")
struct IndicatorsOracleTests {
    @Test("On five noisy returns, both read the catalogue the same way")
    func fiveReturns() throws {
        let python = ProcessInfo.processInfo.environment["ANNEXA_PYTHON"] ?? "python3"
        let folder = try Folder()
        let output = folder.file("output")
        try Data().write(to: URL(fileURLWithPath: output))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            python, Repository.root + "/Tests/oracle/indicators.py", "--program", Program.path,
            "--schemas", Repository.root + "/Schemas", "--seeds", "1-5", "--children", "150",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus == 127 {
            print("Left out: there is no \(python); ANNEXA_PYTHON names another")
            return
        }
        let text = try String(contentsOfFile: output, encoding: .utf8)
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains("indicators compared on returns 1-5: 0 disagreements"))
    }
}
