public import CalendarDays

/// A date and time as a spreadsheet stores it: days since its base, with the time as a fraction.
public struct SerialDate: Equatable, Sendable {
    /// The day, or nil for a time without one.
    public let day: CalendarDay?
    /// Seconds since midnight, rounded to whole ones but never up to the next midnight.
    public let seconds: Int
    /// Whether it is midnight to within what a spreadsheet keeps; half a second past it has no whole second, and is
    /// not midnight.
    public let isMidnight: Bool

    /// How near to a midnight is midnight, in days: a spreadsheet keeps 15 digits of a number.
    private static let noise = 1e-9

    /// Reads a serial number; nil where it lies outside Excel's calendar (to 31 December 9999).
    ///
    /// The 1900 base counts a 29 February 1900 that never was: serials below 60
    /// are a day later than plain arithmetic says, and 60 itself is no day.
    public init?(serial: Double, uses1904: Bool) {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var whole = Int(serial.rounded(.down))
        var time = serial - serial.rounded(.down)
        if time > 1 - Self.noise {
            time = 0
            whole += 1
            guard whole < 2_958_466 else { return nil }
        }
        // 23:59:59.997, the end of a day in a database, is of that day
        seconds = min(Int((time * 86_400).rounded()), 86_399)
        isMidnight = time < Self.noise
        if uses1904 {
            // 1 January 1904
            day = CalendarDay(number: -24_107).adding(days: whole)
        } else if whole == 0 {
            day = nil
        } else if whole == 60 {
            return nil
        } else {
            // 30 December 1899, and one day later below the day that never was
            day = CalendarDay(number: -25_569).adding(days: whole < 60 ? whole + 1 : whole)
        }
    }

    /// The serial of a day from 1900; nil for an earlier day, which has none.
    public static func serial(of day: CalendarDay) -> Double? {
        let days = Int(day.number) + 25_569
        let serial = days < 61 ? days - 1 : days
        return serial > 0 ? Double(serial) : nil
    }

    /// Reads what a cell of type `d` holds: `2015-01-25`, `2015-01-25T10:30:00`, with or without zone.
    static func serial(iso bytes: Span<UInt8>, uses1904: Bool) -> Double? {
        guard let text = try? UTF8Span(validating: bytes) else { return nil }
        let parts = String(copying: text).split(separator: "T", maxSplits: 1)
        guard let first = parts.first else { return nil }
        var days = 0.0
        var clock = first
        if let day = CalendarDay(iso: first) {
            let serial = uses1904 ? Double(Int(day.number) + 24_107) : Self.serial(of: day)
            // a day before the first that has a serial
            guard let serial, serial >= 0 else { return nil }
            days = serial
            guard parts.count == 2 else { return days }
            clock = parts[1]
        }
        let fields = clock.prefix { $0 != "Z" && $0 != "+" && $0 != "-" }.split(separator: ":")
        guard (2...3).contains(fields.count), let hours = Int(fields[0]), let minutes = Int(fields[1]),
            let seconds = fields.count == 3 ? Double(fields[2]) : 0
        else { return nil }
        // "24:00" and minutes past 59 are no time of day
        guard (0..<24).contains(hours), (0..<60).contains(minutes), (0..<60).contains(seconds) else {
            return nil
        }
        return days + (Double(hours * 3_600 + minutes * 60) + seconds) / 86_400
    }

    /// `10:30:00`.
    public var clock: String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return two(seconds / 3_600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60)
    }

    /// `2015-01-25`, `2015-01-25T10:30:00` where the time is not midnight, or `10:30:00` without a day.
    public var iso: String {
        guard let day else { return clock }
        return seconds == 0 ? day.iso : day.iso + "T" + clock
    }
}
