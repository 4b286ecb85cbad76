/// What a number format makes of a number, as far as reading it goes.
public enum NumberFormat: Equatable, Sendable {
    /// A plain number.
    case number
    /// A number shown with at least this many digits, as `000000` does.
    case padded(digits: Int)
    /// A number shown with at least so many digits and text around or between them, as `"P"0000` does.
    case lettered(DigitPattern)
    /// A date, with or without a time.
    case date
    /// A time of day.
    case time
    /// A length of time, as `[h]:mm` shows it.
    case duration
    /// Text, whatever was typed.
    case text

    /// Whether it shows a date or a time of day, and the number itself never.
    public var isDateOrTime: Bool {
        switch self {
        case .date, .time: true
        case .number, .padded, .lettered, .duration, .text: false
        }
    }

    /// What a format code means, by its first section without quoted text, escapes, colours and locales.
    public init(code: String) {
        var letters: [UInt8] = []
        var zeros = 0
        var isPlainZeros = true
        var hasElapsed = false
        // the zeros, and the texts that are shown beside them; nil where more is in the format
        var pattern: DigitPattern? = DigitPattern()
        var bytes = Array(code.utf8)[...]
        loop: while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                while let next = bytes.popFirst(), next != UInt8(ascii: "\"") { pattern?.append(next) }
                isPlainZeros = false
            case UInt8(ascii: "\\"):
                // one character, which may be several bytes
                if let next = bytes.popFirst() { pattern?.append(next) }
                while let next = bytes.first, next & 0xC0 == 0x80 { pattern?.append(bytes.removeFirst()) }
                isPlainZeros = false
            case UInt8(ascii: "_"):
                // as much space as a character takes, which is no text
                _ = bytes.popFirst()
            case UInt8(ascii: "*"):
                _ = bytes.popFirst()
                pattern = nil
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
            case UInt8(ascii: "0"):
                zeros += 1
                pattern?.appendPlace()
            case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"):
                letters.append(byte)
                pattern?.append(byte)
                isPlainZeros = false
            default:
                pattern = nil
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
        } else if isPlainZeros, Self.padding.contains(zeros) {
            self = .padded(digits: zeros)
        } else if Self.padding.contains(zeros), let pattern {
            self = .lettered(pattern)
        } else {
            // AM/PM holds an m and an a that are no month and no number
            let bare = lowered.replacing("am/pm", with: "h").replacing("a/p", with: "h")
                .replacing("general", with: "")
            let hasTime = bare.contains("h") || bare.contains("s")
            let hasDate = bare.contains("d") || bare.contains("y") || (bare.contains("m") && !hasTime)
            self = hasDate ? .date : hasTime ? .time : .number
        }
    }

    /// How many digits a format may ask for: one pads nothing, and a spreadsheet's format has at most 255 characters.
    static let padding = 2...255

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

/// Where a number's digits stand among the text that its format shows beside them.
public struct DigitPattern: Equatable, Sendable {
    /// The text in UTF-8, with a zero byte for each digit.
    private var bytes: [UInt8] = []
    private var places = 0

    init() {}

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func appendPlace() {
        bytes.append(0)
        places += 1
    }

    /// A whole number's digits as the format shows them: `P0014`. Digits for which there is no place stand before
    /// the first.
    public func text(of digits: String) -> String {
        let missing = String(repeating: "0", count: max(0, places - digits.utf8.count))
        var rest = Array((missing + digits).utf8)[...]
        var left = places
        var shown: [UInt8] = []
        for byte in bytes {
            if byte != 0 {
                shown.append(byte)
            } else {
                shown += rest.prefix(rest.count - left + 1)
                rest = rest.dropFirst(rest.count - left + 1)
                left -= 1
            }
        }
        return String(decoding: shown, as: UTF8.self)
    }
}
