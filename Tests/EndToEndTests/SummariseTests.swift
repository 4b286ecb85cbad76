import Foundation
import Testing

@Suite("summarise")
struct SummariseTests {
    private static let messy = Repository.fixture("messy") + "/return.xlsx"

    private func json(_ options: String...) throws -> [String: Any] {
        let result = try Program.run(
            ["summarise", Self.messy, "--as-at", "2024-03-31", "--format", "json"] + options)
        return try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }

    @Test("The JSON has every indicator of the catalogue once")
    func complete() throws {
        let indicators = try #require(try json()["indicators"] as? [[String: Any]])
        let ids = indicators.compactMap { $0["id"] as? String }
        #expect(ids.count == 364 && Set(ids).count == 364)
    }

    @Test("The CSV has the same values as the JSON")
    func csv() throws {
        let result = try Program.run("summarise", Self.messy, "--as-at", "2024-03-31", "--format", "csv")
        let lines = result.output.split(separator: "\n")
        #expect(lines.first == "id,name,unit,kind,row,column,value,numerator,denominator,percent")
        let values = lines.filter { $0.contains(",value,,,") }
        #expect(values.count == 364)
        let indicators = try #require(try json()["indicators"] as? [[String: Any]])
        let contacts = try #require(indicators.first { $0["id"] as? String == "CON-01" }?["value"] as? Int)
        #expect(lines.contains("CON-01,Contacts received,count,value,,,\(contacts),,,"))
    }

    @Test("A cut stands in the JSON, with the lists that have no row in it")
    func cut() throws {
        let cut = try #require(try json("--team", "Team 1", "--age", "0-17")["cut"] as? [String: Any])
        #expect(cut["team"] as? [String] == ["Team 1"] && cut["age"] as? [String] == ["0-17"])
        #expect((cut["lists_left_out"] as? [Int])?.contains(1) == true)
        #expect(try json()["cut"] == nil)
    }

    @Test("An age that is none ends with 2 and says what is expected")
    func badAge() throws {
        let result = try Program.run("summarise", Self.messy, "--format", "json", "--age", "young")
        #expect(result.status == 2 && result.errors.contains("10-15"))
    }

    @Test("A day that is made a holiday is no working day")
    func holidays() throws {
        let folder = try Folder()
        let lists = folder.file("assessments.csv")
        try
            "Child Unique ID,Continuous Assessment Start Date,Continuous Assessment Date of Authorisation\n1,2024-03-04,2024-03-06\n"
            .write(toFile: lists, atomically: false, encoding: .utf8)
        let days = folder.file("days.csv")
        try "date,holiday\n2024-03-05,Proclaimed\n".write(toFile: days, atomically: false, encoding: .utf8)
        func median(_ options: String...) throws -> Double? {
            let result = try Program.run(
                ["summarise", lists, "--as-at", "2024-03-31", "--format", "json"] + options)
            let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
            let indicators = object?["indicators"] as? [[String: Any]]
            return indicators?.first { $0["id"] as? String == "ASM-12" }?["value"] as? Double
        }
        #expect(try median() == 2)
        #expect(try median("--holidays", days) == 1)
    }

    @Test("A file of holidays that cannot be read ends with 2")
    func noHolidays() throws {
        let result = try Program.run(
            "summarise", Self.messy, "--format", "json", "--holidays", "/nowhere/days.csv")
        #expect(result.status == 2)
    }
}
