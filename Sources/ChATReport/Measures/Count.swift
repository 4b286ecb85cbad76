import AnnexADataset
import AnnexASchema

extension Counting {
    /// How many rows, people or families.
    func count(_ counted: Measure.Counted) -> Outcome {
        guard counted != .rows else { return Outcome(count: rows.count) }
        var units = Units(counted, of: self)
        var count = 0
        for row in rows where units.isFirst(row) { count += 1 }
        return Outcome(count: count)
    }

    /// The sum of a column of numbers.
    func sum(_ column: ColumnID) -> Outcome {
        guard let column = list.column(column) else { return Outcome() }
        return Outcome(count: rows.reduce(0) { $0 + (column.value(Int($1)).number ?? 0) })
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
        isSeen = [Bool](repeating: false, count: count)
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
        let number = number(of: row)
        guard !isSeen[number] else { return false }
        isSeen[number] = true
        return true
    }
}
