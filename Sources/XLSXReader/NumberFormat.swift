/// What a number format makes of a number, as far as reading it goes.
public enum NumberFormat: Equatable, Sendable {
    /// A plain number.
    case number
    /// A number shown with at least this many digits, as `000000` does.
    case padded(digits: Int)
    /// A date, with or without a time.
    case date
    /// A time of day.
    case time
    /// A length of time, as `[h]:mm` shows it.
    case duration
    /// Text, whatever was typed.
    case text

    /// What a format code means, by its first section without quoted text, escapes, colours and locales.
    public init(code: String) {
    /// Whether it shows a date or a time of day, and the number itself never.
    public var isDateOrTime: Bool {
        switch self {
        case .date, .time: true
        case .number, .padded, .duration, .text: false
        }
    }

        var letters: [UInt8] = []
        var zeros = 0
        var isPlainZeros = true
        var hasElapsed = false
        var bytes = Array(code.utf8)[...]
        loop: while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                while let next = bytes.popFirst(), next != UInt8(ascii: "\"") {}
                isPlainZeros = false
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
                _ = bytes.popFirst()
                isPlainZeros = false
            case UInt8(ascii: "["):
                let inside = bytes.prefix { $0 != UInt8(ascii: "]") }
                bytes = bytes.dropFirst(inside.count + 1)
                let lowered = inside.map { $0 | 0x20 }
                let isElapsed =
                    !lowered.isEmpty
                    && (lowered.allSatisfy { $0 == UInt8(ascii: "h") }
                        || lowered.allSatisfy { $0 == UInt8(ascii: "m") }
                        || lowered.allSatisfy { $0 == UInt8(ascii: "s") })
                if isElapsed { hasElapsed = true }
            case UInt8(ascii: ";"): break loop
            case UInt8(ascii: "0"): zeros += 1
            default:
                letters.append(byte | 0x20)
                isPlainZeros = false
            }
        }
        let lowered = String(decoding: letters, as: UTF8.self)
        if lowered == "general" {
            self = .number
        } else if code == "@" {
            self = .text
        } else if hasElapsed {
            self = .duration
        } else if isPlainZeros, zeros > 1 {
            self = .padded(digits: zeros)
        } else {
            // AM/PM holds an m and an a that are no month and no number
            let bare = lowered.replacing("am/pm", with: "h").replacing("a/p", with: "h")
                .replacing("general", with: "")
            let hasTime = bare.contains("h") || bare.contains("s")
            let hasDate = bare.contains("d") || bare.contains("y") || (bare.contains("m") && !hasTime)
            self = hasDate ? .date : hasTime ? .time : .number
        }
    }

    /// What a built-in format number means; nil where the file must define it itself.
    init?(builtIn number: Int) {
        switch number {
        case 0...13, 37...44, 48: self = .number
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
        case 18...21, 32...35, 45, 47, 55, 56: self = .time
        case 46: self = .duration
        case 49: self = .text
        default: return nil
        }
    }
}
