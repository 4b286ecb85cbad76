public import AnnexADataset
public import AnnexASchema
import CalendarDays

/// Turns indicators into pages: tiles, figures with their findings, and notes.
public struct PageBuilder: Sendable {
    private let schema: Schema
    private let dataset: Dataset
    private let obstacles: [String: String]
    private let isShared: Bool
    private let outside: OutsideFigures

    /// A builder for one return; `obstacles` are those that the engine told, by indicator.
    ///
    /// Of a summary that is shared the indicators must have their small numbers held back already; its pages
    /// then leave out small numbers of rows too, and what an earlier run told: what is held back now could be told by it.
    public init(
        schema: Schema, dataset: Dataset, obstacles: [String: String] = [:], isShared: Bool = false,
        outside: OutsideFigures = OutsideFigures()
    ) {
        self.outside = outside
        self.schema = schema
        self.dataset = dataset
        self.obstacles = obstacles
        self.isShared = isShared
    }

    /// The pages of the schema in reading order.
    public func pages(_ indicators: [Indicator]) -> [ReportPage] {
        let byID = Dictionary(indicators.map { ($0.id, $0) }) { first, _ in first }
        let compared = outside.comparators.map { ComparedFigures(comparators: $0, indicators: byID) }
        let changed = isShared ? nil : outside.previous.map(ChangedFigures.init)
        return schema.pages.compactMap { page in
            switch page.id {
            case ComparedFigures.pageID:
                return compared?.listing(indicators).map { listed(page, $0) }
            case ChangedFigures.pageID:
                return changed.map { listed(page, $0.listing(indicators, asAt: dataset.dates.reference)) }
            case FurtherFigures.pageID:
                return FurtherFigures(pages: schema.pages).listing(indicators).map { listed(page, $0) }
            default: break
            }
            if let table = page.sideBySide {
                guard !(isShared && table.isOfPeople) else { return nil }
                return SideBySideFigures(table, schema: schema, name: page.id).listing(byID)
                    .map { listed(page, $0) }
            }
            let figures = page.figures.flatMap { definition in
                [figure(definition, of: byID), compared?.bands(definition)].compactMap(\.self)
            }
            let shown = page.tiles + page.figures.map(\.indicator)
            var seen: Set<String> = []
            return ReportPage(
                id: page.id, sheet: page.sheet, title: page.title, period: period(page.period),
                tiles: page.tiles.compactMap { byID[$0] }.map { indicator in
                    tile(
                        indicator,
                        comparisons: (compared?.lines(indicator) ?? [])
                            + (changed?.line(indicator).map { [$0] } ?? []))
                },
                figures: figures + (compared?.figures(shown.filter { seen.insert($0).inserted }) ?? []),
                notes: page.notes + notes(ofList: page.list))
        }
    }

    private func listed(_ page: PageDefinition, _ listing: ReportPage.Listing) -> ReportPage {
        ReportPage(
            id: page.id, sheet: page.sheet, title: page.title, period: period(page.period), tiles: [],
            figures: [], listing: listing, notes: page.notes)
    }

    private func figure(_ figure: FigureDefinition, of byID: [String: Indicator]) -> ReportPage.Figure? {
        guard figure.parts.isEmpty else { return FigureParts(figure).figure(of: byID) }
        return byID[figure.indicator].map { indicator in
            FigureBuilder(
                definition: figure, indicator: indicator, beside: figure.beside.flatMap { byID[$0] },
                obstacle: obstacles[indicator.id], note: source(of: indicator.id)?.note,
                gathersOther: source(of: indicator.id)?.gathersOther ?? false
            ).figure()
        }
    }

    private func period(_ period: PageDefinition.Period) -> String {
        let reference = dataset.dates.reference
        switch period {
        case .snapshot: return "As at \(reference.spelled)"
        case .sixMonths:
            return "From \(dataset.dates.windowStart(months: 6).spelled) to \(reference.spelled)"
        case .twelveMonths:
            return "From \(dataset.dates.windowStart(months: 12).spelled) to \(reference.spelled)"
        }
    }

    private func source(of id: String) -> IndicatorDefinition? {
        schema.indicators.first { $0.id == id }
    }

    private func tile(_ indicator: Indicator, comparisons: [String]) -> ReportPage.Tile {
        ReportPage.Tile(
            indicator: indicator.id, name: indicator.name,
            value: indicator.isWithheld
                ? FigureText.withheld
                : FigureText.value(indicator.value, unit: indicator.unit, decimals: indicator.decimals),
            detail: detail(of: indicator), comparisons: comparisons)
    }

    private func detail(of indicator: Indicator) -> String {
        if let reason = obstacles[indicator.id] { return reason.capitalisedFirst }
        guard !indicator.isWithheld else { return "Held back: few people" }
        guard indicator.value != nil else { return "Nothing to divide by" }
        switch indicator.unit {
        case .percent, .ratio:
            guard let numerator = indicator.numerator, let denominator = indicator.denominator else {
                return ""
            }
            let joint = indicator.unit == .percent ? "of" : "for"
            return "\(FigureText.number(numerator)) \(joint) \(FigureText.number(denominator))"
        case .perTenThousand: return "per 10,000 children aged 0 to 17"
        case .days: return "days"
        case .count:
            let definition = source(of: indicator.id)
            if let part = indicator.also.first {
                let value =
                    part.isWithheld
                    ? FigureText.withheld : FigureText.value(part.value, unit: part.unit, decimals: 0)
                return "\(part.name): \(value)"
            }
            guard definition?.conditions.isEmpty == true else { return "" }
            return definition?.population.flatMap { schema.populations[$0]?.name.capitalisedFirst } ?? ""
        }
    }

    private func notes(ofList number: Int?) -> [String] {
        guard let number else { return [] }
        let list = dataset.list(number)
        guard list.isPresent else { return ["List \(number) was not found in this return."] }
        let nameless = list.persons.count { $0 < 0 }
        guard nameless > 0, !isShared else { return [] }
        let who = number == 11 ? "adopter" : "child"
        return [
            nameless == 1
                ? "One row of List \(number) has no \(who) identifier and is in no figure."
                : "\(FigureText.count(nameless)) rows of List \(number) have no \(who) identifier and are in no figure."
        ]
    }
}

extension IndicatorDefinition {
    /// Whether its band "Other" holds texts that are not frequent.
    fileprivate var gathersOther: Bool {
        if case .texts = measure { true } else { false }
    }
}
