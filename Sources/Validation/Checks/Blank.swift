import AnnexADataset
import AnnexASchema

/// The column is filled in every row where the conditions hold. A column that the sheet lacks is not asked for. With
/// `placeholders`, a word for nothing, such as `TBC`, fills no column of text.
struct BlankCheck {
    let columns: [ColumnID]
    let when: [Condition]
    let placeholders: Bool

    func hits(_ asked: Asked, met: (Hit) -> Void) {
        let about = Set(when.flatMap(\.columns)).sorted()
        for column in asked.present(columns) {
            let id = column.definition.id
            let test = asked.test(when.map { $0.about(id) })
            let others = about.filter { $0 != id && $0 != .standIn }
            let words =
                placeholders && column.definition.type == .text ? asked.table.placeholders(of: column) : []
            for row in 0..<asked.table.rowCount {
                let value = column.value(row)
                guard value.isBlank || (value.word.map(words.contains) ?? false), test.holds(row) else {
                    continue
                }
                met(Hit(list: asked.list, row: row, column: id, relatedColumns: others))
            }
        }
    }
}
