/// Numbers as files write them: read from bytes, and written in the shortest form that reads back the same.
public enum NumberText {
    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// The number that these bytes spell in full, or nil; never infinite and never NaN.
    ///
    /// Up to 15 digits and small exponents are exact without further ado; all else goes through the library.
    public static func parse(_ bytes: Span<UInt8>) -> Double? {
        // nearly all are days, ages and identifiers
        if bytes.count <= 9, let whole = digits(bytes) { return Double(whole) }
        var index = 0
        var isNegative = false
        if index < bytes.count, bytes[index] == 0x2D || bytes[index] == 0x2B {
            isNegative = bytes[index] == 0x2D
            index += 1
        }
        var mantissa: UInt64 = 0
        var digits = 0
        var exponent = 0
        var hasDigit = false
        while index < bytes.count, bytes[index] &- 48 <= 9 {
            mantissa = mantissa &* 10 &+ UInt64(bytes[index] &- 48)
            if mantissa != 0 { digits += 1 }
            hasDigit = true
            index += 1
            if digits > 18 { return slow(bytes) }
        }
        if index < bytes.count, bytes[index] == 0x2E {
            index += 1
            while index < bytes.count, bytes[index] &- 48 <= 9 {
                mantissa = mantissa &* 10 &+ UInt64(bytes[index] &- 48)
                if mantissa != 0 { digits += 1 }
                exponent -= 1
                hasDigit = true
                index += 1
                if digits > 18 { return slow(bytes) }
            }
        }
        guard hasDigit else { return nil }
        guard index == bytes.count, mantissa <= 1 << 53, exponent >= -22 else { return slow(bytes) }
        let value = Double(mantissa) / powersOfTen[-exponent]
        return isNegative ? -value : value
    }

    /// Whether these bytes spell a number that no computer holds, such as `1E999`.
    static func isTooLarge(_ bytes: Span<UInt8>) -> Bool {
        guard isSpelt(bytes), let text = try? UTF8Span(validating: bytes) else { return false }
        return Double(String(copying: text))?.isInfinite == true
    }

    /// The position that these bytes spell, at most nine digits as a rule; nil where they spell none.
    static func index(_ bytes: Span<UInt8>) -> Int? {
        bytes.count <= 9 ? digits(bytes) ?? whole(bytes) : whole(bytes)
    }

    /// The number of at most nine digits; nil where there is anything else, or nothing.
    @inline(__always)
    private static func digits(_ bytes: Span<UInt8>) -> Int? {
        guard bytes.count > 0 else { return nil }
        var number: UInt32 = 0
        for position in bytes.indices {
            let digit = bytes[position] &- 48
            guard digit <= 9 else { return nil }
            number = number &* 10 &+ UInt32(digit)
        }
        return Int(number)
    }

    private static func whole(_ bytes: Span<UInt8>) -> Int? {
        parse(bytes).flatMap { Int(exactly: $0) }.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// Whether all are figures, signs, points and exponents: `Double` also reads hexadecimal, "inf" and "nan", which
    /// no spreadsheet stores.
    private static func isSpelt(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            switch bytes[index] {
            case 48...57, 0x2B, 0x2D, 0x2E, 0x45, 0x65: continue
            default: return false
            }
        }
        return true
    }

    private static func slow(_ bytes: Span<UInt8>) -> Double? {
        guard isSpelt(bytes), let text = try? UTF8Span(validating: bytes),
            let value = Double(String(copying: text)),
            value.isFinite
        else { return nil }
        return value
    }

    /// The digits of a whole number without exponent: the ones that were stored, and zeros behind them.
    public static func wholeDigits(_ value: Double) -> String {
        if abs(value) < 1e15 { return String(Int64(value)) }
        let parts = String(value).split(separator: "e")
        let digits = parts[0].split(separator: ".")
        guard parts.count == 2, let exponent = Int(parts[1].drop { $0 == "+" }), exponent < 40 else {
            return String(digits[0])
        }
        let fraction = digits.count == 2 && digits[1] != "0" ? String(digits[1]) : ""
        return digits[0] + fraction + String(repeating: "0", count: max(0, exponent - fraction.count))
    }

    /// `12`, `0.5`, `1e-07`: whole numbers without a point, others in the shortest form that reads back the same.
    public static func shortest(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
        return String(value)
    }
}
