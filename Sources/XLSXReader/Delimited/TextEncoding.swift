/// How a text file writes its characters.
enum TextEncoding: Equatable, Sendable {
    case utf8, utf16LittleEndian, utf16BigEndian, windows1252

    /// What the first bytes tell: a byte-order mark, or the zeros that UTF-16 is full of; nil where neither is.
    init?(prefix: Span<UInt8>) {
        func begins(_ bytes: [UInt8]) -> Bool {
            prefix.count >= bytes.count && bytes.indices.allSatisfy { prefix[$0] == bytes[$0] }
        }
        if begins([0xEF, 0xBB, 0xBF]) {
            self = .utf8
        } else if begins([0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if begins([0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else {
            let pairs = min(prefix.count, 4_096) / 2
            var first = 0
            var second = 0
            for pair in 0..<pairs {
                if prefix[pair * 2] == 0 { first += 1 }
                if prefix[pair * 2 + 1] == 0 { second += 1 }
            }
            // letters of English and figures have a zero beside them
            if pairs > 0, first == 0, second * 2 > pairs {
                self = .utf16LittleEndian
            } else if pairs > 0, second == 0, first * 2 > pairs {
                self = .utf16BigEndian
            } else {
                return nil
            }
        }
    }
}

/// Whether bytes that come in pieces are UTF-8.
struct UTF8Check {
    private var needed = 0
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xBF
    private var isBroken = false

    /// Whether all was well-formed, and no character is cut off at the end.
    var isValid: Bool { !isBroken && needed == 0 }

    mutating func add(_ bytes: Span<UInt8>) {
        guard !isBroken else { return }
        for index in bytes.indices {
            let byte = bytes[index]
            if needed > 0 {
                guard byte >= low, byte <= high else {
                    isBroken = true
                    return
                }
                needed -= 1
                (low, high) = (0x80, 0xBF)
            } else if byte >= 0x80 {
                start(byte)
                if isBroken { return }
            }
        }
    }

    private mutating func start(_ byte: UInt8) {
        switch byte {
        case 0xC2...0xDF: needed = 1
        case 0xE0: (needed, low) = (2, 0xA0)
        case 0xED: (needed, high) = (2, 0x9F)
        case 0xE1...0xEF: needed = 2
        case 0xF0: (needed, low) = (3, 0x90)
        case 0xF1...0xF3: needed = 3
        case 0xF4: (needed, high) = (3, 0x8F)
        default: isBroken = true
        }
    }
}

/// Turns the bytes of a text file into UTF-8, piece by piece, without its byte-order mark.
struct TextDecoder {
    private let encoding: TextEncoding
    private var isAtStart = true
    /// The first byte of a pair that the end of a piece cut in two.
    private var half: UInt8?
    private var leading: UInt32?

    /// What Windows-1252 has where Latin-1 has control characters; those it leaves open stay as they are.
    private static let windows: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
    }

    /// Whether the end cuts a character in two.
    var isCutOff: Bool { half != nil || leading != nil }

    /// Adds the UTF-8 of a piece to a buffer.
    mutating func decode(_ bytes: Span<UInt8>, into text: inout [UInt8]) {
        switch encoding {
        case .utf8:
            var first = 0
            if isAtStart, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { first = 3 }
            for index in first..<bytes.count { text.append(bytes[index]) }
            isAtStart = false
        case .windows1252:
            for index in bytes.indices {
                let byte = UInt32(bytes[index])
                Self.append((0x80..<0xA0).contains(byte) ? Self.windows[Int(byte) - 0x80] : byte, to: &text)
            }
        case .utf16LittleEndian, .utf16BigEndian:
            for index in bytes.indices {
                guard let first = half else {
                    half = bytes[index]
                    continue
                }
                half = nil
                let (low, high) =
                    encoding == .utf16LittleEndian ? (first, bytes[index]) : (bytes[index], first)
                add(UInt32(high) << 8 | UInt32(low), to: &text)
            }
        }
    }

    private mutating func add(_ unit: UInt32, to text: inout [UInt8]) {
        if let high = leading {
            leading = nil
            if (0xDC00..<0xE000).contains(unit) {
                Self.append(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), to: &text)
                return
            }
            Self.append(0xFFFD, to: &text)
        }
        switch unit {
        case 0xD800..<0xDC00: leading = unit
        case 0xDC00..<0xE000: Self.append(0xFFFD, to: &text)
        // a byte-order mark, which alone may be the first of all
        case 0xFEFF where isAtStart: break
        default: Self.append(unit, to: &text)
        }
        isAtStart = false
    }

    private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
        switch scalar {
        case 0..<0x80: text.append(UInt8(scalar))
        case 0x80..<0x800:
            text.append(UInt8(0xC0 | scalar >> 6))
            text.append(UInt8(0x80 | scalar & 0x3F))
        case 0x800..<0x10000:
            text.append(UInt8(0xE0 | scalar >> 12))
            text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            text.append(UInt8(0x80 | scalar & 0x3F))
        default:
            text.append(UInt8(0xF0 | scalar >> 18))
            text.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            text.append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}
