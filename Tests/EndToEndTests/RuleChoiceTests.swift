import Foundation
import Testing

@Suite("Someone else may choose the rules")
struct RuleChoiceTests {
    private static let messy = Repository.fixture("messy") + "/return.xlsx"

    private static func findings(_ more: String...) throws -> FindingsJSON {
        try FindingsJSON(
            Program.run(["validate", messy, "--as-at", "2024-03-31", "--format", "json"] + more))
    }

    @Test("Only the rules that are included are asked, by id, by prefix and by what they begin with")
    func include() throws {
        let report = try Self.findings("--include", "a07,ASH-R4*", "--include", "A01-R03")
        #expect(!report.findings.isEmpty)
        #expect(
            report.rules.allSatisfy { $0.hasPrefix("A07-") || $0.hasPrefix("ASH-R4") || $0 == "A01-R03" })
    }

    @Test("A rule that is excluded is reported as skipped, with the reason")
    func exclude() throws {
        let report = try Self.findings("--exclude", "A01-R03")
        #expect(!report.rules.contains("A01-R03"))
        #expect(report.skipped["A01-R03"] == "Left out by --exclude")
    }

    @Test("Excluding stands over including")
    func both() throws {
        let report = try Self.findings("--include", "A01", "--exclude", "A01-R03")
        #expect(report.skipped["A01-R03"] == "Left out by --exclude")
        #expect(report.skipped["A07-R03"] == "Not named by --include")
        #expect(report.skipped["A01-R05"] == nil)
    }

    @Test("A rule's severity is the one that is asked for, in findings and in counts")
    func severity() throws {
        let usual = try Self.findings("--include", "A01-R03")
        let changed = try Self.findings("--include", "A01-R03", "--severity", "A01-R03=info")
        #expect(usual.counts["error"] ?? 0 > 0)
        #expect(changed.counts["error"] == 0)
        #expect(changed.counts["info"] == usual.findings.count)
    }

    @Test("A finding that is no error any more does not fail")
    func failing() throws {
        let arguments = ["validate", Self.messy, "--as-at", "2024-03-31", "--include", "A01-R03"]
        #expect(try Program.run(arguments).status == 1)
        #expect(try Program.run(arguments + ["--severity", "A01=warning"]).status == 0)
    }

    @Test("A rule that does not exist ends with 2 and a suggestion", arguments: ["--include", "--exclude"])
    func unknown(option: String) throws {
        let result = try Program.run("validate", Self.messy, "--as-at", "2024-03-31", option, "A07-R3")
        #expect(result.status == 2)
        #expect(result.errors.contains("\(option): there is no rule 'A07-R3'; did you mean A07-R0"))
    }

    @Test("What was chosen stands in the record of the run")
    func record() throws {
        let folder = try Folder()
        _ = try Program.run(
            "run", Self.messy, "--as-at", "2024-03-31", "--output", folder.file("a"), "--exclude", "A01",
            "--severity", "A07-R03=query")
        let data = try #require(FileManager.default.contents(atPath: folder.file("a/run.json")))
        let run = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let options = try #require(run["options"] as? [String: String])
        #expect(options["exclude"] == "A01")
        #expect(options["severity"] == "A07-R03=query")
    }
}

/// The JSON that `validate` prints, as tests look at it.
struct FindingsJSON {
    let findings: [[String: Any]]
    let counts: [String: Int]
    /// Why rules were skipped, by rule.
    let skipped: [String: String]

    init(_ result: Program.Result) throws {
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any],
            "\(result.errors)")
        findings = try #require(data["findings"] as? [[String: Any]])
        counts = try #require(data["counts"] as? [String: Int])
        let rules = try #require(data["rules_skipped"] as? [[String: String]])
        skipped = Dictionary(rules.map { ($0["rule"] ?? "", $0["why"] ?? "") }, uniquingKeysWith: { $1 })
    }

    /// The rules that were broken.
    var rules: Set<String> { Set(findings.compactMap { $0["rule"] as? String }) }
}
