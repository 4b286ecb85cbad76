import ChATReport
import Testing

@Suite("Rates")
struct RateTests {
    private func contacts() throws -> InventedReturn {
        try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    1, ["child_id", "contact_date"],
                    [["1", "01/01/2024"], ["2", "01/01/2024"], ["3", "01/01/2024"]]
                )
            ])
    }

    @Test("Six months are scaled to a year")
    func annualised() throws {
        let rate = try contacts().indicator("CON-04", population: 10_000)
        #expect(rate.value == 6 && rate.numerator == 3 && rate.denominator == 10_000)
    }

    @Test("A figure of one day is not scaled")
    func snapshot() throws {
        let invented = try InventedReturn(
            asAt: "2024-01-31", [(7, ["child_id", "cpp_start", "cpp_end"], [["1", "01/01/2024", ""]])])
        #expect(try invented.indicator("CPP-02", population: 20_000).value == 0.5)
    }

    @Test("Without a population figure there is no rate", arguments: [nil, 0.0])
    func noPopulation(population: Double?) throws {
        #expect(try contacts().indicator("CON-04", population: population).value == nil)
    }
}
