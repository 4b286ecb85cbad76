import AnnexADataset
import AnnexASchema

/// No two identifiers differ only in leading zeros; told once a person, at the first row of the padded one.
struct AlikeIdentifiersCheck {
    func hits(_ asked: Asked) -> [Hit] {
        let dataset = asked.query.dataset
        var firstRow: [Int32: (list: Int, row: Int)] = [:]
        for list in asked.presentLists {
            let table = dataset.list(list)
            for row in 0..<table.rowCount where table.persons[row] >= 0 && firstRow[table.persons[row]] == nil
            {
                firstRow[table.persons[row]] = (list, row)
            }
        }
        var groups: [String: [Int32]] = [:]
        for person in firstRow.keys.sorted() {
            let stem = dataset.persons.string(Int(person)).drop { $0 == "0" }
            if !stem.isEmpty { groups[String(stem), default: []].append(person) }
        }
        var hits: [Hit] = []
        for (stem, persons) in groups where persons.count > 1 {
            let plain = persons.first { dataset.persons.string(Int($0)) == stem } ?? persons[0]
            for person in persons where person != plain {
                guard let place = firstRow[person], let other = firstRow[plain] else { continue }
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
}
