import AnnexADataset
import AnnexASchema

extension Counting {
    /// How many rows, people or families, of those that fulfil the conditions.
    func count(_ counted: Measure.Counted, where conditions: [Condition] = []) -> Outcome {
        if counted == .rows, conditions.isEmpty { return Outcome(count: rows.count) }
        let test = query.test(conditions, list: number)
        var units = Units(counted, of: self)
        var count = 0
        for row in test.select(rows) where units.isFirst(row) { count += 1 }
        return Outcome(count: count)
    }

    /// The sum of a column of numbers; a person or family adds the highest of their rows.
    func sum(_ id: ColumnID, of counted: Measure.Counted) -> Outcome {
        guard let column = list.column(id) else { return Outcome() }
        guard counted != .rows else {
            return Outcome(count: rows.reduce(0) { $0 + (column.value(Int($1)).number ?? 0) })
        }
        let units = Units(counted, of: self)
        var highest = [Int](repeating: 0, count: units.count)
        for row in rows {
            let unit = units.number(of: row)
            highest[unit] = max(highest[unit], column.value(Int(row)).number ?? 0)
        }
        return Outcome(count: highest.reduce(0, +))
    }

    /// The mean of a column of numbers, over the rows that have one.
    func mean(_ id: ColumnID) -> Outcome {
        guard let column = list.column(id) else { return Outcome() }
        let numbers = rows.compactMap { column.value(Int($0)).number }
        var outcome = Outcome()
        (outcome.numerator, outcome.denominator) = (Double(numbers.reduce(0, +)), Double(numbers.count))
        outcome.value = numbers.isEmpty ? nil : Double(numbers.reduce(0, +)) / Double(numbers.count)
        return outcome
    }

    /// One row for each of those counted: the first that is fit, or the first where none is.
    func firstRows(of counted: Measure.Counted, isFit: (Int32) -> Bool) -> [Int32] {
        guard counted != .rows else { return rows }
        let units = Units(counted, of: self)
        var chosen = [Int32](repeating: -1, count: units.count)
        var isChosenFit = [Bool](repeating: false, count: units.count)
        for row in rows {
            let unit = units.number(of: row)
            guard !isChosenFit[unit], chosen[unit] < 0 || isFit(row) else { continue }
            chosen[unit] = row
            isChosenFit[unit] = isFit(row)
        }
        return chosen.filter { $0 >= 0 }
    }
}

/// Says who a row counts for: itself, its person or its family.
struct Units {
    private let counted: Measure.Counted
    private let persons: [Int32]
    private let families: [Int32]
    private let familyCount: Int
    /// How many numbers there are.
    let count: Int
    private var isSeen: [Bool]

    init(_ counted: Measure.Counted, of counting: Counting) {
        self.counted = counted
        persons = counting.list.persons
        families = counting.list.families
        familyCount = counting.query.dataset.families.count
        let people = counting.query.dataset.persons.count
        switch counted {
        case .rows: count = counting.list.rowCount
        case .people: count = people
        case .families: count = familyCount + people
        }
        isSeen = counted == .rows ? [] : [Bool](repeating: false, count: count)
    }

    /// The number of whom the row counts for; a person without family is a family of their own.
    func number(of row: Int32) -> Int {
        switch counted {
        case .rows: return Int(row)
        case .people: return Int(persons[Int(row)])
        case .families:
            let family = Int(families[Int(row)])
            return family >= 0 ? family : familyCount + Int(persons[Int(row)])
        }
    }

    /// Whether this is the first row seen of them.
    mutating func isFirst(_ row: Int32) -> Bool {
        if counted == .rows { return true }
        let number = number(of: row)
        guard !isSeen[number] else { return false }
        isSeen[number] = true
        return true
    }
}
