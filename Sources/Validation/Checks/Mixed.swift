import AnnexADataset
import AnnexASchema

/// Codes of two generations do not stand in one column; told once, at the first cell of the rarer one.
struct MixedCheck {
    let column: ColumnID
    let one: [String]
    let other: [String]

    func hits(_ asked: Asked) -> [Hit] {
        guard let values = asked.present([column]).first,
            let set = values.definition.codeSet.flatMap({ asked.query.schema.codeSets[$0] })
        else { return [] }
        let rows = [one, other].map { codes in
            let wanted = Set(codes.compactMap(set.index(of:)))
            return (0..<asked.table.rowCount).filter { values.value($0).code.map(wanted.contains) ?? false }
        }
        guard !rows[0].isEmpty, !rows[1].isEmpty else { return [] }
        let (rarer, commoner) = rows[0].count <= rows[1].count ? (rows[0], rows[1]) : (rows[1], rows[0])
        return [
            Hit(
                list: asked.list, row: rarer[0], column: column,
                related: [asked.table.place(row: commoner[0], column: values)], count: rarer.count,
                isOfMany: true)
        ]
    }
}
