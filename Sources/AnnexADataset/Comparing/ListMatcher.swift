import AnnexASchema
import CalendarDays
import XLSXReader

/// Finds for each row of a list the row of another return's list that tells of the same event.
///
/// Rows are the same event when person and event date agree. Of several such rows those that agree in full are
/// taken together first, the others in their order. In a list with one row a person, rows of one person that are left
/// over then go together, so that a corrected start date is a change. Rows without a person are only ever the same or
/// not: nothing else tells which of them belong together.
struct ListMatcher {
    private let old: ComparedReturn
    private let new: ComparedReturn
    private let list: Int
    private let oldTable: ListTable
    private let newTable: ListTable
    /// For each person of the new return, the number in the old, or one that no one has there.
    private let persons: [Int32]
    /// For each word of the new list, the number in the old, or one that no word has there.
    private let words: [Int32]
    /// Columns that both lists have.
    private let columns: [Int]

    /// Person and day of an event; a day that is not known is the same whether it was left out or not readable.
    private struct Event: Hashable {
        let person: Int32
        let day: CalendarDay?
    }

    init(old: ComparedReturn, new: ComparedReturn, list: Int, persons: [Int32]) {
        self.old = old
        self.new = new
        self.list = list
        self.persons = persons
        oldTable = old.dataset.lists[list]
        newTable = new.dataset.lists[list]
        var numbers: [String: Int32] = [:]
        for word in 0..<oldTable.words.count { numbers[oldTable.words.string(word)] = Int32(word) }
        let (oldWords, newWords) = (oldTable.words, newTable.words)
        words = (0..<newWords.count).map {
            numbers[newWords.string($0)] ?? Int32(oldWords.count + $0)
        }
        let (oldColumns, newColumns) = (oldTable.columns, newTable.columns)
        columns = oldColumns.indices.filter { oldColumns[$0].isPresent && newColumns[$0].isPresent }
    }

    func comparison() -> ListComparison {
        var partner = [Int](repeating: -1, count: newTable.rowCount)
        var isTaken = [Bool](repeating: false, count: oldTable.rowCount)
        pair(&partner, &isTaken)

        var spellings = Spellings(old: oldTable, new: newTable)
        let countsSpellings = old.hasSpellings && new.hasSpellings
        var changes: [RowChange] = []
        var unchanged = 0
        for (row, other) in partner.enumerated() {
            guard other >= 0 else {
                changes.append(RowChange(old: nil, new: row, columns: []))
                continue
            }
            let different = columns.filter { !isSame($0, other, row) }
            if different.isEmpty {
                unchanged += 1
            } else {
                changes.append(RowChange(old: other, new: row, columns: different))
            }
            if countsSpellings {
                for column in columns where oldTable.columns[column].definition.type == .code {
                    spellings.look(column, other, row)
                }
            }
        }
        for row in isTaken.indices where !isTaken[row] {
            changes.append(RowChange(old: row, new: nil, columns: []))
        }
        return result(changes, unchanged: unchanged, respelt: countsSpellings ? spellings.respelt : nil)
    }

    private func result(_ changes: [RowChange], unchanged: Int, respelt: Int?) -> ListComparison {
        let oldPersons = Set(oldTable.persons.filter { $0 >= 0 })
        let newPersons = Set(newTable.persons.filter { $0 >= 0 }.map { persons[Int($0)] })
        var seen: Set<Int32> = []
        var arrived: [String] = []
        for person in newTable.persons where person >= 0 {
            if !oldPersons.contains(persons[Int(person)]), seen.insert(person).inserted {
                arrived.append(new.dataset.persons.string(Int(person)))
            }
        }
        seen = []
        var left: [String] = []
        for person in oldTable.persons where person >= 0 {
            if !newPersons.contains(person), seen.insert(person).inserted {
                left.append(old.dataset.persons.string(Int(person)))
            }
        }
        let changed = Set(
            changes.compactMap { change in
                change.new.map(newPerson) ?? change.old.map { oldTable.persons[$0] }
            })
        func missing(_ one: ListTable, _ other: ListTable) -> [ColumnID] {
            guard one.isPresent, other.isPresent else { return [] }
            return zip(one.columns, other.columns)
                .filter { $0.values.contains { !$0.isBlank } && !$1.isPresent }
                .map(\.0.definition.id)
        }
        return ListComparison(
            number: list + 1, arrived: arrived, left: left, changes: changes, unchanged: unchanged,
            respelt: respelt, columnsOnlyInOld: missing(oldTable, newTable),
            columnsOnlyInNew: missing(newTable, oldTable),
            personsChanged: changed.count { oldPersons.contains($0) && newPersons.contains($0) })
    }

