import Foundation
import Testing

@Suite("Findings that are known and accepted are counted apart")
struct AcknowledgementTests {
    private static let messy = Repository.fixture("messy") + "/return.xlsx"
    private static let head = "rule,child,event,reason,by,date,expires\n"

    private static func validate(_ more: String...) throws -> Program.Result {
        try Program.run(["validate", messy, "--as-at", "2024-03-31"] + more)
    }

    /// The lines that `--write-acknowledgements` starts a file with.
    private static func lines(in folder: Folder, _ more: String...) throws -> [String] {
        let path = folder.file("start.csv")
        let result = try Program.run(
            ["validate", messy, "--as-at", "2024-03-31", "--write-acknowledgements", path] + more)
        try #require(result.status < 2, "\(result.errors)")
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// A file that accepts some of these lines.
    private static func file(_ lines: [String], expires: String = "", in folder: Folder) throws -> String {
        let path = folder.file("known.csv")
        // a started line ends in an empty reason, nobody, the date, and no end
        let text = lines.map { line in
            line.replacing(",,,2024-03-31,", with: ",Known to us,Worker 014,2024-03-31,\(expires)")
        }
        try (head + text.joined(separator: "\n") + "\n").write(
            toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    @Test("A started file has a line for each fault, without reasons, and accepts none yet")
    func start() throws {
        let folder = try Folder()
        let lines = try Self.lines(in: folder)
        #expect(lines.first == "rule,child,event,reason,by,date,expires")
        #expect(lines.count > 50)
        #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",,,2024-03-31,") })
        #expect(Set(lines).count == lines.count)
        let result = try Self.validate("--acknowledgements", folder.file("start.csv"), "--format", "json")
        #expect(try FindingsJSON(result).counts["acknowledged"] == 0)
        #expect(result.errors.contains("start.csv:2: \(lines.count - 1) lines"))
        #expect(result.status == 1)
    }

    @Test("When all are accepted none fails, and all are still told")
    func all() throws {
        let folder = try Folder()
        let path = try Self.file(Array(try Self.lines(in: folder).dropFirst()), in: folder)
        let usual = try FindingsJSON(Self.validate("--format", "json"))
        let result = try Self.validate("--acknowledgements", path, "--format", "json")
        let report = try FindingsJSON(result)
        #expect(result.status == 0)
        #expect(report.findings.count == usual.findings.count)
        #expect(report.counts["acknowledged"] == usual.findings.count)
        #expect(report.counts["error"] == 0)
        #expect(report.findings.allSatisfy { $0["acknowledged"] as? Bool == true })
    }

    @Test("One that expired before the reference date counts again, and says so")
    func expired() throws {
        let folder = try Folder()
        let line = try #require(
            try Self.lines(in: folder, "--include", "A01-R03").dropFirst().first)
        let path = try Self.file([line], expires: "2024-03-30", in: folder)
        let result = try Self.validate(
            "--acknowledgements", path, "--format", "json", "--include", "A01-R03")
        let report = try FindingsJSON(result)
        let notes = report.findings.compactMap { $0["acknowledgement"] as? [String: Any] }
        #expect(report.counts["acknowledged"] == 0)
        #expect(notes.count == 1)
        #expect(notes.first?["expired"] as? Bool == true)
        #expect(result.errors.contains("known.csv:2: 1 line (2) expired before the reference date"))
    }

    @Test("One that expires on the reference date still holds")
    func lastDay() throws {
        let folder = try Folder()
        let line = try #require(try Self.lines(in: folder, "--include", "A01-R03").dropFirst().first)
        let path = try Self.file([line], expires: "31/03/2024", in: folder)
        let result = try Self.validate(
            "--acknowledgements", path, "--format", "json", "--include", "A01-R03")
        #expect(try FindingsJSON(result).counts["acknowledged"] == 1)
    }

    @Test("One that matches nothing is told by its line, not by its child")
    func unmatched() throws {
        let folder = try Folder()
        let path = folder.file("known.csv")
        try (Self.head + "A01-R03,987654321,2024-01-05,Known,,,\n").write(
            toFile: path, atomically: false, encoding: .utf8)
        let result = try Self.validate("--acknowledgements", path)
        #expect(result.errors.contains("known.csv:2: 1 line (2) match no finding"))
        #expect(!result.errors.contains("987654321"))
    }

    @Test(
        "A mistake in the file ends with 2, file and line",
        arguments: [
            "A01-R03,1,2024-01-05,Known,,yesterday,\n", "A99-R03,1,2024-01-05,Known,,,\n",
            "A01-R03,1,2024-01-05,Known\n", ",1,2024-01-05,Known,,,\n",
        ])
    func mistakes(line: String) throws {
        let folder = try Folder()
        let path = folder.file("known.csv")
        try (Self.head + line).write(toFile: path, atomically: false, encoding: .utf8)
        let result = try Self.validate("--acknowledgements", path)
        #expect(result.status == 2)
        #expect(result.errors.contains("known.csv:2: "), "\(result.errors)")
    }

    @Test("A line without a rule in front does not bring its child to standard error")
    func noRule() throws {
        let folder = try Folder()
        let path = folder.file("known.csv")
        try (Self.head + "987654321,A01-R03,2024-01-05,Known,,,\n").write(
            toFile: path, atomically: false, encoding: .utf8)
        let result = try Self.validate("--acknowledgements", path)
        #expect(result.status == 2)
        #expect(!result.errors.contains("987654321"))
    }

    @Test("A line that stands twice is a mistake")
    func twice() throws {
        let folder = try Folder()
        let path = folder.file("known.csv")
        let line = "A01-R03,1,2024-01-05,Known,,,\n"
        try (Self.head + line + line.replacing("2024-01-05", with: "05/01/2024")).write(
            toFile: path, atomically: false, encoding: .utf8)
        #expect(try Self.validate("--acknowledgements", path).errors.contains("known.csv:3: "))
    }

    @Test("A file that is there is not started anew unless asked for")
    func refusal() throws {
        let folder = try Folder()
        _ = try Self.lines(in: folder)
        let path = folder.file("start.csv")
        #expect(try Self.validate("--write-acknowledgements", path).status == 4)
        #expect(try Self.validate("--write-acknowledgements", path, "--force").status == 1)
    }

    @Test(
        "Every form shows them, with the reason",
        arguments: ["text", "json", "jsonl", "csv", "html", "sarif"])
    func forms(format: String) throws {
        let folder = try Folder()
        let path = try Self.file(
            Array(try Self.lines(in: folder, "--include", "A01-R03").dropFirst()), in: folder)
        let result = try Self.validate(
            "--acknowledgements", path, "--format", format, "--include", "A01-R03")
        #expect(result.status == 0)
        #expect(result.output.contains("Known to us"))
    }

    @Test("SARIF calls them suppressed")
    func sarif() throws {
        let folder = try Folder()
        let path = try Self.file(
            Array(try Self.lines(in: folder, "--include", "A01-R03").dropFirst()), in: folder)
        let result = try Self.validate(
            "--acknowledgements", path, "--format", "sarif", "--include", "A01-R03")
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let run = try #require((data["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        let states = results.compactMap {
            ($0["suppressions"] as? [[String: Any]])?.first?["status"] as? String
        }
        #expect(!results.isEmpty)
        #expect(states == Array(repeating: "accepted", count: results.count))
    }

    @Test("The findings book has a sheet of them")
    func book() throws {
        let folder = try Folder()
        let path = try Self.file(
            Array(try Self.lines(in: folder, "--include", "A01-R03").dropFirst()), in: folder)
        let book = folder.file("findings.xlsx")
        _ = try Self.validate(
            "--acknowledgements", path, "--format", "xlsx", "--include", "A01-R03", "--output", book)
        let cells = try Program.run("cells", book).output
        #expect(cells.contains("\"sheet\":\"Acknowledged\""))
        #expect(cells.contains("Known to us"))
    }
}
