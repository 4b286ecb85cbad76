/// A date of the Gregorian calendar without time or time zone: days since 1 January 1970.
///
/// Everything the program compares is a date on paper, so no clock, locale or
/// time zone can move it.
public struct CalendarDay: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970; negative before.
    public let number: Int32

    /// The day with that number.
    public init(number: Int32) {
        self.number = number
    }

    /// The day of that year, month and day, or nil where the calendar has none (30 February).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        number = Self.number(year: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD`, and nothing else.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month and day of this date.
    public var civil: (year: Int, month: Int, day: Int) {
        // Howard Hinnant's civil calendar: eras of 400 years that begin on 1 March.
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Monday is 0, Sunday is 6.
    public var weekday: Int {
        let fromThursday = Int(number) + 3
        return fromThursday >= 0 ? fromThursday % 7 : (fromThursday % 7 + 7) % 7
    }

    /// `YYYY-MM-DD`.
    public var iso: String {
        let (year, month, day) = civil
        return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
    }

    /// `12 March 2021`, for people.
    public var spelled: String {
        let (year, month, day) = civil
        return "\(day) \(Self.monthNames[month - 1]) \(year)"
    }

    /// The English month names, January first.
    public static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// The same day of another month, or that month's last day where it is shorter.
    public func adding(months: Int) -> CalendarDay {
        let (year, month, day) = civil
        let total = year * 12 + (month - 1) + months
        let targetYear = total >= 0 ? total / 12 : (total - 11) / 12
        let targetMonth = total - targetYear * 12 + 1
        let targetDay = min(day, Self.days(inMonth: targetMonth, of: targetYear))
        return CalendarDay(number: Self.number(year: targetYear, month: targetMonth, day: targetDay))
    }

    /// This many days later, or earlier where negative.
    public func adding(days: Int) -> CalendarDay {
        CalendarDay(number: number &+ Int32(clamping: days))
    }

    /// Days from this date to another; negative where the other is earlier.
    public func days(to other: CalendarDay) -> Int {
        Int(other.number) - Int(number)
    }

    /// Completed years from this date to another: a person's age.
    ///
    /// Someone born on 29 February turns a year older on 1 March in common years.
    public func completedYears(to other: CalendarDay) -> Int {
        let from = civil
        let to = other.civil
        let years = to.year - from.year
        return (to.month, to.day) < (from.month, from.day) ? years - 1 : years
    }

    /// Whether the first date is earlier.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        left.number < right.number
    }

    /// How many days that month has in that year.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(year: Int, month: Int, day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension CalendarDay: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String { iso }
}
