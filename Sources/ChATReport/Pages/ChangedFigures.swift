import AnnexASchema
import CalendarDays

/// What has changed since an earlier run: on tiles, and for every indicator on one page.
struct ChangedFigures {
    static let pageID = "change"

    let previous: PreviousFigures

    /// The line under a tile: `Then 41.2% (31 July 2023)`; nil where the earlier run did not have the indicator.
    func line(_ indicator: Indicator) -> String? {
        guard let then = previous.value(indicator.id) else { return nil }
        let text = FigureText.value(then, unit: indicator.unit, decimals: indicator.decimals)
        return "Then \(text) (\(previous.asAt.spelled))"
    }

    /// Every indicator then and now.
    func listing(_ indicators: [Indicator], asAt reference: CalendarDay) -> ReportPage.Listing {
        ReportPage.Listing(
            name: "T_Change",
            columns: [
                .init("Id", width: 8), .init("Indicator", width: 56), .init("Counted in", width: 32),
                .init("Then: \(previous.asAt.iso)", width: 13, isNumeric: true),
                .init("Now: \(reference.iso)", width: 13, isNumeric: true),
                .init("Change", width: 13, isNumeric: true),
                .init("Change as a share of then", width: 15, isNumeric: true),
            ], rows: indicators.map(row))
    }

    private func row(_ indicator: Indicator) -> [ReportPage.Listing.Cell] {
        let (unit, decimals) = (indicator.unit, indicator.decimals)
        let now = ReportPage.Listing.Cell(indicator.value, unit: unit, decimals: decimals)
        let words = FigureText.words(for: unit)
        guard let then = previous.value(indicator.id) else {
            return [
                .text(indicator.id), .text(indicator.name), .text(words), .text("not in that run"), now,
                .text(FigureText.none), .text(FigureText.none),
            ]
        }
        let change = then.flatMap { then in indicator.value.map { $0 - then } }
        // of a share the change is in points, which is no percentage
        let share: Double? = change.flatMap { change in
            guard let then, then > 0, unit != .percent else { return nil }
            return change * 100 / then
        }
        return [
            .text(indicator.id), .text(indicator.name), .text(words),
            .init(then, unit: unit, decimals: decimals), now,
            unit == .percent && change != nil
                ? .number(change ?? 0, decimals: max(1, decimals), isPercent: false)
                : .init(change, unit: unit, decimals: decimals),
            .init(share, unit: .percent, decimals: 1),
        ]
    }
}
