import ChATReport
import Testing

@Suite("Bands of codes")
struct CodeBandTests {
    @Test("Percentages beside a published figure are of those whose ethnicity is known")
    func known() throws {
        let codes = ["a) WBRI", "a) WBRI", "q) CHNE", "s) REFU", ""]
        let indicator = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    7, ["child_id", "cpp_start", "ethnicity"],
                    codes.enumerated().map { ["\($0.offset)", "01/01/2024", $0.element] }
                )
            ]
        ).indicator("CPP-10")
        #expect(indicator.value == 5 && indicator.count("Asian or Asian British") == 1)
        #expect(indicator.bands.first?.percent == 200.0 / 3)
        #expect(indicator.bands.suffix(2).map(\.percent) == [nil, nil])
    }

    private func sources(_ texts: [String]) throws -> Indicator {
        try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    1, ["child_id", "contact_date", "contact_source"],
                    texts.enumerated().map { ["\($0.offset + 1)", "01/01/2024", $0.element] }
                )
            ]
        ).indicator("CON-07")
    }

    @Test("Groups keep the guidance's order, empty ones included, and end with Not recorded")
    func fixedOrder() throws {
        let labels = try sources(["q) 6: Police"]).bands.map(\.label)
        #expect(
            labels == [
                "Individual", "Schools", "Education services", "Health services", "Housing", "LA services",
                "Police", "Other legal agency", "Other", "Anonymous", "Unknown", "Not recorded",
            ])
    }

    @Test(
        "Blank, unrecognised and group alone are not recorded", arguments: ["", "the milkman", "Individual"])
    func notRecorded(text: String) throws {
        let indicator = try sources([text])
        #expect(indicator.count("Not recorded") == 1)
        #expect(indicator.value == 1)
    }

    @Test("Percentages are of the whole band set, what is not recorded included")
    func percentages() throws {
        let indicator = try sources(["q) 6: Police", "q) 6: Police", "", "e) 2A: Schools"])
        #expect(indicator.bands.first { $0.label == "Police" }?.percent == 50)
        #expect(indicator.bands.last?.percent == 25)
    }

    @Test("Without rows there is no percentage, and the count is zero")
    func noRows() throws {
        let indicator = try InventedReturn(
            asAt: "2024-01-31",
            [(1, ["child_id", "contact_date", "contact_source"], [["1", "01/01/2020", "q) 6: Police"]])]
        ).indicator("CON-07")
        #expect(indicator.value == 0)
        #expect(indicator.bands.allSatisfy { $0.count == 0 && $0.percent == nil })
    }

    @Test("Chinese stands in Other on ChAT's pages")
    func chinese() throws {
        let indicator = try InventedReturn(
            asAt: "2024-01-31",
            [(1, ["child_id", "contact_date", "ethnicity"], [["1", "01/01/2024", "q) CHNE"]])]
        ).indicator("CON-10")
        #expect(indicator.count("Other") == 1)
    }

    @Test("A share of codes is of those it names; unknown ones stay out of it")
    func share() throws {
        let rows = ["a) Yes", "a) Yes", "b) No", ""].enumerated().map {
            ["\($0.offset)", "01/11/2023", "01/12/2023", $0.element]
        }
        let indicator = try InventedReturn(
            asAt: "2024-01-31",
            [(4, ["child_id", "assessment_start", "assessment_authorised", "support_required"], rows)]
        ).indicator("ASM-16")
        #expect(indicator.numerator == 2 && indicator.denominator == 3)
        #expect(indicator.counts == [2, 1, 1])
    }
}
