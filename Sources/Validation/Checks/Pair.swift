import AnnexADataset
import AnnexASchema

/// Either all of the columns are filled or none; the finding stands at the first blank one.
struct PairCheck {
    let columns: [ColumnID]
    let when: [Condition]

    func hits(_ asked: Asked) -> [Hit] {
        let all = asked.present(columns)
        guard all.count == columns.count else { return [] }
        let test = asked.test(when)
        return (0..<asked.table.rowCount).compactMap { row in
            guard let blank = all.first(where: { $0.value(row).isBlank }),
                all.contains(where: { !$0.value(row).isBlank }), test.holds(row)
            else { return nil }
            let filled = all.filter { !$0.value(row).isBlank }
            return Hit(
                list: asked.list, row: row, column: blank.definition.id,
                relatedColumns: filled.map(\.definition.id))
        }
    }
}
