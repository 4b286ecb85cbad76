internal import CalendarDays

/// The working days around a reference date: Monday to Friday without bank holidays.
///
/// Both directions are looked up, not walked: an invented return asks for
/// millions of them.
struct WorkCalendar: Sendable {
    private let first: Int32
    private let ordinals: [Int32]
    private let days: [CalendarDay]

    /// Knows 30 years before the date and 30 after; days outside are taken for the nearest known one.
    init(around day: CalendarDay, bankHolidays: [CalendarDay]) {
        let holidays = Set(bankHolidays)
        let from = day.adding(months: -360)
        let to = day.adding(months: 360)
        var ordinals: [Int32] = []
        var days: [CalendarDay] = []
        var current = from
        while current <= to {
            if current.weekday < 5, !holidays.contains(current) { days.append(current) }
            ordinals.append(Int32(days.count))
            current = current.adding(days: 1)
        }
        first = from.number
        self.ordinals = ordinals
        self.days = days
    }

    /// How many working days the calendar has up to and with this one.
    private func ordinal(_ day: CalendarDay) -> Int {
        Int(ordinals[min(max(Int(day.number - first), 0), ordinals.count - 1)])
    }

    /// The day that is this many working days after another; the start is day 0, and stays itself for 0.
    func day(_ count: Int, after day: CalendarDay) -> CalendarDay {
        count == 0 ? day : days[min(ordinal(day) + count - 1, days.count - 1)]
    }

    /// This day, or the last working day before it.
    func workingDay(onOrBefore day: CalendarDay) -> CalendarDay {
        days[max(ordinal(day) - 1, 0)]
    }

    /// Working days after the first day, up to and with the second.
    func workingDays(from start: CalendarDay, to end: CalendarDay) -> Int {
        ordinal(end) - ordinal(start)
    }
}
