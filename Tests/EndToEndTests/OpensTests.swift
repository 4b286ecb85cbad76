import Foundation
import GRDB
import Testing

@Suite("Results open in the tools that analysts have")
struct OpensTests {
    /// A Python with the packages; nil, with the reason printed, where there is none.
    private static let python: String? = {
        let name = Program.python
        let check = "import duckdb, frictionless, jsonschema, openpyxl, polars"
        if let found = try? Program.tool([name, "-c", check]), found.status == 0 { return name }
        print(
            "Left out: \(name) lacks duckdb, frictionless, jsonschema, openpyxl or polars; ANNEXA_PYTHON names one"
        )
        return nil
    }()

    @Test(
        "openpyxl, sqlite3, frictionless, DuckDB and Polars agree on a run",
        arguments: ReturnFixtureTests.stories)
    func opens(story: String) throws {
        guard let python = Self.python else { return }
        let folder = try Folder()
        let path = folder.file("result")
        let run = try Program.run(
            "run", Repository.fixture(story) + "/return.xlsx", "--as-at", "2024-03-31", "--output", path,
            "--fail-on", "never")
        try #require(run.status == 0, "\(run.errors)")
        let script = Repository.root + "/Tests/oracle/opens"
        let result = try Program.tool([python, "-W", "ignore", script, path, "--quick"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("ok    07-child-protection.parquet"))
    }

    @Test("Exported schemas hold for what is written, as jsonschema and frictionless see it")
    func schemas() throws {
        guard let python = Self.python else { return }
        let script = Repository.root + "/Tests/oracle/schemas"
        let fixture = Repository.fixture("messy") + "/return.xlsx"
        let result = try Program.tool([python, "-W", "ignore", script, Program.path, fixture])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("01-contacts: 73 rows, 0 not of the JSON Schema"))
    }

    @Test(
        "A database has its tables, keys and children, whether run or converted",
        arguments: ["run", "convert"])
    func database(command: String) throws {
        let folder = try Folder()
        let path = folder.file("result")
        let more = command == "run" ? ["--fail-on", "never"] : ["--to", "sqlite"]
        let run = try Program.run(
            [
                command, Repository.fixture("messy") + "/return.xlsx", "--as-at", "2024-03-31", "--output",
                path,
            ]
                + more)
        try #require(run.status == 0, "\(run.errors)")
        var findings = 0
        if let json = FileManager.default.contents(atPath: path + "/findings.json") {
            let report = try JSONSerialization.jsonObject(with: json) as? [String: Any]
            findings = try #require((report?["findings"] as? [Any])?.count)
        }
        #expect((findings > 0) == (command == "run"))
        let rejects = try String(contentsOfFile: path + "/lists/rejects.csv", encoding: .utf8)
        let queue = try DatabaseQueue(path: path + "/annex-a.sqlite")
        try queue.read { database in
            #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
            #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
            let tables = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            #expect(tables.count { $0.hasPrefix("list_") } == 11)
            #expect(Set(tables).isSuperset(of: ["children", "findings", "mapping", "rejects", "run"]))
            func count(_ sql: String) throws -> Int? {
                try Int.fetchOne(database, sql: "SELECT count(*) FROM " + sql)
            }
            #expect(try count("findings") == findings)
            #expect(try count("rejects") == rejects.split(separator: "\n").count - 1)
            let lists = (1...10).map { number in
                let name =
                    tables.first { $0.hasPrefix(number < 10 ? "list_0\(number)" : "list_\(number)") } ?? ""
                return "SELECT child_id FROM \(name) WHERE child_id IS NOT NULL"
            }
            #expect(try count("children") == count("(\(lists.joined(separator: " UNION ")))"))
            let types = try Row.fetchAll(database, sql: "PRAGMA table_info(list_07_child_protection)")
            func type(_ column: String) -> String? { types.first { $0["name"] == column }?["type"] }
            #expect(type("cpp_start") == "DATE" && type("age") == "INTEGER" && type("child_id") == "TEXT")
        }
    }
}
