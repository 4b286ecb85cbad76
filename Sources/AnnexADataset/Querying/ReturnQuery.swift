public import AnnexASchema
import CalendarDays

/// Answers the questions of rules and indicators about one return. Immutable, and safe to ask in parallel.
public struct ReturnQuery: Sendable {
    /// The return.
    public let dataset: Dataset
    /// The schema that the questions come from.
    public let schema: Schema
    /// The working days.
    public let calendar: WorkingCalendar
    /// For each list, each row's age in completed years at R; see ``PersonAge``.
    public let ages: [[Int16]]

    private let rowsOfPopulation: [String: [Int32]]
    private let byPerson: [String: PersonRows]
    private let byFamily: [String: PersonRows]

    /// Finds the rows of every population; linear in the rows of the return.
    public init(dataset: Dataset, schema: Schema) {
        self.dataset = dataset
        self.schema = schema
        calendar = WorkingCalendar(bankHolidays: schema.bankHolidays)
        ages = dataset.lists.map { Self.ages(of: $0, at: dataset.dates.reference) }
        var builder = PopulationBuilder(
            dataset: dataset, schema: schema, calendar: calendar, ages: ages)
        for id in schema.populations.keys.sorted() { builder.build(id) }
        rowsOfPopulation = builder.rows
        byPerson = builder.byPerson
        byFamily = builder.byFamily
    }

    /// The rows of a population in list order; empty where its list was not found.
    ///
    /// Rows without a person are in no population of an indicator, and are left out.
    public func rows(of population: String) -> [Int32] {
        rowsOfPopulation[population] ?? []
    }

    /// Conditions made ready for the rows of one list.
    public func test(_ conditions: [Condition], list: Int) -> RowTest {
        RowTest(
            steps: conditions.map {
                ConditionCompiler(
                    dataset: dataset, schema: schema, calendar: calendar, ages: ages, list: list,
                    byPerson: byPerson, byFamily: byFamily
                ).step($0)
            })
    }

    /// Why conditions cannot be asked of this return: a list that was not found, or a column; nil where they can.
    public func obstacle(to conditions: [Condition], list: Int) -> String? {
        for id in conditions.flatMap(\.populations) {
            guard let population = schema.populations[id] else { continue }
            if !dataset.list(population.list).isPresent { return "List \(population.list) was not found" }
        }
        return obstacle(to: conditions.flatMap(\.columns), list: list)
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
        for other in population.rows.flatMap(\.populations) { build(other) }
        let list = dataset.list(population.list)
        let compiler = ConditionCompiler(
            dataset: dataset, schema: schema, calendar: calendar, ages: ages, list: population.list,
            byPerson: byPerson, byFamily: byFamily)
        let test = RowTest(steps: population.rows.map(compiler.step))
        var found: [Int32] = []
        for row in 0..<list.rowCount where list.persons[row] >= 0 && test.holds(row) {
            found.append(Int32(row))
        }
        if let column = population.latestBy.flatMap(list.column) {
            found = latest(found, by: column, in: list)
        }
        rows[id] = found
        byPerson[id] = PersonRows(rows: found, numbers: list.persons, count: dataset.persons.count)
        byFamily[id] = PersonRows(rows: found, numbers: list.families, count: dataset.families.count)
    }

    /// Each person's row with the latest date; of equals the one further down; an undated row is last in line.
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
        return rows.filter { best[Int(list.persons[Int($0)])] == $0 }
    }
}

/// Looks up the columns, codes, dates and populations that a condition names.
struct ConditionCompiler {
    let dataset: Dataset
    let schema: Schema
    let calendar: WorkingCalendar
    let ages: [[Int16]]
    let list: Int
    let byPerson: [String: PersonRows]
    let byFamily: [String: PersonRows]

    func step(_ condition: Condition) -> RowTest.Step {
        let table = dataset.list(list)
        let reference = dataset.dates.reference
        switch condition {
        case .blank(let id): return table.column(id).map { .blank($0) } ?? .always(true)
        case .filled(let id): return table.column(id).map { .filled($0) } ?? .always(false)
        case .code(let id, let codes):
            guard let column = table.column(id),
                let set = column.definition.codeSet.flatMap({ schema.codeSets[$0] })
            else { return .always(false) }
            return .code(column, Set(codes.compactMap(set.index(of:))))
        case .within(let id, let months):
            let start = dataset.dates.windowStart(months: months)
            return between(table.column(id), Int(start.number), Int(reference.number))
        case .older(let id, let months):
            let start = dataset.dates.windowStart(months: months)
            return between(table.column(id), .min, Int(start.number) - 1)
        case .afterReference(let id): return between(table.column(id), Int(reference.number) + 1, .max)
        case .precedes(let first, let second):
            guard let start = table.column(first), let end = table.column(second) else {
                return .always(false)
            }
            return .precedes(start, end)
        case .number(let id, let least, let most):
            return between(table.column(id), least ?? .min, most ?? .max)
        case .age(let least, let most): return .age(ages[list - 1], least ?? .min, most ?? .max)
        case .elapsed(let elapsed):
            guard let from = table.column(elapsed.from) else { return .always(false) }
            return .elapsed(
                from, elapsed.to.flatMap(table.column), reference, clock(elapsed.unit),
                elapsed.atLeast ?? .min, elapsed.atMost ?? .max)
        case .matched(let match): return matched(match, in: table)
        case .any(let conditions): return .any(conditions.map(step))
        case .all(let conditions): return .all(conditions.map(step))
        case .not(let condition): return .not(step(condition))
        }
    }

    private func matched(_ match: Condition.Match, in table: ListTable) -> RowTest.Step {
        let others = match.key == .person ? byPerson[match.population] : byFamily[match.population]
        let numbers = match.key == .person ? table.persons : table.families
        guard let others, let population = schema.populations[match.population] else { return .always(false) }
        var near: [RowTest.NearTest] = []
        for limit in match.near {
            guard let own = table.column(limit.own),
                let other = dataset.list(population.list).column(limit.other)
            else { return .always(false) }
            near.append(
                RowTest.NearTest(
                    own: own, other: other, clock: clock(limit.unit), least: limit.atLeast ?? .min,
                    most: limit.atMost ?? .max))
        }
        return .matched(numbers, others, near: near)
    }

    private func between(_ column: ListColumn?, _ least: Int, _ most: Int) -> RowTest.Step {
        column.map { .between($0, least, most) } ?? .always(false)
    }

    private func clock(_ unit: TimeUnit) -> RowTest.Clock {
        RowTest.Clock(unit: unit, calendar: calendar)
    }
}
