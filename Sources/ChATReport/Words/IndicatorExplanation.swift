public import AnnexASchema

/// How an indicator comes about, in words: a line of the definitions page.
public struct IndicatorExplanation: Sendable, Equatable {
    /// `CON-11`.
    public let id: String
    /// What it is called.
    public let name: String
    /// Whom it counts.
    public let population: String
    /// How it is computed.
    public let formula: String
    /// What its value is counted in.
    public let unit: String
    /// The stretch of time it covers.
    public let window: String
    /// What to know when reading it; empty where there is nothing.
    public let note: String

    /// A formula of more characters fills no cell of a workbook and no head: the note then tells it.
    static let readableLength = 900

    /// Every indicator of a schema, in its order.
    public static func all(of schema: Schema) -> [IndicatorExplanation] {
        let definitions = Dictionary(schema.indicators.map { ($0.id, $0) }) { first, _ in first }
        return schema.indicators.map { definition in
            let source = definition.source(in: definitions)
            let population = source?.population.flatMap { schema.populations[$0] }
            let words = ConditionWords(schema: schema, list: population?.list ?? 1)
            let counted = population.map { [$0] } ?? definition.measure.counted(in: schema)
            var whom = counted.map { "List \($0.list): \($0.name)" }.joined(separator: "; ")
            if !definition.conditions.isEmpty { whom += ", where \(words.words(definition.conditions))" }
            let measure = MeasureWords(conditions: words, unit: definition.unit)
            var formula = measure.words(definition.measure)
            for part in definition.also {
                let own = part.population.flatMap { schema.populations[$0] }
                let words = own.map { ConditionWords(schema: schema, list: $0.list) } ?? words
                formula +=
                    ". \(part.name): \(MeasureWords(conditions: words, unit: part.unit).words(part.measure))"
                var narrower = own.map { [$0.name] } ?? []
                if !part.conditions.isEmpty { narrower.append("where \(words.words(part.conditions))") }
                if !narrower.isEmpty { formula += ", of \(narrower.joined(separator: " "))" }
            }
            if formula.count > readableLength, definition.note != nil {
                formula = "Computed as the note says"
            }
            return IndicatorExplanation(
                id: definition.id, name: definition.name, population: whom, formula: formula,
                unit: FigureText.words(for: definition.unit), window: Self.window(counted),
                note: definition.note ?? "")
        }
    }

    private static func window(_ populations: [Population]) -> String {
        let months = populations.flatMap(\.rows).compactMap(\.windowMonths).max()
        return months.map { "\($0) months to the reference date" } ?? "at the reference date"
    }
}

extension Measure {
    /// The populations that it counts where the indicator names none, each once.
    fileprivate func counted(in schema: Schema) -> [Population] {
        var ids: [String] = []
        if case .people(let populations) = self { ids = populations }
        for id in elsewhere.map(\.population) where !ids.contains(id) { ids.append(id) }
        return ids.compactMap { schema.populations[$0] }
    }
}

extension IndicatorDefinition {
    /// Itself where it counts rows, or the one behind a figure made of others.
    fileprivate func source(in definitions: [String: IndicatorDefinition], depth: Int = 0)
        -> IndicatorDefinition?
    {
        guard population == nil, depth < 8 else { return self }
        switch measure {
        case .ratio(let of, _), .difference(let of, _), .rate(let of?, _):
            return definitions[of]?.source(in: definitions, depth: depth + 1)
        default: return self
        }
    }
}

extension Condition {
    /// The months of the window that it asks about, where it asks about one.
    fileprivate var windowMonths: Int? {
        switch self {
        case .within(_, let months): months
        case .any(let conditions), .all(let conditions): conditions.compactMap(\.windowMonths).max()
        default: nil
        }
    }
}
