import AnnexADataset
import AnnexASchema

/// No row holds one of these codes where another row of the person, in any list, says more.
struct ContrastCheck {
    let column: ColumnID
    let codes: [String]
    let against: [String]

    func hits(_ asked: Asked) -> [Hit] {
        let dataset = asked.query.dataset
        var known: [Int32: Place] = [:]
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
                } else if known[table.persons[row]] == nil, strongCodes.isEmpty || strongCodes.contains(code)
                {
                    known[table.persons[row]] = table.place(row: row, column: values)
                }
            }
        }
        return weak.compactMap { row in
            known[row.person].map { Hit(list: row.list, row: row.row, column: column, related: [$0]) }
        }
    }
}
