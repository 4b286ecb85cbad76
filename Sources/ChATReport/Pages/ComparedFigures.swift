import AnnexASchema

/// Published figures beside a return's own: on tiles, as charts, and all of them on one page.
struct ComparedFigures {
    static let pageID = "comparisons"

    let comparators: Comparators
    let indicators: [String: Indicator]

    // MARK: Tiles

    /// Lines under a tile: England, then neighbours, each with its year.
    ///
    /// Numbers of children are left to the page of comparisons: England's stand beside no council's.
    func lines(_ indicator: Indicator) -> [String] {
        guard indicator.unit != .count else { return [] }
        let all = comparators.comparisons(indicator.id)
        return Self.levels.compactMap { level in
            // of neighbours without any figure there is nothing to tell
            all.first { $0.level == level && $0.count != 0 }.map(line)
        }
    }

    /// Areas on tiles and charts. England comes first, so that it looks the same where there are no neighbours.
    static let levels = [PublishedValue.Level.national, .neighbours]

    private func line(_ one: Comparison) -> String {
        let name = one.level == .neighbours ? "Neighbours" : one.name
        let count = one.count.map { "\($0) of \(comparators.neighbourCount), " } ?? ""
        return "\(name)\(one.value == nil ? ": no figure" : " \(Self.text(one))") (\(count)\(one.period))"
    }

    private static func text(_ one: Comparison) -> String {
        FigureText.value(one.value, unit: one.unit, decimals: decimals(one.unit))
    }

    /// As published: shares and rates to one place.
    private static func decimals(_ unit: IndicatorUnit) -> Int {
        unit == .count ? 0 : 1
    }

    // MARK: Charts

    /// The return, its neighbours and England side by side: the shares of a page on one chart, its rates on another.
    func figures(_ ids: [String]) -> [ReportPage.Figure] {
        [
            figure(
                ids, unit: .percent, title: "Percentages beside published figures", noun: "percentages"),
            figure(
                ids, unit: .perTenThousand,
                title: "Per 10,000 children aged 0 to 17, beside published figures",
                noun: "rates"),
        ].compactMap(\.self)
    }

    private func figure(
        _ ids: [String], unit: IndicatorUnit, title: String, noun: String
    ) -> ReportPage.Figure? {
        let levels = Self.levels
        var lines: [(indicator: Indicator, all: [Comparison])] = []
        for id in ids {
            guard let indicator = indicators[id], indicator.unit == unit else { continue }
            let all = comparators.comparisons(id).filter { levels.contains($0.level) && $0.value != nil }
            if !all.isEmpty, indicator.value != nil || indicator.isWithheld { lines.append((indicator, all)) }
        }
        // an area that has no figure for any of them has no bars either
        let shown = levels.filter { level in lines.contains { $0.all.contains { $0.level == level } } }
        guard let first = lines.first else { return nil }
        let rows = lines.map { line in
            Self.row(
                "\(line.indicator.name) (\(line.all[0].period))", own: line.indicator.value,
                isHeldBack: line.indicator.isWithheld,
                others: shown.map { level in line.all.first { $0.level == level }?.value })
        }
        return chart(
            title: title, headline: headline(first), noun: noun,
            table: ReportPage.DataTable(
                category: "Measure", columns: Self.columns(shown), rows: rows, places: 1),
            name: "CMP_\(first.indicator.id)", indicators: lines.map(\.indicator.id))
    }

    /// The names of the return's own column and of those areas.
    static func columns(_ levels: [PublishedValue.Level]) -> [String] {
        ["This return"] + levels.map { $0 == .neighbours ? "Statistical neighbours" : "England" }
    }

    /// A value of the return beside others, to one decimal place; what is nil has no bar.
    static func row(
        _ label: String, own: Double?, isHeldBack: Bool, others: [Double?]
    ) -> ReportPage.DataTable.Row {
        let values = [isHeldBack ? nil : own] + others
        return ReportPage.DataTable.Row(
            label: label, counts: values.map { Int((($0 ?? 0) * 10).rounded(.toNearestOrAwayFromZero)) },
            percent: nil, withheld: isHeldBack ? [0] : [],
            missing: Set(values.indices.filter { values[$0] == nil && !($0 == 0 && isHeldBack) }))
    }

    /// Bars of the return side by side with others'; `name` tells its table from those of the indicators' own figures.
    func chart(
        title: String, headline: String, noun: String, table: ReportPage.DataTable, name: String,
        indicators: [String], notes: [String] = []
    ) -> ReportPage.Figure {
        ReportPage.Figure(
            title: title, headline: headline, chart: .clustered, noun: noun, table: table, isTabled: false,
            decimals: 1,
            altText: "Clustered column chart: \(title). "
                + table.rows.map { row in
                    "\(row.label): "
                        + zip(table.columns, table.columns.indices).map { "\($0) \(table.text(row, $1))" }
                        .joined(separator: ", ")
                }.joined(separator: "; ") + ".",
            indicators: [name] + indicators, notes: notes)
    }

