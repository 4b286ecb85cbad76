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
        same.columns.flatMap { column in
            guard same.isAcross else {
                return disagreements(sightings(asked.query, list: asked.list, column), asked.query, column)
            }
            var byPerson: [Int32: [Sighting]] = [:]
            for list in asked.presentLists {
                for (person, all) in sightings(asked.query, list: list, column) {
                    if let standing = standing(all) { byPerson[person, default: []].append(standing) }
                }
            }
            return disagreements(byPerson, asked.query, column)
        }
    }

    private func sightings(_ query: ReturnQuery, list: Int, _ id: ColumnID) -> [Int32: [Sighting]] {
        let table = query.dataset.list(list)
        guard let column = table.column(id), column.isPresent else { return [:] }
        let set = column.definition.codeSet.flatMap { query.schema.codeSets[$0] }
        let except = Set(same.except.compactMap { set?.index(of: $0) })
        let numbers = same.key == .person ? table.persons : table.families
        var found: [Int32: [Sighting]] = [:]
        for row in 0..<table.rowCount where numbers[row] >= 0 {
            let value = column.value(row)
            guard value.isKnown, set == nil || value.code.map({ !except.contains($0) }) ?? false else {
                continue
            }
            found[numbers[row], default: []].append(Sighting(list: list, row: row, value: value))
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
