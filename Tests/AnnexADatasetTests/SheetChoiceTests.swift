import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@Suite("A sheet's name decides unless its headings are clearly another list's")
struct SheetChoiceTests {
    private static let shared = ["Child ID", "Gender", "Ethnicity", "DOB", "Age", "Disability"]

    private func lists(_ name: String, _ headings: [String]) throws -> [Int] {
        let dataset = try TextReturn(name, [headings, headings.map { _ in "1" }]).read()
        return dataset.lists.filter(\.isPresent).map(\.definition.number)
    }

    @Test(
        "Headings that any list may have tell none against the name",
        arguments: [
            ("List 4", 4), ("Assessments", 4), ("List 5", 5), ("S47", 5), ("Section 47", 5), ("CIN", 6),
            ("List 7", 7), ("CP", 7), ("Child Protection", 7), ("List 8", 8), ("CLA", 8), ("LAC", 8),
            ("Children in Care", 8), ("Care Leavers", 9), ("List 10", 10), ("Adoption", 10),
        ])
    func generic(name: String, number: Int) throws {
        let headings = Self.shared + ["Start Date", "End Date", "Status", "Team", "Worker"]
        #expect(try lists(name, headings) == [number])
    }

    @Test("Sheets with short names and few known headings are their lists, each its own")
    func several() throws {
        var sheets = TextReturn()
        let further = [
            "CIN": ["Start Date", "Primary Need", "Last Seen", "Closure Date", "Case Status"],
            "Child Protection": ["Start Date", "End Date", "Category", "Visit Date"],
            "CLA": ["UASC", "Start Date", "End Date"],
        ]
        for (name, headings) in further.sorted(by: { $0.key < $1.key }) {
            let all = Self.shared + headings + ["Team", "Worker"]
            sheets.sheets.append((name, [all, all.map { _ in "1" }]))
        }
        let dataset = try sheets.read()
        #expect(dataset.list(6).source?.sheet == "CIN")
        #expect(dataset.list(7).source?.sheet == "Child Protection")
        #expect(dataset.list(8).source?.sheet == "CLA")
        #expect(!dataset.observations.contains { $0.kind == .listTwice })
    }

    @Test("Headings of the template's own that only another list has win over the name, and it is told")
    func headingsWin() throws {
        let rows = [try TextReturn.headings(7), try TextReturn.headings(7).map { _ in "1" }]
        let dataset = try TextReturn("CLA", rows).read()
        #expect(dataset.lists.filter(\.isPresent).map(\.definition.number) == [7])
        let told = dataset.observations.filter { $0.kind == .nameOfOtherList }
        #expect(told.map(\.found) == ["CLA"])
        #expect(told.map(\.detail) == ["List 8 Children in care"])
    }

    @Test("A name that agrees with the headings, or tells no list, is not told", arguments: ["CP", "Sheet1"])
    func agrees(name: String) throws {
        let dataset = try TextReturn(name, [try TextReturn.headings(7)]).read()
        #expect(!dataset.observations.contains { $0.kind == .nameOfOtherList })
    }

    @Test("A page of figures with a short name is no list, and nothing is said of it")
    func figures() throws {
        let dataset = try TextReturn("CIN", [["Gender", "Ethnicity", "Age"], ["Male", "WBRI", "4"]]).read()
        #expect(dataset.lists.allSatisfy { !$0.isPresent })
        #expect(!dataset.observations.contains { $0.kind == .headerNotFound })
    }
}
