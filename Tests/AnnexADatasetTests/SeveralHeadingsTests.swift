import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@Suite("Rows above the headings, and headings further down, lose no row")
struct SeveralHeadingsTests {
    private static func contact(_ id: Int) -> [String] {
        ["\(id)", "a) Male", "a) WBRI", "01/02/2015", "8", "05/01/2024", "a) 1A: Individual"]
    }

    private static func referral(_ id: Int) -> [String] {
        contact(id) + ["b) No", "0", "Team 3", "Worker 014"]
    }

    private func places(_ dataset: Dataset, _ kind: ObservationKind) -> [Int?] {
        dataset.observations.filter { $0.kind == kind }.map(\.place.row)
    }

    private func persons(_ list: ListTable) -> [String?] {
        (0..<list.rowCount).map { list.personID(row: $0) }
    }

    private func isAccounted(_ list: ListTable) -> Bool {
        let counts = list.rowCounts
        return counts.read == counts.kept + counts.blank + counts.footers + counts.repeatedHeaders
    }

    @Test("Rows above headings that were sorted in among them are rows of the list, and told")
    func sortedIn() throws {
        let rows = (1...5).map(Self.contact) + [try TextReturn.headings(1)] + (6...8).map(Self.contact)
        let dataset = try TextReturn("List 1", rows).read()
        #expect(dataset.list(1).sheetRows == [0, 1, 2, 3, 4, 6, 7, 8])
        #expect(isAccounted(dataset.list(1)))
        let told = dataset.observations.filter { $0.kind == .rowsAboveHeadings }
        #expect(told.map(\.detail) == ["Rows 1 to 5 stand"])
        #expect(told.map(\.found) == ["row 6"])
        #expect(places(dataset, .headerBelowFirstRow).isEmpty)
        #expect(places(dataset, .blankRow).isEmpty)
    }

    @Test("A list whose headings were sorted to its end has its rows")
    func sortedLast() throws {
        let rows = (1...5).map(Self.contact) + [try TextReturn.headings(1)]
        let dataset = try TextReturn("List 1", rows).read()
        #expect(dataset.list(1).rowCount == 5)
        #expect(places(dataset, .listEmpty).isEmpty)
    }

    @Test(
        "Titles, dates of the export and explanations above the headings are no rows",
        arguments: [
            ["List 1: Contacts", "", "", "31/01/2024"], ["Period", "01/08/2023", "to", "31/01/2024"],
            ["31/01/2024", "", "", "31/01/2024"], ["1", "2", "3", "4", "5", "6", "7"],
            ["Demoshire", "Team 3"],
            ["Text", "Code", "Code", "Date", "Number", "Date", "Code"],
        ])
    func titles(title: [String]) throws {
        let dataset = try TextReturn("List 1", [title, try TextReturn.headings(1), Self.contact(1)]).read()
        #expect(dataset.list(1).sheetRows == [2])
        #expect(places(dataset, .rowsAboveHeadings).isEmpty)
        #expect(places(dataset, .headerBelowFirstRow) == [1])
    }

    @Test("Fuller headings further down are headings of the rows above as well")
    func fullerBelow() throws {
        let headings = try TextReturn.headings(1)
        let worse = headings.map { $0 == "Date of Contact" ? "When" : $0 }
        let dataset = try TextReturn(
            "List 1", [worse, Self.contact(1), Self.contact(2), headings, Self.contact(3)]
        ).read()
        let list = dataset.list(1)
        #expect(list.sheetRows == [1, 2, 4])
        #expect(list.source?.missing == [])
        #expect(places(dataset, .repeatedHeader) == [0])
        #expect(places(dataset, .blankRow).isEmpty)
        #expect(isAccounted(list))
    }

    @Test("Headings repeated in other words are no child")
    func otherWords() throws {
        let headings = try TextReturn.headings(1).map { $0 == "Date of Birth" ? "DOB" : $0.uppercased() }
        let dataset = try TextReturn(
            "List 1", [try TextReturn.headings(1), Self.contact(1), headings, Self.contact(2)]
        ).read()
        #expect(dataset.list(1).rowCount == 2)
        #expect(places(dataset, .repeatedHeader) == [2])
    }

