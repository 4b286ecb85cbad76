import AnnexADataset
import AnnexASchema

/// The column is filled in every row where the conditions hold. A column that the sheet lacks is not asked for.
struct BlankCheck {
    let columns: [ColumnID]
    let when: [Condition]

    func hits(_ asked: Asked) -> [Hit] {
        let about = Set(when.flatMap(\.columns)).sorted()
        return asked.present(columns).flatMap { column in
            let id = column.definition.id
            let test = asked.test(when.map { $0.about(id) })
            return (0..<asked.table.rowCount).filter { column.value($0).isBlank && test.holds($0) }.map {
                Hit(
                    list: asked.list, row: $0, column: id,
                    related: asked.places(about.filter { $0 != id && $0 != .standIn }, row: $0))
            }
        }
    }
}
