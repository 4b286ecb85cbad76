import AnnexADataset
import AnnexASchema

/// The column is filled in every row where the conditions hold. A column that the sheet lacks is not asked for.
struct BlankCheck {
    let columns: [ColumnID]
    let when: [Condition]

    func hits(_ asked: Asked, met: (Hit) -> Void) {
        let about = Set(when.flatMap(\.columns)).sorted()
        for column in asked.present(columns) {
            let id = column.definition.id
            let test = asked.test(when.map { $0.about(id) })
            let others = about.filter { $0 != id && $0 != .standIn }
            for row in 0..<asked.table.rowCount where column.value(row).isBlank && test.holds(row) {
                met(Hit(list: asked.list, row: row, column: id, relatedColumns: others))
            }
        }
    }
}
