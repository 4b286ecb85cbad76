import AnnexASchema
import CalendarDays

/// Looks up the columns, codes, dates and populations that a condition names.
struct ConditionCompiler: Sendable {
    let dataset: Dataset
    let schema: Schema
    let calendar: WorkingCalendar
    let ages: [[Int16]]
    let list: Int
    let byPerson: [String: PersonRows]
    let byFamily: [String: PersonRows]
    let authority: Int?

    func step(_ condition: Condition) -> RowTest.Step {
        let table = dataset.list(list)
        let reference = dataset.dates.reference
        switch condition {
        case .blank(let id): return values(id).map { .blank($0) } ?? .always(true)
        case .filled(let id): return values(id).map { .filled($0) } ?? .always(false)
        case .code(let id, let codes):
            guard let column = table.column(id),
                let set = column.definition.codeSet.flatMap({ schema.codeSets[$0] })
            else { return .always(false) }
            return .code(RowTest.Values(column), Self.marked(codes.compactMap(set.index(of:))))
        case .within(let id, let months):
            let start = dataset.dates.windowStart(months: months)
            return between(values(id), Int(start.number), Int(reference.number))
        case .older(let id, let months):
            let start = dataset.dates.windowStart(months: months)
            return between(values(id), .min, Int(start.number) - 1)
        case .known(let id):
            guard let column = table.column(id) else { return .always(false) }
            let values = RowTest.Values(column)
            return column.definition.type == .code ? .anyCode(values) : .known(values)
        case .later(let id, let months):
            return between(values(id), Int(reference.adding(months: months).number) + 1, .max)
        case .afterExtraction(let id):
            guard let extracted = dataset.dates.extracted else { return .always(false) }
            return between(values(id), Int(extracted.number) + 1, .max)
        case .before(let id, let day): return between(values(id), .min, Int(day.number) - 1)
        case .ageDiffers(let age, let birth):
            guard let age = values(age), let birth = values(birth) else { return .always(false) }
            let days = [reference] + [dataset.dates.extracted].compactMap { $0 }
            return .ageDiffers(age, birth: birth, days + dataset.files.compactMap(\.modified))
        case .authority(let id):
            guard let authority, let column = values(id) else { return .always(false) }
            return .code(column, Self.marked([authority]))
        case .counted(let id, let population, let key):
            guard let column = values(id),
                let others = key == .person ? byPerson[population] : byFamily[population]
            else { return .always(false) }
            return .counted(column, key == .person ? table.persons : table.families, others)
        case .afterReference(let id): return between(values(id), Int(reference.number) + 1, .max)
        case .precedes(let first, let second):
            guard let start = values(first), let end = values(second) else { return .always(false) }
            return .precedes(start, end)
        case .number(let id, let least, let most):
            return between(values(id), least ?? .min, most ?? .max)
        case .age(let least, let most): return .age(ages[list - 1], least ?? .min, most ?? .max)
        case .elapsed(let elapsed):
            guard let from = values(elapsed.from) else { return .always(false) }
            return .elapsed(
                from, elapsed.to.flatMap { values($0) }, reference, clock(elapsed.unit),
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
        for limits in match.near {
            guard let own = values(limits.own), let other = values(limits.other, list: population.list)
            else { return .always(false) }
            near.append(
                RowTest.NearTest(
                    own: own, other: other, clock: clock(limits.unit), least: limits.atLeast ?? .min,
                    most: limits.atMost ?? .max))
        }
        return .matched(numbers, others, near: near)
    }

    private func values(_ id: ColumnID, list: Int? = nil) -> RowTest.Values? {
        dataset.list(list ?? self.list).column(id).map(RowTest.Values.init)
    }

    /// A mark for each code of a set, up to the last that is wanted.
    private static func marked(_ codes: [Int]) -> [Bool] {
        var marks = [Bool](repeating: false, count: (codes.max() ?? -1) + 1)
        for code in codes { marks[code] = true }
        return marks
    }

    private func between(_ column: RowTest.Values?, _ least: Int, _ most: Int) -> RowTest.Step {
        column.map { .between($0, least, most) } ?? .always(false)
    }

    private func clock(_ unit: TimeUnit) -> RowTest.Clock {
        RowTest.Clock(unit: unit, calendar: calendar)
    }
}
