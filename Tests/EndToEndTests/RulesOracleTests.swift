import Foundation
import Testing

@Suite("Findings hold against a second reading of the rules")
struct RulesOracleTests {
    /// What the script ends with where openpyxl is missing.
    private static let lacksPackage: Int32 = 77

    @Test("Each twentieth return, with one rule broken or odd but clean, is found as the text has it")
    func eachTwentieth() throws {
        let (status, text) = try Program.tool([
            Program.python, Repository.root + "/Tests/oracle/rules.py", "--program", Program.path,
            "--schemas", Repository.root + "/Schemas", "--every", "20",
        ])
        if status == 127 || status == Self.lacksPackage {
            print("Left out: \(text.trimmingCharacters(in: .whitespacesAndNewlines)) for \(Program.python)")
            return
        }
        #expect(status == 0, "\(text)")
        #expect(text.contains(": 0 disagreements"))
    }
}
