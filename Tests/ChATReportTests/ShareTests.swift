import ChATReport
import Testing

@Suite("Shares, numbers, texts and cases")
struct ShareTests {
    @Test("A contact counts when its child is on the referrals list of the period")
    func matched() throws {
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    1, ["child_id", "contact_date"],
                    [["1", "01/01/2024"], ["1", "02/01/2024"], ["2", "01/01/2024"], ["3", "01/01/2024"]]
                ),
                (3, ["child_id", "referral_date"], [["1", "05/01/2024"], ["2", "01/01/2020"]]),
            ])
        let share = try invented.indicator("CON-11")
        #expect(share.value == 50 && share.counts == [2, 2])
    }

    @Test("Of several groupings one may be missing, as UASC is in the older edition")
    func groupingMissing() throws {
        let indicator = try InventedReturn(
            asAt: "2024-01-31", isComplete: false,
            [
                (
                    9,
                    [
                        "child_id", "date_of_birth", "in_touch", "accommodation_suitability", "activity",
                        "gender", "ethnicity", "disability",
                    ], [["1", "01/01/2004", "a) Yes", "", "", "a) Male", "", ""]]
                )
            ]
        ).indicator("CLV-29")
        #expect(indicator.value == 100)
        #expect(!indicator.also.contains { $0.name == "UASC: In touch" })
        #expect(indicator.also.first { $0.name == "Male: In touch" }?.value == 100)
    }

    @Test("Without the other list the share has no value")
    func otherListAbsent() throws {
        let invented = try InventedReturn(
            asAt: "2024-01-31", [(1, ["child_id", "contact_date"], [["1", "01/01/2024"]])])
        #expect(try invented.indicator("CON-11").value == nil)
    }

    @Test("A referral on the seventh day follows the contact, one on the eighth does not")
    func near() throws {
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    1, ["child_id", "contact_date"],
                    [["1", "01/01/2024"], ["2", "01/01/2024"], ["3", "25/01/2024"]]
                ),
                (
                    3, ["child_id", "referral_date"],
                    [["1", "08/01/2024"], ["2", "09/01/2024"], ["3", "26/01/2024"]]
                ),
            ])
        let share = try invented.indicator("CON-12")
        #expect(share.numerator == 1 && share.denominator == 2)
        #expect(share.also.first?.value == 100)
    }

    @Test("A contact on the day a child's need closed is not on an open child; a day before, it is")
    func openChild() throws {
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    1, ["child_id", "contact_date"],
                    [["1", "09/01/2024"], ["2", "10/01/2024"], ["3", "10/01/2024"]]
                ),
                (
                    6, ["child_id", "cin_start", "cin_closure", "case_status"],
                    [
                        ["1", "01/01/2023", "10/01/2024", "e) Closed episode"],
                        ["2", "01/01/2023", "10/01/2024", "e) Closed episode"],
                        ["3", "10/01/2024", "", "c) Child in need plan"],
                    ]
                ),
            ])
        #expect(try invented.indicator("CON-15").numerator == 2)
    }

    @Test("A child with several rows counts once, and blank numbers are not recorded")
    func people() throws {
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    3, ["child_id", "referral_date", "referrals_12_months"],
                    [
                        ["1", "01/01/2024", "1"], ["1", "02/01/2024", "1"], ["2", "01/01/2024", "0"],
                        ["3", "01/01/2024", ""],
                    ]
                )
            ])
        let share = try invented.indicator("REF-10")
        #expect(share.numerator == 1 && share.denominator == 3)
        #expect(try invented.indicator("REF-12").counts == [1, 1, 0, 0, 0, 1])
    }

    @Test("Texts come most frequent first, then Other and Not recorded")
    func texts() throws {
        let names = ["B", "A", "B", "", "C"]
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    2, ["child_id", "assessment_start", "assessment_completion", "organisation"],
                    names.enumerated().map { ["\($0.offset)", "01/01/2024", "", $0.element] }
                )
            ])
        let indicator = try invented.indicator("EHA-06")
        #expect(indicator.bands.map(\.label) == ["B", "A", "C", "Other", "Not recorded"])
        #expect(indicator.counts == [2, 1, 1, 0, 1])
    }

    @Test("A child stands at the furthest stage reached")
    func furthest() throws {
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    10,
                    [
                        "child_id", "should_be_placed_decision", "placement_order", "matched", "placed",
                        "adoption_order", "reversal_decision",
                    ],
                    [
                        ["1", "01/01/2023", "", "", "", "", ""],
                        ["2", "01/01/2023", "", "05/05/2023", "", "", ""],
                    ]
                )
            ])
        #expect(try invented.indicator("ADO-26").counts == [1, 0, 1, 0, 0, 0, 0])
    }

    @Test("Two adopters of one family are one family; one without family is their own")
    func families() throws {
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    11, ["adopter_id", "family_id", "enquiry"],
                    [["1", "F1", "01/06/2023"], ["2", "F1", "01/06/2023"], ["3", "", "01/06/2023"]]
                )
            ])
        #expect(try invented.indicator("ADR-01").value == 3)
        #expect(try invented.indicator("ADR-02").value == 2)
    }

    @Test("Of two plans of one child the later counts")
    func latestRow() throws {
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    7, ["child_id", "cpp_start", "cpp_end", "latest_category"],
                    [["1", "01/01/2024", "", "a) Neglect"], ["1", "01/01/2023", "", "d) Emotional abuse"]]
                )
            ])
        #expect(try invented.indicator("CPP-12").count("Neglect") == 1)
        #expect(try invented.indicator("CPP-01").value == 1)
    }
}
