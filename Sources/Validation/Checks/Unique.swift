import AnnexADataset
import AnnexASchema
import CalendarDays

/// No more rows than that share the values of these columns. A row that leaves one blank is not compared.
struct UniqueCheck {
    let unique: Check.Unique
    let when: [Condition]

    func hits(_ asked: Asked) -> [Hit] {
        let columns = asked.present(unique.columns)
        guard columns.count == unique.columns.count, let first = columns.first else { return [] }
        let test = asked.test(when)
        let groups = RowGroups.alike(asked.table.rowCount) { row in
            var key: UInt64 = 0
            for column in columns {
                let value = column.values[row]
                guard value.isKnown else { return nil }
                key = RowGroups.mixed(key, value.stored)
            }
            return test.holds(row) ? key : nil
        } isEqual: { one, other in
            columns.allSatisfy { $0.values[one] == $0.values[other] }
        }
        var hits: [Hit] = []
        for rows in groups where rows.count > unique.atMost {
            if unique.atMost > 1 {
                guard Set(rows.map { asked.table.persons[$0] }).count > unique.atMost else { continue }
                hits.append(hit(asked, row: rows[unique.atMost], others: rows, first))
                continue
            }
            let standing = standing(asked, rows)
            for row in rows where row != standing {
                hits.append(hit(asked, row: row, others: [standing], first))
            }
        }
        return hits
    }

    private func hit(_ asked: Asked, row: Int, others: [Int], _ column: ListColumn) -> Hit {
        Hit(
            list: asked.list, row: row, column: column.definition.id,
            related: others.filter { $0 != row }.prefix(8).map { asked.table.place(row: $0, column: column) })
    }

    /// The row that stands: the first, or the one with the latest date, of equals the one further down.
    private func standing(_ asked: Asked, _ rows: [Int]) -> Int {
        guard let date = unique.latestBy.flatMap(asked.table.column) else { return rows[0] }
        var best = rows[0]
        for row in rows.dropFirst() {
            let old = date.value(best).day?.number ?? .min
            if date.value(row).day?.number ?? .min >= old { best = row }
        }
        return best
    }
}
