/// Escapes such as `_x000D_` within texts.
enum TextEscapes {
    /// Excel writes characters that XML cannot hold as `_x000D_`, and a literal `_x` as `_x005F_x`.
    static func undone(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if let unit = escape(in: text, at: index) {
                var scalars = String.UnicodeScalarView()
                var length = 7
                if (0xD800..<0xDC00).contains(unit), let low = escape(in: text, at: index + 7),
                    (0xDC00..<0xE000).contains(low),
                    let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
                {
                    scalars.append(scalar)
                    length = 14
                } else if let scalar = Unicode.Scalar(unit) {
                    scalars.append(scalar)
                } else {
                    scalars.append("\u{FFFD}")
                }
                result.append(contentsOf: String(scalars).utf8)
                index += length
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    private static func escape(in text: [UInt8], at index: Int) -> UInt32? {
        guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"),
            text[index + 1] == UInt8(ascii: "x"), text[index + 6] == UInt8(ascii: "_")
        else { return nil }
        var unit: UInt32 = 0
        for byte in text[index + 2..<index + 6] {
            switch byte {
            case 48...57: unit = unit << 4 | UInt32(byte - 48)
            case 65...70, 97...102: unit = unit << 4 | UInt32((byte | 0x20) - 87)
            default: return nil
            }
        }
        return unit
    }
}
