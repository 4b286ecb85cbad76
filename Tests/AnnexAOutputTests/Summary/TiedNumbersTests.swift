import AnnexADataset
import AnnexASchema
import ChATReport
import TestSupport
import Testing

@testable import AnnexAOutput

@Suite("Numbers that others tell")
struct TiedNumbersTests {
    /// All indicators of a return as at 31 January 2024, by id: as they are shared.
    private static func shared(list number: Int, _ rows: [[String: String]]) throws -> [String: Indicator] {
        let schema = try LoadedSchema.get()
        let dataset = try TextReturn(list: number, rows).read()
        let computed = IndicatorEngine(schema: schema).compute(ReturnQuery(dataset: dataset, schema: schema))
        let shared = SharedIndicators(schema: schema, dataset: dataset).shared(computed)
        return Dictionary(shared.map { ($0.id, $0) }) { first, _ in first }
    }

    private static func held(_ ids: [String], in indicators: [String: Indicator]) -> [Bool] {
        ids.map { indicators[$0]?.isWithheld ?? false }
    }

    @Test("26 assessments of which 21 are completed do not tell that 5 are open")
    func openAssessments() throws {
        let rows = (1...26).map { child in
            [
                "child_id": "\(child)", "assessment_start": "2023-12-01",
                "assessment_authorised": child > 21 ? "" : "2024-01-10",
            ]
        }
        let shared = try Self.shared(list: 4, rows)
        let held = Self.held(["ASM-01", "ASM-02", "ASM-03"], in: shared)
        #expect(held[2] && (held[0] || held[1]))
    }

    @Test("20 early help records of which 15 are open do not tell that 5 are completed")
    func completedEarlyHelp() throws {
        let rows = (1...20).map { child in
            [
                "child_id": "\(child)", "assessment_start": "2023-11-01",
                "assessment_completion": child > 15 ? "2024-01-10" : "",
            ]
        }
        let shared = try Self.shared(list: 2, rows)
        let held = Self.held(["EHA-01", "EHA-11", "EHA-10"], in: shared)
        #expect(held[2] && (held[0] || held[1]))
    }

    @Test("20 children with a plan for adoption, 10 not placed and 7 placed, do not tell that 3 were adopted")
    func adopted() throws {
        let rows = (1...20).map { child in
            [
                "child_id": "\(child)", "should_be_placed_decision": "2023-06-01",
                "placed": child > 10 ? "2023-09-01" : "", "adoption_order": child > 17 ? "2024-01-10" : "",
            ]
        }
        let shared = try Self.shared(list: 10, rows)
        let held = Self.held(["ADO-05", "ADO-01", "ADO-06", "ADO-07"], in: shared)
        #expect(held[0] && held[1...].contains(true))
    }

    /// Referrals of as many children as given; the first of them has so many more.
    private static func referrals(children: Int, more: Int) -> [[String: String]] {
        (Array(1...children) + [Int](repeating: 1, count: more)).map {
            ["child_id": "\($0)", "referral_date": "2024-01-10"]
        }
    }

    @Test("43 referrals of 42 children are not both shown: one child would be told to have two")
    func secondReferral() throws {
        let shared = try Self.shared(list: 3, Self.referrals(children: 42, more: 1))
        #expect(shared["REF-13"]?.bands[0].isWithheld == true)
        #expect(Self.held(["REF-01", "REF-02"], in: shared).contains(true))
    }

    @Test("Where each child has one referral, both numbers are shown")
    func noSecondReferral() throws {
        let shared = try Self.shared(list: 3, Self.referrals(children: 42, more: 0))
        #expect(shared["REF-01"]?.value == 42 && shared["REF-02"]?.value == 42)
    }

    /// Plans that started, and plans that ended, in the six months.
    private static func plans(started: Int, ended: Int) -> [[String: String]] {
        (1...started).map { ["child_id": "\($0)", "cpp_start": "2023-12-01"] }
            + (1...ended).map {
                ["child_id": "\(100 + $0)", "cpp_start": "2022-12-01", "cpp_end": "2023-12-01"]
            }
    }

