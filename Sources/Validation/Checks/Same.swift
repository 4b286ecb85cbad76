import AnnexADataset
import AnnexASchema
import CalendarDays

/// All rows of a person or family carry the same value, within each list or across the lists.
///
/// The value that most rows, or lists, carry stands; of equals the first. Within a list every other row is
/// told, across lists the first row of every other list, since a list at odds with itself is told there.
struct SameCheck {
    let same: Check.Same

    private struct Sighting {
        let list: Int
        let row: Int
        let value: Value
    }

    func hits(_ asked: Asked) -> [Hit] {
        let lists = same.isAcross ? asked.presentLists : [asked.list]
        return same.columns.flatMap { id -> [Hit] in
            let columns = lists.compactMap { SameColumn(same, id, asked.query, list: $0) }
            let differing = differing(columns, asked.query)
            guard !differing.isEmpty else { return [] }
            let found = columns.map { sightings($0, of: differing) }
            guard same.isAcross else { return found.flatMap { disagreements($0, asked.query, id) } }
            var byPerson: [Int32: [Sighting]] = [:]
            for persons in found {
                for (person, all) in persons {
                    if let standing = standing(all) { byPerson[person, default: []].append(standing) }
                }
            }
            return disagreements(byPerson, asked.query, id)
        }
    }

    /// Persons of whom two rows carry different values: nearly always few.
    private func differing(_ columns: [SameColumn], _ query: ReturnQuery) -> Set<Int32> {
        let count = same.key == .person ? query.dataset.persons.count : query.dataset.families.count
        var first = [Value](repeating: .blank, count: count)
        var differing: Set<Int32> = []
        for column in columns {
            for (row, number) in column.numbers.enumerated() where number >= 0 {
                guard let value = column.value(row) else { continue }
                let known = first[Int(number)]
                if known.isBlank {
                    first[Int(number)] = value
                } else if known != value {
                    differing.insert(number)
                }
            }
        }
        return differing
    }

    private func sightings(_ column: SameColumn, of persons: Set<Int32>) -> [Int32: [Sighting]] {
        var found: [Int32: [Sighting]] = [:]
        for (row, number) in column.numbers.enumerated() where number >= 0 && persons.contains(number) {
            guard let value = column.value(row) else { continue }
            found[number, default: []].append(Sighting(list: column.list, row: row, value: value))
        }
        return found
    }

    private func standing(_ all: [Sighting]) -> Sighting? {
        guard let first = all.first else { return nil }
        if all.allSatisfy({ $0.value == first.value }) { return first }
        var counts: [Value: Int] = [:]
        for sighting in all { counts[sighting.value, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        return all.first { counts[$0.value] == most }
    }

    private func disagreements(
        _ found: [Int32: [Sighting]], _ query: ReturnQuery, _ id: ColumnID
    ) -> [Hit] {
        var hits: [Hit] = []
        for all in found.values {
            guard let standing = standing(all) else { continue }
            for other in all where other.value != standing.value && isTold(other.value, standing.value) {
                let table = query.dataset.list(standing.list)
                hits.append(
                    Hit(
                        list: other.list, row: other.row, column: id,
                        related: [table.place(row: standing.row, column: table.column(id))]))
            }
        }
        return hits
    }

    private func isTold(_ one: Value, _ other: Value) -> Bool {
        guard same.difference != .any, let first = one.day?.civil, let second = other.day?.civil else {
            return true
        }
        let isSwapped =
            first.year == second.year && first.month == second.day && first.day == second.month
        return isSwapped == (same.difference == .swapped)
    }
}

/// A column of one list whose values are compared.
private struct SameColumn {
    let list: Int
    /// For each row, the number of its person or family.
    let numbers: [Int32]
    private let values: [Value]
    private let isCoded: Bool
    private let except: Set<Int>

    init?(_ same: Check.Same, _ id: ColumnID, _ query: ReturnQuery, list: Int) {
        let table = query.dataset.list(list)
        guard let column = table.column(id), column.isPresent else { return nil }
        let set = column.definition.codeSet.flatMap { query.schema.codeSets[$0] }
        self.list = list
        numbers = same.key == .person ? table.persons : table.families
        values = column.values
        isCoded = set != nil
        except = Set(same.except.compactMap { set?.index(of: $0) })
    }

    /// What a row says; nil where that disagrees with nothing.
    func value(_ row: Int) -> Value? {
        let value = values[row]
        guard value.isKnown else { return nil }
        if isCoded { guard let code = value.code, !except.contains(code) else { return nil } }
        return value
    }
}
