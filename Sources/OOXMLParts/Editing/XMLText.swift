/// Text as the parts of a workbook hold it.
package enum XMLText {
    /// Text for an element or an attribute: markup escaped, and what XML cannot hold escaped as Excel does it.
    package static func escaped(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + 16)
        append(text, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Adds such text to bytes.
    package static func append(_ text: String, to out: inout [UInt8]) {
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x26: out += Array("&amp;".utf8)
            case 0x3C: out += Array("&lt;".utf8)
            case 0x3E: out += Array("&gt;".utf8)
            case 0x22: out += Array("&quot;".utf8)
            case 0x0A, 0x09: out.append(byte)
            case 0..<0x20:
                let digits = String(byte, radix: 16, uppercase: true)
                out += Array("_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_".utf8)
            case 0x5F where isEscape(bytes, at: index): out += Array("_x005F_".utf8)
            case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE:
                // U+FFFE and U+FFFF are no characters of XML: the replacement character has their first two bytes
                out.append(byte)
            case 0xBE, 0xBF:
                let isNone = index >= 2 && bytes[index - 2] == 0xEF && bytes[index - 1] == 0xBF
                out.append(isNone ? 0xBD : byte)
            default: out.append(byte)
            }
        }
    }

    /// Whether text would be taken for an escaped character: `_x0041_`.
    private static func isEscape(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index + 6 < bytes.count, bytes[index + 1] | 0x20 == 0x78, bytes[index + 6] == 0x5F else {
            return false
        }
        return bytes[index + 2..<index + 6].allSatisfy {
            (48...57).contains($0) || (97...102).contains($0 | 0x20)
        }
    }

    /// Text with its references undone; one that is none of XML's own stays as it is.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(0x26) else { return text }
        var out = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&"), let end = rest[start...].firstIndex(of: ";") {
            out += rest[..<start]
            let name = rest[rest.index(after: start)..<end]
            out += character(name) ?? String(rest[start...end])
            rest = rest[rest.index(after: end)...]
        }
        return out + rest
    }

    private static func character(_ name: Substring) -> String? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let number =
            name.hasPrefix("#x")
            ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