    @Test("What is left of two numbers that are shown is shown, however small")
    func shownDifference() throws {
        let shared = try Self.shared(list: 7, Self.plans(started: 12, ended: 10))
        #expect(shared["CPP-03"]?.value == 12 && shared["CPP-05"]?.value == 10)
        #expect(shared["CPP-07"]?.value == 2)
    }

    @Test("What is left of a number that is held back is held back")
    func heldDifference() throws {
        let shared = try Self.shared(list: 7, Self.plans(started: 12, ended: 2))
        #expect(Self.held(["CPP-05", "CPP-07"], in: shared) == [true, true])
    }

    @Test("A number that is held back as a band is in no share of another indicator")
    func sameNumber() throws {
        // the two who are not told take the seven with them; another indicator has the seven as its numerator
        let rows = (1...30).map { child in
            [
                "child_id": "\(child)", "referral_date": "2024-01-10", "gender": "M",
                "referral_source": child <= 2 ? "7" : child <= 9 ? "6" : "1A",
                "referral_nfa": child <= 9 ? "No" : "Yes",
            ]
        }
        let shared = try Self.shared(list: 3, rows)
        let bands = try #require(shared["REF-07"]?.bands)
        let heldLabels = bands.filter(\.isWithheld).map(\.label)
        #expect(heldLabels.count >= 2)
        for part in try #require(shared["REF-15"]?.also) where heldLabels.contains(part.name) {
            #expect(part.isWithheld && part.denominator == nil, "\(part.name)")
        }
    }

    // MARK: The solver

    private static func key(_ name: String) -> NumberKey { NumberKey(own: name) }

    @Test("Of a whole and a part that tell a small part, one is held back")
    func sum() {
        var tied = TiedNumbers()
        let (whole, large, small) = (
            tied.number(Self.key("whole"), 26), tied.number(Self.key("large"), 21),
            tied.number(Self.key("small"), 5)
        )
        for place in [whole, large, small] { tied.show(place) }
        tied.hold(small)
        tied.tie(whole, is: [large, small])
        var solver = TieSolver(tied)
        let numbers = solver.solved().numbers
        #expect(numbers[small].isHeld && (numbers[whole].isHeld != numbers[large].isHeld))
    }

    @Test("Two sums together tell what neither tells alone, until one number more is held back")
    func twoSums() {
        var tied = TiedNumbers()
        let all = tied.number(Self.key("all"), 60)
        let two = tied.number(Self.key("two"), 57)
        let parts = [("a", 50), ("b", 7), ("small", 3)].map { tied.number(Self.key($0.0), $0.1) }
        for place in [all, two] + parts { tied.show(place) }
        for place in parts { tied.hold(place) }
        tied.tie(all, is: parts)
        tied.tie(two, is: [parts[0], parts[1]])
        var solver = TieSolver(tied)
        let numbers = solver.solved().numbers
        #expect(numbers[all].isHeld != numbers[two].isHeld)
    }

    @Test("What stands on the cover stays, and another number is held back in its place")
    func fixed() {
        var tied = TiedNumbers()
        let (whole, large, small) = (
            tied.number(Self.key("whole"), 26), tied.number(Self.key("large"), 21),
            tied.number(Self.key("small"), 5)
        )
        for place in [whole, large, small] { tied.show(place) }
        tied.fix(large)
        tied.hold(small)
        tied.tie(whole, is: [large, small])
        var solver = TieSolver(tied)
        let numbers = solver.solved().numbers
        #expect(numbers[whole].isHeld && !numbers[large].isHeld)
    }

    @Test("A sum that the numbers do not fulfil ties nothing")
    func falseSum() {
        var tied = TiedNumbers()
        let places = [("whole", 26), ("large", 21), ("small", 4)].map { tied.number(Self.key($0.0), $0.1) }
        tied.tie(places[0], is: [places[1], places[2]])
        #expect(tied.ties.isEmpty)
    }

    @Test("Months up to a limit, from a day to R, are one number in all words that ask for them")
    func sameWords() {
        let column = ColumnID(rawValue: "last_dental_check")
        let scale = Facet.scale(.column(column), to: nil, unit: .months)
        #expect(Facet(.within(column, months: 12)) == .numbers(scale, nil, 12))
        #expect(Facet(.not(.blank(column))) == Facet(.known(column)))
    }
}
