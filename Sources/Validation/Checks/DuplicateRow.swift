import AnnexADataset
import AnnexASchema

/// No row repeats an earlier one in every mapped column; the finding is about the row.
struct DuplicateRowCheck {
    func hits(_ asked: Asked) -> [Hit] {
        let table = asked.table
        let columns = table.columns.filter(\.isPresent)
        var seen: [Int: [Int]] = [:]
        var hits: [Hit] = []
        for row in 0..<table.rowCount {
            var hasher = Hasher()
            for column in columns {
                hasher.combine(column.values[row])
                if column.values[row] == .unreadable { hasher.combine(table.typedText(column, row: row)) }
            }
            let key = hasher.finalize()
            let earlier = seen[key]?.first { other in
                columns.allSatisfy { isEqual($0, row, other, table) }
            }
            if let earlier {
                hits.append(
                    Hit(list: asked.list, row: row, found: "", related: [table.place(row: earlier)]))
            } else {
                seen[key, default: []].append(row)
            }
        }
        return hits
    }

    /// Values that could not be read are equal only where the texts are.
    private func isEqual(_ column: ListColumn, _ row: Int, _ other: Int, _ table: ListTable) -> Bool {
        guard column.values[row] == column.values[other] else { return false }
        return column.values[row] != .unreadable
            || table.typedText(column, row: row) == table.typedText(column, row: other)
    }
}