    // MARK: Pairs

    private func newPerson(_ row: Int) -> Int32 {
        let person = newTable.persons[row]
        return person < 0 ? -1 : persons[Int(person)]
    }

    private func pair(_ partner: inout [Int], _ isTaken: inout [Bool]) {
        let position = oldTable.definition.columns.firstIndex { $0.role == .event }
        func day(_ table: ListTable, _ row: Int) -> CalendarDay? {
            position.flatMap { table.columns[$0].value(row).day }
        }
        var oldRows: [Event: [Int]] = [:]
        for row in 0..<oldTable.rowCount {
            oldRows[Event(person: oldTable.persons[row], day: day(oldTable, row)), default: []].append(row)
        }
        var newRows: [Event: [Int]] = [:]
        for row in 0..<newTable.rowCount {
            newRows[Event(person: newPerson(row), day: day(newTable, row)), default: []].append(row)
        }
        func take(_ one: Int, _ other: Int) {
            partner[other] = one
            isTaken[one] = true
        }
        for (event, news) in newRows {
            guard let olds = oldRows[event] else { continue }
            if event.person >= 0, olds.count == 1, news.count == 1 {
                take(olds[0], news[0])
                continue
            }
            // rows that agree in full, then, of a known person, the others in their order
            var byContent: [Int: [Int]] = [:]
            for one in olds.reversed() {
                byContent[content(old, oldTable, one, words: nil), default: []].append(one)
            }
            for other in news {
                let content = content(new, newTable, other, words: words)
                guard let one = byContent[content]?.last, columns.allSatisfy({ isSame($0, one, other) })
                else { continue }
                byContent[content]?.removeLast()
                take(one, other)
            }
            guard event.person >= 0 else { continue }
            for (one, other) in zip(olds.filter { !isTaken[$0] }, news.filter { partner[$0] < 0 }) {
                take(one, other)
            }
        }
        guard oldTable.definition.kind == .people else { return }
        var waiting: [Int32: [Int]] = [:]
        for row in isTaken.indices.reversed() where !isTaken[row] && oldTable.persons[row] >= 0 {
            waiting[oldTable.persons[row], default: []].append(row)
        }
        for row in partner.indices where partner[row] < 0 && newTable.persons[row] >= 0 {
            if let one = waiting[newPerson(row)]?.popLast() { take(one, row) }
        }
    }

    // MARK: Values

    /// Whether a column means the same in two rows: the same date, number or code, or the same words.
    private func isSame(_ column: Int, _ one: Int, _ other: Int) -> Bool {
        let first = old.untypedText(list: list, column: column, row: one)
        let second = new.untypedText(list: list, column: column, row: other)
        guard first == nil, second == nil else { return first == second }
        return oldTable.columns[column].value(one).raw
            == number(newTable.columns[column], other, words: words)
    }

    /// A value's number in terms of the old list.
    private func number(_ column: ListColumn, _ row: Int, words: [Int32]?) -> Int32 {
        let value = column.value(row)
        switch column.definition.type {
        case .identifier, .text, .postcode, .urn:
            guard let words, let word = value.word else { return value.raw }
            return words[word]
        case .code, .date, .integer, .age: return value.raw
        }
    }

    /// A number that rows with the same values share.
    private func content(_ side: ComparedReturn, _ table: ListTable, _ row: Int, words: [Int32]?) -> Int {
        var hasher = Hasher()
        for column in columns {
            if let text = side.untypedText(list: list, column: column, row: row) {
                hasher.combine(text)
            } else {
                hasher.combine(number(table.columns[column], row, words: words))
            }
        }
        return hasher.finalize()
    }
}

/// Counts cells that have one code in two spellings; two texts are compared once, however often they meet.
private struct Spellings {
    let old: ListTable
    let new: ListTable
    private(set) var respelt = 0
    private var answers: [Pair: Bool] = [:]

    private struct Pair: Hashable {
        let old: TextID
        let new: TextID
    }

    init(old: ListTable, new: ListTable) {
        self.old = old
        self.new = new
    }

    mutating func look(_ column: Int, _ one: Int, _ other: Int) {
        let (first, second) = (old.columns[column], new.columns[column])
        guard first.value(one).code != nil, first.value(one) == second.value(other) else { return }
        func differ() -> Bool { old.typedText(first, row: one) != new.typedText(second, row: other) }
        guard case .text(let oldText) = first.raw[one].content,
            case .text(let newText) = second.raw[other].content
        else {
            if differ() { respelt += 1 }
            return
        }
        let pair = Pair(old: oldText, new: newText)
        let answer = answers[pair] ?? differ()
        answers[pair] = answer
        if answer { respelt += 1 }
    }
}
