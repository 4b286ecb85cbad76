import AnnexADataset
import AnnexASchema

/// No two persons are alike in birth, gender, ethnicity and at least two events: they may be one person.
///
/// Persons of one event are compared with their eight neighbours, which keeps the work linear.
struct LookAlikeCheck {
    private struct Features: Hashable {
        let birth: Value
        let gender: Value
        let ethnicity: Value
    }

    private struct Event: Hashable {
        let features: Features
        let list: Int
        let date: Value
    }

    private struct Pair: Hashable {
        let first: Int32
        let second: Int32
    }

    func hits(_ asked: Asked) -> [Hit] {
        let dataset = asked.query.dataset
        var places: [Int32: (list: Int, row: Int)] = [:]
        var persons: [Event: Set<Int32>] = [:]
        for list in asked.presentLists {
            let table = dataset.list(list)
            let columns = asked.features.compactMap(table.column).filter(\.isPresent)
            guard columns.count == 3, let event = table.columns.first(where: { $0.definition.role == .event })
            else { continue }
            for row in 0..<table.rowCount where table.persons[row] >= 0 && event.value(row).isKnown {
                let values = columns.map { $0.value(row) }
                guard values.allSatisfy(\.isKnown) else { continue }
                let features = Features(birth: values[0], gender: values[1], ethnicity: values[2])
                let key = Event(features: features, list: list, date: event.value(row))
                let person = table.persons[row]
                persons[key, default: []].insert(person)
                if places[person] == nil { places[person] = (list, row) }
            }
        }
        var shared: [Pair: Int] = [:]
        for all in persons.values where all.count > 1 {
            let sorted = all.sorted()
            for (position, first) in sorted.enumerated() {
                for second in sorted[(position + 1)...].prefix(8) {
                    shared[Pair(first: first, second: second), default: 0] += 1
                }
            }
        }
        return shared.compactMap { pair, count in
            guard count >= 2, let first = places[pair.first], let second = places[pair.second] else {
                return nil
            }
            let table = dataset.list(first.list)
            let person = dataset.list(second.list).columns.first { $0.definition.role == .person }
            return Hit(
                list: second.list, row: second.row, column: person?.definition.id,
                related: [
                    table.place(
                        row: first.row, column: table.columns.first { $0.definition.role == .person })
                ])
        }
    }
}

extension Asked {
    fileprivate var features: [ColumnID] {
        ["date_of_birth", "gender", "ethnicity"].map(ColumnID.init(rawValue:))
    }
}
