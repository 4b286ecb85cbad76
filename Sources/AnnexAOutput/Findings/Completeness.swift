import AnnexADataset
import AnnexASchema
import Validation

/// How complete each column of each list is.
struct Completeness {
    /// One column of a list.
    struct Column {
        let list: ListDefinition
        let column: ColumnDefinition
        let isPresent: Bool
        let rows: Int
        let blank: Int
        /// Neither blank nor understood: not of the column's type, no known code, or the group of a code alone.
        let unreadable: Int
        let findings: Int

        var filled: Int { isPresent ? rows - blank - unreadable : 0 }
        var share: Double? { rows == 0 ? nil : Double(filled) / Double(rows) }
    }

    let columns: [Column]

    init(_ writer: FindingsWriter) {
        struct Key: Hashable {
            let list: Int
            let column: ColumnID
        }
        var findings: [Key: Int] = [:]
        for tally in writer.report.tallies {
            guard let list = tally.list, let column = tally.field else { continue }
            findings[Key(list: list, column: column), default: 0] += tally.count
        }
        columns = writer.dataset.lists.filter(\.isPresent).flatMap { table in
            table.columns.map { column in
                var (blank, unreadable) = (0, 0)
                let isCoded = column.definition.codeSet != nil
                for value in column.values {
                    if value.isBlank {
                        blank += 1
                    } else if !value.isKnown || isCoded && value.groupAlone != nil {
                        unreadable += 1
                    }
                }
                return Column(
                    list: table.definition, column: column.definition, isPresent: column.isPresent,
                    rows: table.rowCount, blank: column.isPresent ? blank : table.rowCount,
                    unreadable: unreadable,
                    findings: findings[Key(list: table.definition.number, column: column.definition.id)] ?? 0)
            }
        }
    }
}
