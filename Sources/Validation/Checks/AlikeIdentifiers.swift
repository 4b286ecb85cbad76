import AnnexADataset
import AnnexASchema

/// No two identifiers differ only in leading zeros; told once a person, at the first row of the padded one.
///
/// Zeros behind letters in front count as leading. Children are not compared with adopters.
struct AlikeIdentifiersCheck {
    private struct Stem: Hashable {
        let isAdopter: Bool
        let letters: Substring
        let rest: Substring
    }

    func hits(_ asked: Asked) -> [Hit] {
        let dataset = asked.query.dataset
        // two differ in leading zeros only where one has some
        guard (0..<dataset.persons.count).contains(where: { mayBePadded(dataset.persons, $0) }) else {
            return []
        }
        var first = [(list: Int, row: Int)?](repeating: nil, count: dataset.persons.count)
        for list in asked.presentLists {
            for (row, person) in dataset.list(list).persons.enumerated()
            where person >= 0 && first[Int(person)] == nil {
                first[Int(person)] = (list, row)
            }
        }
        var groups: [Stem: [Int]] = [:]
        groups.reserveCapacity(first.count)
        for (person, place) in first.enumerated() {
            guard let place else { continue }
            let stem = Self.stem(dataset.persons.string(person), isAdopter: place.list == 11)
            if !stem.rest.isEmpty { groups[stem, default: []].append(person) }
        }
        var hits: [Hit] = []
        for (stem, persons) in groups where persons.count > 1 {
            let plain =
                persons.first { dataset.persons.string($0) == stem.letters + stem.rest } ?? persons[0]
            for person in persons where person != plain {
                guard let place = first[person], let other = first[plain] else { continue }
                let column = dataset.list(place.list).columns.first { $0.definition.role == .person }
                let table = dataset.list(other.list)
                hits.append(
                    Hit(
                        list: place.list, row: place.row, column: column?.definition.id,
                        related: [
                            table.place(
                                row: other.row,
                                column: table.columns.first { $0.definition.role == .person })
                        ]))
            }
        }
        return hits
    }

    /// Whether a zero may stand at its start, or behind letters there.
    private func mayBePadded(_ persons: WordTable, _ person: Int) -> Bool {
        persons.withUTF8(person) { bytes in
            for index in bytes.indices {
                let byte = bytes[index]
                if byte < 0x80, !(0x61...0x7A ~= byte | 0x20) { return byte == 0x30 }
            }
            return false
        }
    }

    private static func stem(_ text: String, isAdopter: Bool) -> Stem {
        let letters = text.prefix { $0.isLetter }
        return Stem(
            isAdopter: isAdopter, letters: letters,
            rest: text[letters.endIndex...].drop { $0 == "0" })
    }
}
