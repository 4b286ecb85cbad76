import AnnexADataset
import AnnexASchema
import CalendarDays
import TestSupport
import Testing

@Suite("Two headings for one column lose no value")
struct DoubledColumnTests {
    private static let row = ["1001", "a) Male", "a) WBRI", "01/02/2015", "8", "05/01/2024", "q) 6: Police"]

    /// List 1 with one contact, of which one cell is changed, and another column behind.
    private func read(
        _ heading: String, _ second: String, column: Int, _ first: String
    ) throws -> Dataset {
        var row = Self.row
        row[column] = first
        return try TextReturn("List 1", [try TextReturn.headings(1) + [heading], row + [second]]).read()
    }

    private func date(_ first: String, _ second: String) throws -> Dataset {
        try read("Contact Date", second, column: 5, first)
    }

    private func conflicts(_ dataset: Dataset) -> [Observation] {
        dataset.observations.filter { $0.kind == .columnTwiceConflicting }
    }

    private func extras(_ dataset: Dataset) -> [String] {
        let list = dataset.list(1)
        return list.extras.flatMap { extra in
            extra.rows.indices.map { row in
                "\(extra.header) \(extra.sheetColumn): \(list.typedText(extra, at: row))"
            }
        }
    }

    private func contactDate(_ dataset: Dataset) throws -> ListColumn {
        try #require(dataset.list(1).column("contact_date"))
    }

    @Test("Of two values that differ the left one is taken, and the right one is kept as an extra value")
    func differing() throws {
        let dataset = try date("05/01/2024", "09/01/2024")
        #expect(try contactDate(dataset).value(0).day?.iso == "2024-01-05")
        #expect(extras(dataset) == ["Contact Date 7: 09/01/2024"])
        #expect(conflicts(dataset).map(\.count) == [1])
    }

    @Test(
        "A readable value goes before one that is not",
        arguments: ["TBC", "01/25/2024", "-", "#N/A", ""])
    func readable(left: String) throws {
        let dataset = try date(left, "09/01/2024")
        #expect(try contactDate(dataset).value(0).day?.iso == "2024-01-09")
    }

    @Test("An unreadable value that gives way is kept as an extra value, and told as differing")
    func givesWay() throws {
        let dataset = try date("TBC", "09/01/2024")
        #expect(extras(dataset) == ["Date of Contact 5: TBC"])
        #expect(conflicts(dataset).count == 1)
    }

    @Test("A blank or a marker for nothing never conflicts", arguments: ["", "-", "N/A"])
    func blank(left: String) throws {
        let dataset = try date(left, "09/01/2024")
        #expect(conflicts(dataset).isEmpty)
        #expect(dataset.observations.contains { $0.kind == .columnTwice })
    }

    @Test("What is said of a value from the right column names its own cell")
    func cell() throws {
        let dataset = try date("", "01/25/2024")
        let told = try #require(dataset.observations.first { $0.kind == .unreadable })
        #expect(told.place.column == 7)
        #expect(dataset.list(1).place(row: 0, column: try contactDate(dataset)).column == 7)
        #expect(dataset.list(1).place(row: 0, column: dataset.list(1).column("gender")).column == 1)
    }

    @Test(
        "Values that are the same once typed do not differ",
        arguments: [
            (1, "Sex", "M", "a) Male"), (1, "Sex", "TBC", "N/A"),
            (5, "Contact Date", "05/01/2024", "2024-01-05"),
            (5, "Contact Date", "soon", "soon"), (2, "Ethnicity Description", "WBRI", "White British"),
        ])
    func same(column: Int, heading: String, first: String, second: String) throws {
        let dataset = try read(heading, second, column: column, first)
        #expect(conflicts(dataset).isEmpty)
    }

    @Test("Two texts that cannot be read and differ are both kept, and told")
    func bothUnreadable() throws {
        let dataset = try date("soon", "later")
        #expect(try contactDate(dataset).value(0) == .unreadable)
        #expect(extras(dataset) == ["Contact Date 7: later"])
        #expect(conflicts(dataset).count == 1)
    }

    @Test("A code goes before its group alone, and the mapping counts what was taken")
    func group() throws {
        let dataset = try read("Ethnicity Description", "White British", column: 2, "White")
        let column = try #require(dataset.list(1).column("ethnicity"))
        #expect(column.value(0).code != nil)
        #expect(column.mapping.map(\.raw) == ["White British"])
    }

    @Test("A child whose identifier stands in the second column only is a child")
    func identifier() throws {
        let dataset = try read("Child ID", "1001", column: 0, "-")
        #expect(dataset.list(1).rowCount == 1)
        #expect(dataset.list(1).personID(row: 0) == "1001")
    }

    @Test("Rows that are left out do not conflict")
    func leftOut() throws {
        let headings = try TextReturn.headings(1) + ["Sex"]
        let dataset = try TextReturn("List 1", [headings, Self.row + ["M"], headings]).read()
        #expect(conflicts(dataset).isEmpty)
        #expect(dataset.list(1).extras.isEmpty)
    }
}
