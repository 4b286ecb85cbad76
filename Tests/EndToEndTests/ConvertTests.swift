import Foundation
import Testing

@Suite("What is written can be read again")
struct ConvertTests {
    private static func convert(_ path: String, into folder: String, _ forms: String, _ more: String...)
        throws
    {
        let run = try Program.run(
            ["convert", path, "--as-at", "2024-03-31", "--output", folder, "--to", forms] + more)
        try #require(run.status == 0, "\(run.errors)")
    }

    /// A list's lines without the columns that say where each row comes from.
    private static func lines(_ path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).dropLast(3).joined(separator: ",")
        }
    }

    @Test("Annex A written again gives the same lists", arguments: ReturnFixtureTests.stories)
    func roundTrip(story: String) throws {
        let folder = try Folder()
        let (first, second) = (folder.file("first"), folder.file("second"))
        try Self.convert(Repository.fixture(story) + "/return.xlsx", into: first, "csv,xlsx")
        try Self.convert(first + "/annex-a.xlsx", into: second, "csv")
        for name in try FileManager.default.contentsOfDirectory(atPath: first + "/lists")
        where name != "rejects.csv" {
            #expect(
                try Self.lines(first + "/lists/" + name) == Self.lines(second + "/lists/" + name), "\(name)")
        }
    }

    @Test("JSON Lines have the rows of the CSV")
    func jsonLines() throws {
        let folder = try Folder()
        try Self.convert(Repository.fixture("messy") + "/return.xlsx", into: folder.file("a"), "csv,jsonl")
        let csv = try String(contentsOfFile: folder.file("a/lists/07-child-protection.csv"), encoding: .utf8)
        let json = try String(
            contentsOfFile: folder.file("a/lists/07-child-protection.jsonl"), encoding: .utf8)
        let rows = json.split(separator: "\n")
        #expect(rows.count == csv.split(separator: "\n").count - 1)
        for row in rows { _ = try JSONSerialization.jsonObject(with: Data(row.utf8)) }
    }

    @Test("A blank return has every column of its edition", arguments: ["2019", "2024"])
    func template(edition: String) throws {
        let folder = try Folder()
        let path = folder.file("blank.xlsx")
        #expect(try Program.run("template", "--edition", edition, "--output", path).status == 0)
        let result = try Program.run("inspect", path, "--format", "json")
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let file = try #require((data["files"] as? [[String: Any]])?.first)
        #expect(file["edition"] as? String == edition)
        let lists = try #require(file["lists"] as? [[String: Any]])
        let columns = lists.reduce(0) { $0 + ((($1["columns"] as? [Any])?.count) ?? 0) }
        #expect(columns == (edition == "2019" ? 165 : 169))
        #expect(lists.compactMap { $0["list"] as? Int } == Array(1...11))
        #expect(lists.allSatisfy { $0["rows"] as? Int == 0 && ($0["extra"] as? [Any])?.isEmpty == true })
    }

    @Test("What an older edition cannot hold stands in lost.csv, and is said without values")
    func lost() throws {
        let folder = try Folder()
        let path = folder.file("result")
        let result = try Program.run(
            "convert", Repository.fixture("messy") + "/return.xlsx", "--as-at", "2024-03-31", "--output",
            path,
            "--to", "xlsx", "--to-edition", "2019")
        #expect(
            result.errors.contains("List 9: 6 cells of “Latest Date of Contact” left out of annex-a.xlsx"))
        let lost = try String(contentsOfFile: path + "/lost.csv", encoding: .utf8)
        #expect(lost.contains("9,latest_contact,Latest Date of Contact,column,,6,List 9 - Care leavers!N2,"))
        let again = try Program.run(
            "convert", Repository.fixture("messy") + "/return.xlsx", "--as-at", "2024-03-31", "--output",
            path,
            "--to", "xlsx", "--force")
        #expect(again.status == 0)
        #expect(!FileManager.default.fileExists(atPath: path + "/lost.csv"))
    }

    @Test("For Excel, every CSV begins with a mark, and no cell is one that Excel would run")
    func excel() throws {
        let folder = try Folder()
        let source = folder.file("List 2.csv")
        let list = "Child Unique ID,Gender,Ethnicity,Date of Birth,Organisation completing assessment\n"
        try (list + "C1,a) Male,a) WBRI,01/02/2015,=1+1\n").write(
            toFile: source, atomically: true, encoding: .utf8)
        try Self.convert(source, into: folder.file("plain"), "csv")
        try Self.convert(source, into: folder.file("excel"), "csv", "--csv-excel")
        for (name, data) in try Folder.contents(of: folder.file("excel")) where name.hasSuffix(".csv") {
            #expect(data.starts(with: [0xEF, 0xBB, 0xBF]), "\(name)")
        }
        func early(_ folder: String) throws -> String {
            try String(contentsOfFile: folder + "/lists/02-early-help.csv", encoding: .utf8)
        }
        #expect(try early(folder.file("plain")).contains(",=1+1,"))
        #expect(try early(folder.file("excel")).contains(",\"'=1+1\","))
    }

    @Test("Rules are listed with their number, and each can be shown")
    func rules() throws {
        let list = try Program.run("rules", "list").output.split(separator: "\n").map(String.init)
        #expect(list.count > 303)
        #expect(list.last == "\(list.count - 1) rules")
        #expect(
            try Program.run("rules", "show", "a07-r03").output.contains("The plan ends before it starts."))
        #expect(try Program.run("rules", "show", "A99-R01").status == 2)
    }
}
