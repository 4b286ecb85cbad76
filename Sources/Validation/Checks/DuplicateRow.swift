import AnnexADataset
import AnnexASchema

/// No row repeats an earlier one in every mapped column; the finding is about the row.
struct DuplicateRowCheck {
    func hits(_ asked: Asked) -> [Hit] {
        let table = asked.table
        let columns = table.columns.filter(\.isPresent)
        let groups = RowGroups.alike(table.rowCount) { row in
            columns.reduce(0) { RowGroups.mixed($0, $1.values[row].stored) }
        } isEqual: { one, other in
            columns.allSatisfy { isEqual($0, one, other, table) }
        }
        return groups.flatMap { rows in
            rows.dropFirst().map {
                Hit(list: asked.list, row: $0, found: "", related: [table.place(row: rows[0])])
            }
        }
    }

    /// Values that could not be read are equal only where the texts are.
    private func isEqual(_ column: ListColumn, _ row: Int, _ other: Int, _ table: ListTable) -> Bool {
        guard column.values[row] == column.values[other] else { return false }
        return column.values[row] != .unreadable
            || table.typedText(column, row: row) == table.typedText(column, row: other)
    }
}
