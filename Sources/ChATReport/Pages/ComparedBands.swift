import AnnexASchema

/// Published shares of bands beside a return's own, as of how long plans have been open.
extension ComparedFigures {
    /// A chart of an indicator's bands beside the same bands as published; nil where none has a published share.
    ///
    /// The shares are of one year, the newest that a band has; the title tells it.
    func bands(_ figure: FigureDefinition) -> ReportPage.Figure? {
        guard figure.parts.isEmpty, let indicator = indicators[figure.indicator] else { return nil }
        let all = comparators.keys(indicator.id).filter { key in
            indicator.bands.contains { Self.isSame(key, $0.label) }
        }.flatMap { comparators.comparisons(indicator.id, key: $0) }.filter {
            $0.unit == .percent && $0.value != nil && Self.levels.contains($0.level)
        }
        guard let year = all.map(\.period).max() else { return nil }
        let told = all.filter { $0.period == year }
        let shown = Self.levels.filter { level in told.contains { $0.level == level } }
        let rows = indicator.bands.compactMap { band -> ReportPage.DataTable.Row? in
            let published = shown.map { level in
                told.first { $0.level == level && Self.isSame($0.key, band.label) }?.value
            }
            guard band.count > 0 || band.isWithheld || published.contains(where: { $0 != nil }) else {
                return nil
            }
            return Self.row(
                band.label, own: band.percent, isHeldBack: Self.isHeldBack(band), others: published)
        }
        guard let first = rows.first(where: { !$0.missing.contains(0) }) else { return nil }
        let table = ReportPage.DataTable(
            category: "Band", columns: Self.columns(shown), rows: rows, places: 1)
        let own = first.withheld.isEmpty ? "\(table.text(first, 0))%" : "held back"
        let others = shown.indices.filter { !first.missing.contains($0 + 1) }.map { position in
            ", \(shown[position] == .neighbours ? "neighbours" : "England") \(table.text(first, position + 1))%"
        }
        return chart(
            title: "\(figure.title) beside published figures (\(year))",
            headline: "\(first.label): \(own) here" + others.joined(), noun: "percentages", table: table,
            name: "CMP_\(indicator.id)_bands", indicators: [indicator.id],
            notes: told.count == all.count ? [] : ["Published figures of other years are left out."])
    }

    /// Whether a band's share is held back, with its number or alone.
    static func isHeldBack(_ band: Indicator.Band) -> Bool {
        band.isWithheld || band.percent == nil && band.count > 0
    }

    /// Whether a key names a band: as it is called, or with `m` for months and `y` for years as in `3m_or_less`.
    static func isSame(_ key: String, _ label: String) -> Bool {
        short(key) == short(label)
    }

    private static func short(_ name: String) -> String {
        PublishedMeasure.folded(name).replacing("months", with: "m").replacing("years", with: "y")
            .replacing("year", with: "y")
    }
}
