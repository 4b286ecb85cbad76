public import AnnexADataset
public import AnnexASchema

/// Computes the indicators of a schema over one return. Immutable; its time is linear in the rows.
public struct IndicatorEngine: Sendable {
    private let schema: Schema
    private let populationFigure: Double?
    /// The part of the return that is counted; all of it where nil.
    public let cut: ReturnCut?

    /// An engine for that schema; rates need the number of children aged 0 to 17.
    ///
    /// That number is of the whole area: of a part of the return there are no rates.
    public init(schema: Schema, populationFigure: Double? = nil, cut: ReturnCut? = nil) {
        self.schema = schema
        self.populationFigure = cut == nil ? populationFigure : nil
        self.cut = cut
    }

    /// Every indicator, or those that are asked for, in the order of the schema.
    ///
    /// One that cannot be computed stands there without value; ``obstacles(_:)`` tells why.
    public func compute(_ query: ReturnQuery, only ids: Set<String>? = nil) -> [Indicator] {
        var run = EngineRun(schema: schema, query: query, populationFigure: populationFigure, cut: cut)
        return schema.indicators.filter { ids?.contains($0.id) ?? true }.map { run.indicator($0) }
    }

    /// Why indicators cannot be computed, by id: a list that was not found, or a column.
    public func obstacles(_ query: ReturnQuery) -> [String: String] {
        let run = EngineRun(schema: schema, query: query, populationFigure: populationFigure, cut: cut)
        var reasons: [String: String] = [:]
        for definition in schema.indicators { reasons[definition.id] = run.obstacle(to: definition) }
        if populationFigure == nil {
            for case let definition in schema.indicators where reasons[definition.id] == nil {
                guard case .rate = definition.measure else { continue }
                reasons[definition.id] =
                    cut == nil
                    ? "no population figure was given" : "the population figure is of the whole area"
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
    let cut: ReturnCut?
    private var outcomes: [String: Outcome] = [:]
    private var isUnderWay: Set<String> = []
    private let definitions: [String: IndicatorDefinition]

    init(schema: Schema, query: ReturnQuery, populationFigure: Double?, cut: ReturnCut?) {
        self.schema = schema
        self.query = query
        self.populationFigure = populationFigure
        self.cut = cut
        definitions = Dictionary(schema.indicators.map { ($0.id, $0) }) { first, _ in first }
    }

    mutating func indicator(_ definition: IndicatorDefinition) -> Indicator {
        var outcome = outcome(definition)
        for part in definition.also {
            let other = self.outcome(
                part.measure, of: part.population ?? definition.population,
                where: (part.population == nil ? definition.conditions : []) + part.conditions,
                unit: part.unit)
            outcome.also.append(
                Indicator.Part(
                    name: part.name, unit: part.unit, value: other.value, numerator: other.numerator,
                    denominator: other.denominator))
        }
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
        var outcome = outcome(
            definition.measure, of: definition.population, where: definition.conditions,
            unit: definition.unit)
        if let bands = definition.bands {
            let other = self.outcome(
                bands, of: definition.population, where: definition.conditions, unit: definition.unit)
            (outcome.bands, outcome.table) = (other.bands, other.table ?? outcome.table)
        }
        outcomes[definition.id] = outcome
        return outcome
    }

    private mutating func value(_ id: String) -> Double? {
        definitions[id].flatMap { outcome($0).value }
    }

    private mutating func outcome(
        _ measure: Measure, of population: String?, where conditions: [Condition], unit: IndicatorUnit
    ) -> Outcome {
        switch measure {
        case .ratio(let of, let other): return .ratio(value(of), value(other), unit: unit)
        case .difference(let of, let other): return .difference(value(of), value(other))
        case .rate(let of, let months):
            let count =
                of.map { value($0) }
                ?? outcome(.count(.rows, where: []), of: population, where: conditions, unit: .count).value
            return .rate(count, windowMonths: months, population: populationFigure)
        default: break
        }
        guard obstacle(to: measure, of: population, where: conditions) == nil else { return Outcome() }
        let lists = AcrossLists(query: query, cut: cut)
        if measure.spansLists { return lists.outcome(measure) }
        return population.flatMap { lists.counting($0, where: conditions)?.outcome(measure) } ?? Outcome()
    }

    /// Why an indicator cannot be computed from the return; nil where it can.
    func obstacle(to definition: IndicatorDefinition) -> String? {
        obstacle(to: definition.measure, of: definition.population, where: definition.conditions)
    }

    private func obstacle(
        to measure: Measure, of id: String?, where conditions: [Condition]
    ) -> String? {
        if let population = id.flatMap({ schema.populations[$0] }) {
            let list = population.list
            if let reason = query.obstacle(toCounting: population) { return reason }
            if let reason = query.obstacle(to: conditions, list: list) { return reason }
            if measure.countsFamilies, let reason = query.obstacle(toFollowing: .family, list: list) {
                return reason
            }
            if let reason = cut?.lacking(list, query: query) { return reason }
            var columns = measure.neededColumns
            switch measure {
            case .ageByGender, .genderSplit: columns.append(Counting.gender)
            default: break
            }
            if let reason = query.obstacle(to: columns, list: list) { return reason }
            for other in measure.populations {
                guard let found = schema.populations[other] else { continue }
                if let reason = query.obstacle(toCounting: found) { return reason }
            }
        }
        for question in measure.elsewhere {
            guard let found = schema.populations[question.population] else { continue }
            if let reason = query.obstacle(toCounting: found) { return reason }
            if let reason = query.obstacle(to: question.conditions, list: found.list) { return reason }
            if let reason = query.obstacle(to: question.columns, list: found.list) { return reason }
            if measure.spansLists, let reason = cut?.lacking(found.list, query: query) { return reason }
        }
        guard case .people(let populations) = measure else { return nil }
        let isAnywhere = populations.contains {
            schema.populations[$0].map { query.obstacle(toFollowing: .person, list: $0.list) == nil } ?? false
        }
        return isAnywhere ? nil : "none of its lists was found"
    }
}
