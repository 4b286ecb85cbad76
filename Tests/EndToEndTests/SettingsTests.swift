import Foundation
import Testing

@Suite("A settings file says what need not stand on every command line")
struct SettingsTests {
    private static let messy = Repository.fixture("messy") + "/return.xlsx"

    private static func file(_ text: String, in folder: Folder) throws -> String {
        let path = folder.file("annex-a.yaml")
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    @Test("The file's values are used, and what they leave out names its line")
    func used() throws {
        let folder = try Folder()
        let path = try Self.file("as_at: 2024-03-31\nexclude: [A01, ASH-R4*]\n", in: folder)
        let report = try FindingsJSON(
            Program.run("validate", Self.messy, "--config", path, "--format", "json"))
        #expect(report.skipped["A01-R03"] == "Left out by \(path):2")
    }

    @Test("The command line wins over the file")
    func precedence() throws {
        let folder = try Folder()
        let path = try Self.file("fail_on: never\nas_at: 2024-03-31\n", in: folder)
        #expect(try Program.run("validate", Self.messy, "--config", path).status == 0)
        #expect(try Program.run("validate", Self.messy, "--config", path, "--fail-on", "error").status == 1)
    }

    @Test("A file in the working folder is found without being named")
    func workingFolder() throws {
        let folder = try Folder()
        _ = try Self.file("as_at: 2024-03-31\n", in: folder)
        let result = try Program.run(["validate", "--print-config"], in: folder.path)
        #expect(result.status == 0)
        #expect(result.output.contains("2024-03-31"))
        #expect(result.output.contains("annex-a.yaml:1"))
    }

    @Test("Each value is printed with where it comes from, and nothing is read")
    func origins() throws {
        let folder = try Folder()
        let path = try Self.file("la: Demoshire\nseverity: { A07-R03: query }\n", in: folder)
        let result = try Program.run(
            "validate", "missing.xlsx", "--config", path, "--as-at", "2024-03-31", "--print-config")
        let lines = result.output.split(separator: "\n").map {
            $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }
        #expect(result.status == 0)
        #expect(lines.contains("as_at 2024-03-31 command line"))
        #expect(lines.contains("la Demoshire \(path):1"))
        #expect(lines.contains("severity A07-R03=query \(path):2"))
        #expect(lines.contains("fail_on error default"))
    }

    @Test(
        "A mistake ends with 2, file and line",
        arguments: [
            "la: Demoshire\nfail-on: error\n", "la: Demoshire\nas_at: 31/03/2024\n",
            "la: Demoshire\nfail_on: info\n", "la: Demoshire\npopulation: many\n",
            "la: Demoshire\nlimits: { cellls: 5 }\n", "la: Demoshire\nexclude: [A99]\n",
            "la: Demoshire\nseverity: { A07-R03: bad }\n",
        ])
    func mistakes(text: String) throws {
        let folder = try Folder()
        let path = try Self.file(text, in: folder)
        let result = try Program.run("validate", Self.messy, "--as-at", "2024-03-31", "--config", path)
        #expect(result.status == 2)
        #expect(result.errors.contains("\(path):2: "), "\(result.errors)")
    }

    @Test("A file that is named and not there ends with 2")
    func missing() throws {
        let result = try Program.run("validate", Self.messy, "--config", "/nowhere/annex-a.yaml")
        #expect(result.status == 2)
        #expect(result.errors.contains("/nowhere/annex-a.yaml: cannot be read"))
    }

    @Test("Options of the file give the same results as options of the command line")
    func sameRun() throws {
        let folder = try Folder()
        let path = try Self.file("as_at: 2024-03-31\nla: Demoshire\npopulation: 61500\n", in: folder)
        _ = try Program.run("run", Self.messy, "--output", folder.file("a"), "--config", path)
        _ = try Program.run(
            "run", Self.messy, "--output", folder.file("b"), "--as-at", "2024-03-31", "--la", "Demoshire",
            "--population", "61500")
        let first = try Folder.contents(of: folder.file("a"))
        let second = try Folder.contents(of: folder.file("b"))
        #expect(first.count > 20)
        for (name, data) in first where name != "run.json" { #expect(second[name] == data, "\(name)") }
    }
}
