/// Walks the tags of a part and says where in its bytes each of them and its attributes stand.
///
/// It only needs to be shown what ``XMLPartParser`` has read before: it checks
/// nothing, and text, comments, CDATA and instructions are passed over. A part
/// in UTF-16 is not understood; ``isUTF8(_:)`` tells one.
package struct MarkupScanner {
    /// What kind of tag the scanner stands on.
    package enum Kind: Sendable {
        case start, end, empty
    }

    /// The tag's kind.
    package private(set) var kind = Kind.empty
    /// Where the tag stands in the part, from `<` to after `>`.
    package private(set) var range = 0..<0
    /// In how many elements the tag's element stands.
    package private(set) var depth = 0

    private var open = 0
    private var bytes: [UInt8]
    /// Where in the part `bytes` begins.
    private var base = 0
    private var place = 0
    private var tag = 0..<0
    private var name = 0..<0
    private var localName = 0..<0
    private let stream: PartStream?

    /// A scanner of a part that is at hand whole.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        stream = nil
    }

    /// A scanner of a part that is read as it goes.
    package init(_ stream: PartStream) {
        bytes = []
        self.stream = stream
    }

    /// Whether a part that begins like this is UTF-8, as far as its first bytes tell.
    package static func isUTF8(_ start: some Sequence<UInt8>) -> Bool {
        let start = Array(start.prefix(128))
        // UTF-16 begins with a mark or has zeros in its first letters; what else there is, is declared
        guard !start.prefix(4).contains(where: { $0 == 0 || $0 == 0xFE || $0 == 0xFF }) else { return false }
        let text = String(decoding: start.prefix { $0 != 0x3E }, as: UTF8.self).lowercased()
        guard text.contains("<?xml"), let said = text.firstRange(of: "encoding") else { return true }
        let value = text[said.upperBound...].drop { " =\t\n\r\"'".contains($0) }
        return value.hasPrefix("utf-8") || value.hasPrefix("utf8") || value.hasPrefix("us-ascii")
    }

    /// Goes to the next tag; false at the end of the part.
    package mutating func next() throws(XLSXError) -> Bool {
        while true {
            while place < bytes.count, bytes[place] != 0x3C { place += 1 }
            guard place < bytes.count, let end = endOfMarkup() else {
                if try refill() { continue }
                return false
            }
            let isTag = place + 1 < end && bytes[place + 1] != 0x21 && bytes[place + 1] != 0x3F
            let start = place
            place = end
            if isTag {
                take(start..<end)
                return true
            }
        }
    }

    /// Where what begins at `place` ends, after its `>`; nil where that is not at hand.
    private func endOfMarkup() -> Int? {
        guard place + 1 < bytes.count else { return nil }
        switch bytes[place + 1] {
        case 0x3F: return end(of: [0x3F, 0x3E], from: place + 2)
        case 0x21:
            guard place + 9 <= bytes.count else { return nil }
            if bytes[place + 2] == 0x2D { return end(of: [0x2D, 0x2D, 0x3E], from: place + 4) }
            return end(of: bytes[place + 2] == 0x5B ? [0x5D, 0x5D, 0x3E] : [0x3E], from: place + 2)
        default: break
        }
        var index = place + 1
        var quote: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x3E {
                return index
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            }
        }
        return nil
    }

    private func end(of mark: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + mark.count <= bytes.count {
            if bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) {
                return index + mark.count
            }
            index += 1
        }
        return nil
    }

    private mutating func take(_ found: Range<Int>) {
        tag = found
        range = base + found.lowerBound..<base + found.upperBound
        var start = found.lowerBound + 1
        if bytes[start] == 0x2F {
            kind = .end
            start += 1
        } else {
            kind = bytes[found.upperBound - 2] == 0x2F ? .empty : .start
        }
        var index = start
        var local = start
        while !Self.endsName(bytes[index]) {
            if bytes[index] == 0x3A { local = index + 1 }
            index += 1
        }
        name = start..<index
        localName = local..<index
        switch kind {
        case .start:
            depth = open
            open += 1
        case .end:
            open -= 1
            depth = open
        case .empty: depth = open
        }
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x2F || byte == 0x3E || byte == 0x3D
    }

    private mutating func refill() throws(XLSXError) -> Bool {
        guard let stream else { return false }
        bytes.removeSubrange(..<place)
        base += place
        place = 0
        var more = [UInt8](repeating: 0, count: 1 << 16)
        let count = try stream.read(into: &more)
        guard count > 0 else { return false }
        bytes.append(contentsOf: more[..<count])
        return true
    }

    // MARK: What the tag says

    /// Whether the element has that name, without prefix.
    package func isNamed(_ wanted: StaticString) -> Bool {
        Self.isEqual(bytes, localName, wanted)
    }

    /// The element's name without prefix.
    package var local: String { String(decoding: bytes[localName], as: UTF8.self) }

    /// The element's prefix with its colon, such as `x:`, or nothing.
    package var prefix: String {
        String(decoding: bytes[name.lowerBound..<localName.lowerBound], as: UTF8.self)
    }

    /// The bytes of the tag, from `<` to `>`.
    package var markup: [UInt8] { Array(bytes[tag]) }

    /// Where in the part the name ends: new attributes go there.
    package var nameEnd: Int { base + name.upperBound }

    /// Where the value of an attribute stands in the part, without its quotes; nil where it is absent.
    ///
    /// Only a name without prefix is found, unless any prefix will do.
    package func valueRange(_ wanted: StaticString, anyPrefix: Bool = false) -> Range<Int>? {
        find(wanted, anyPrefix: anyPrefix).map { base + $0.lowerBound..<base + $0.upperBound }
    }

    /// The value of an attribute, its references undone; nil where it is absent.
    package func value(_ wanted: StaticString, anyPrefix: Bool = false) -> String? {
        find(wanted, anyPrefix: anyPrefix).map {
            XMLText.unescaped(String(decoding: bytes[$0], as: UTF8.self))
        }
    }

    /// The value of an attribute as a whole number; nil where it is absent or none.
    package func number(_ wanted: StaticString) -> Int? {
        guard let range = find(wanted, anyPrefix: false) else { return nil }
        var value = 0
        var digits = 0
        for byte in bytes[range] where byte > 0x20 {
            guard (48...57).contains(byte), digits < 15 else { return nil }
            value = value * 10 + Int(byte) - 48
            digits += 1
        }
        return digits > 0 ? value : nil
    }

    /// Looks at the bytes of an attribute; nil where it is absent.
    package func withValue<Result>(_ wanted: StaticString, _ body: (Span<UInt8>) -> Result) -> Result? {
        find(wanted, anyPrefix: false).map { body(bytes.span.extracting($0)) }
    }

    /// Each attribute in turn: its name with prefix, and its value, its references undone.
    package var attributes: [(name: String, value: String)] {
        var all: [(String, String)] = []
        eachAttribute { name, value in
            all.append(
                (
                    String(decoding: bytes[name], as: UTF8.self),
                    XMLText.unescaped(String(decoding: bytes[value], as: UTF8.self))
                ))
            return true
        }
        return all
    }

    private func find(_ wanted: StaticString, anyPrefix: Bool) -> Range<Int>? {
        var found: Range<Int>?
        eachAttribute { name, value in
            var name = name
            if anyPrefix, let colon = bytes[name].lastIndex(of: 0x3A) { name = colon + 1..<name.upperBound }
            guard Self.isEqual(bytes, name, wanted) else { return true }
            found = value
            return false
        }
        return found
    }

    @inline(__always)
    private func eachAttribute(_ body: (_ name: Range<Int>, _ value: Range<Int>) -> Bool) {
        guard kind != .end else { return }
        var index = name.upperBound
        while index < tag.upperBound {
            while index < tag.upperBound, Self.endsName(bytes[index]) { index += 1 }
            let start = index
            while index < tag.upperBound, !Self.endsName(bytes[index]) { index += 1 }
            let end = index
            while index < tag.upperBound, bytes[index] != 0x22, bytes[index] != 0x27 { index += 1 }
            guard index < tag.upperBound else { return }
            let quote = bytes[index]
            index += 1
            let valueStart = index
            while index < tag.upperBound, bytes[index] != quote { index += 1 }
            if !body(start..<end, valueStart..<index) { return }
            index += 1
        }
    }

    private static func isEqual(_ bytes: [UInt8], _ range: Range<Int>, _ wanted: StaticString) -> Bool {
        guard range.count == wanted.utf8CodeUnitCount else { return false }
        for (offset, index) in range.enumerated() where bytes[index] != wanted.utf8Start[offset] {
            return false
        }
        return true
    }
}
