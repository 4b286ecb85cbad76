import Foundation
import GRDB
import Testing

@Suite("Redacted findings tell no value of the return")
struct RedactionTests {
    private static let messy = Repository.fixture("messy") + "/return.xlsx"
    private static let forms = ["text", "json", "jsonl", "csv", "html", "xlsx", "sarif"]

    /// Texts and dates of the return's rows that no rule's own words can hold: identifiers, names, dates, and all
    /// that has a figure in it and is long enough not to stand anywhere by chance.
    private static let values: Result<Set<String>, any Error> = Result {
        let words = try Program.run("rules", "export", "--format", "csv").output
        var values: Set<String> = []
        for line in try Program.run("cells", messy).output.split(separator: "\n") {
            let cell = try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            guard (cell["row"] as? Int ?? 0) > 1 else { continue }
            let text = cell["value"] as? String ?? (cell["value"] as? NSNumber)?.stringValue ?? ""
            let isTelling = text.count >= 5 && text.contains(where: \.isNumber)
            if isTelling, !words.contains(text), text != "2024-03-31" { values.insert(text) }
        }
        return values
    }

    /// The findings in a form, with what else a form needs to be looked into.
    private static func findings(_ format: String, _ more: [String], in folder: Folder) throws -> String {
        let path = folder.file("findings." + format)
        let result = try Program.run(
            ["validate", messy, "--as-at", "2024-03-31", "--format", format, "--output", path] + more)
        try #require(result.status == 1, "\(result.errors)")
        return format == "xlsx"
            ? try Program.run("cells", path).output : try String(contentsOfFile: path, encoding: .utf8)
    }

    private static func told(_ text: String) throws -> [String] {
        try values.get().filter { text.contains($0) }
    }

    @Test("The values that are looked for are in findings that are not redacted")
    func counterProof() throws {
        let text = try Self.findings("csv", [], in: try Folder())
        #expect(try Self.values.get().count > 100)
        #expect(try Self.told(text).count > 50)
    }

    @Test("With --redact, no form holds a value", arguments: forms)
    func redacted(format: String) throws {
        let text = try Self.findings(format, ["--redact"], in: try Folder())
        #expect(try Self.told(text).isEmpty)
        // text and SARIF name places alone
        #expect(text.contains("child 0001") || ["text", "sarif"].contains(format))
    }

    @Test("With --redact, no file of findings in a result folder holds a value")
    func run() throws {
        let folder = try Folder()
        _ = try Program.run(
            "run", Self.messy, "--as-at", "2024-03-31", "--output", folder.file("a"), "--redact")
        for name in ["csv", "json", "html"] {
            let text = try String(contentsOfFile: folder.file("a/findings." + name), encoding: .utf8)
            #expect(try Self.told(text).isEmpty, "\(name)")
        }
        let book = try Program.run("cells", folder.file("a/findings.xlsx")).output
        #expect(try Self.told(book).isEmpty)
        let queue = try DatabaseQueue(path: folder.file("a/annex-a.sqlite"))
        let rows = try queue.read { try Row.fetchAll($0, sql: "select * from findings") }
        #expect(!rows.isEmpty)
        #expect(try Self.told("\(rows)").isEmpty)
    }

    @Test("With --values none, no value is quoted", arguments: forms)
    func valuesNone(format: String) throws {
        let folder = try Folder()
        let text = try Self.findings(format, ["--values", "none"], in: folder)
        let found = try FindingsJSON(
            Program.run("validate", Self.messy, "--as-at", "2024-03-31", "--format", "json")
        ).findings.compactMap { $0["found"] as? String }.filter { $0.count >= 6 }
        #expect(found.count > 20)
        #expect(found.allSatisfy { !text.contains("“\($0)”") })
    }

    @Test("With --values none, the field of what was found is empty")
    func noFound() throws {
        let report = try FindingsJSON(
            Program.run(
                "validate", Self.messy, "--as-at", "2024-03-31", "--format", "json", "--values", "none"))
        #expect(!report.findings.isEmpty)
        #expect(report.findings.allSatisfy { $0["found"] as? String == "" })
    }

    @Test("A child has one pseudonym in all its findings")
    func pseudonyms() throws {
        func children(_ more: [String]) throws -> [String] {
            try FindingsJSON(
                Program.run(["validate", Self.messy, "--as-at", "2024-03-31", "--format", "json"] + more)
            ).findings.map { $0["child_id"] as? String ?? "" }
        }
        let pairs = Set(zip(try children([]), try children(["--redact"])).map { "\($0)|\($1)" })
        #expect(pairs.count == Set(try children([])).count)
        #expect(pairs.count == Set(try children(["--redact"])).count)
    }

    @Test("Acknowledgements cannot be started from redacted findings")
    func noStart() throws {
        let result = try Program.run(
            "validate", Self.messy, "--as-at", "2024-03-31", "--redact", "--write-acknowledgements", "x.csv")
        #expect(result.status == 2)
    }
}
