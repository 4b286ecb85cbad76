import ChATReport
import Testing

@Suite("Counts")
struct CountTests {
    static let columns = ["child_id", "gender", "date_of_birth", "contact_date", "contact_source"]

    @Test("A contact on either edge of the six months counts, one a day outside does not")
    func windowEdges() throws {
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    1, Self.columns,
                    [
                        ["1", "a) Male", "01/02/2015", "30/07/2023", "q) 6: Police"],
                        ["1", "a) Male", "01/02/2015", "31/07/2023", "q) 6: Police"],
                        ["2", "b) Female", "01/02/2015", "31/01/2024", "q) 6: Police"],
                        ["2", "b) Female", "01/02/2015", "01/02/2024", "q) 6: Police"],
                    ]
                )
            ])
        #expect(try invented.indicator("CON-01").value == 2)
    }
}
