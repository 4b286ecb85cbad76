import ChATReport
import Testing

@Suite("Counts")
struct CountTests {
    static let columns = ["child_id", "contact_date"]

    private func contacts(asAt: String = "2024-01-31", _ rows: [[String]]) throws -> InventedReturn {
        try InventedReturn(asAt: asAt, [(1, Self.columns, rows)])
    }

    @Test("A contact on either edge of the six months counts, one a day outside does not")
    func windowEdges() throws {
        let rows = [["1", "30/07/2023"], ["2", "31/07/2023"], ["3", "31/01/2024"], ["4", "01/02/2024"]]
        #expect(try contacts(rows).indicator("CON-01").value == 2)
    }

    @Test("Six months before 31 August begin on the last day of February")
    func monthEnd() throws {
        let rows = [["1", "28/02/2024"], ["2", "29/02/2024"], ["3", "31/08/2024"]]
        #expect(try contacts(asAt: "2024-08-31", rows).indicator("CON-01").value == 2)
    }

    @Test("A date that cannot be read is in no window")
    func unreadableDate() throws {
        #expect(try contacts([["1", "soon"], ["2", "01/01/2024"]]).indicator("CON-01").value == 1)
    }

    @Test("A row without child is in no figure")
    func nameless() throws {
        #expect(try contacts([["", "01/01/2024"], ["2", "01/01/2024"]]).indicator("CON-01").value == 1)
    }

    @Test("Exact duplicates count as rows, and once as children")
    func duplicates() throws {
        let invented = try contacts([["1", "01/01/2024"], ["1", "01/01/2024"], ["2", "02/01/2024"]])
        #expect(try invented.indicator("CON-01").value == 3)
        #expect(try invented.indicator("CON-02").value == 2)
    }

    @Test("The mean divides contacts by children")
    func mean() throws {
        let mean = try contacts([["1", "01/01/2024"], ["1", "02/01/2024"], ["2", "02/01/2024"]])
            .indicator("CON-03")
        #expect(mean.value == 1.5 && mean.numerator == 3 && mean.denominator == 2)
    }

    @Test("The mean of nothing has no value")
    func zeroDenominator() throws {
        let mean = try contacts([["1", "01/01/2020"]]).indicator("CON-03")
        #expect(mean.value == nil && mean.denominator == 0)
    }

    @Test("Children with two, three, four and five or more contacts; one is in no band")
    func rowsPerPerson() throws {
        let rows = [("1", 1), ("2", 2), ("3", 3), ("4", 5), ("5", 7)].flatMap { child, count in
            [[String]](repeating: [child, "01/01/2024"], count: count)
        }
        let multiple = try contacts(rows).indicator("CON-09")
        #expect(multiple.counts == [1, 1, 0, 2] && multiple.value == 4)
    }

    @Test("A list that was not found has no count, not a count of zero")
    func absentList() throws {
        #expect(try contacts([["1", "01/01/2024"]]).indicator("REF-01").value == nil)
    }

    @Test("A list without identifiers has no count, not a count of zero")
    func noIdentifiers() throws {
        let care = try InventedReturn(
            asAt: "2024-01-31", isComplete: false,
            [
                (
                    8, ["gender", "ethnicity", "date_of_birth", "cla_start", "cla_ceased", "legal_status"],
                    [["a) Male", "a) WBRI", "01/02/2015", "01/03/2023", "", "C2"]]
                )
            ])
        #expect(try care.indicator("CLA-01").value == nil)
    }

    @Test("Families are not counted where no column tells them apart")
    func noFamilies() throws {
        let columns = ["adopter_id", "gender", "ethnicity", "enquiry"]
        let rows = [["1", "a) Male", "a) WBRI", "01/12/2023"], ["2", "b) Female", "a) WBRI", "01/12/2023"]]
        let bare = try InventedReturn(asAt: "2024-01-31", isComplete: false, [(11, columns, rows)])
        #expect(try bare.indicator("ADR-02").value == nil)
        #expect(try bare.indicator("ADR-01").value == 2)
    }

    @Test("A column that was not found makes no band")
    func absentColumn() throws {
        let sources = try InventedReturn(
            asAt: "2024-01-31", isComplete: false,
            [
                (
                    1, ["child_id", "gender", "ethnicity", "age", "contact_date"],
                    [["1", "a) Male", "", "7", "01/01/2024"]]
                )
            ]
        ).indicator("CON-07")
        #expect(sources.value == nil && sources.bands.isEmpty)
    }

    @Test("Net change may be below zero")
    func difference() throws {
        let rows = [
            ["1", "01/01/2020", "01/01/2024"], ["2", "01/01/2020", "02/01/2024"], ["3", "05/01/2024", ""],
        ]
        let invented = try InventedReturn(
            asAt: "2024-01-31", [(6, ["child_id", "cin_start", "cin_closure"], rows)])
        #expect(try invented.indicator("CIN-08").value == -1)
    }
}
