import AnnexASchema

/// The measures that no page shows as a tile or figure, each with its parts and bands, on a page of their own.
struct FurtherFigures {
    static let pageID = "further"

    private let shown: Set<String>

    init(pages: [PageDefinition]) {
        shown = Set(pages.flatMap(\.indicators))
    }

    /// The measures in the schema's order; nil where the pages show them all.
    func listing(_ indicators: [Indicator]) -> ReportPage.Listing? {
        let rows = indicators.filter { !shown.contains($0.id) }.flatMap(rows)
        guard !rows.isEmpty else { return nil }
        return ReportPage.Listing(
            name: "T_Further",
            columns: [
                .init("Id", width: 8), .init("Measure", width: 46), .init("Part", width: 52),
                .init("Value", width: 12, isNumeric: true), .init("Share", width: 10, isNumeric: true),
                .init("Numerator", width: 12, isNumeric: true),
                .init("Denominator", width: 12, isNumeric: true),
            ], rows: rows)
    }

    private func rows(_ indicator: Indicator) -> [[ReportPage.Listing.Cell]] {
        let decimals = indicator.decimals
        var rows = [
            line(
                indicator, part: "",
                value(indicator.value, indicator.unit, decimals, isWithheld: indicator.isWithheld),
                numerator: indicator.numerator, denominator: indicator.denominator)
        ]
        for part in indicator.also {
            rows.append(
                line(
                    indicator, part: part.name,
                    value(part.value, part.unit, decimals, isWithheld: part.isWithheld),
                    numerator: part.numerator, denominator: part.denominator))
        }
        for band in indicator.bands {
            rows.append(
                line(
                    indicator, part: band.label, value(band.count, isWithheld: band.isWithheld),
                    share: band.percent))
        }
        guard let table = indicator.table else { return rows }
        for (row, label) in table.rows.enumerated() {
            for (column, heading) in table.columns.enumerated() {
                let isWithheld = table.withheld.contains(.init(row: row, column: column))
                rows.append(
                    line(
                        indicator, part: "\(label), \(heading)",
                        value(table.counts[row][column], isWithheld: isWithheld)))
            }
        }
        return rows
    }

    private func line(
        _ indicator: Indicator, part: String, _ value: ReportPage.Listing.Cell, share: Double? = nil,
        numerator: Double? = nil, denominator: Double? = nil
    ) -> [ReportPage.Listing.Cell] {
        [
            .text(indicator.id), .text(indicator.name), .text(part), value,
            share.map { .number($0, decimals: 1, isPercent: true) } ?? .text(""),
            numerator.map { .number($0, decimals: 0, isPercent: false) } ?? .text(""),
            denominator.map { .number($0, decimals: 0, isPercent: false) } ?? .text(""),
        ]
    }

    private func value(_ count: Int, isWithheld: Bool) -> ReportPage.Listing.Cell {
        value(Double(count), .count, 0, isWithheld: isWithheld)
    }

    private func value(
        _ value: Double?, _ unit: IndicatorUnit, _ decimals: Int, isWithheld: Bool
    ) -> ReportPage.Listing.Cell {
        isWithheld ? .text(FigureText.withheld) : .init(value, unit: unit, decimals: decimals)
    }
}
