/// What two spellings of one thing have in common, whatever program or hand wrote them.
public enum Folding {
    /// For codes: lower case, straight quotes and dashes, single spaces; punctuation stays.
    public static func code(_ text: String) -> String {
        if let plain = plainCode(text) { return plain }
        var folded = ""
        var pendingSpace = false
        for scalar in repaired(text).unicodeScalars {
            switch scalar {
            case "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}": continue
            case _ where scalar.properties.isWhitespace: pendingSpace = !folded.isEmpty
            default:
                if pendingSpace { folded += " " }
                pendingSpace = false
                switch scalar {
                case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{60}", "\u{B4}": folded += "'"
                case "\u{201C}", "\u{201D}", "\u{201E}": folded += "\""
                case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}":
                    folded += "-"
                default: folded += scalar.properties.lowercaseMapping
                }
            }
        }
        while let last = folded.last, last == "\"" || (last == "." && folded != "." && folded != "..") {
            folded.removeLast()
        }
        var isQuoted = false
        while let first = folded.first, first == "'" || first == "\"" {
            isQuoted = isQuoted || first == "'"
            folded.removeFirst()
        }
        // at the end alone it may be an apostrophe: parents'
        if isQuoted, folded.last == "'" { folded.removeLast() }
        return folded
    }

    /// The folded form of an ASCII text, which nearly all are; nil for any other.
    private static func plainCode(_ text: String) -> String? {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        var pendingSpace = false
        for byte in text.utf8 {
            switch byte {
            case 0x80...: return nil
            case 0x20, 0x09...0x0D: pendingSpace = !folded.isEmpty
            default:
                if pendingSpace { folded.append(0x20) }
                pendingSpace = false
                folded.append(byte == 0x60 ? 0x27 : (65...90).contains(byte) ? byte | 0x20 : byte)
            }
        }
        var end = folded.count
        while end > 0, folded[end - 1] == 0x22 || (folded[end - 1] == 0x2E && !isDots(folded[..<end])) {
            end -= 1
        }
        var start = 0
        while start < end, folded[start] == 0x27 || folded[start] == 0x22 { start += 1 }
        if end > start, folded[end - 1] == 0x27, folded[..<start].contains(0x27) { end -= 1 }
        return String(decoding: folded[start..<end], as: UTF8.self)
    }

    /// Whether it is `.` or `..`, which stand for nothing.
    private static func isDots(_ text: ArraySlice<UInt8>) -> Bool {
        text.count <= 2 && text.allSatisfy { $0 == 0x2E }
    }

    /// The words of a code's text: runs of letters and digits, in lower case.
    static func words(_ folded: String) -> [Substring] {
        folded.split { !($0.isLetter || $0.isNumber || $0 == "'") }
    }

    /// UTF-8 that was read as Windows-1252 is put right, up to twice; other text comes back as it was.
    public static func repaired(_ text: String) -> String {
        var text = text
        for _ in 0..<2 {
            guard let better = undoneOnce(text) else { break }
            text = better
        }
        return text
    }

    private static func undoneOnce(_ text: String) -> String? {
        let scalars = text.unicodeScalars
        guard scalars.contains(where: { $0.value >= 0x80 }) else { return nil }
        var hasControl = false
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.count)
        for scalar in scalars {
            if (0x80...0x9F).contains(scalar.value) { hasControl = true }
            if scalar.value < 0x100 {
                bytes.append(UInt8(scalar.value))
            } else if let byte = windows1252[scalar.value] {
                bytes.append(byte)
            } else {
                return nil
            }
        }
        if let decoded = String(validating: bytes, as: UTF8.self), decoded.utf8.count < text.utf8.count {
            return decoded
        }
        guard hasControl else { return nil }
        // C1 controls are Windows-1252 bytes that were never translated: U+0096 is an en dash
        var view = String.UnicodeScalarView()
        for scalar in scalars {
            let known = windows1252.first { UInt32($0.value) == scalar.value }?.key
            view.append(known.flatMap(Unicode.Scalar.init) ?? scalar)
        }
        return String(view)
    }

    /// Characters that Windows-1252 has where Latin-1 has controls.
    private static let windows1252: [UInt32: UInt8] = [
        0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87,
        0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91,
        0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98,
        0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B, 0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
    ]
}
