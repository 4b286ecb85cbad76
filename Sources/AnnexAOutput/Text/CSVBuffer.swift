import CalendarDays

/// CSV as bytes: RFC 4180, UTF-8, one LF a line, values exact.
struct CSVBuffer {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true
    /// Whether cells that a spreadsheet would run as formulas get an apostrophe in front.
    let guardsFormulas: Bool

    init(guardsFormulas: Bool = false, appendingTo bytes: [UInt8] = []) {
        self.guardsFormulas = guardsFormulas
        self.bytes = bytes
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
        append(number)
    }

    /// Numbers with spaces between them.
    mutating func field(numbers: [Int]) {
        separate()
        for (position, number) in numbers.enumerated() {
            if position > 0 { bytes.append(0x20) }
            append(number)
        }
    }

    private mutating func append(_ number: Int) {
        guard (0..<1_000_000).contains(number) else {
            bytes.append(contentsOf: String(number).utf8)
            return
        }
        var power = 1
        while power * 10 <= number { power *= 10 }
        while power > 0 {
            bytes.append(UInt8(48 + number / power % 10))
            power /= 10
        }
    }

    /// A date as `2024-01-31`.
    mutating func field(_ date: CalendarDay) {
        separate()
        guard Self.days.contains(date.number) else { return bytes.append(contentsOf: date.iso.utf8) }
        let first = 10 * Int(date.number - Self.days.lowerBound)
        bytes.append(contentsOf: Self.dates[first..<first + 10])
    }

    /// The days of 1980 to 2039, on which children's lives and services fall.
    private static let days: Range<Int32> = 3_652..<25_567
    /// These days written out one after another, once for all.
    private static let dates: [UInt8] = {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(10 * days.count)
        for number in days {
            let (year, month, day) = CalendarDay(number: number).civil
            for power in [1_000, 100, 10, 1] {
                bytes.append(UInt8(48 + year / power % 10))
            }
            for part in [month, day] {
                bytes.append(0x2D)
                bytes.append(UInt8(48 + part / 10))
                bytes.append(UInt8(48 + part % 10))
            }
        }
        return bytes
    }()

    /// One of the texts that were quoted beforehand.
    mutating func field(_ index: Int, of texts: CSVTexts) {
        separate()
        texts.append(index, to: &bytes)
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

/// Texts quoted as CSV needs them, one after another in one buffer.
struct CSVTexts {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// How many there are.
    var count: Int { ends.count }

    mutating func append(_ text: String, guardingFormulas: Bool) {
        append(Array(text.utf8).span, guardingFormulas: guardingFormulas)
    }

    mutating func append(_ text: Span<UInt8>, guardingFormulas: Bool) {
        // written where the texts stand, without a buffer for each
        var csv = CSVBuffer(guardsFormulas: guardingFormulas, appendingTo: bytes)
        bytes = []
        csv.field(text)
        bytes = csv.bytes
        ends.append(bytes.count)
    }

    func append(_ index: Int, to buffer: inout [UInt8]) {
        buffer.append(contentsOf: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    }
}
