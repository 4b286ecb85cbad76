import AnnexADataset
import AnnexASchema
import CalendarDays

extension Counting {
    /// Rows by calendar month from R less the window to R; a month of which the window has a part says so.
    func months(_ id: ColumnID, window: Int) -> Outcome {
        guard let column = list.column(id) else { return Outcome() }
        let axis = MonthAxis(window: window, dates: query.dataset.dates)
        var counts = [Int](repeating: 0, count: axis.labels.count)
        for row in rows {
            if let position = axis.position(of: column.value(Int(row)).day) { counts[position] += 1 }
        }
        return Outcome(labels: axis.labels, counts: counts)
    }
}

/// The calendar months of a window; one of which the window has a part says so.
struct MonthAxis {
    let labels: [String]
    private let start: CalendarDay
    private let reference: CalendarDay

    init(window: Int, dates: ReturnDates) {
        let reference = dates.reference
        let start = dates.windowStart(months: window)
        let first = Self.month(of: start)
        let count = Self.month(of: reference) - first + 1
        labels = (0..<count).map { position in
            let (year, month) = ((first + position) / 12, (first + position) % 12 + 1)
            let name = "\(CalendarDay.monthNames[month - 1].prefix(3)) \(year)"
            let startsLate = position == 0 && start.civil.day > 1
            let endsEarly =
                position == count - 1 && reference.civil.day < CalendarDay.days(inMonth: month, of: year)
            return startsLate || endsEarly ? "\(name) (part)" : name
        }
        self.start = start
        self.reference = reference
    }

    /// Where a day stands on the axis; nil outside the window.
    func position(of day: CalendarDay?) -> Int? {
        guard let day, day >= start, day <= reference else { return nil }
        return Self.month(of: day) - Self.month(of: start)
    }

    private static func month(of day: CalendarDay) -> Int {
        let (year, month, _) = day.civil
        return year * 12 + month - 1
    }
}
