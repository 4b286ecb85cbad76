public import AnnexASchema
import CalendarDays

/// Answers the questions of rules and indicators about one return. Immutable, and safe to ask in parallel.
public final class ReturnQuery: Sendable {
    /// The return.
    public let dataset: Dataset
    /// The schema that the questions come from.
    public let schema: Schema
    /// The working days.
    public let calendar: WorkingCalendar
    /// For each list, each row's age in completed years at R; see ``PersonAge``.
    public let ages: [[Int16]]
    /// The council that the return is of, as the code set of placement councils has it; nil where not known.
    public let authority: Int?
    private let authorityName: String?

    private let rowsOfPopulation: [String: [Int32]]
    private let byPerson: [String: PersonRows]
    private let byFamily: [String: PersonRows]
    /// What makes conditions ready, for each list.
    private let compilers: [ConditionCompiler]

    /// Finds the rows of every population; linear in the rows of the return.
    ///
    /// The council is given by name or number, where it is known.
    public init(dataset: Dataset, schema: Schema, authority name: String? = nil) {
        self.dataset = dataset
        self.schema = schema
        calendar = WorkingCalendar(bankHolidays: schema.bankHolidays)
        authority = Self.authority(name, schema: schema)
        authorityName = name
        ages = dataset.lists.map { Self.ages(of: $0, at: dataset.dates.reference) }
        var builder = PopulationBuilder(
            dataset: dataset, schema: schema, calendar: calendar, ages: ages)
        for id in schema.populations.keys.sorted() { builder.build(id) }
        rowsOfPopulation = builder.rows
        byPerson = builder.byPerson
        byFamily = builder.byFamily
        compilers = (1...11).map { [authority, calendar, ages] list in
            ConditionCompiler(
                dataset: dataset, schema: schema, calendar: calendar, ages: ages, list: list,
                byPerson: builder.byPerson, byFamily: builder.byFamily, authority: authority)
        }
    }

    /// The rows of a population in list order; empty where its list was not found.
    ///
    /// Rows without a person are in no population of an indicator, and are left out.
    public func rows(of population: String) -> [Int32] {
        rowsOfPopulation[population] ?? []
    }

    /// Conditions made ready for the rows of one list.
    public func test(_ conditions: [Condition], list: Int) -> RowTest {
        RowTest(steps: conditions.map(compilers[list - 1].step))
    }

    /// Why conditions cannot be asked of this return: a list that was not found, or a column; nil where they can.
    public func obstacle(to conditions: [Condition], list: Int) -> String? {
        for part in conditions.flatMap(\.parts) {
            var key: Condition.Match.Key?
            switch part {
            case .matched(let match) where match.isOptional: continue
            case .matched(let match): key = match.key
            case .counted(_, _, let shared): key = shared
            case .afterExtraction where dataset.dates.extracted == nil:
                return "The day the lists were made is not known"
            case .authority where authority == nil:
                return authorityName.map { "'\($0)' is no authority that the schema knows" }
                    ?? "The authority was not named with --la"
            default: break
            }
            for id in part.populations {
                guard let population = schema.populations[id] else { continue }
                if let key, let obstacle = obstacle(toFollowing: key, list: list, population.list) {
                    return obstacle
                }
                var columns = population.conditions.flatMap(\.columns)
                if case .matched(let match) = part { columns += match.near.map(\.other) }
                if let obstacle = obstacle(to: columns, list: population.list) { return obstacle }
            }
        }
        return obstacle(to: conditions.flatMap(\.columns), list: list)
    }

    /// Why nobody can be counted in a population: its list was not found, or lacks the identifier or a column it asks
    /// about; nil where they can.
    public func obstacle(toCounting population: Population) -> String? {
        obstacle(to: population.conditions, list: population.list)
            ?? obstacle(toFollowing: .person, list: population.list)
    }

    /// Why the rows of lists cannot be told apart by whom they are about: one was not found, or has no column for
    /// the identifier; nil where they can.
    public func obstacle(toFollowing key: Condition.Match.Key, list: Int...) -> String? {
        let role: ColumnRole = key == .person ? .person : .family
        for number in list {
            let column = schema.lists[number - 1].columns.first { $0.role == role }
            if let obstacle = obstacle(to: column.map { [$0.id] } ?? [], list: number) { return obstacle }
        }
        return nil
    }

