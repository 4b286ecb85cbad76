import AnnexADataset
import AnnexASchema

/// No row holds one of these codes where another row of the person, in any list, says more.
struct ContrastCheck {
    let column: ColumnID
    let codes: [String]
    let against: [String]

    func hits(_ asked: Asked) -> [Hit] {
        let dataset = asked.query.dataset
        var known = [(list: Int, row: Int)?](repeating: nil, count: dataset.persons.count)
        var weak: [(list: Int, row: Int, person: Int32)] = []
        for list in asked.presentLists {
            let table = dataset.list(list)
            guard let values = table.column(column), values.isPresent,
                let set = values.definition.codeSet.flatMap({ asked.query.schema.codeSets[$0] })
            else { continue }
            let weakCodes = Set(codes.compactMap(set.index(of:)))
            let strongCodes = Set(against.compactMap(set.index(of:)))
            for row in 0..<table.rowCount where table.persons[row] >= 0 {
                guard let code = values.value(row).code else { continue }
                if weakCodes.contains(code) {
                    weak.append((list, row, table.persons[row]))
                    continue
                }
                let person = Int(table.persons[row])
                if known[person] == nil, strongCodes.isEmpty || strongCodes.contains(code) {
                    known[person] = (list, row)
                }
            }
        }
        return weak.compactMap { row in
            known[Int(row.person)].map { other in
                let table = dataset.list(other.list)
                return Hit(
                    list: row.list, row: row.row, column: column,
                    related: [table.place(row: other.row, column: table.column(column))])
            }
        }
    }
}
