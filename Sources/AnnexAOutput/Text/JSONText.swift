/// A JSON value with its keys in the order given, so that the same data gives the same bytes.
public indirect enum JSONText: Sendable {
    /// null
    case null
    /// true or false
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// Any finite number; others are written as null.
    case number(Double)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSONText])
    /// As many values as that, each made when it is written.
    case each(Int, @Sendable (Int) -> JSONText)
    /// Values by key, in order.
    case object([(String, JSONText)])

    /// A text, or null.
    public static func optional(_ text: String?) -> JSONText { text.map(JSONText.string) ?? .null }

    /// A whole number, or null.
    public static func optional(_ number: Int?) -> JSONText { number.map(JSONText.integer) ?? .null }

    /// A number, or null.
    public static func optional(_ number: Double?) -> JSONText { number.map(JSONText.number) ?? .null }

    /// The value on one line.
    public var line: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Adds the value's bytes on one line.
    func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .number(let value):
            guard value.isFinite else { return bytes.append(contentsOf: "null".utf8) }
            if value == value.rounded(), abs(value) < 1e15 {
                bytes.append(contentsOf: String(Int64(value)).utf8)
            } else {
                bytes.append(contentsOf: String(value).utf8)
            }
        case .string(let text): Self.append(text, to: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .each(let count, let value): JSONText.array((0..<count).map(value)).append(to: &bytes)
        case .object(let pairs):
            bytes.append(UInt8(ascii: "{"))
            for (index, (key, value)) in pairs.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.append(key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// The value over several lines: the outer levels are broken, what they hold stands on one line each.
    public func pretty(levels: Int = 3) -> String {
        var bytes: [UInt8] = []
        write(levels: levels) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Hands over the same in pieces of some ten thousand bytes, so that it never stands in memory as a whole.
    func write<Failure: Error>(
        levels: Int, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var bytes: [UInt8] = []
        try append(to: &bytes, levels: levels, indent: 0, sink)
        bytes.append(0x0A)
        try sink(bytes)
    }

    private func append<Failure: Error>(
        to bytes: inout [UInt8], levels: Int, indent: Int, _ sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        func newline(_ depth: Int) {
            bytes.append(0x0A)
            bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
        }
        func item(_ index: Int, _ value: JSONText) throws(Failure) {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            newline(indent + 1)
            try value.append(to: &bytes, levels: levels - 1, indent: indent + 1, sink)
            guard bytes.count >= Self.pieceSize else { return }
            try sink(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
        switch self {
        case .array(let values) where levels > 0 && !values.isEmpty:
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() { try item(index, value) }
            newline(indent)
            bytes.append(UInt8(ascii: "]"))
        case .each(let count, let value) where levels > 0 && count > 0:
            bytes.append(UInt8(ascii: "["))
            for index in 0..<count { try item(index, value(index)) }
            newline(indent)
            bytes.append(UInt8(ascii: "]"))
        case .object(let pairs) where levels > 0 && !pairs.isEmpty:
            bytes.append(UInt8(ascii: "{"))
            for (index, (key, value)) in pairs.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                newline(indent + 1)
                Self.append(key, to: &bytes)
                bytes.append(contentsOf: ": ".utf8)
                try value.append(to: &bytes, levels: levels - 1, indent: indent + 1, sink)
            }
            newline(indent)
            bytes.append(UInt8(ascii: "}"))
        default: append(to: &bytes)
        }
    }

    private static let pieceSize = 1 << 16

    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        let utf8 = Array(text.utf8)
        var start = 0
        for (index, byte) in utf8.enumerated()
        where byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
            bytes.append(contentsOf: utf8[start..<index])
            appendEscaped(byte, to: &bytes)
            start = index + 1
        }
        bytes.append(contentsOf: utf8[start...])
        bytes.append(0x22)
    }

    private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
        case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
        case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
