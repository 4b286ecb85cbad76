import Foundation
import Testing

@Suite("Commands speak to people")
struct CommandTests {
    private static let clean = Repository.fixture("clean") + "/return.xlsx"

    @Test("A misspelt option ends with 2 and a suggestion")
    func misspelling() throws {
        let result = try Program.run("run", Self.clean, "--as-att", "2024-03-31", "--output", "nowhere")
        #expect(result.status == 2)
        #expect(result.errors.contains("--as-at"))
    }

    @Test("A date that is none ends with 2")
    func badDate() throws {
        #expect(try Program.run("validate", Self.clean, "--as-at", "31/02/2024").status == 2)
    }

    @Test("A file that is no workbook ends with 3 and one line")
    func notAWorkbook() throws {
        let result = try Program.run("validate", #filePath)
        #expect(result.status == 3)
        #expect(result.errorLines.count == 1)
        #expect(result.output.isEmpty)
    }

    @Test("Each input that cannot be read has one line")
    func severalInputs() throws {
        let result = try Program.run("validate", #filePath, "missing.xlsx", Self.clean)
        #expect(result.status == 3)
        #expect(result.errorLines.count == 2)
    }

    @Test("An output that cannot be written ends with 4")
    func unwritable() throws {
        let result = try Program.run(
            "validate", Self.clean, "--format", "json", "--output", "/proc/none/findings.json")
        #expect(result.status == 4)
        #expect(result.errorLines.count == 1)
    }

    @Test(
        "A command that is not about findings fails on them only where asked",
        arguments: ["convert", "summarise"])
    func failsOnlyWhereAsked(command: String) throws {
        let folder = try Folder()
        let messy = Repository.fixture("messy") + "/return.xlsx"
        let form =
            command == "convert" ? ["--output", folder.file("lists"), "--force"] : ["--format", "json"]
        func status(_ options: String...) throws -> Int32 {
            try Program.run([command, messy, "--as-at", "2024-03-31"] + form + options).status
        }
        #expect(try status() == 0)
        #expect(try status("--fail-on", "error") == 1)
        #expect(try status("--fail-on", "never") == 0)
    }

    @Test(
        "A workbook is not written under the name of something else",
        arguments: [["template"], ["synth", "--children", "5"], ["summarise", Self.clean]])
    func nameOfWorkbook(arguments: [String]) throws {
        let folder = try Folder()
        let result = try Program.run(arguments + ["--output", folder.file("book.docx")])
        #expect(result.status == 2)
        #expect(result.errors.contains("ends in .xlsx"))
    }

    @Test(
        "What is no file is never replaced by one",
        arguments: [["validate"], ["template"], ["synth", "--children", "5"], ["summarise"], ["annotate"]])
    func device(command: [String]) throws {
        let folder = try Folder()
        let pipe = folder.file("pipe.xlsx")
        try #require(try Program.tool(["mkfifo", pipe]).status == 0)
        let input = ["template", "synth"].contains(command[0]) ? [] : [Self.clean, "--as-at", "2024-03-31"]
        let result = try Program.run(command + input + ["--output", pipe, "--force"])
        #expect(result.status == 4)
        #expect(result.errors.contains("is a device or a pipe: give the name of a file"))
        let kind = try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType
        #expect(kind == .typeUnknown)
    }

    @Test("Findings as JSON hold as many as they count")
    func json() throws {
        let fixture = Repository.fixture("messy") + "/return.xlsx"
        let result = try Program.run("validate", fixture, "--as-at", "2024-03-31", "--format", "json")
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let counts = try #require(data["counts"] as? [String: Int])
        let findings = try #require(data["findings"] as? [[String: Any]])
        #expect(counts.values.reduce(0, +) == findings.count)
        #expect(data["version"] as? Int == 1)
        #expect(data["as_at"] as? String == "2024-03-31")
    }

    @Test(
        "The ending of a file's name is its form, unless another is given",
        arguments: [
            ["validate", "findings.csv", "rule,"], ["validate", "findings.xlsx", "PK"],
            ["validate", "findings.txt", "Annex A"], ["summarise", "summary.html", "<!DOCTYPE html>"],
            ["summarise", "summary.json", "{"], ["summarise", "summary.xlsx", "PK"],
        ])
    func ending(_ story: [String]) throws {
        let folder = try Folder()
        let path = folder.file(story[1])
        let result = try Program.run(story[0], Self.clean, "--as-at", "2024-03-31", "--output", path)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).starts(with: Data(story[2].utf8)))
    }

