import Foundation
import Testing

@Suite("A council's own spellings")
struct LocalSpellingTests {
    private static let path = Repository.fixture("messy") + "/return.xlsx"

    private static func convert(into folder: String, _ more: String...) throws -> Program.Result {
        try Program.run(["convert", path, "--as-at", "2024-03-31", "--output", folder] + more)
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    @Test("What is no code is listed, most frequent first, with an empty code to fill in")
    func unrecognised() throws {
        let folder = try Folder()
        let file = folder.file("unrecognised.csv")
        let run = try Self.convert(into: folder.file("a"), "--unrecognised", file)
        #expect(run.status == 0)
        let lines = try Self.text(file).split(separator: "\n")
        #expect(lines.first == "code_set,spelling,code,count,suggestions")
        #expect(lines.dropFirst().first == "ethnicity,Nope,,2,")
        #expect(!run.errors.contains("Nope"), "a value is on standard error")
    }

    @Test("What is known by its group alone is listed, until the council says that it is that group")
    func groups() throws {
        let folder = try Folder()
        let list = folder.file("List 1.csv")
        try """
        Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source
        1,a) Male,a) WBRI,01/02/2015,9,01/03/2024,Front door team
        2,b) Female,a) WBRI,01/02/2015,9,02/03/2024,Front door team

        """.write(toFile: list, atomically: true, encoding: .utf8)
        let convert = { (folder: String, more: [String]) in
            try Program.run(["convert", list, "--as-at", "2024-03-31", "--output", folder] + more)
        }
        let file = folder.file("mine.csv")
        #expect(try convert(folder.file("a"), ["--unrecognised", file]).status == 0)
        let suggested = "n) 5A: LA services; o) 5B: LA services; p) 5C: LA services; p1) 5D: LA services"
        #expect(try Self.text(file).contains("\nsource,Front door team,,2,\(suggested)\n"))
        try "code_set,spelling,code\nsource,Front door team,GROUP:LA services\n".write(
            toFile: file, atomically: true, encoding: .utf8)
        let rest = folder.file("rest.csv")
        #expect(try convert(folder.file("b"), ["--spellings", file, "--unrecognised", rest]).status == 0)
        #expect(try !Self.text(rest).contains("Front door team"))
    }

    @Test("The list given back unfilled changes nothing")
    func unfilled() throws {
        let folder = try Folder()
        let file = folder.file("unrecognised.csv")
        _ = try Self.convert(into: folder.file("a"), "--unrecognised", file)
        let run = try Self.convert(into: folder.file("b"), "--spellings", file)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try Self.text(folder.file("a/mapping.csv")) == Self.text(folder.file("b/mapping.csv")))
    }

    @Test(
        "The list given back with a code has that code read", arguments: ["a) WBRI", "wbri", "White British"])
    func filled(code: String) throws {
        let folder = try Folder()
        let file = folder.file("own.csv")
        try "code_set,spelling,code\nethnicity,NOPE,\(code)\n".write(
            toFile: file, atomically: true, encoding: .utf8)
        let run = try Self.convert(
            into: folder.file("a"), "--spellings", file, "--unrecognised", folder.file("rest.csv"))
        #expect(run.status == 0, "\(run.errors)")
        let mapping = try Self.text(folder.file("a/mapping.csv"))
        #expect(mapping.contains("ethnicity,Nope,a) WBRI,White,White British,local,"))
        #expect(try !Self.text(folder.file("rest.csv")).contains("ethnicity,Nope"))
    }

    @Test("The digest of the file goes into the record of the run")
    func digest() throws {
        let folder = try Folder()
        let file = folder.file("own.csv")
        try "code_set,spelling,code\nethnicity,Nope,BLANK\n".write(
            toFile: file, atomically: true, encoding: .utf8)
        let run = try Program.run(
            "run", Self.path, "--as-at", "2024-03-31", "--output", folder.file("a"), "--spellings", file,
            "--fail-on", "never")
        #expect(run.status == 0, "\(run.errors)")
        let record = try Self.text(folder.file("a/run.json"))
        #expect(
            record.contains("c689b22dfa2d0f9e4ea05d605b859742a442ede7afc3fc53fdaeffd9843b8f9b"))
    }

    @Test("Each mistake is told with file and line, and no spelling is quoted")
    func mistakes() throws {
        let folder = try Folder()
        let file = folder.file("own.csv")
        try """
        code_set,spelling,code
        ethnicity,Nope,a) WBRI
        colour,Secret one,a) WBRI
        ethnicity,Secret two,a) PURPLE
        ethnicity,nope,b) WIRI
        ethnicity,,b) WIRI

        """.write(toFile: file, atomically: true, encoding: .utf8)
        let run = try Program.run("validate", Self.path, "--as-at", "2024-03-31", "--spellings", file)
        #expect(run.status == 2)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 4)
        for (line, number) in zip(lines, [3, 4, 5, 6]) { #expect(line.contains("own.csv:\(number): ")) }
        #expect(!run.errors.contains("Secret"))
    }

    @Test("A missing heading is told")
    func heading() throws {
        let folder = try Folder()
        let file = folder.file("own.csv")
        try "code_set,spelling\nethnicity,Nope\n".write(toFile: file, atomically: true, encoding: .utf8)
        let run = try Program.run("inspect", Self.path, "--spellings", file)
        #expect(run.status == 2)
        #expect(run.errors.contains("own.csv:1: the heading 'code' is missing"))
    }
}
