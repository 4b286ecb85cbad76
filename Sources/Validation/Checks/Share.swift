import AnnexADataset
import AnnexASchema

/// Not more than so many percent of the rows fulfil the conditions; told once, at the column's heading.
struct ShareCheck {
    let column: ColumnID
    let overPercent: Int
    let when: [Condition]

    func hits(_ asked: Asked) -> [Hit] {
        let rows = asked.table.rowCount
        let test = asked.test(when)
        let count = (0..<rows).count(where: test.holds)
        guard rows > 0, count * 100 > overPercent * rows else { return [] }
        return [
            Hit(
                list: asked.list, column: column, place: asked.headingPlace(column), found: "", count: count,
                words: ["percent": "\((count * 100 + rows / 2) / rows)", "rows": "\(rows)"], isOfMany: true)
        ]
    }
}

extension Asked {
    /// Where a column's heading stands.
    func headingPlace(_ id: ColumnID) -> Place {
        let source = table.source
        return Place(
            file: source?.file ?? 0, sheet: source?.sheet, row: source?.headerRow,
            column: table.column(id)?.sheetColumn)
    }
}