    @Test(
        "Two lists one below the other on a sheet are both read, and the second is told", arguments: [1, 50])
    func stacked(count: Int) throws {
        let rows =
            [try TextReturn.headings(1)] + (1...count).map(Self.contact) + [[], ["List 3: Referrals"]]
            + [try TextReturn.headings(3)] + (101...102).map(Self.referral)
        let dataset = try TextReturn("Annex A", rows).read()
        #expect(persons(dataset.list(1)) == (1...count).map(String.init))
        #expect(persons(dataset.list(3)) == ["101", "102"])
        #expect(dataset.list(3).sheetRows == [Int32(count) + 4, Int32(count) + 5])
        #expect(dataset.files[0].sheets.map(\.list) == [1, 3])
        let told = dataset.observations.filter { $0.kind == .furtherList }
        #expect(told.map(\.list) == [3])
        #expect(told.map(\.found) == ["row \(count + 4)"])
        #expect(isAccounted(dataset.list(1)) && isAccounted(dataset.list(3)))
    }

    @Test("A list that goes on below another one keeps its rows together")
    func goesOn() throws {
        let rows = [
            try TextReturn.headings(1), Self.contact(1), try TextReturn.headings(3), Self.referral(2),
            try TextReturn.headings(1), Self.contact(3),
        ]
        let dataset = try TextReturn("Annex A", rows).read()
        #expect(persons(dataset.list(1)) == ["1", "3"])
        #expect(persons(dataset.list(3)) == ["2"])
        #expect(places(dataset, .blankRow).isEmpty)
        #expect(places(dataset, .listTwice).isEmpty)
    }

    @Test("The same list again with its columns in another order is told as a second one, with its row")
    func otherOrder() throws {
        let rows = [
            try TextReturn.headings(1), Self.contact(1), try TextReturn.headings(1).reversed(),
            Self.contact(2).reversed(),
        ]
        let dataset = try TextReturn("List 1", rows).read()
        #expect(persons(dataset.list(1)) == ["1"])
        #expect(dataset.observations.filter { $0.kind == .listTwice }.map(\.found) == ["List 1, row 3"])
    }

    @Test("Rows without identifier whose first words are no headings stay rows")
    func words() throws {
        let row = ["", "a) Male", "a) WBRI", "", "", "", "a) 1A: Individual"]
        let dataset = try TextReturn("List 1", [try TextReturn.headings(1), row, row]).read()
        #expect(dataset.list(1).rowCount == 2)
    }

    @Test("Headings over two rows that are repeated further down are no other list")
    func twoRowsAgain() throws {
        let upper = ["Child Unique", "Gender", "Ethnicity", "Dates", "", "", "Contact Source"]
        let lower = ["ID", "", "", "Date of Birth", "Age", "Date of Contact", ""]
        let rows = [upper, lower, Self.contact(1), upper, lower, Self.contact(2)]
        let dataset = try TextReturn("List 1", rows).read()
        #expect(persons(dataset.list(1)) == ["1", "2"])
        #expect(places(dataset, .repeatedHeader) == [3, 4])
        #expect(places(dataset, .furtherList).isEmpty)
    }

    @Test("A remark in a column that Annex A does not know is kept, though its row is none of the list")
    func remarkAlone() throws {
        let rows = [
            try TextReturn.headings(1) + ["Comments"], Self.contact(1) + ["x"],
            ["", "", "", "", "", "", "", "a remark below"],
        ]
        let list = try TextReturn("List 1", rows).list(1)
        #expect(list.rowCount == 1)
        let comments = try #require(list.extras.first)
        #expect(comments.rows == [0, nil])
        #expect(comments.sheetRows == [1, 2])
        #expect(list.typedText(comments, at: 1) == "a remark below")
    }
}