    @Test("A form that is given stands over the ending")
    func givenForm() throws {
        let folder = try Folder()
        let path = folder.file("summary.html")
        _ = try Program.run(
            "summarise", Self.clean, "--as-at", "2024-03-31", "--format", "json", "--output", path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).first == UInt8(ascii: "{"))
    }

    @Test("A team that no row has ends with 2, and no summary of nobody is written")
    func unknownTeam() throws {
        let folder = try Folder()
        let path = folder.file("summary.xlsx")
        let result = try Program.run("summarise", Self.clean, "--team", "Team 99", "--output", path)
        #expect(result.status == 2)
        #expect(result.errors.contains("no row of any list has a team named 'Team 99'"))
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("An input without a name ends with 2, as from an empty variable")
    func emptyArgument() throws {
        #expect(try Program.run("validate", "").status == 2)
    }

    @Test("A folder of schema files that is not there ends with 3 and says so")
    func missingSchemas() throws {
        let result = try Program.run("schema", "check", "/nowhere/schemas")
        #expect(result.status == 3)
        #expect(result.errors.contains("/nowhere/schemas: there is no such folder"))
    }

    @Test("A file that is there is not overwritten unless asked for")
    func noOverwriting() throws {
        let folder = try Folder()
        let path = folder.file("mine.xlsx")
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        #expect(try Program.run("synth", "--children", "5", "--output", path).status == 4)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
        #expect(try Program.run("synth", "--children", "5", "--output", path, "--force").status == 0)
    }

    @Test("An output that is an input is refused, whatever is asked for")
    func inputIsSafe() throws {
        let folder = try Folder()
        let path = folder.file("return.xlsx")
        try FileManager.default.copyItem(atPath: Self.clean, toPath: path)
        let result = try Program.run(
            "summarise", path, "--as-at", "2024-03-31", "--output", path, "--force")
        #expect(result.status == 2)
        #expect(FileManager.default.contentsEqual(atPath: path, andPath: Self.clean))
    }

    @Test("SARIF holds each finding with a rule that it describes")
    func sarif() throws {
        let fixture = Repository.fixture("messy") + "/return.xlsx"
        let result = try Program.run("validate", fixture, "--as-at", "2024-03-31", "--format", "sarif")
        let lines = try Program.run("validate", fixture, "--as-at", "2024-03-31", "--format", "jsonl")
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let run = try #require((data["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == lines.output.split(separator: "\n").count)
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
        }
    }

    @Test("Inspect tells eleven lists and no value")
    func inspect() throws {
        let result = try Program.run("inspect", Self.clean, "--format", "json")
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let files = try #require(data["files"] as? [[String: Any]])
        let lists = try #require(files.first?["lists"] as? [[String: Any]])
        #expect(lists.compactMap { $0["list"] as? Int } == Array(1...11))
        #expect(!result.output.contains("Worker 0"))
    }

    @Test(
        "Every command takes the options that all share",
        arguments: [
            ["inspect", clean], ["validate", clean], ["cells", clean, "--count"], ["schema", "list"],
            ["schema", "show", "7"], ["schema", "export", "--list", "1"], ["rules", "list"],
            ["rules", "show", "A07-R03"],
            ["rules", "export"], ["comparators", "list"], ["comparators", "export"], ["template", "-o", "-"],
            ["synth", "--children", "3", "-o", "-"], ["diff", clean, clean],
        ])
    func sharedOptions(_ command: [String]) throws {
        let folder = try Folder()
        let shared = [
            "--quiet", "--no-progress", "--color", "never", "--fail-on", "never", "--schemas",
            Repository.root + "/Schemas",
        ]
        let result = try Program.run(
            command.map { $0 == "-" ? folder.file("written.xlsx") : $0 } + shared)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.isEmpty)
    }

    @Test("Mistakes in schema files fail unless asked not to, and are told as JSON too")
    func schemaCheckForms() throws {
        let folder = try Folder()
        #expect(try Program.run("schema", "check", folder.path).status == 1)
        let result = try Program.run("rules", "check", folder.path, "--fail-on", "never", "--format", "json")
        #expect(result.status == 0)
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: [[String: Any]]])
        #expect(data["mistakes"]?.isEmpty == false)
        #expect(data["mistakes"]?.allSatisfy { $0["file"] is String && $0["message"] is String } == true)
    }

    @Test("Inspect says the reference date and where it is from, and does without")
    func inspectDates() throws {
        let folder = try Folder()
        let named = folder.file("Annex A 01.08.2023 to 31.01.24.xlsx")
        try FileManager.default.copyItem(atPath: Self.clean, toPath: named)
        #expect(
            try Program.run("inspect", named).output.hasSuffix(
                "as at: 31 January 2024 (from the file's name, the latest there; not 1 August 2023)\n"))
        let undated = folder.file("care.csv")
        try Data("Child Unique ID,Gender,Legal Status,Date Started to be Looked After\n1,M,C2,\n".utf8)
            .write(to: URL(fileURLWithPath: undated))
        let result = try Program.run("inspect", undated)
        #expect(result.status == 0)
        #expect(result.output.hasSuffix("as at: no date is known; other commands need --as-at\n"))
        #expect(try Program.run("validate", undated).status == 2)
    }

    @Test("Two invented returns of one seed are the same to the byte")
    func synth() throws {
        let folder = try Folder()
        for name in ["a.xlsx", "b.xlsx"] {
            let result = try Program.run(
                "synth", "--children", "30", "--seed", "9", "--output", folder.file(name))
            try #require(result.status == 0)
        }
        let contents = try Folder.contents(of: folder.path)
        #expect(contents["a.xlsx"] == contents["b.xlsx"])
    }

    @Test("The program's own schema folder has nothing wrong")
    func schemaCheck() throws {
        #expect(try Program.run("schema", "check", Repository.root + "/Schemas").status == 0)
    }

    @Test("A rule whose example does not show it is told with file and line")
    func wrongExample() throws {
        let folder = try Folder()
        let copy = folder.file("Schemas")
        try FileManager.default.copyItem(atPath: Repository.root + "/Schemas", toPath: copy)
        let rules = copy + "/rules/07-child-protection.yaml"
        let text = try String(contentsOfFile: rules, encoding: .utf8)
        try text.replacingOccurrences(
            of: "later: cpp_end, earlier: cpp_start", with: "later: cpp_start, earlier: cpp_end"
        )
        .write(toFile: rules, atomically: false, encoding: .utf8)
        let result = try Program.run("schema", "check", copy)
        #expect(result.status == 1)
        #expect(
            result.output.contains(
                "rules/07-child-protection.yaml:40: A07-R03: example 1 under 'fails' gives no finding of the rule"
            ))
    }

    @Test("Columns are exported as CSV, one line each", arguments: [("2019", 165), ("2024", 169)])
    func schemaCSV(edition: String, columns: Int) throws {
        let result = try Program.run("schema", "export", "--format", "csv", "--edition", edition)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == columns + 1)
        #expect(lines[1].hasPrefix("\(edition),1,Contacts,1,child_id,Child Unique ID,identifier,,"))
    }

    @Test("The export as JSON has eleven lists with their code sets")
    func schemaJSON() throws {
        let result = try Program.run("schema", "export")
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect((data["lists"] as? [Any])?.count == 11)
        #expect(
            (data["code_sets"] as? [[String: Any]])?.contains { $0["code_set"] as? String == "ethnicity" }
                == true)
        #expect(try Program.run("schema", "export", "--list", "12").status == 2)
    }

    @Test("A mistake in a schema folder is told with file and line")
    func schemaMistake() throws {
        let folder = try Folder()
        let copy = folder.file("Schemas")
        try FileManager.default.copyItem(atPath: Repository.root + "/Schemas", toPath: copy)
        let list = copy + "/editions/2024/lists/01-contacts.yaml"
        let text = try String(contentsOfFile: list, encoding: .utf8)
        try text.replacingOccurrences(of: "blank: required", with: "blnk: required")
            .write(toFile: list, atomically: false, encoding: .utf8)
        let result = try Program.run("schema", "check", copy)
        #expect(result.status == 1)
        #expect(result.output.contains("editions/2024/lists/01-contacts.yaml:"))
    }
}