    /// Why these columns cannot be looked at: the list was not found, or lacks one of them; nil where they can.
    public func obstacle(to columns: [ColumnID], list: Int) -> String? {
        let table = dataset.list(list)
        guard table.isPresent else { return "List \(list) was not found" }
        for id in columns {
            guard let column = table.column(id), !column.isPresent else { continue }
            return "List \(list) has no column '\(column.definition.header)'"
        }
        return nil
    }

    /// The rows of a population that belong to the person, or family, of a row.
    public func rows(
        of population: String, sharing key: Condition.Match.Key, with row: Int, list: Int
    ) -> ArraySlice<Int32> {
        let table = dataset.list(list)
        switch key {
        case .person: return byPerson[population]?.rows(of: table.persons[row]) ?? []
        case .family: return byFamily[population]?.rows(of: table.families[row]) ?? []
        }
    }

    private static func authority(_ name: String?, schema: Schema) -> Int? {
        let id = CodeSetID(rawValue: "placement_la")
        guard let name, let set = schema.codeSets[id] else { return nil }
        let recogniser = CodeRecogniser(set: set, spellings: schema.spellings[id] ?? [])
        guard case .code(let index) = recogniser.recogniseAsKnown(name).meaning else { return nil }
        return index
    }

    private static func ages(of list: ListTable, at reference: CalendarDay) -> [Int16] {
        let birth = list.columns.first { $0.definition.role == .birth }
        let supplied = list.columns.first { $0.definition.type == .age }
        return (0..<list.rowCount).map { row in
            if let day = birth?.value(row).day {
                return day > reference
                    ? Int16(PersonAge.unborn) : Int16(clamping: day.completedYears(to: reference))
            }
            if birth?.value(row).isBlank ?? true, let age = supplied?.value(row).number {
                return Int16(clamping: age)
            }
            return Int16(PersonAge.unknown)
        }
    }
}

/// Finds the rows of populations, each after the ones it asks about.
private struct PopulationBuilder {
    let dataset: Dataset
    let schema: Schema
    let calendar: WorkingCalendar
    let ages: [[Int16]]
    private(set) var rows: [String: [Int32]] = [:]
    private(set) var byPerson: [String: PersonRows] = [:]
    private(set) var byFamily: [String: PersonRows] = [:]
    private var isUnderWay: Set<String> = []

    init(dataset: Dataset, schema: Schema, calendar: WorkingCalendar, ages: [[Int16]]) {
        self.dataset = dataset
        self.schema = schema
        self.calendar = calendar
        self.ages = ages
    }

    mutating func build(_ id: String) {
        guard rows[id] == nil, let population = schema.populations[id], isUnderWay.insert(id).inserted else {
            return
        }
        for other in population.conditions.flatMap(\.populations) { build(other) }
        let list = dataset.list(population.list)
        let compiler = ConditionCompiler(
            dataset: dataset, schema: schema, calendar: calendar, ages: ages, list: population.list,
            byPerson: byPerson, byFamily: byFamily, authority: nil)
        func fulfilling(_ conditions: [Condition]) -> [Int32] {
            var rows = RowTest(steps: conditions.map(compiler.step)).select(count: list.rowCount)
            rows.removeAll { list.persons[Int($0)] < 0 }
            return rows
        }
        var found = fulfilling(population.rows)
        if let column = population.latestBy.flatMap(list.column) {
            let latest = latest(fulfilling(population.latestOf), by: column, in: list)
            found.removeAll { latest[Int(list.persons[Int($0)])] != $0 }
        }
        rows[id] = found
        byPerson[id] = PersonRows(rows: found, numbers: list.persons, count: dataset.persons.count)
        byFamily[id] = PersonRows(rows: found, numbers: list.families, count: dataset.families.count)
    }

    /// The row of each person with the latest date; of equals the one further down; an undated row is last in line.
    private func latest(_ rows: [Int32], by column: ListColumn, in list: ListTable) -> [Int32] {
        var best = [Int32](repeating: -1, count: dataset.persons.count)
        for row in rows {
            let person = Int(list.persons[Int(row)])
            guard best[person] >= 0 else {
                best[person] = row
                continue
            }
            let old = column.value(Int(best[person])).day?.number ?? .min
            let new = column.value(Int(row)).day?.number ?? .min
            if new >= old { best[person] = row }
        }
        return best
    }
}
