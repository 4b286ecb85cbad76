import AnnexASchema
import AnnexASynth
import CalendarDays
import Testing

@Suite("A return is invented from its options alone")
struct SynthesisTests {
    @Test("The same options give the same return", arguments: SynthNoise.allCases)
    func same(noise: SynthNoise) {
        #expect(Invented.make(120, noise: noise) == Invented.make(120, noise: noise))
    }

    @Test("Another seed invents other children")
    func seeds() {
        let one = ReadReturn(Invented.make(120, seed: 1))
        let two = ReadReturn(Invented.make(120, seed: 2))
        #expect(one.list(1) != two.list(1))
        #expect(one.list(8) != two.list(8))
    }

    @Test("Noise changes how a return is written, not whom it tells of")
    func noise() {
        let clean = Invented.make(150)
        let light = Invented.make(150, noise: .light)
        for number in 1...11 {
            let added = light.mistakes.count {
                $0.list == number && [.duplicateRow, .blankRow, .totalsRow].contains($0.kind)
            }
            let sizes = [clean, light].map { $0.sheet(ofList: number)?.rows.count ?? 0 }
            #expect(sizes[0] + added == sizes[1], "List \(number)")
        }
    }

    @Test("List 1 names as many children as were asked for", arguments: [100, 500, 2000])
    func children(count: Int) {
        #expect(ReadReturn(Invented.make(count)).children(1).count == count)
    }

    @Test("Every list of the smallest return has a row", arguments: 1...20)
    func smallest(seed: UInt64) {
        let tiny = ReadReturn(Invented.make(1, seed: seed))
        for number in 1...11 { #expect(!tiny.list(number).isEmpty, "List \(number)") }
    }

    @Test("A return without children has headings and no rows", arguments: [0, -5])
    func nobody(count: Int) {
        let empty = ReadReturn(Invented.make(count))
        #expect(empty.lists.allSatisfy { $0.isEmpty })
        #expect(empty.invented.sheets.count == 11)
    }

    @Test("Lists grow with the number of children")
    func linear() {
        let small = ReadReturn(Invented.make(1000))
        let large = ReadReturn(Invented.make(4000))
        for number in 1...9 {
            let ratio = Double(large.list(number).count) / Double(small.list(number).count)
            #expect((2.8...5.4).contains(ratio), "List \(number) grew \(ratio) times")
        }
    }

    @Test("Each edition gets its own columns", arguments: Invented.schema.editions.map(\.id))
    func editions(id: String) throws {
        let edition = try #require(Invented.schema.edition(id))
        let made = Invented.make(50, edition: id)
        for list in edition.lists {
            let sheet = try #require(made.sheet(ofList: list.number))
            #expect(sheet.columns == list.columns.map(\.id))
            #expect(sheet.rows[sheet.headingRow - 1] == list.columns.map { .text($0.header) })
        }
    }

    @Test("A return has the proportions of England")
    func proportions() {
        let large = ReadReturn(Invented.make(6000))
        func share(
            _ list: Int, _ fits: (ReadReturn.Row) -> Bool, of base: (ReadReturn.Row) -> Bool = { _ in true }
        )
            -> Double
        {
            let rows = large.list(list).filter(base)
            return 100 * Double(rows.count(where: fits)) / Double(max(1, rows.count))
        }
        func near(_ value: Double, _ expected: ClosedRange<Double>, _ what: Comment) {
            #expect(expected.contains(value), what)
        }
        near(share(3) { $0.says("referral_nfa", "a)") }, 4...10, "referrals closed at once")
        near(share(3) { ($0.number("referrals_12_months") ?? 0) > 0 }, 14...30, "re-referrals")
        near(share(6) { $0.says("disability", "a)") }, 10...18, "disabled children in need")
        near(share(6) { $0.says("primary_need", "N1") }, 45...65, "abuse or neglect")
        near(share(7) { ($0.number("previous_plans") ?? 0) > 0 }, 15...32, "second or later plans")
        near(share(8) { $0.says("uasc", "a)") }, 5...14, "unaccompanied children")
        near(share(9) { $0.says("in_touch", "a)") }, 85...98, "care leavers in touch")
        let rows = large.list(4).filter { !$0.isBlank("assessment_authorised") }
        let quick = rows.count { row in
            guard let start = row.date("assessment_start"), let end = row.date("assessment_authorised") else {
                return false
            }
            return start.days(to: end) <= 64
        }
        near(100 * Double(quick) / Double(rows.count), 76...92, "assessments in about 45 working days")
    }
}
