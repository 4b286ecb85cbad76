import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@Suite("Two returns are compared row by row and field by field")
struct ReturnComparisonTests {
    /// What changed in one list from some rows, by column id, to others.
    private static func compare(
        list: Int, _ old: [[String: String]], _ new: [[String: String]]
    ) throws -> ListComparison {
        try both(list: list, old, new).lists[list - 1]
    }

    private static func both(
        list: Int, _ old: [[String: String]], _ new: [[String: String]]
    ) throws -> ReturnComparison {
        ReturnComparison(
            old: ComparedReturn(try TextReturn(list: list, old).read()),
            new: ComparedReturn(try TextReturn(list: list, new).read()))
    }

    private static func contact(_ child: String, _ date: String, _ source: String = "1A") -> [String: String]
    {
        ["child_id": child, "contact_date": date, "contact_source": source, "gender": "Female"]
    }

    private static func plan(_ child: String, _ start: String) -> [String: String] {
        ["child_id": child, "cpp_start": start, "gender": "Female"]
    }

    @Test("The same rows in another order are no change")
    func order() throws {
        let rows = [
            Self.contact("1", "2024-01-01"), Self.contact("2", "2024-01-02"), Self.contact("1", "2024-01-03"),
        ]
        let list = try Self.compare(list: 1, rows, rows.reversed())
        #expect(list.changes.isEmpty)
        #expect(list.unchanged == 3)
    }

    @Test("A child who is only in the new list arrived, one who is only in the old list left")
    func children() throws {
        let comparison = try Self.both(
            list: 1, [Self.contact("1", "2024-01-01"), Self.contact("2", "2024-01-02")],
            [Self.contact("2", "2024-01-02"), Self.contact("3", "2024-01-03")])
        #expect(comparison.arrived == ["3"])
        #expect(comparison.left == ["1"])
        #expect(comparison.lists[0].arrived == ["3"])
        #expect(comparison.lists[0].left == ["1"])
        #expect(comparison.lists[0].personsChanged == 0)
    }

    @Test("A row with another code is changed in that field")
    func field() throws {
        let list = try Self.compare(
            list: 1, [Self.contact("1", "2024-01-01", "1A")], [Self.contact("1", "2024-01-01", "1B")])
        let change = try #require(list.changes.first)
        let definition = try LoadedSchema.get().lists[0]
        #expect(change.old == 0 && change.new == 0)
        #expect(change.columns.map { definition.columns[$0].id.rawValue } == ["contact_source"])
        #expect(list.personsChanged == 1)
    }

    @Test("A code in another spelling is no change, but counted")
    func respelt() throws {
        let list = try Self.compare(
            list: 1, [Self.contact("1", "2024-01-01", "1A")], [Self.contact("1", "2024-01-01", "1a")])
        #expect(list.changes.isEmpty)
        #expect(list.respelt == 1)
    }

    @Test("A date in another form is no change")
    func dates() throws {
        let list = try Self.compare(
            list: 1, [Self.contact("1", "2024-01-02")], [Self.contact("1", "02/01/2024")])
        #expect(list.changes.isEmpty)
    }

    @Test("Of rows of one child on one day, those that agree go together whatever their order")
    func sameDay() throws {
        let (one, other) = (Self.contact("1", "2024-01-01", "1A"), Self.contact("1", "2024-01-01", "1B"))
        let third = Self.contact("1", "2024-01-01", "1C")
        let list = try Self.compare(list: 1, [one, other], [third, one])
        #expect(list.unchanged == 1)
        #expect(list.changes.map(\.new) == [0])
        #expect(list.changes.map(\.old) == [1])
    }

    @Test("A row that stands once more than before arrived")
    func duplicate() throws {
        let row = Self.contact("1", "2024-01-01")
        let list = try Self.compare(list: 1, [row], [row, row])
        #expect(list.unchanged == 1)
        #expect(list.changes.count == 1)
        #expect(list.changes.first?.old == nil)
    }

    @Test("In a list of one row a child, another start date is a change of the row")
    func startDate() throws {
        let list = try Self.compare(list: 7, [Self.plan("1", "2024-01-01")], [Self.plan("1", "2024-01-08")])
        let definition = try LoadedSchema.get().lists[6]
        #expect(
            list.changes.flatMap(\.columns).map { definition.columns[$0].id.rawValue } == ["cpp_start"])
    }

    @Test("In a list of events, another date is another event")
    func event() throws {
        let list = try Self.compare(
            list: 1, [Self.contact("1", "2024-01-01")], [Self.contact("1", "2024-01-08")])
        #expect(list.changes.count == 2)
    }

    @Test("Rows without an identifier are the same only where they agree in full")
    func noIdentifier() throws {
        let list = try Self.compare(
            list: 1, [Self.contact("", "2024-01-01", "1A"), Self.contact("", "2024-01-01", "1B")],
            [Self.contact("", "2024-01-01", "1B"), Self.contact("", "2024-01-01", "1C")])
        #expect(list.unchanged == 1)
        #expect(list.changes.count == 2)
        #expect(list.changes.allSatisfy { $0.columns.isEmpty })
    }

    @Test("A value that cannot be read is compared as it was typed")
    func unreadable() throws {
        let old = Self.plan("1", "2024-01-01").merging(["cpp_end": "soon"]) { $1 }
        let new = Self.plan("1", "2024-01-01").merging(["cpp_end": "later"]) { $1 }
        #expect(try Self.compare(list: 7, [old], [old]).changes.isEmpty)
        #expect(try Self.compare(list: 7, [old], [new]).changes.count == 1)
    }

    @Test("A column that only one return has is named, and no change of its rows")
    func column() throws {
        let headings = try TextReturn.headings(1)
        let row = ["1", "", "", "", "", "2024-01-01"]
        let narrow = try TextReturn("List_1", [Array(headings.prefix(6)), row]).read()
        let wide = try TextReturn("List_1", [Array(headings.prefix(7)), row + ["1A"]]).read()
        let list = ReturnComparison(old: ComparedReturn(narrow), new: ComparedReturn(wide)).lists[0]
        #expect(list.columnsOnlyInNew.count == 1)
        #expect(list.changes.isEmpty)
    }

    @Test("Many rows that are all alike take no longer than as many that differ")
    func alike() throws {
        let rows = Array(repeating: Self.contact("", "2024-01-01"), count: 20_000)
        let (old, new) = (try TextReturn(list: 1, rows).read(), try TextReturn(list: 1, rows).read())
        var unchanged = 0
        let time = processorTime {
            unchanged =
                ReturnComparison(old: ComparedReturn(old), new: ComparedReturn(new)).lists[0].unchanged
        }
        #expect(unchanged == 20_000)
        #expect(time < .seconds(20))
    }
}
