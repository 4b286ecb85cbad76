import AnnexADataset
import AnnexASchema
import CalendarDays

/// The months from the first to the last date of a column lie between the limits; told once, at its heading.
struct SpanCheck {
    let column: ColumnID
    let least: Int
    let most: Int

    func hits(_ asked: Asked) -> [Hit] {
        guard let dates = asked.present([column]).first else { return [] }
        let days = dates.values.lazy.compactMap(\.day)
        guard let first = days.min(), let last = days.max() else { return [] }
        guard first.adding(months: least) > last || first.adding(months: most) < last else { return [] }
        return [
            Hit(
                list: asked.list, column: column, place: asked.headingPlace(column), found: "",
                words: ["first": first.spelled, "last": last.spelled], isOfMany: true)
        ]
    }
}

/// No calendar month of the window is without rows where its neighbours have many; told once a month.
struct GapCheck {
    let column: ColumnID
    let months: Int
    let neighbours: Int

    func hits(_ asked: Asked) -> [Hit] {
        guard let dates = asked.present([column]).first else { return [] }
        var counts: [Int: Int] = [:]
        for day in dates.values.lazy.compactMap(\.day) { counts[month(day), default: 0] += 1 }
        let first = month(asked.query.dataset.dates.windowStart(months: months))
        let last = month(asked.query.dataset.dates.reference)
        return (first...last).filter { month in
            guard counts[month] == nil else { return false }
            let beside = [month - 1, month + 1].filter { (first...last).contains($0) }
            return beside.allSatisfy { counts[$0] ?? 0 >= neighbours }
        }.map {
            Hit(
                list: asked.list, column: column, place: asked.headingPlace(column), found: "",
                words: ["month": "\(CalendarDay.monthNames[$0 % 12]) \($0 / 12)"], isOfMany: true)
        }
    }

    /// Months since the year 0.
    private func month(_ day: CalendarDay) -> Int {
        let (year, month, _) = day.civil
        return year * 12 + month - 1
    }
}
