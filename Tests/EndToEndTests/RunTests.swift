import Foundation
import GRDB
import Testing

@Suite("A run leaves a whole folder, or says why not")
struct RunTests {
    private static let messy = Repository.fixture("messy") + "/return.xlsx"

    private static func run(into path: String, _ more: String...) throws -> Program.Result {
        try Program.run(["run", messy, "--as-at", "2024-03-31", "--output", path] + more)
    }

    @Test("Every file that is promised is written")
    func files() throws {
        let folder = try Folder()
        let path = folder.file("result")
        _ = try Self.run(into: path)
        let lists = [
            "01-contacts", "02-early-help", "03-referrals", "04-assessments", "05-section-47-and-icpc",
            "06-children-in-need", "07-child-protection", "08-children-in-care", "09-care-leavers",
            "10-adoption",
            "11-adopters", "rejects",
        ]
        let others = [
            "summary.xlsx", "summary.html", "findings.csv", "findings.json", "findings.html", "findings.xlsx",
            "children.csv", "extra.csv", "indicators.json", "annex-a.sqlite", "annex-a.xlsx", "mapping.csv",
            "datapackage.json",
            "run.json",
        ]
        let found = try Folder.contents(of: path).keys.sorted()
        #expect(found == (lists.map { "lists/\($0).csv" } + others).sorted())
    }

    @Test("Results can be read by their owner alone")
    func permissions() throws {
        let folder = try Folder()
        let path = folder.file("result")
        _ = try Self.run(into: path)
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            #expect(
                try Folder.permissions(of: path + "/" + name) == (name == "lists" ? 0o700 : 0o600), "\(name)")
        }
        #expect(try Folder.permissions(of: path) == 0o700)
    }

    @Test("The same input gives the same bytes, but for the timings")
    func deterministic() throws {
        let folder = try Folder()
        _ = try Self.run(into: folder.file("a"))
        _ = try Self.run(into: folder.file("b"))
        let first = try Folder.contents(of: folder.file("a"))
        let second = try Folder.contents(of: folder.file("b"))
        #expect(first.keys.sorted() == second.keys.sorted())
        for (name, data) in first where name != "run.json" { #expect(second[name] == data, "\(name)") }
        func withoutTimings(_ data: Data?) throws -> String {
            var object = try #require(
                try JSONSerialization.jsonObject(with: data ?? Data()) as? [String: Any])
            object["timings"] = nil
            return String(
                decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys),
                as: UTF8.self)
        }
        #expect(try withoutTimings(first["run.json"]) == withoutTimings(second["run.json"]))
    }

    @Test("A folder that is not empty is refused")
    func refusal() throws {
        let folder = try Folder()
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.file("mine.txt")))
        let result = try Self.run(into: folder.path)
        #expect(result.status == 4)
        #expect(result.errorLines.count == 1)
        #expect(try Folder.contents(of: folder.path).keys.sorted() == ["mine.txt"])
    }

    @Test("With --force, files of others stay as they are")
    func force() throws {
        let folder = try Folder()
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.file("mine.txt")))
        _ = try Self.run(into: folder.path, "--force")
        let contents = try Folder.contents(of: folder.path)
        #expect(contents["mine.txt"] == Data("mine".utf8))
        #expect(contents["summary.xlsx"] != nil)
    }

    @Test("Errors among the findings end it with 1, and --fail-on never with 0")
    func status() throws {
        let folder = try Folder()
        #expect(try Self.run(into: folder.file("a")).status == 1)
        #expect(try Self.run(into: folder.file("b"), "--fail-on", "never").status == 0)
    }

    @Test("The database has the rows of the lists")
    func database() throws {
        let folder = try Folder()
        let path = folder.file("result")
        _ = try Self.run(into: path)
        let queue = try DatabaseQueue(path: path + "/annex-a.sqlite")
        let rows = try queue.read { try Int.fetchOne($0, sql: "select count(*) from list_01_contacts") }
        let csv = try String(contentsOfFile: path + "/lists/01-contacts.csv", encoding: .utf8)
        #expect(rows == csv.split(separator: "\n").count - 1)
    }

    @Test("Standard error tells no identifier")
    func privacy() throws {
        let folder = try Folder()
        let path = folder.file("result")
        let result = try Self.run(into: path)
        let csv = try String(contentsOfFile: path + "/lists/01-contacts.csv", encoding: .utf8)
        let identifiers = Set(
            csv.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first })
        #expect(!identifiers.isEmpty)
        #expect(identifiers.allSatisfy { !result.errors.contains($0) })
        #expect(result.output.isEmpty)
    }
}
