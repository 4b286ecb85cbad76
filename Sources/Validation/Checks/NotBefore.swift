import AnnexADataset
import AnnexASchema

/// A date is not earlier than another one of its row; blank and unreadable dates are not compared.
struct NotBeforeCheck {
    let later: ColumnID
    let earlier: ColumnID
    let when: [Condition]

    func hits(_ asked: Asked) -> [Hit] {
        guard let last = asked.present([later]).first, let first = asked.present([earlier]).first else {
            return []
        }
        let test = asked.test(when)
        return (0..<asked.table.rowCount).compactMap { row in
            guard let end = last.value(row).day, let start = first.value(row).day, end < start,
                test.holds(row)
            else { return nil }
            return Hit(
                list: asked.list, row: row, column: later,
                relatedColumns: [earlier])
        }
    }
}
