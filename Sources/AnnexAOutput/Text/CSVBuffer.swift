/// CSV as bytes: RFC 4180, UTF-8, one LF a line, values exact.
struct CSVBuffer {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true
    /// Whether cells that a spreadsheet would run as formulas get an apostrophe in front.
    let guardsFormulas: Bool

    init(guardsFormulas: Bool = false) {
        self.guardsFormulas = guardsFormulas
    }

    mutating func field(_ text: String) {
        separate()
        quote(Array(text.utf8).span)
    }

    mutating func field(_ text: Span<UInt8>) {
        separate()
        quote(text)
    }

    mutating func field(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    mutating func emptyField() {
        separate()
    }

    /// Bytes that are known to need no quotes.
    mutating func plainField(_ text: [UInt8]) {
        separate()
        bytes.append(contentsOf: text)
    }

    mutating func endRow() {
        bytes.append(0x0A)
        isFirst = true
    }

    mutating func row(_ fields: [String]) {
        for text in fields { field(text) }
        endRow()
    }

    /// Hands out what was gathered, and begins anew.
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func separate() {
        if !isFirst { bytes.append(0x2C) }
        isFirst = false
    }

    private mutating func quote(_ text: Span<UInt8>) {
        var needsQuotes = false
        for index in text.indices {
            switch text[index] {
            case 0x22, 0x2C, 0x0A, 0x0D: needsQuotes = true
            default: continue
            }
        }
        let isFormula =
            guardsFormulas && text.count > 0 && [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(text[0])
        guard needsQuotes || isFormula else {
            for index in text.indices { bytes.append(text[index]) }
            return
        }
        bytes.append(0x22)
        if isFormula { bytes.append(0x27) }
        for index in text.indices {
            if text[index] == 0x22 { bytes.append(0x22) }
            bytes.append(text[index])
        }
        bytes.append(0x22)
    }
}
