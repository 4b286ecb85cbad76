import Foundation
import Testing

@Suite("A workbook comes back with its bad cells marked")
struct AnnotateTests {
    private static let messy = Repository.fixture("messy") + "/return.xlsx"
    private static let options = ["--as-at", "2024-03-31"]

    private static func annotate(_ input: String..., to output: String, _ more: String...) throws
        -> Program.Result
    {
        try Program.run(["annotate"] + input + ["--output", output] + options + more)
    }

    @Test("Cells, relationships, notes and formats hold against openpyxl, part by part")
    func oracle() throws {
        let samples = Repository.samples.map { samples in
            ["Annex_A_2024_Jan.xlsx", "ofsted-template-2019.xlsx"].map { samples + "/" + $0 }
        }
        let (status, text) = try Program.tool(
            [
                Program.python, "-W", "ignore", Repository.root + "/Tests/oracle/annotate", Program.path,
                Self.messy,
            ] + (samples ?? []))
        if text.contains("skipped") {
            print("Left out: \(Program.python) has no openpyxl; ANNEXA_PYTHON names one that has")
            return
        }
        let failures = text.split(separator: "\n").filter { !$0.hasPrefix("ok") }
        #expect(status == 0, "\(failures.joined(separator: "\n"))")
        #expect(text.contains("ok    return: every bad cell is filled"))
    }

    @Test("The exit code is that of validate, and the file is its owner's alone")
    func exitCode() throws {
        let folder = try Folder()
        let path = folder.file("out.xlsx")
        #expect(try Self.annotate(Self.messy, to: path).status == 1)
        #expect(try Folder.permissions(of: path) == 0o600)
        #expect(try Self.annotate(Self.messy, to: path, "--force", "--fail-on", "never").status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.xlsx"])
    }

    @Test("A file that is there is kept unless --force is given")
    func force() throws {
        let folder = try Folder()
        let path = folder.file("out.xlsx")
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        #expect(try Self.annotate(Self.messy, to: path).status == 4)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
    }

    @Test("One workbook is taken, not two")
    func oneInput() throws {
        let folder = try Folder()
        let result = try Self.annotate(Self.messy, Self.messy, to: folder.file("out.xlsx"))
        #expect(result.status == 2 && result.errorLines.count == 1)
    }

    @Test("A list as text is refused with what to do")
    func text() throws {
        let folder = try Folder()
        try Data("Child Unique ID,Gender\n1,M\n".utf8).write(
            to: URL(fileURLWithPath: folder.file("list.csv")))
        let result = try Self.annotate(folder.file("list.csv"), to: folder.file("out.xlsx"))
        #expect(result.status == 2 && result.errorLines.count == 1)
        #expect(result.errors.contains("save it as .xlsx"))
    }

    @Test("A name with an ending that Excel would not open is refused")
    func ending() throws {
        let folder = try Folder()
        let result = try Self.annotate(Self.messy, to: folder.file("out.xlsm"))
        #expect(result.status == 2 && result.errors.contains(".xlsx"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("A file that is no workbook ends with 3 and one line")
    func notAWorkbook() throws {
        let folder = try Folder()
        let result = try Self.annotate(#filePath, to: folder.file("out.xlsx"))
        #expect(result.status == 3 && result.errorLines.count == 1)
    }

    @Test("Standard error gives counts, and no value")
    func noValues() throws {
        let folder = try Folder()
        let result = try Self.annotate(Self.messy, to: folder.file("out.xlsx"))
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("cells are filled") && !result.errors.contains("Nope"))
    }

    @Test("Fewer cells are marked where only errors are asked for")
    func minimum() throws {
        let folder = try Folder()
        func filled(_ severity: String) throws -> Int {
            let result = try Self.annotate(
                Self.messy, to: folder.file("out.xlsx"), "--force", "--min-severity", severity)
            let words = result.errors.split(separator: ": ").dropFirst().first ?? ""
            return try #require(Int(words.prefix { $0.isNumber }))
        }
        let counts = try ["error", "warning", "query", "info"].map(filled)
        #expect(counts == counts.sorted() && Set(counts).count == 4 && counts[0] > 0)
    }

    @Test("An output that cannot be written ends with 4 and one line")
    func unwritable() throws {
        let result = try Self.annotate(Self.messy, to: "/proc/none/out.xlsx")
        #expect(result.status == 4 && result.errorLines.count == 1)
    }
}
