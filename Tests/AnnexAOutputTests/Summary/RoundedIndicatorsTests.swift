import AnnexASchema
import ChATReport
import Testing

@testable import AnnexAOutput

@Suite("Numbers rounded for sharing")
struct RoundedIndicatorsTests {
    private static func rounded(_ indicator: Indicator) throws -> Indicator {
        try SmallNumbersTests.shared(indicator, rule: .round)
    }

    /// An indicator with what is asked of it, and nothing else.
    private static func indicator(
        _ unit: IndicatorUnit = .count, value: Double? = nil, numerator: Double? = nil,
        denominator: Double? = nil, bands: [(Int, Double?)] = [], also: [Indicator.Part] = [],
        table: Indicator.Table? = nil
    ) -> Indicator {
        Indicator(
            id: "X-01", name: "Figure", unit: unit, decimals: 0, value: value, numerator: numerator,
            denominator: denominator,
            bands: bands.enumerated().map {
                Indicator.Band(label: "Band \($0.offset)", count: $0.element.0, percent: $0.element.1)
            }, also: also, table: table)
    }

    @Test(
        "A number becomes the nearest multiple of 5",
        arguments: [(0, 0), (1, 0), (2, 0), (3, 5), (7, 5), (8, 10), (1232, 1230), (1233, 1235), (-3, -5)])
    func nearest(count: Int, expected: Int) {
        #expect(Rounding.nearest(count) == expected)
    }

    @Test("A share is that of rounded numbers")
    func share() throws {
        let rounded = try Self.rounded(SmallNumbersTests.share(333, of: 702))
        #expect(rounded.numerator == 335 && rounded.denominator == 700)
        #expect(rounded.value == 335 * 100 / 700.0)
    }

    @Test("A share of one or two has no value, and is not told from a share of nobody", arguments: [0, 1, 2])
    func shareOfFew(denominator: Int) throws {
        let value = denominator == 0 ? nil : 100.0
        let rounded = try Self.rounded(
            Self.indicator(
                .percent, value: value, numerator: Double(denominator), denominator: Double(denominator)))
        #expect(rounded == (try Self.rounded(Self.indicator(.percent, numerator: 0, denominator: 0))))
        #expect(rounded.value == nil && !rounded.isWithheld)
    }

    @Test("A rate is that of a rounded number; the children of the area are published as they are")
    func rate() throws {
        let rounded = try Self.rounded(
            Self.indicator(.perTenThousand, value: 26, numerator: 13, denominator: 10_000))
        #expect(rounded.value == 30 && rounded.numerator == 15 && rounded.denominator == 10_000)
    }

    @Test("An average is told in whole days, without what it was made of")
    func average() throws {
        let rounded = try Self.rounded(
            Self.indicator(.days, value: 173.25, numerator: 2079, denominator: 12))
        #expect(rounded.value == 173 && rounded.numerator == nil && rounded.denominator == nil)
    }

    @Test("An average of fewer than eight is held back", arguments: [(3, true), (7, true), (8, false)])
    func averageOfFew(rows: Int, isHeldBack: Bool) throws {
        let rounded = try Self.rounded(
            Self.indicator(.days, value: 30.5, numerator: 30.5 * Double(rows), denominator: Double(rows)))
        #expect(rounded.isWithheld == isHeldBack && (rounded.value == nil) == isHeldBack)
    }

    @Test("A percentage without the numbers it was made of is held back")
    func unknownParts() throws {
        #expect(try Self.rounded(Self.indicator(.percent, value: 43.21)).isWithheld)
    }

    @Test("Bands are rounded, with shares of the rounded whole")
    func bands() throws {
        let rounded = try Self.rounded(
            Self.indicator(value: 54, bands: [(33, 3300.0 / 54.0), (19, 1900.0 / 54.0), (2, 200.0 / 54.0)]))
        #expect(rounded.value == 55)
        #expect(rounded.bands.map(\.count) == [35, 20, 0])
        let shares: [Double?] = [3500.0 / 55.0, 2000.0 / 55.0, 0.0]
        #expect(rounded.bands.map(\.percent) == shares)
    }

    @Test("Bands whose shares are of those known alone keep it so")
    func knownBands() throws {
        let rounded = try Self.rounded(Self.indicator(value: 60, bands: [(33, 75), (11, 25), (16, nil)]))
        let shares: [Double?] = [3500.0 / 45.0, 1000.0 / 45.0, nil]
        #expect(rounded.bands.map(\.percent) == shares)
    }

    @Test("Tables are rounded, and what stands beside the value")
    func tableAndParts() throws {
        let part = Indicator.Part(
            name: "Team 3", unit: .percent, value: 50, numerator: 9, denominator: 18)
        let rounded = try Self.rounded(
            Self.indicator(
                value: 18, also: [part],
                table: Indicator.Table(rows: ["Team 3"], columns: ["a", "b"], counts: [[9, 2]])))
        #expect(rounded.table?.counts == [[10, 0]])
        #expect(rounded.also.map(\.value) == [50] && rounded.also.map(\.denominator) == [20])
    }

    @Test("Teams of fewer than eight are others")
    func teamsOfFew() throws {
        let rounded = try Self.rounded(SmallNumbersTests.teams([33, 7, 4, 1, 1]))
        #expect(rounded.bands.map(\.label) == ["Team 1", "Other", "Not recorded"])
        #expect(rounded.bands.map(\.count) == [35, 10, 0])
    }

    @Test("A team called after its worker is not named")
    func names() throws {
        let rounded = try Self.rounded(
            Self.indicator(
                table: Indicator.Table(rows: ["Worker 014, north"], columns: ["a"], counts: [[9]])))
        #expect(rounded.table?.rows == [PersonalNames.heldBack])
    }
}
