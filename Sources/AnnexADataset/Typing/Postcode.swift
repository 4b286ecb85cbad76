/// United Kingdom postcodes: an outward part, a space and three characters.
enum Postcode {
    /// The postcode in capitals with one space, or nil where the text is none.
    static func canonical(_ text: String) -> String? {
        let bytes = text.utf8.filter { $0 != 0x20 }.map { (97...122).contains($0) ? $0 - 32 : $0 }
        guard (5...7).contains(bytes.count) else { return nil }
        let outward = bytes.dropLast(3)
        let inward = Array(bytes.suffix(3))
        guard isDigit(inward[0]), isLetter(inward[1]), isLetter(inward[2]) else { return nil }
        let shape = outward.map { isLetter($0) ? "A" : isDigit($0) ? "9" : "?" }.joined()
        guard
            ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"].contains(shape) || outward.elementsEqual("GIR".utf8)
        else { return nil }
        return String(decoding: outward, as: UTF8.self) + " " + String(decoding: inward, as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
