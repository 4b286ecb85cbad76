public import AnnexADataset
public import AnnexASchema

/// Computes the indicators of a schema over one return. Immutable; its time is linear in the rows.
public struct IndicatorEngine: Sendable {
    private let schema: Schema
    private let populationFigure: Double?

    /// An engine for that schema; rates need the number of children aged 0 to 17.
    public init(schema: Schema, populationFigure: Double? = nil) {
        self.schema = schema
        self.populationFigure = populationFigure
    }

    /// Every indicator, in the order of the schema.
    ///
    /// One that cannot be computed stands there without value; ``obstacles(_:)`` tells why.
    public func compute(_ query: ReturnQuery) -> [Indicator] {
        var run = EngineRun(schema: schema, query: query, populationFigure: populationFigure)
        return schema.indicators.map { run.indicator($0) }
    }

    /// Why indicators cannot be computed, by id: a list that was not found, or a column.
    public func obstacles(_ query: ReturnQuery) -> [String: String] {
        var reasons: [String: String] = [:]
        for definition in schema.indicators {
            reasons[definition.id] = EngineRun.obstacle(to: definition, schema: schema, query: query)
        }
        if populationFigure == nil {
            for case let definition in schema.indicators where reasons[definition.id] == nil {
                guard case .rate = definition.measure else { continue }
                reasons[definition.id] = "no population figure was given"
            }
        }
        return reasons
    }
}

/// One pass over the indicators: a figure made of others finds them computed.
struct EngineRun {
    let schema: Schema
    let query: ReturnQuery
    let populationFigure: Double?
    private var outcomes: [String: Outcome] = [:]
    private var isUnderWay: Set<String> = []
    private let definitions: [String: IndicatorDefinition]

    init(schema: Schema, query: ReturnQuery, populationFigure: Double?) {
        self.schema = schema
        self.query = query
        self.populationFigure = populationFigure
        definitions = Dictionary(schema.indicators.map { ($0.id, $0) }) { first, _ in first }
    }

    mutating func indicator(_ definition: IndicatorDefinition) -> Indicator {
        let outcome = outcome(definition)
        return Indicator(
            id: definition.id, name: definition.name, unit: definition.unit,
            decimals: definition.decimals, value: outcome.value, numerator: outcome.numerator,
            denominator: outcome.denominator, bands: outcome.bands, also: outcome.also,
            table: outcome.table)
    }

    private mutating func outcome(_ definition: IndicatorDefinition) -> Outcome {
        if let known = outcomes[definition.id] { return known }
        // a figure that is made of itself has no value
        guard isUnderWay.insert(definition.id).inserted else { return Outcome() }
        let outcome: Outcome
        switch definition.measure {
        case .ratio(let of, let other): outcome = .ratio(value(of), value(other), unit: definition.unit)
        case .difference(let of, let other): outcome = .difference(value(of), value(other))
        case .rate(let of, let months):
            outcome = .rate(value(of), windowMonths: months, population: populationFigure)
        default: outcome = counted(definition)
        }
        outcomes[definition.id] = outcome
        return outcome
    }

    private mutating func value(_ id: String) -> Double? {
        definitions[id].flatMap { outcome($0).value }
    }

    private func counted(_ definition: IndicatorDefinition) -> Outcome {
        guard let id = definition.population, let population = schema.populations[id],
            Self.obstacle(to: definition, schema: schema, query: query) == nil
        else { return Outcome() }
        var rows = query.rows(of: id)
        if !definition.conditions.isEmpty {
            let test = query.test(definition.conditions, list: population.list)
            rows = rows.filter { test.holds(Int($0)) }
        }
        let counting = Counting(query: query, number: population.list, rows: rows)
        var outcome = counting.outcome(definition.measure)
        for part in definition.also {
            let other = counting.outcome(part.measure)
            outcome.also.append(
                Indicator.Part(
                    name: part.name, unit: part.unit, value: other.value, numerator: other.numerator,
                    denominator: other.denominator))
        }
        return outcome
    }

    /// Why an indicator cannot be computed from the return; nil where it can.
    static func obstacle(
        to definition: IndicatorDefinition, schema: Schema, query: ReturnQuery
    ) -> String? {
        guard let id = definition.population, let population = schema.populations[id] else { return nil }
        let conditions = population.rows + definition.conditions
        if let reason = query.obstacle(to: conditions, list: population.list) { return reason }
        for other in definition.populations {
            guard let found = schema.populations[other] else { continue }
            if let reason = query.obstacle(to: found.rows, list: found.list) { return reason }
        }
        var columns = definition.measure.columns + definition.also.flatMap(\.measure.columns)
        switch definition.measure {
        case .ageByGender, .genderSplit: columns.append(Counting.gender)
        default: break
        }
        return query.obstacle(to: columns, list: population.list)
    }
}
