public import CalendarDays

/// A date and time as a spreadsheet stores it: days since its base, with the time as a fraction.
public struct SerialDate: Equatable, Sendable {
    /// The day, or nil for a time without one.
    public let day: CalendarDay?
    /// Seconds since midnight, rounded to whole ones as Excel shows them.
    public let seconds: Int

    /// Reads a serial number; nil where it lies outside Excel's calendar (to 31 December 9999).
    ///
    /// The 1900 base counts a 29 February 1900 that never was: serials below 60
    /// are a day later than plain arithmetic says, and 60 itself is no day.
    public init?(serial: Double, uses1904: Bool) {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var whole = Int(serial.rounded(.down))
        var seconds = Int(((serial - serial.rounded(.down)) * 86_400).rounded())
        if seconds == 86_400 {
            seconds = 0
            whole += 1
            guard whole < 2_958_466 else { return nil }
        }
        self.seconds = seconds
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

    /// Reads what a cell of type `d` holds: `2015-01-25`, `2015-01-25T10:30:00`, with or without zone.
    static func serial(iso bytes: Span<UInt8>, uses1904: Bool) -> Double? {
        guard let text = try? UTF8Span(validating: bytes) else { return nil }
        let parts = String(copying: text).split(separator: "T", maxSplits: 1)
        guard let first = parts.first else { return nil }
        var days = 0.0
        var clock = first
        if let day = CalendarDay(iso: first) {
            days = Double(Int(day.number) - (uses1904 ? -24_107 : -25_569))
            if !uses1904, days < 61 { days -= 1 }
            // a day before the first that has a serial
            guard days >= (uses1904 ? 0 : 1) else { return nil }
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
