import AnnexADataset
import AnnexASchema
import ChATReport
import TestSupport
import Testing

@testable import AnnexAOutput

@Suite("Small numbers")
struct SmallNumbersTests {
    @Test("Numbers from 1 to 5 are held back, zeros and larger ones are not")
    func primary() {
        #expect(SmallNumbers.held(in: [0, 1, 5, 6, 40]).positions == [1, 2])
    }

    @Test("One number alone takes the next smallest with it, or the total would tell it")
    func secondary() {
        let held = SmallNumbers.held(in: [3, 40, 9, 0])
        #expect(held.positions == [0, 2])
        #expect(!held.tellsByTotal)
    }

    @Test("Two ones are not enough: their sum would tell them")
    func ones() {
        #expect(SmallNumbers.held(in: [1, 1, 8, 30]).positions == [0, 1, 2])
    }

    @Test("Without another number zeros go too")
    func zeros() {
        #expect(SmallNumbers.held(in: [4, 0, 0]).positions == [0, 1])
    }

    @Test("Two fives and nothing else are told by their total, which goes too")
    func total() {
        #expect(SmallNumbers.held(in: [5, 5]).tellsByTotal)
    }

    @Test("No row and no column of a table tells a cell that is held back")
    func table() {
        let held = SmallNumbers.held(in: [[3, 20, 30], [12, 25, 9], [14, 8, 50]])
        for line in 0..<3 {
            #expect(held.filter { $0.row == line }.count != 1)
            #expect(held.filter { $0.column == line }.count != 1)
        }
        #expect(held.contains(SmallNumbers.Place(row: 0, column: 0)))
    }

    static func shared(_ indicator: Indicator, rule: SmallNumberRule = .suppress) throws -> Indicator {
        let schema = try LoadedSchema.get()
        let dataset = try ReturnReader(schema: schema, options: .init(asAt: ReturnFiles.asAt)).read(
            sheets: [
                (
                    name: "List_3",
                    rows: [
                        ["Child Unique ID", "Date of referral", "Allocated Worker"],
                        ["7", "2024-02-01", "Worker 014"],
                    ]
                )
            ])
        let shared = SharedIndicators(schema: schema, dataset: dataset, rule: rule).shared([indicator])
        return try #require(shared.first)
    }

    static func share(_ numerator: Int, of denominator: Int, bands: [Int] = []) -> Indicator {
        Indicator(
            id: "X-01", name: "Share", unit: .percent, decimals: 0,
            value: Double(numerator * 100) / Double(denominator), numerator: Double(numerator),
            denominator: Double(denominator),
            bands: bands.map { Indicator.Band(label: "Band \($0)", count: $0, percent: nil) }, also: [],
            table: nil)
    }

    @Test("A share of few, or of all but few, is held back", arguments: [(3, 80), (77, 80), (2, 4)])
    func shares(numerator: Int, denominator: Int) throws {
        let shared = try Self.shared(Self.share(numerator, of: denominator))
        #expect(shared.isWithheld && shared.value == nil && shared.numerator == nil)
    }

    @Test("A share of many is shown as it is")
    func largeShare() throws {
        #expect(try Self.shared(Self.share(40, of: 80)).value == 50)
    }

    @Test("Beside bands that are held back a share is whole, of many, and without its parts")
    func blurred() throws {
        let shared = try Self.shared(Self.share(333, of: 700, bands: [333, 363, 4]))
        #expect(shared.value == 48 && shared.numerator == nil && shared.denominator == nil)
        #expect(try Self.shared(Self.share(40, of: 83, bands: [40, 39, 4])).isWithheld)
    }

    @Test("Single years of age become bands")
    func ages() throws {
        let rows = ["Unborn", "Under 1"] + (1...17).map(String.init) + ["18+", "Not recorded"]
        let table = Indicator.Table(rows: rows, columns: ["Male"], counts: rows.map { _ in [10] })
        let gathered = AgeBands.gathered(table)
        #expect(
            gathered.rows == [
                "Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "Not recorded",
            ])
        #expect(gathered.counts == [[10], [10], [40], [50], [60], [30], [10]])
    }

    /// An indicator by team, of which CAS-06 is one.
    static func teams(_ counts: [Int]) -> Indicator {
        let total = counts.reduce(0, +)
        let labels = counts.indices.dropLast().map { "Team \($0 + 1)" } + ["Not recorded"]
        return Indicator(
            id: "CAS-06", name: "Teams", unit: .count, decimals: 0, value: Double(total), numerator: nil,
            denominator: nil,
            bands: zip(labels, counts).map {
                Indicator.Band(label: $0, count: $1, percent: Double($1 * 100) / Double(total))
            }, also: [], table: nil)
    }

    @Test("Teams of few are others, which the rest of the total does not tell")
    func teamsOfFew() throws {
        let shared = try Self.shared(Self.teams([6, 3, 2, 0]))
        #expect(shared.bands.map(\.label) == ["Team 1", "Other", "Not recorded"])
        #expect(shared.bands.map(\.isWithheld) == [true, true, false])
        let large = try Self.shared(Self.teams([30, 4, 3, 2, 0]))
        #expect(large.bands.map(\.count) == [30, 9, 0] && !large.bands.contains(where: \.isWithheld))
    }

    @Test("A label that is, or contains, a worker's name is held back")
    func names() throws {
        let bands = ["Worker 014", "Worker 014, north", "Team 3"].map {
            Indicator.Band(label: $0, count: 20, percent: nil)
        }
        let shared = try Self.shared(
            Indicator(
                id: "X-02", name: "Teams", unit: .count, decimals: 0, value: 60, numerator: nil,
                denominator: nil, bands: bands, also: [], table: nil))
        #expect(shared.bands.map(\.label) == [PersonalNames.heldBack, PersonalNames.heldBack, "Team 3"])
    }
}
