public import AnnexASchema

/// Which indicators read which column: a fault in the column touches them.
public struct IndicatorReads: Sendable {
    private var ofColumn: [Key: [String]] = [:]
    private var ofList: [Int: [String]] = [:]
    private let persons: Set<ColumnID>

    private struct Key: Hashable {
        let list: Int
        let column: ColumnID
    }

    /// What the schema's indicators read: in their own rows, in lists they look people up in, and through other
    /// indicators they are made of.
    public init(schema: Schema) {
        persons = Set(schema.lists.flatMap(\.columns).filter { $0.role == .person }.map(\.id))
        let definitions = Dictionary(schema.indicators.map { ($0.id, $0) }) { first, _ in first }
        for definition in schema.indicators {
            var keys: Set<Key> = []
            var lists: Set<Int> = []
            for part in Self.parts(of: definition, in: definitions) {
                var measures = [(part.measure, part.population, part.conditions)]
                if let bands = part.bands { measures.append((bands, part.population, part.conditions)) }
                measures += part.also.map {
                    ($0.measure, $0.population ?? part.population, part.conditions + $0.conditions)
                }
                for (measure, population, conditions) in measures {
                    Self.read(
                        measure, population: population, conditions: conditions, schema: schema, keys: &keys,
                        lists: &lists)
                }
            }
            for key in keys { ofColumn[key, default: []].append(definition.id) }
            for list in lists { ofList[list, default: []].append(definition.id) }
        }
    }

    /// The ids of the indicators that read a column of a list, in the schema's order; without a column, and of the
    /// person's identifier, those that count the list's rows or look people up in them.
    public func indicators(list: Int, column: ColumnID?) -> [String] {
        guard let column, !persons.contains(column) else { return ofList[list] ?? [] }
        return ofColumn[Key(list: list, column: column)] ?? []
    }

    /// An indicator and those that it is made of.
    private static func parts(
        of definition: IndicatorDefinition, in all: [String: IndicatorDefinition]
    ) -> [IndicatorDefinition] {
        let ids: [String] =
            switch definition.measure {
            case .ratio(let of, let other), .difference(let of, let other): [of, other]
            case .rate(let of, _): of.map { [$0] } ?? []
            default: []
            }
        // an indicator is made of others that stand by themselves
        return [definition] + ids.compactMap { all[$0] }
    }

    private static func read(
        _ measure: Measure, population id: String?, conditions: [Condition], schema: Schema,
        keys: inout Set<Key>, lists: inout Set<Int>
    ) {
        func read(
            _ conditions: [Condition], _ columns: [ColumnID], of population: Population, age: Bool = false
        ) {
            lists.insert(population.list)
            if age || (population.conditions + conditions).flatMap(\.parts).contains(where: \.asksAge) {
                for column in schema.lists[population.list - 1].columns
                where column.role == .birth || column.id.rawValue == "age" {
                    keys.insert(Key(list: population.list, column: column.id))
                }
            }
            let all =
                columns + (population.conditions + conditions).flatMap(\.columns)
                + (population.latestBy.map { [$0] } ?? [])
            for column in all { keys.insert(Key(list: population.list, column: column)) }
        }
        if let population = id.flatMap({ schema.populations[$0] }) {
            var columns = measure.columns
            switch measure {
            case .ageByGender, .genderSplit: columns.append(Counting.gender)
            default: break
            }
            read(conditions, columns, of: population, age: measure.asksAge)
            for other in (population.conditions + conditions).flatMap(\.populations) + measure.populations {
                if let found = schema.populations[other] { read([], [], of: found) }
            }
        }
        for question in measure.elsewhere {
            guard let found = schema.populations[question.population] else { continue }
            read(question.conditions, question.columns, of: found)
        }
    }
}
