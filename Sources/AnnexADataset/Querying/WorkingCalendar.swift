public import CalendarDays

/// Working days of England and Wales: Monday to Friday without bank holidays.
public struct WorkingCalendar: Sendable {
    private let holidays: [Int32]
    /// The first and the last year that the bank holidays cover; nil without any.
    public let years: ClosedRange<Int>?

    /// A calendar with those bank holidays; ones on a weekend change nothing.
    public init(bankHolidays: [CalendarDay]) {
        holidays = Set(bankHolidays.filter { $0.weekday < 5 }.map(\.number)).sorted()
        let covered = bankHolidays.map(\.civil.year)
        years = covered.min().flatMap { first in covered.max().map { first...$0 } }
    }

    /// The working days after the first date up to and including the second; the first day is day 0.
    ///
    /// A start on a weekend or holiday counts from the next working day. Negative where the second is earlier.
    public func days(from: CalendarDay, to: CalendarDay) -> Int {
        // backwards is never no time at all, be it over a weekend
        if to < from { return min(-1, -days(from: to, to: from)) }
        return weekdays(through: to.number) - weekdays(through: from.number)
            - (holidays(through: to.number) - holidays(through: from.number))
    }

    /// The working day that many working days after a date.
    public func adding(workingDays count: Int, to day: CalendarDay) -> CalendarDay {
        // every week has a working day, and most have five
        var low = 0
        var high = max(count, 0) * 7 + 7
        while low < high {
            let middle = (low + high) / 2
            if days(from: day, to: day.adding(days: middle)) >= count {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return day.adding(days: low)
    }

    /// Weekdays from a fixed Monday through that day.
    private func weekdays(through number: Int32) -> Int {
        // 5 January 1970 was a Monday; far enough back to keep every date positive
        let sinceMonday = Int(number) - 4 + 7 * 200_000
        return sinceMonday / 7 * 5 + min(sinceMonday % 7 + 1, 5)
    }

    private func holidays(through number: Int32) -> Int {
        var low = 0
        var high = holidays.count
        while low < high {
            let middle = (low + high) / 2
            if holidays[middle] <= number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
