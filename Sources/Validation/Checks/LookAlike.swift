import AnnexADataset
import AnnexASchema

/// No two persons are alike in birth, gender, ethnicity and at least two events: they may be one person.
///
/// Persons of one event are compared with their eight neighbours, which keeps the work linear.
struct LookAlikeCheck {
    private struct Event: Hashable {
        let features: UInt64
        let list: Int
        let date: Value
    }

    private struct Pair: Hashable {
        let first: Int32
        let second: Int32
    }

    func hits(_ asked: Asked) -> [Hit] {
        let dataset = asked.query.dataset
        let lists = asked.presentLists.compactMap { LookAlikeList(asked, list: $0) }
        let shared = sharedFeatures(lists, persons: dataset.persons.count)
        var places: [Int32: (list: Int, row: Int)] = [:]
        var persons: [Event: Set<Int32>] = [:]
        for list in lists {
            for (row, person) in list.table.persons.enumerated() where person >= 0 {
                guard let features = list.features(row), shared.contains(features) else { continue }
                let key = Event(features: features, list: list.number, date: list.event.values[row])
                persons[key, default: []].insert(person)
                if places[person] == nil { places[person] = (list.number, row) }
            }
        }
        return hits(persons, places, dataset)
    }

    /// What two persons and more have in common: all others are left out, which is nearly everybody.
    private func sharedFeatures(_ lists: [LookAlikeList], persons: Int) -> Set<UInt64> {
        var latest = [UInt64](repeating: .max, count: persons)
        var owner: [UInt64: Int32] = [:]
        owner.reserveCapacity(persons)
        var shared: Set<UInt64> = []
        for list in lists {
            for (row, person) in list.table.persons.enumerated() where person >= 0 {
                guard let features = list.features(row), latest[Int(person)] != features else { continue }
                latest[Int(person)] = features
                if let other = owner.updateValue(person, forKey: features), other != person {
                    shared.insert(features)
                }
            }
        }
        return shared
    }

    private func hits(
        _ persons: [Event: Set<Int32>], _ places: [Int32: (list: Int, row: Int)], _ dataset: Dataset
    ) -> [Hit] {
        var shared: [Pair: Int] = [:]
        for all in persons.values where all.count > 1 {
            let sorted = all.sorted()
            for (position, first) in sorted.enumerated() {
                for second in sorted[(position + 1)...].prefix(8) {
                    shared[Pair(first: first, second: second), default: 0] += 1
                }
            }
        }
        let pairs = shared.sorted { ($0.key.second, $0.key.first) < ($1.key.second, $1.key.first) }
        return pairs.compactMap { pair, count in
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

/// A list with the columns that persons are compared by.
private struct LookAlikeList {
    let number: Int
    let table: ListTable
    let event: ListColumn
    private let birth: ListColumn
    private let gender: ListColumn
    private let ethnicity: ListColumn

    init?(_ asked: Asked, list: Int) {
        let table = asked.query.dataset.list(list)
        func column(_ id: String) -> ListColumn? {
            table.column(ColumnID(rawValue: id)).flatMap { $0.isPresent ? $0 : nil }
        }
        guard let birth = column("date_of_birth"), let gender = column("gender"),
            let ethnicity = column("ethnicity"),
            let event = table.columns.first(where: { $0.definition.role == .event }), event.isPresent
        else { return nil }
        number = list
        self.table = table
        self.event = event
        self.birth = birth
        self.gender = gender
        self.ethnicity = ethnicity
    }

    /// Birth, gender and ethnicity of a row as one number; nil where one of them, or the event, is not known.
    func features(_ row: Int) -> UInt64? {
        guard event.values[row].isKnown, birth.values[row].isKnown,
            let gender = gender.values[row].code, let ethnicity = ethnicity.values[row].code
        else { return nil }
        let codes = UInt64(gender & 0xffff) << 16 | UInt64(ethnicity & 0xffff)
        return UInt64(UInt32(bitPattern: birth.values[row].stored)) << 32 | codes
    }
}
