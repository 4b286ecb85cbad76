import Foundation
import Testing

@Suite("Two returns or result folders are compared")
struct DiffTests {
    private static let head = "Child Unique ID,Gender,Date of Birth,Date of Contact,Contact Source\n"

    /// A return of one list of contacts, as CSV.
    private static func contacts(_ name: String, _ rows: String..., in folder: Folder) throws -> String {
        let path = folder.file(name)
        try (head + rows.joined(separator: "\n") + "\n").write(
            toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    private static func diff(_ old: String, _ new: String, _ more: String...) throws -> Program.Result {
        try Program.run(["diff", old, new, "--as-at", "2024-03-31"] + more)
    }

    private static func json(_ result: Program.Result) throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any],
            "\(result.errors)")
    }

    /// What is told of one list.
    private static func list(_ number: Int, _ result: Program.Result) throws -> [String: Any] {
        try #require(try #require(try json(result)["lists"] as? [[String: Any]])[number - 1])
    }

    /// Two months of contacts: one child stays, one changes, one leaves, one arrives.
    private static func months(in folder: Folder) throws -> (old: String, new: String) {
        (
            try contacts(
                "old.csv", "7001,Female,2012-05-01,2024-01-08,2A", "7002,Male,2013-05-01,2024-01-09,2B",
                "7003,Male,2014-05-01,2024-01-10,Nope", in: folder),
            try contacts(
                "new.csv", "7004,Female,2015-05-01,2024-02-08,2A", "7002,Male,2013-05-01,09/01/2024,3A",
                "7001,F,2012-05-01,2024-01-08,2a", in: folder)
        )
    }

    @Test("Children who arrived and left are named, and a code that changed is told with both values")
    func changes() throws {
        let folder = try Folder()
        let (old, new) = try Self.months(in: folder)
        let list = try Self.list(1, Self.diff(old, new, "--format", "json"))
        #expect(list["children_arrived"] as? [String] == ["7004"])
        #expect(list["children_left"] as? [String] == ["7003"])
        #expect(list["rows_same"] as? Int == 1)
        let changes = try #require(list["changes"] as? [[String: Any]])
        let changed = try #require(changes.first { $0["change"] as? String == "changed" })
        let fields = try #require(changed["fields"] as? [[String: String]])
        #expect(changed["child_id"] as? String == "7002")
        #expect(fields.map { $0["field"] } == ["contact_source"])
        #expect(fields.first?["old"]?.contains("2B") ?? false)
        #expect(fields.first?["new"]?.contains("3A") ?? false)
    }

    @Test("A code that is spelt in another way is counted as respelt, and is no change")
    func respelt() throws {
        let folder = try Folder()
        let (old, new) = try Self.months(in: folder)
        // F for Female, and 2a for 2A
        #expect(try Self.list(1, Self.diff(old, new, "--format", "json"))["cells_respelt"] as? Int == 2)
    }

    @Test("A finding whose row left is fixed, and is counted for its rule")
    func fixed() throws {
        let folder = try Folder()
        let (old, new) = try Self.months(in: folder)
        let findings = try #require(
            try Self.json(Self.diff(old, new, "--format", "json"))["findings"] as? [String: Any])
        let changes = try #require(findings["changes"] as? [[String: Any]])
        let rules = try #require(findings["rules"] as? [[String: Any]])
        #expect(
            changes.contains { $0["change"] as? String == "fixed" && $0["rule"] as? String == "A01-R03" })
        #expect(rules.first { $0["rule"] as? String == "A01-R03" }?["fixed"] as? Int == 1)
    }

    @Test("A return and the result folder of it do not differ", arguments: ReturnFixtureTests.stories)
    func folderOfReturn(story: String) throws {
        let folder = try Folder()
        let path = Repository.fixture(story) + "/return.xlsx"
        _ = try Program.run("run", path, "--as-at", "2024-03-31", "--output", folder.file("a"))
        let result = try Self.diff(path, folder.file("a"), "--format", "csv")
        #expect(result.output.split(separator: "\n").count == 1, "\(result.output.prefix(2000))")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("The reference date of a result folder comes from where its run had it")
    func origin() throws {
        let folder = try Folder()
        let months = try Self.months(in: folder)
        let result = folder.file("result")
        #expect(
            try Program.run("run", months.old, "--output", result, "--fail-on", "never", "--quiet").status
                == 0)
        let told = try Program.run("diff", result, months.new, "--as-at", "2024-03-31").output
        #expect(told.contains("as at 10 January 2024 (the latest contact or referral)"))
    }

    @Test("Two result folders differ as their returns do")
    func folders() throws {
        let folder = try Folder()
        let (old, new) = try Self.months(in: folder)
        for (name, path) in [("a", old), ("b", new)] {
            _ = try Program.run("run", path, "--as-at", "2024-03-31", "--output", folder.file(name))
        }
        let ofReturns = try Self.diff(old, new, "--format", "csv").output
        let ofFolders = try Self.diff(folder.file("a"), folder.file("b"), "--format", "csv").output
        #expect(ofReturns.split(separator: "\n").count > 4)
        #expect(ofFolders == ofReturns)
    }

    @Test("A page tells children, rows and fields that changed, and is chosen by the name of the file too")
    func page() throws {
        let folder = try Folder()
        let (old, new) = try Self.months(in: folder)
        let printed = try Self.diff(old, new, "--format", "html")
        #expect(printed.status == 0 && printed.output.hasPrefix("<!DOCTYPE html>"))
        #expect(printed.output.contains("<b>1</b><strong>Arrived</strong>"))
        #expect(printed.output.contains("<b>1</b><strong>Left</strong>"))
        #expect(printed.output.contains("≠ changed") && printed.output.contains(" became "))
        let path = folder.file("changes.html")
        _ = try Self.diff(old, new, "--output", path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == printed.output)
    }

    @Test("The exit code is 0 whatever differs, and with --fail-on 1 for new findings alone")
    func status() throws {
        let folder = try Folder()
        let (old, new) = try Self.months(in: folder)
        #expect(try Self.diff(old, new).status == 0)
        let (good, bad) = (
            try Self.contacts("good.csv", "7001,Female,2012-05-01,2024-01-08,2A", in: folder),
            try Self.contacts("bad.csv", "7001,Female,2012-05-01,2024-01-08,Nope", in: folder)
        )
        #expect(try Self.diff(good, bad, "--fail-on", "error").status == 1)
        #expect(try Self.diff(bad, good, "--fail-on", "error").status == 0)
        #expect(try Self.diff(bad, bad, "--fail-on", "error").status == 0)
    }

    @Test("Standard error names no child")
    func privacy() throws {
        let folder = try Folder()
        let (old, new) = try Self.months(in: folder)
        let result = try Self.diff(old, new, "--output", folder.file("diff.txt"))
        #expect(result.output.isEmpty)
        #expect(!result.errors.contains("700"))
        #expect(try String(contentsOfFile: folder.file("diff.txt"), encoding: .utf8).contains("7004"))
    }

    @Test("One return alone ends with 2")
    func alone() throws {
        let folder = try Folder()
        #expect(try Program.run("diff", try Self.months(in: folder).old).status == 2)
    }

    @Test("A result folder without its lists ends with 3 and one line")
    func damaged() throws {
        let folder = try Folder()
        let (old, new) = try Self.months(in: folder)
        _ = try Program.run("run", old, "--as-at", "2024-03-31", "--output", folder.file("a"))
        try FileManager.default.removeItem(atPath: folder.file("a/lists/01-contacts.csv"))
        let result = try Self.diff(folder.file("a"), new)
        #expect(result.status == 3)
        #expect(result.errorLines.count == 1)
    }

    @Test("Findings of a redacted folder are not compared, and that is said")
    func redacted() throws {
        let folder = try Folder()
        let (old, new) = try Self.months(in: folder)
        _ = try Program.run("run", old, "--as-at", "2024-03-31", "--output", folder.file("a"), "--redact")
        let result = try Self.diff(folder.file("a"), new)
        #expect(result.output.contains("Findings are not compared: the findings in"))
        #expect(try Self.json(Self.diff(folder.file("a"), new, "--format", "json"))["findings"] is NSNull)
    }
}
