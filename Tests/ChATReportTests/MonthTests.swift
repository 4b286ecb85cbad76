import ChATReport
import Testing

@Suite("Months")
struct MonthTests {
    private func months(asAt: String, _ dates: [String]) throws -> Indicator {
        try InventedReturn(
            asAt: asAt,
            [(1, ["child_id", "contact_date"], dates.enumerated().map { ["\($0.offset)", $0.element] })]
        ).indicator("CON-14")
    }

    @Test("Months of which the window has a part say so")
    func parts() throws {
        let labels = try months(asAt: "2024-01-15", ["01/12/2023"]).bands.map(\.label)
        #expect(
            labels == [
                "Jul 2023 (part)", "Aug 2023", "Sep 2023", "Oct 2023", "Nov 2023", "Dec 2023",
                "Jan 2024 (part)",
            ])
    }

    @Test("A window that ends with its month has it whole")
    func wholeMonth() throws {
        let labels = try months(asAt: "2024-01-31", ["01/12/2023"]).bands.map(\.label)
        #expect(labels.first == "Jul 2023 (part)" && labels.last == "Jan 2024")
    }

    @Test("Each row is in the month of its date, and months without rows stay")
    func counts() throws {
        let indicator = try months(
            asAt: "2024-01-31", ["31/07/2023", "01/12/2023", "31/12/2023", "31/01/2024"])
        #expect(indicator.counts == [1, 0, 0, 0, 0, 2, 1] && indicator.value == 4)
    }
}
