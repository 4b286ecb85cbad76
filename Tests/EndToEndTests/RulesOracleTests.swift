import Foundation
import Testing

@Suite("Findings hold against a second reading of the rules")
struct RulesOracleTests {
    @Test("Each twentieth return, with one rule broken or odd but clean, is found as the text has it")
    func eachTwentieth() throws {
        let python = ProcessInfo.processInfo.environment["ANNEXA_PYTHON"] ?? "python3"
        let folder = try Folder()
        let output = folder.file("output")
        try Data().write(to: URL(fileURLWithPath: output))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            python, Repository.root + "/Tests/oracle/rules.py", "--program", Program.path,
            "--schemas", Repository.root + "/Schemas", "--every", "20",
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
        if process.terminationStatus == 77 {
            print("\(text.trimmingCharacters(in: .whitespacesAndNewlines)) for \(python)")
            return
        }
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains(": 0 disagreements"))
    }
}
