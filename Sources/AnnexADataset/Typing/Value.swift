public import CalendarDays

/// One typed value of a list, as a small integer whose meaning its column's type tells.
///
/// Dates are day numbers, codes are positions in their code set, identifiers and
/// texts are positions in a word table, numbers are themselves.
public struct Value: Equatable, Hashable, Sendable {
    let raw: Int32

    /// A value of that number.
    public init(_ number: Int) {
        raw = Int32(clamping: number)
    }

    private init(raw: Int32) {
        self.raw = raw
    }

    /// Nothing was typed, or a marker for nothing.
    public static let blank = Value(raw: .min)
    /// Something was typed that is not of the column's type. It is not blank, and in no window.
    public static let unreadable = Value(raw: .min + 1)

    private static let groupBase: Int32 = 1 << 20

    /// Only the group of a code is known: its position among the set's groups.
    public static func group(_ index: Int) -> Value {
        Value(raw: groupBase + Int32(index))
    }

    /// The number it is stored as; blank and unreadable have one too, which means nothing by itself.
    package var stored: Int32 { raw }

    /// Whether nothing was typed.
    public var isBlank: Bool { self == .blank }

    /// Whether it holds a date, number, code or text that was understood in full.
    public var isKnown: Bool { raw > Value.unreadable.raw }

    /// The number, where it is one.
    public var number: Int? { isKnown ? Int(raw) : nil }

    /// The date, where its column holds dates.
    public var day: CalendarDay? { isKnown ? CalendarDay(number: raw) : nil }

    /// The position in the code set; nil where blank, not recognised, or of a group alone.
    public var code: Int? { raw >= 0 && raw < Self.groupBase ? Int(raw) : nil }

    /// The position among the set's groups, where only the group is known.
    public var groupAlone: Int? { raw >= Self.groupBase ? Int(raw - Self.groupBase) : nil }

    /// The position in the word table.
    public var word: Int? { isKnown ? Int(raw) : nil }
}
