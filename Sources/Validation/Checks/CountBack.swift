import AnnexADataset
import AnnexASchema
import CalendarDays

/// A number is not less than the person's other rows in the months before their latest one.
///
/// Rows of the same day are not before it. Told at the latest row: where another row carries a different number, that is another finding.
struct CountBackCheck {
    let column: ColumnID
    let date: ColumnID
    let months: Int

    func hits(_ asked: Asked) -> [Hit] {
        let table = asked.table
        guard let numbers = asked.present([column]).first, let dates = asked.present([date]).first else {
            return []
        }
        var rows: [Int32: [Int]] = [:]
        for row in 0..<table.rowCount where table.persons[row] >= 0 && dates.value(row).day != nil {
            rows[table.persons[row], default: []].append(row)
        }
        return rows.values.compactMap { all in
            guard all.count > 1, let latest = all.max(by: { day(dates, $0) < day(dates, $1) }),
                let end = dates.value(latest).day, let number = numbers.value(latest).number
            else { return nil }
            let start = end.adding(months: -months).number
            let others = all.filter { day(dates, $0) >= start && day(dates, $0) < end.number }
            guard number < others.count else { return nil }
            return Hit(
                list: asked.list, row: latest, column: column,
                related: others.prefix(8).map { table.place(row: $0, column: dates) },
                words: ["rows": "\(others.count)"])
        }
    }

    private func day(_ dates: ListColumn, _ row: Int) -> Int32 {
        dates.value(row).day?.number ?? .min
    }
}
