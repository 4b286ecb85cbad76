import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@Suite("Every row is kept or accounted for")
struct RowAccountingTests {
    private let contact = ["1001", "a) Male", "a) WBRI", "01/02/2015", "8", "05/01/2024", "q) 6: Police"]

    private func read(_ rows: [[String]]) throws -> Dataset {
        try TextReturn("List 1", [try TextReturn.headings(1)] + rows).read()
    }

    @Test("Rows read are rows kept and rows skipped, each told why")
    func sum() throws {
        let dataset = try read([
            contact, ["", " "], contact, ["", "Contacts"], try TextReturn.headings(1), contact,
            ["Total", "", "", "", "", "3"],
        ])
        let counts = dataset.list(1).rowCounts
        #expect(counts.kept == 3)
        #expect(counts.repeatedHeaders == 1)
        #expect(counts.read == counts.kept + counts.blank + counts.footers + counts.repeatedHeaders)
    }

    @Test("A row with an identifier alone is kept")
    func identifierAlone() throws {
        #expect(try read([["1001"]]).list(1).rowCount == 1)
    }

    @Test("A row without an identifier is kept where two of its cells are filled")
    func twoCells() throws {
        let list = try read([["", "a) Male", "a) WBRI"]]).list(1)
        #expect(list.rowCount == 1)
        #expect(list.persons == [-1])
    }

    @Test("A row with one filled cell and no identifier is a note")
    func note() throws {
        let dataset = try read([contact, ["", "", "", "", "", "", "End of report"]])
        #expect(dataset.list(1).rowCounts.footers == 1)
        #expect(dataset.observations.contains { $0.kind == .footerRow && $0.place.row == 2 })
    }

    @Test(
        "A row that begins with a word for a total is a footer",
        arguments: [
            "Total", "Totals:", "Grand total", "Count = 3", "Notes: see above", "Source: case system",
        ])
    func footer(word: String) throws {
        let dataset = try read([contact, [word, "", "", "", "", "3", "3"]])
        #expect(dataset.list(1).rowCounts.kept == 1)
        #expect(dataset.list(1).rowCounts.footers == 1)
    }

    @Test(
        "A row of a total and bare counts is a footer",
        arguments: [
            ["Subtotal", "", "", "", "", "3", "3"], ["Team 4 Total", "", "", "", "", "2"],
            ["Team 4 Count", "12", "1,200"], ["Sub-total:"], ["Average", "", "", "", "7.5"],
        ])
    func total(row: [String]) throws {
        let dataset = try read([contact, row])
        #expect(dataset.list(1).rowCounts.kept == 1)
        #expect(dataset.observations.contains { $0.kind == .footerRow && $0.place.row == 2 })
    }

    @Test(
        "A row with a word for a total and anything but counts is kept",
        arguments: [
            ["Subtotal", "a) Male", "", "", "", "3"], ["Team 4 Total", "", "", "01/02/2015"],
            ["Team 4 Total", "", "", "45000"], ["Average1", "", "", "", "7"],
        ])
    func noTotal(row: [String]) throws {
        #expect(try read([contact, row]).list(1).rowCount == 2)
    }

    @Test(
        "An identifier that begins like a total is none",
        arguments: ["Totally1", "T1", "Country-1", "Sum1", "count2"])
    func noFooter(identifier: String) throws {
        #expect(try read([[identifier] + contact.dropFirst()]).list(1).rowCount == 1)
    }

    @Test("A word for a total in another column does not drop a child's row")
    func otherColumn() throws {
        let headings = try TextReturn.headings(3)
        let order = [9, 0, 1, 5]
        let row = ["Source Team 3", "1001", "a) Male", "05/01/2024"]
        let list = try TextReturn("List 3", [order.map { headings[$0] }, row]).list(3)
        #expect(list.rowCount == 1)
    }

    @Test("Headings repeated between pages are left out and told")
    func repeatedHeadings() throws {
        let dataset = try read([contact, try TextReturn.headings(1), contact])
        #expect(dataset.list(1).rowCount == 2)
        #expect(dataset.observations.filter { $0.kind == .repeatedHeader }.map(\.place.row) == [2])
    }

    @Test("Blank rows between data are told, blank rows at the end are not")
    func blanks() throws {
        let blank = Array(repeating: " ", count: 7)
        let dataset = try read([contact, blank, contact, blank, blank])
        #expect(dataset.observations.filter { $0.kind == .blankRow }.map(\.place.row) == [2])
        #expect(dataset.list(1).rowCounts.blank == 3)
    }

    @Test("A blank row that the workbook does not store is told, but not right below the headings")
    func absent() async throws {
        let rows = TemporaryWorkbook.rows([try TextReturn.headings(1), contact, contact])
            .split(separator: "<row", omittingEmptySubsequences: true)
        let numbered = zip([1, 3, 5], rows).map { "<row r=\"\($0)\"" + $1 }.joined()
        let workbook = try TemporaryWorkbook(rows: numbered)
        let path = workbook.path
        let dataset = try await ReturnReader(schema: LoadedSchema.get(), options: .init()).read([path])
        #expect(dataset.observations.filter { $0.kind == .blankRow }.map(\.place.row) == [3])
        #expect(dataset.list(1).rowCount == 2)
    }

    @Test("Exact duplicates stay")
    func duplicates() throws {
        #expect(try read([contact, contact]).list(1).rowCount == 2)
    }

    @Test("A list with headings and no rows is there, and empty")
    func empty() throws {
        let dataset = try read([])
        #expect(dataset.list(1).isPresent)
        #expect(dataset.observations.contains { $0.kind == .listEmpty && $0.list == 1 })
    }

    @Test("Each row remembers where it stands")
    func places() throws {
        let list = try read([contact, [], contact]).list(1)
        #expect(list.sheetRows == [1, 3])
        let source = try #require(list.column("contact_source"))
        #expect(list.place(row: 1, column: source) == Place(file: 0, sheet: "List 1", row: 3, column: 6))
    }
}
