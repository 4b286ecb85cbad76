internal import OOXMLParts

/// One cell of an OpenDocument as its attributes and paragraphs tell it.
struct OpenDocumentCell {
    /// How many columns it stands in.
    private(set) var repeated = 1
    private(set) var hasFormula = false
    /// The format of its own style.
    private(set) var format: UInt16?
    /// Whether it names a style of its own, and so takes none from its row or column.
    private(set) var hasStyle = false

    private var kind = Kind.none
    private var isError = false
    private var value: [UInt8] = []
    private var hasValue = false
    /// The paragraphs joined by line ends, with all white space as it stands: so LibreOffice reads them.
    private var text: [UInt8] = []
    private var paragraphs = 0

    /// Bytes of the paragraphs so far.
    var textCount: Int { text.count }

    private enum Kind {
        case none, number, date, time, boolean, string
    }

    /// Begins a cell with these attributes.
    mutating func start(_ attributes: XMLAttributes, styles: OpenDocumentStyles) {
        repeated = 1
        hasFormula = false
        format = nil
        hasStyle = false
        kind = .none
        isError = false
        hasValue = false
        value.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        paragraphs = 0
        // locals, as the walk may not write to self
        var (count, isFormula, kind, isError, style) = (1, false, Kind.none, false, UInt16?.none)
        var (value, hasValue, hasStyle) = (self.value, false, false)
        self.value = []
        attributes.forEach { name, bytes in
            switch (name.count, name[0]) {
            case (10, UInt8(ascii: "v")):
                if bytes.count > 0, bytes[0] == UInt8(ascii: "e") {
                    isError = true
                } else {
                    kind = Self.kind(bytes)
                }
            case (10, UInt8(ascii: "s")):
                style = styles.format(ofStyle: bytes)
                hasStyle = true
            case (5, UInt8(ascii: "v")), (10, UInt8(ascii: "d")), (10, UInt8(ascii: "t")),
                (13, UInt8(ascii: "b")), (12, UInt8(ascii: "s")):
                value.removeAll(keepingCapacity: true)
                for index in bytes.indices { value.append(bytes[index]) }
                hasValue = true
            case (7, UInt8(ascii: "f")): isFormula = true
            case (23, UInt8(ascii: "n")): count = OpenDocumentCell.count(bytes)
            default: break
            }
        }
        (repeated, hasFormula, self.kind, self.isError, format) = (count, isFormula, kind, isError, style)
        (self.value, self.hasValue, self.hasStyle) = (value, hasValue, hasStyle)
    }

    private static func kind(_ bytes: Span<UInt8>) -> Kind {
        switch bytes.isEmpty ? 0 : bytes[0] {
        case UInt8(ascii: "f"), UInt8(ascii: "p"), UInt8(ascii: "c"): .number
        case UInt8(ascii: "d"): .date
        case UInt8(ascii: "t"): .time
        case UInt8(ascii: "b"): .boolean
        case UInt8(ascii: "s"): .string
        default: .none
        }
    }

    /// A count of repetitions; 1 where it is none.
    static func count(_ bytes: Span<UInt8>) -> Int {
        guard let number = NumberText.parse(bytes), number >= 1 else { return 1 }
        return Int(min(number, 1_073_741_824))
    }

    mutating func startParagraph() {
        if paragraphs > 0 { text.append(0x0A) }
        paragraphs += 1
    }

    mutating func append(_ byte: UInt8, count: Int) {
        for _ in 0..<count { text.append(byte) }
    }

    mutating func append(_ bytes: Span<UInt8>) {
        for index in bytes.indices { text.append(bytes[index]) }
    }

    /// What a cell holds once it ends; nil where it is blank, and an error's words where its value is none.
    enum Outcome {
        case blank
        case content(Cell.Content, format: UInt16)
        case text([UInt8], isError: Bool)
        case invalid(String)
    }

