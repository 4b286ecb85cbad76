public import AnnexASchema

/// Figures as people read them: rounded once, half away from zero, with thousands commas.
public enum FigureText {
    /// What stands where there is no value.
    public static let none = "–"
    /// What stands for a number that is held back, as in the statistics of the Department for Education.
    public static let withheld = "c"

    /// A number with that many decimal places: `1,234.5`.
    public static func number(_ value: Double?, decimals: Int = 0) -> String {
        guard let value, value.isFinite, abs(value) < 1e15 else { return none }
        if decimals == 0, 0..<999.5 ~= value { return String(Int(value.rounded(.toNearestOrAwayFromZero))) }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((abs(value) * scale).rounded(.toNearestOrAwayFromZero))
        var digits = String(scaled)
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let whole = String(digits.dropLast(decimals))
        let grouped = whole.reversed().enumerated().reduce(into: "") { text, next in
            if next.offset > 0, next.offset % 3 == 0 { text.append(",") }
            text.append(next.element)
        }
        let sign = value < 0 && scaled > 0 ? "−" : ""
        return sign + String(grouped.reversed()) + (decimals > 0 ? "." + digits.suffix(decimals) : "")
    }

    /// A whole number with thousands commas.
    public static func count(_ value: Int) -> String {
        number(Double(value))
    }

    /// A percentage: `43.1%`.
    public static func percent(_ value: Double?, decimals: Int = 0) -> String {
        value == nil ? none : number(value, decimals: decimals) + "%"
    }

    /// A value in its unit, as it stands in a sentence or a tile.
    public static func value(_ value: Double?, unit: IndicatorUnit, decimals: Int) -> String {
        unit == .percent ? percent(value, decimals: decimals) : number(value, decimals: decimals)
    }

    /// What a value is counted in, in words.
    public static func words(for unit: IndicatorUnit) -> String {
        switch unit {
        case .count: "number"
        case .percent: "percentage"
        case .days: "days"
        case .perTenThousand: "per 10,000 children aged 0 to 17"
        case .ratio: "ratio"
        }
    }
}
