import AnnexASchema

/// Makes a figure of the values of several indicators, such as started and ended for each kind of plan.
struct FigureParts {
    private let definition: FigureDefinition

    init(_ definition: FigureDefinition) {
        self.definition = definition
    }

    /// The figure; a part without a value is left out.
    func figure(of indicators: [String: Indicator]) -> ReportPage.Figure? {
        let parts = definition.parts.compactMap { part -> (label: String, values: [Indicator])? in
            let values = part.indicators.compactMap { indicators[$0] }
            let isWhole =
                values.count == part.indicators.count
                && values.allSatisfy { $0.value != nil || $0.isWithheld }
            return isWhole ? (part.label, values) : nil
        }
        guard let first = indicators[definition.indicator] else { return nil }
        let counts = parts.map { part in part.values.map { Int(($0.value ?? 0).rounded()) } }
        let withheld = parts.enumerated().flatMap { row, part in
            part.values.enumerated().filter { $0.element.isWithheld }.map {
                Indicator.Table.Cell(row: row, column: $0.offset)
            }
        }
        let isTable = definition.columns.count > 1
        let joined = Indicator(
            id: first.id, name: definition.title, unit: first.unit, decimals: first.decimals, value: nil,
            numerator: nil, denominator: nil,
            bands: isTable
                ? []
                : zip(parts, counts).enumerated().map { row, pair in
                    Indicator.Band(
                        label: pair.0.label, count: pair.1[0], percent: nil,
                        isWithheld: withheld.contains(.init(row: row, column: 0)))
                }, also: [],
            table: isTable
                ? Indicator.Table(
                    rows: parts.map(\.label), columns: definition.columns, counts: counts,
                    withheld: Set(withheld)) : nil)
        return FigureBuilder(
            definition: definition, indicator: joined, beside: nil, obstacle: nil, note: nil,
            gathersOther: false
        ).figure()
    }
}