    /// What it holds; `inherited` is the format of its row or column.
    func outcome(inherited: UInt16?) -> Outcome {
        let format = hasStyle ? format : inherited
        if isError || (hasFormula && isWorthless && Self.isErrorText(text)) {
            return .text(text, isError: true)
        }
        switch kind {
        case .number:
            guard let number = NumberText.parse(value.span) else { return .invalid("holds no number") }
            // a number is no length of time, whatever its style
            let own = format == OpenDocumentStyles.duration ? nil : format
            return .content(.number(number), format: own ?? OpenDocumentStyles.number)
        case .date:
            guard let serial = SerialDate.serial(iso: value.span, uses1904: false) else {
                return value.isEmpty ? .invalid("holds no date") : .text(value, isError: false)
            }
            return .content(.number(serial), format: OpenDocumentStyles.date)
        case .time:
            guard let days = ISODuration.days(value.span) else { return .invalid("holds no time") }
            let isLength = format == OpenDocumentStyles.duration || days < 0 || days >= 1
            return .content(
                .number(days), format: isLength ? OpenDocumentStyles.duration : OpenDocumentStyles.time)
        case .boolean: return .content(.boolean(value == Array("true".utf8)), format: 0)
        case .string:
            let bytes = hasValue && !isShownAlike ? Self.withAmpersands(value) : text
            if bytes.isEmpty { return .blank }
            return .text(bytes, isError: false)
        case .none:
            if !text.isEmpty { return .text(text, isError: false) }
            return hasFormula ? .content(.formulaWithoutValue, format: 0) : .blank
        }
    }

    /// Whether the paragraphs say what the attribute says: XML makes each tab and line end of an attribute a space.
    private var isShownAlike: Bool {
        value.count == text.count
            && zip(value, text).allSatisfy { $0 == $1 || ($0 == 0x20 && (0x09...0x0D).contains($1)) }
    }

    /// A value of which libxml2 left each `&` as `&#38;`.
    private static func withAmpersands(_ value: [UInt8]) -> [UInt8] {
        guard value.contains(UInt8(ascii: "&")) else { return value }
        return Array(String(decoding: value, as: UTF8.self).replacing("&#38;", with: "&").utf8)
    }

    /// Whether what is stored beside the words is no value: older programs write an error so.
    private var isWorthless: Bool {
        kind == .none || value.isEmpty || (kind == .number && value == [UInt8(ascii: "0")])
    }

    private static let errors = ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"].map {
        Array($0.utf8)
    }

    private static func isErrorText(_ text: [UInt8]) -> Bool {
        guard let first = text.first else { return false }
        if first == UInt8(ascii: "#") { return errors.contains(text) }
        return text.starts(with: Array("Err:".utf8)) && text.count == 7
    }
}

/// A length of time as OpenDocument stores it: `PT10H30M00S`.
enum ISODuration {
    /// The length in days; nil where the bytes are none.
    static func days(_ bytes: Span<UInt8>) -> Double? {
        var index = 0
        let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
        if isNegative { index = 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "P") else { return nil }
        index += 1
        var seconds = 0.0
        var isTime = false
        var hasPart = false
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "T"), !isTime {
                isTime = true
                index += 1
                continue
            }
            let start = index
            while index < bytes.count,
                bytes[index] &- 48 <= 9 || bytes[index] == UInt8(ascii: ".")
                    || bytes[index] == UInt8(ascii: ",")
            {
                index += 1
            }
            guard index < bytes.count, index > start, let number = number(bytes, start..<index) else {
                return nil
            }
            switch (bytes[index], isTime) {
            case (UInt8(ascii: "D"), false): seconds += number * 86_400
            case (UInt8(ascii: "H"), true): seconds += number * 3_600
            case (UInt8(ascii: "M"), true): seconds += number * 60
            case (UInt8(ascii: "S"), true): seconds += number
            default: return nil
            }
            hasPart = true
            index += 1
        }
        guard hasPart, seconds < 1e12 else { return nil }
        return (isNegative ? -seconds : seconds) / 86_400
    }

    /// The figures of one part, whose fraction may follow a comma.
    private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
        for index in range where bytes[index] == UInt8(ascii: ",") {
            guard let whole = NumberText.parse(bytes.extracting(range.lowerBound..<index)) else { return nil }
            let figures = min(range.upperBound - index - 1, 9)
            let fraction = NumberText.parse(bytes.extracting(index + 1..<index + 1 + figures)) ?? 0
            return (0..<figures).reduce(fraction) { rest, _ in rest / 10 } + whole
        }
        return NumberText.parse(bytes.extracting(range))
    }
}
