import ChATReport
import Testing

@Suite("Durations")
struct DurationTests {
    private func assessment(_ start: String, _ end: String, asAt: String = "2025-03-31", id: String) throws
        -> Indicator
    {
        try InventedReturn(
            asAt: asAt,
            [(4, ["child_id", "assessment_start", "assessment_authorised"], [["1", start, end]])]
        ).indicator(id)
    }

    @Test(
        "Working days fall into the published bands; bank holidays do not count",
        arguments: [
            ("06/01/2025", "06/01/2025", "Same day"), ("20/12/2024", "02/01/2025", "1-10"),
            ("06/01/2025", "20/01/2025", "1-10"), ("06/01/2025", "21/01/2025", "11-20"),
            ("06/01/2025", "10/03/2025", "41-45"), ("06/01/2025", "11/03/2025", "46-50"),
        ])
    func bands(start: String, end: String, band: String) throws {
        let indicator = try assessment(start, end, id: "ASM-11")
        #expect(indicator.count(band) == 1)
        #expect(indicator.bands.map(\.count).reduce(0, +) == 1)
    }

    @Test(
        "The 45th working day is in time, the 46th is not",
        arguments: [("10/03/2025", 100.0), ("11/03/2025", 0.0)])
    func within(end: String, value: Double) throws {
        #expect(try assessment("06/01/2025", end, id: "ASM-10").value == value)
    }

    @Test("An end before the start is in no band and no share, and is told beside")
    func backwards() throws {
        let indicator = try assessment("11/03/2025", "10/03/2025", id: "ASM-10")
        #expect(indicator.value == nil && indicator.counts.allSatisfy { $0 == 0 })
        #expect(indicator.also.first?.value == 1)
    }

    @Test("A start that cannot be read is not recorded")
    func unreadable() throws {
        #expect(try assessment("spring", "10/03/2025", id: "ASM-11").count("Not recorded") == 1)
    }

    @Test(
        "Months are tested by adding them to the start, so month ends count right",
        arguments: [
            ("29/11/2023", "3 months or less"), ("30/11/2023", "3 months or less"),
            ("28/11/2023", "More than 3 months, up to 6 months"),
            ("28/02/2023", "1 year but less than 2 years"),
            ("01/03/2023", "More than 6 months but less than 1 year"),
            ("28/02/2022", "2 years or more"), ("01/03/2022", "1 year but less than 2 years"),
        ])
    func months(start: String, band: String) throws {
        let indicator = try InventedReturn(
            asAt: "2024-02-29", [(7, ["child_id", "cpp_start", "cpp_end"], [["1", start, ""]])]
        ).indicator("CPP-15")
        #expect(indicator.count(band) == 1)
    }

    @Test("The median lies between the middle two, its quartiles beside it")
    func median() throws {
        let rows = ["07/01/2025", "08/01/2025", "09/01/2025", "13/01/2025"].enumerated().map {
            ["\($0.offset)", "06/01/2025", $0.element]
        }
        let indicator = try InventedReturn(
            asAt: "2025-03-31", [(4, ["child_id", "assessment_start", "assessment_authorised"], rows)]
        ).indicator("ASM-12")
        #expect(indicator.value == 2.5)
        #expect(indicator.also.map(\.value) == [1.75, 3.5])
    }

    @Test("The mean is of calendar days")
    func mean() throws {
        let rows = [["1", "01/01/2025", "02/01/2025"], ["2", "01/01/2025", "05/01/2025"]]
        let indicator = try InventedReturn(
            asAt: "2025-03-31", [(2, ["child_id", "assessment_start", "assessment_completion"], rows)]
        ).indicator("EHA-12")
        #expect(indicator.value == 2.5 && indicator.count("Up to 30 days") == 2)
    }
}
