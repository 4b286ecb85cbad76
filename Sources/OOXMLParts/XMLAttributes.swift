internal import CLibXML2
internal import Glibc

/// The attributes of the element that just began; of no use after the call that handed them over.
package struct XMLAttributes {
    let count: Int
    private let fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    /// The names that can be asked for, as the parser's dictionary holds them.
    private let names: UnsafeMutablePointer<UnsafePointer<xmlChar>?>

    init(
        count: Int, fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        names: UnsafeMutablePointer<UnsafePointer<xmlChar>?>
    ) {
        self.count = count
        self.fields = fields
        self.names = names
    }

    /// Bytes of the longest value.
    var longest: Int {
        guard let fields else { return 0 }
        var longest = 0
        for index in 0..<count {
            guard let start = fields[index * 5 + 3], let end = fields[index * 5 + 4] else { continue }
            longest = max(longest, end - start)
        }
        return longest
    }

    /// Looks at the bytes of an attribute, found by its name without prefix; nil where it is absent.
    ///
    /// Of two with one name the one without a prefix is meant: another's may say anything.
    /// libxml2 has undone entities, but for `&`, which it gives as `&#38;`; the value is not terminated by a zero.
    package func withValue<Result>(_ attribute: XMLAttribute, _ body: (Span<UInt8>) -> Result) -> Result? {
        guard let fields else { return nil }
        let name = names[Int(attribute.rawValue)]
        var found: UnsafeBufferPointer<UInt8>?
        for index in 0..<count {
            guard fields[index * 5] == name, let start = fields[index * 5 + 3],
                let end = fields[index * 5 + 4]
            else { continue }
            let isPlain = fields[index * 5 + 1] == nil
            if isPlain || found == nil { found = UnsafeBufferPointer(start: start, count: end - start) }
            if isPlain { break }
        }
        return found.map { body($0.span) }
    }

    /// The attributes of a cell in one walk, but for those with a prefix: the name as the dictionary holds it,
    /// and where the value lies.
    @inline(__always)
    func forEachField(_ body: (UnsafePointer<UInt8>?, UnsafePointer<UInt8>, Int) -> Void) {
        guard var field = fields else { return }
        for _ in 0..<count {
            if field[1] == nil, let start = field[3], let end = field[4] {
                body(field[0], start, end - start)
            }
            field += 5
        }
    }

    /// The attribute's name as the dictionary holds it.
    func name(of attribute: XMLAttribute) -> UnsafePointer<UInt8>? {
        names[Int(attribute.rawValue)]
    }

    /// Each attribute in turn: its name without prefix, and its value.
    package func forEach(_ body: (_ name: Span<UInt8>, _ value: Span<UInt8>) -> Void) {
        guard let fields else { return }
        for index in 0..<count {
            guard let name = fields[index * 5], let start = fields[index * 5 + 3],
                let end = fields[index * 5 + 4]
            else { continue }
            body(
                UnsafeBufferPointer(start: name, count: strlen(Self.characters(name))).span,
                UnsafeBufferPointer(start: start, count: end - start).span)
        }
    }

    /// The text of an attribute; nil where it is absent or no valid UTF-8.
    package func string(_ attribute: XMLAttribute) -> String? {
        withValue(attribute) { bytes -> String? in
            guard let text = try? UTF8Span(validating: bytes) else { return nil }
            // libxml2 2.9 and later leave an ampersand so, as entities are not expanded
            return String(copying: text).replacing("&#38;", with: "&")
        } ?? nil
    }

    private static func characters(_ name: UnsafePointer<xmlChar>) -> UnsafePointer<CChar> {
        UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)
    }
}
