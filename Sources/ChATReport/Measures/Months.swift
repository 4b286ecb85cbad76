import AnnexADataset
import AnnexASchema
import CalendarDays

extension Counting {
    /// Rows by calendar month from R less the window to R; a month of which the window has a part says so.
    func months(_ column: ColumnID, window: Int) -> Outcome {
        guard let column = list.column(column) else { return Outcome() }
        let reference = query.dataset.dates.reference
        let start = query.dataset.dates.windowStart(months: window)
        let first = Self.month(of: start)
        var counts = [Int](repeating: 0, count: Self.month(of: reference) - first + 1)
        for row in rows {
            guard let day = column.value(Int(row)).day, day >= start, day <= reference else { continue }
            counts[Self.month(of: day) - first] += 1
        }
        let labels = counts.indices.map { position in
            let (year, month) = ((first + position) / 12, (first + position) % 12 + 1)
            let name = "\(CalendarDay.monthNames[month - 1].prefix(3)) \(year)"
            let startsLate = position == 0 && start.civil.day > 1
            let endsEarly =
                position == counts.count - 1
                && reference.civil.day < CalendarDay.days(inMonth: month, of: year)
            return startsLate || endsEarly ? "\(name) (part)" : name
        }
        return Outcome(labels: labels, counts: counts)
    }

    private static func month(of day: CalendarDay) -> Int {
        let (year, month, _) = day.civil
        return year * 12 + month - 1
    }
}
