import AnnexASchema
import Testing

@testable import ChATReport

@Suite("Bands stand beside the published shares of the same bands")
struct ComparedBandsTests {
    /// A published share of a band of the duration of open episodes of need.
    private static func published(
        _ key: String, _ value: Double?, year: String = "2024", unit: IndicatorUnit = .percent
    ) -> PublishedValue {
        PublishedValue(
            indicator: "CIN-15", key: key, level: .national, code: "E92000001", name: "England", region: "",
            period: year, value: value, symbol: value == nil ? "c" : "", unit: unit, source: "", dataSet: "",
            published: "", note: "", file: "", line: 1, heading: "value", isWorkedOut: false)
    }

    /// The chart of two open episodes, one of a month and one of some years, beside those shares.
    private static func chart(
        _ values: [PublishedValue], change: (Indicator) -> Indicator = { $0 }
    ) throws -> ReportPage.Figure? {
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    6, ["child_id", "cin_start", "case_status"],
                    [
                        ["1", "01/01/2024", "c) Child in need plan"],
                        ["2", "01/01/2020", "c) Child in need plan"],
                    ]
                )
            ])
        let indicator = change(try invented.indicator("CIN-15"))
        let page = try #require(SchemaFiles.schema.pages.first { $0.id == "cin-open" })
        let figure = try #require(page.figures.first { $0.indicator == "CIN-15" })
        return ComparedFigures(
            comparators: Comparators(values, neighbours: nil, authority: nil),
            indicators: ["CIN-15": indicator]
        ).bands(figure)
    }

    private static func texts(_ figure: ReportPage.Figure?) throws -> [[String]] {
        let table = try #require(figure).table
        return table.rows.map { row in [row.label] + table.columns.indices.map { table.text(row, $0) } }
    }

    @Test("Each band has the return's share and England's, and the title tells the year")
    func shares() throws {
        let figure = try Self.chart([
            Self.published("3 months or less", 26.1), Self.published("2 years or more", 35.5),
        ])
        #expect(
            try Self.texts(figure) == [
                ["3 months or less", "50.0", "26.1"], ["2 years or more", "50.0", "35.5"],
            ])
        #expect(figure?.table.columns == ["This return", "England"])
        #expect(figure?.title.hasSuffix("beside published figures (2024)") == true)
        #expect(figure?.headline == "3 months or less: 50.0% here, England 26.1%")
    }

    @Test(
        "A published band of which the return has none is there, and a band without a published share has no bar"
    )
    func oneSided() throws {
        let figure = try Self.chart([Self.published("1 year but less than 2 years", 14.5)])
        #expect(
            try Self.texts(figure) == [
                ["3 months or less", "50.0", "–"], ["1 year but less than 2 years", "0.0", "14.5"],
                ["2 years or more", "50.0", "–"],
            ])
    }

    @Test(
        "A band is found by its short name",
        arguments: [
            ("3m_or_less", "3 months or less"), ("2y_or_more", "2 years or more"),
            ("1y_but_less_than_2y", "1 year but less than 2 years"), ("1-10", "1-10"),
        ])
    func shortNames(key: String, label: String) {
        #expect(ComparedFigures.isSame(key, label))
    }

    @Test(
        "A band is not taken for another", arguments: [("3m_or_less", "2 years or more"), ("1-10", "11-20")])
    func otherNames(key: String, label: String) {
        #expect(!ComparedFigures.isSame(key, label))
    }

    @Test("Shares of an older year are left out, and that is said")
    func years() throws {
        let figure = try Self.chart([
            Self.published("3 months or less", 26.1), Self.published("2 years or more", 34, year: "2023"),
        ])
        #expect(try Self.texts(figure).last == ["2 years or more", "50.0", "–"])
        #expect(figure?.notes == ["Published figures of other years are left out."])
    }

    @Test("A symbol is no bar and a number of children no share")
    func nothing() throws {
        #expect(try Self.chart([Self.published("3 months or less", nil)]) == nil)
        #expect(try Self.chart([Self.published("3 months or less", 100, unit: .count)]) == nil)
        #expect(try Self.chart([Self.published("median", 26)]) == nil)
    }

    @Test("A band that is held back has the sign for it, and no bar")
    func heldBack() throws {
        let figure = try Self.chart([Self.published("3 months or less", 26.1)]) { indicator in
            Indicator(
                id: indicator.id, name: indicator.name, unit: indicator.unit, decimals: 0, value: nil,
                numerator: nil, denominator: nil,
                bands: indicator.bands.map {
                    Indicator.Band(label: $0.label, count: 0, percent: nil, isWithheld: $0.count > 0)
                }, also: [], table: nil)
        }
        #expect(try Self.texts(figure).first == ["3 months or less", "c", "26.1"])
        #expect(figure?.headline == "3 months or less: held back here, England 26.1%")
    }
}