    /// Says the first of them in words.
    private func headline(_ line: (indicator: Indicator, all: [Comparison])) -> String {
        let own =
            line.indicator.isWithheld
            ? "held back"
            : FigureText.value(line.indicator.value, unit: line.indicator.unit, decimals: 1)
        let others = Self.levels.compactMap { level in line.all.first { $0.level == level } }.map { one in
            ", \(one.level == .neighbours ? "neighbours" : one.name) \(Self.text(one))"
        }
        return "\(line.indicator.name): \(own) here" + others.joined()
    }

    // MARK: The page

    /// Every measure that has a published figure, bands too, with year, source and what to know.
    func listing(_ ordered: [Indicator]) -> ReportPage.Listing? {
        let rows = ordered.flatMap { indicator in
            ([""] + keys(indicator)).compactMap { row(indicator, key: $0) }
        }
        guard !rows.isEmpty else { return nil }
        return ReportPage.Listing(
            name: "T_Comparisons",
            columns: [
                .init("Id", width: 8), .init("Measure", width: 34), .init("Counted in", width: 14),
                .init("This return", width: 9, isNumeric: true),
                .init("Council, published", width: 10, isNumeric: true),
                .init("Statistical neighbours", width: 11, isNumeric: true),
                .init("Neighbours with a figure", width: 12),
                .init("Region", width: 9, isNumeric: true), .init("England", width: 9, isNumeric: true),
                .init("Year", width: 9), .init("Source", width: 24), .init("Note", width: 34),
            ], rows: rows)
    }

    /// The bands that have a figure, in the indicator's own order.
    private func keys(_ indicator: Indicator) -> [String] {
        let own = indicator.bands.map(\.label) + indicator.also.map(\.name)
        func place(_ key: String) -> Int { own.firstIndex { Self.isSame(key, $0) } ?? own.count }
        let keys = comparators.keys(indicator.id)
        return keys.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
            .map(\.element)
    }

    private func row(_ indicator: Indicator, key: String) -> [ReportPage.Listing.Cell]? {
        let all = comparators.comparisons(indicator.id, key: key)
        guard let any = all.first else { return nil }
        func cell(_ level: PublishedValue.Level) -> ReportPage.Listing.Cell {
            guard let one = all.first(where: { $0.level == level }) else { return .text(FigureText.none) }
            guard let value = one.value else { return .text("no figure") }
            return .number(value, decimals: Self.decimals(one.unit), isPercent: one.unit == .percent)
        }
        let mean = all.first { $0.level == .neighbours }
        var notes: [String] = []
        // how many neighbours a mean is of stands in a column
        let told = all.filter { $0.count == nil }
        for note in (told.isEmpty ? all : told).map(\.note) where !note.isEmpty && !notes.contains(note) {
            notes.append(note)
        }
        return [
            .text(indicator.id),
            .text(key.isEmpty ? indicator.name : "\(indicator.name): \(key)"),
            .text(FigureText.words(for: any.unit)), own(indicator, key: key, unit: any.unit),
            cell(.authority), cell(.neighbours),
            .text(mean?.count.map { "\($0) of \(comparators.neighbourCount)" } ?? FigureText.none),
            cell(.regional), cell(.national), .text(any.period),
            .text([any.source, any.dataSet].filter { !$0.isEmpty }.joined(separator: ": ")),
            .text(notes.joined(separator: ". ")),
        ]
    }

    /// What the Department calls the percentiles of a duration.
    private static let quartiles = ["lower quartile": "25th percentile", "upper quartile": "75th percentile"]

    /// The return's own value, or that of the band or further value that the key names.
    private func own(_ indicator: Indicator, key: String, unit: IndicatorUnit) -> ReportPage.Listing.Cell {
        let decimals = Self.decimals(unit)
        func cell(_ value: Double?, isWithheld: Bool) -> ReportPage.Listing.Cell {
            isWithheld ? .text(FigureText.withheld) : .init(value, unit: unit, decimals: decimals)
        }
        guard !key.isEmpty, key != "median" else {
            return cell(indicator.value, isWithheld: indicator.isWithheld)
        }
        let wanted = PublishedMeasure.folded(Self.quartiles[key] ?? key)
        if let band = indicator.bands.first(where: { Self.isSame(key, $0.label) }) {
            if unit == .percent { return cell(band.percent, isWithheld: Self.isHeldBack(band)) }
            return cell(Double(band.count), isWithheld: band.isWithheld)
        }
        if let part = indicator.also.first(where: { PublishedMeasure.folded($0.name) == wanted }) {
            return cell(part.value, isWithheld: part.isWithheld)
        }
        return .text(FigureText.none)
    }
}
