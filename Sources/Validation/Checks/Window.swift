import AnnexADataset
import AnnexASchema

/// The date lies in the months before R; a blank or unreadable one lies nowhere.
struct WindowCheck {
    let column: ColumnID
    let months: Int
    let when: [Condition]

    func hits(_ asked: Asked) -> [Hit] {
        guard let dates = asked.present([column]).first else { return [] }
        let reference = asked.query.dataset.dates.reference
        let start = asked.query.dataset.dates.windowStart(months: months)
        let test = asked.test(when)
        return (0..<asked.table.rowCount).compactMap { row in
            guard let day = dates.value(row).day, day < start || day > reference, test.holds(row) else {
                return nil
            }
            return Hit(list: asked.list, row: row, column: column)
        }
    }
}
