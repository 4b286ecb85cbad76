import CalendarDays

/// Dates as people type them, day first always.
enum DateText {
    /// What a text says.
    enum Reading: Equatable {
        /// A date, and whether a time other than midnight stood behind it.
        case day(CalendarDay, hasTime: Bool)
        /// No date, or one that is possible only with the month first.
        case unreadable
    }

    static func read(_ bytes: Span<UInt8>) -> Reading {
        guard bytes.count <= Scanner.capacity else { return .unreadable }
        var scanner = Scanner(bytes)
        scanner.skipSpaces()
        guard let first = scanner.number() else { return .unreadable }
        let day: CalendarDay?
        if first.digits == 4, scanner.take(0x2D) {
            // ISO: yyyy-mm-dd
            guard let month = scanner.number(), month.digits <= 2, scanner.take(0x2D),
                let last = scanner.number(), last.digits <= 2
            else { return .unreadable }
            day = CalendarDay(year: first.value, month: month.value, day: last.value)
        } else {
            guard first.digits <= 2 else { return .unreadable }
            let isOrdinal = scanner.skipOrdinal()
            guard let separator = scanner.separator() else { return .unreadable }
            let month: Int
            if let number = scanner.number() {
                guard number.digits <= 2, separator != .space, !isOrdinal else { return .unreadable }
                month = number.value
            } else if let named = scanner.month() {
                month = named
            } else {
                return .unreadable
            }
            // "31/01-2024" is two dates run into one, or none
            guard scanner.separator() == separator, let year = scanner.number() else { return .unreadable }
            switch year.digits {
            case 4: day = CalendarDay(year: year.value, month: month, day: first.value)
            case 2:
                day = CalendarDay(
                    year: year.value + (year.value < 50 ? 2000 : 1900), month: month, day: first.value)
            default: return .unreadable
            }
        }
        guard let day, let hasTime = scanner.clock() else { return .unreadable }
        return .day(day, hasTime: hasTime)
    }

    /// Walks a text of at most 40 bytes, which no date exceeds, without a heap allocation.
    private struct Scanner {
        static let capacity = 40
        private var bytes = InlineArray<40, UInt8>(repeating: 0)
        private let count: Int
        private var index = 0

        init(_ text: Span<UInt8>) {
            count = text.count
            for position in text.indices { bytes[position] = text[position] }
        }

        enum Separator { case slash, dash, dot, space }

        var current: UInt8 { index < count ? bytes[index] : 0 }

        mutating func skipSpaces() {
            while index < count {
                if current == 0x20 || current == 9 || current == 10 || current == 13 {
                    index += 1
                } else if current == 0xC2, index + 1 < count, bytes[index + 1] == 0xA0 {
                    index += 2
                } else {
                    return
                }
            }
        }

        mutating func take(_ byte: UInt8) -> Bool {
            guard current == byte else { return false }
            index += 1
            return true
        }

        mutating func number() -> (value: Int, digits: Int)? {
            var value = 0
            var digits = 0
            while index < count, current &- 48 <= 9, digits < 8 {
                value = value * 10 + Int(current &- 48)
                digits += 1
                index += 1
            }
            return digits == 0 ? nil : (value, digits)
        }

        mutating func separator() -> Separator? {
            if take(0x2F) { return .slash }
            if take(0x2D) { return .dash }
            if take(0x2E) { return .dot }
            let start = index
            skipSpaces()
            return index > start ? .space : nil
        }

        /// Passes over `st`, `nd`, `rd` and `th` behind a day, and says whether one stood there.
        mutating func skipOrdinal() -> Bool {
            guard index + 1 < count else { return false }
            switch (bytes[index] | 0x20, bytes[index + 1] | 0x20) {
            case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
                (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
                index += 2
                return true
            default: return false
            }
        }

        /// A month's name, short or long.
        mutating func month() -> Int? {
            let start = index
            while index < count, (bytes[index] | 0x20) &- 97 <= 25 { index += 1 }
            let length = index - start
            guard length >= 3 else { return nil }
            let names = CalendarDay.monthNames
            for (position, name) in names.enumerated() {
                var offset = 0
                for byte in name.utf8 {
                    guard offset < length, byte | 0x20 == bytes[start + offset] | 0x20 else { break }
                    offset += 1
                }
                if offset == length,
                    length == 3 || length == name.utf8.count || (length == 4 && position == 8)
                {
                    return position + 1
                }
            }
            return nil
        }

        /// What may follow a date: nothing, or a time of day. Nil for anything else.
        mutating func clock() -> Bool? {
            let start = index
            skipSpaces()
            if index == count { return false }
            guard index > start || take(UInt8(ascii: "T")) else { return nil }
            guard var hours = number()?.value, hours < 24, take(0x3A), let minutes = number(),
                minutes.value < 60
            else { return nil }
            var isZero = minutes.value == 0
            if take(0x3A) {
                guard let seconds = number(), seconds.value < 61 else { return nil }
                if seconds.value != 0 { isZero = false }
                if take(0x2E) {
                    guard let fraction = number() else { return nil }
                    if fraction.value != 0 { isZero = false }
                }
            }
            skipSpaces()
            if let isAfternoon = half() {
                guard (1...12).contains(hours) else { return nil }
                hours = hours % 12 + (isAfternoon ? 12 : 0)
            } else if !take(UInt8(ascii: "Z")), take(UInt8(ascii: "+")) || take(UInt8(ascii: "-")) {
                guard number() != nil, take(0x3A), number() != nil else { return nil }
            }
            skipSpaces()
            return index == count ? !(isZero && hours == 0) : nil
        }

        /// `AM` or `PM`: reports of a database server write midnight as 12:00:00 AM.
        private mutating func half() -> Bool? {
            guard index + 1 < count, bytes[index + 1] | 0x20 == UInt8(ascii: "m") else { return nil }
            let first = bytes[index] | 0x20
            guard first == UInt8(ascii: "a") || first == UInt8(ascii: "p") else { return nil }
            index += 2
            return first == UInt8(ascii: "p")
        }
    }
}
