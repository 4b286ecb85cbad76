internal import OOXMLParts

/// What an OpenDocument's styles tell a reader: the number format of each cell style, and which sheets are hidden.
struct OpenDocumentStyles: Sendable {
    /// The formats that cells refer to; the first four are fixed.
    private(set) var formats: [NumberFormat] = [.number, .date, .time, .duration, .text]
    /// For each cell style, by the hash of its name: the position of its format.
    private var formatOfStyle: [UInt64: UInt16] = [:]
    private var hiddenTableStyles: Set<String> = []

    static let number: UInt16 = 0
    static let date: UInt16 = 1
    static let time: UInt16 = 2
    static let duration: UInt16 = 3

    private var formatOfData: [String: UInt16] = [:]
    private var cellStyles: [String: (data: String?, parent: String?)] = [:]
    private var current: (name: String, zeros: Int, isPlain: Bool, pattern: DigitPattern?)?
    private var isInText = false
    private var tableStyle: String?

    mutating func start(_ element: XMLElement, _ attributes: XMLAttributes) {
        switch element {
        case .numberStyle:
            current = (attributes.string(.name) ?? "", 0, true, DigitPattern())
        case .number:
            let digits = attributes.string(.minIntegerDigits).flatMap { Int($0) } ?? 0
            let isWhole = (attributes.string(.decimalPlaces) ?? "0") == "0"
            if !isWhole || attributes.string(.grouping) == "true" {
                current?.isPlain = false
                current?.pattern = nil
            }
            let zeros = min(max(digits, 0), 100)
            current?.zeros += zeros
            for _ in 0..<zeros { current?.pattern?.appendPlace() }
        case .styleText:
            current?.isPlain = false
            isInText = true
        case .timeStyle where attributes.string(.truncateOnOverflow) == "false":
            formatOfData[attributes.string(.name) ?? ""] = Self.duration
        case .textStyle: formatOfData[attributes.string(.name) ?? ""] = 4
        case .style:
            let name = attributes.string(.name) ?? ""
            switch attributes.string(.family) {
            case "table-cell":
                cellStyles[name] = (
                    attributes.string(.dataStyleName), attributes.string(.parentStyleName)
                )
            case "table": tableStyle = name
            default: break
            }
        case .tableProperties:
            if attributes.string(.display) == "false", let tableStyle { hiddenTableStyles.insert(tableStyle) }
        default: break
        }
    }

    mutating func end(_ element: XMLElement) {
        switch element {
        case .style: tableStyle = nil
        case .styleText: isInText = false
        case .numberStyle:
            if let style = current, NumberFormat.padding.contains(style.zeros) {
                let format =
                    style.isPlain ? .padded(digits: style.zeros) : style.pattern.map(NumberFormat.lettered)
                if let format { formatOfData[style.name] = position(of: format) }
            }
            current = nil
        default: break
        }
    }

    /// Text that a format shows beside a number.
    mutating func text(_ bytes: Span<UInt8>) {
        guard isInText else { return }
        for index in bytes.indices { current?.pattern?.append(bytes[index]) }
    }

    /// To be called once all styles are known: those that take their format from a parent find it.
    mutating func finish() {
        for name in cellStyles.keys {
            var next: String? = name
            var steps = 0
            while let at = next, let style = cellStyles[at], steps < 10 {
                if let data = style.data {
                    if let format = formatOfData[data] { formatOfStyle[Self.hash(name.utf8)] = format }
                    break
                }
                next = style.parent
                steps += 1
            }
        }
        cellStyles = [:]
        formatOfData = [:]
    }

    private mutating func position(of format: NumberFormat) -> UInt16 {
        if let known = formats.firstIndex(of: format) { return UInt16(known) }
        guard formats.count < Int(UInt16.max) else { return Self.number }
        formats.append(format)
        return UInt16(formats.count - 1)
    }

    func isHidden(tableStyle: String?) -> Bool {
        tableStyle.map(hiddenTableStyles.contains) ?? false
    }

    /// The format of a cell style; nil where it has none of note.
    func format(ofStyle name: Span<UInt8>) -> UInt16? {
        guard !formatOfStyle.isEmpty else { return nil }
        var hash = Self.seed
        for index in name.indices { hash = Self.step(hash, name[index]) }
        return formatOfStyle[hash]
    }

    private static let seed: UInt64 = 14_695_981_039_346_656_037

    private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 1_099_511_628_211
    }

    private static func hash(_ name: some Sequence<UInt8>) -> UInt64 {
        name.reduce(seed, step)
    }
}

/// Reads `styles.xml`, or what stands before and between the cells of `content.xml`: styles, and sheets by name.
final class OpenDocumentCatalogue: XMLSink {
    private(set) var styles: OpenDocumentStyles
    private(set) var tables: [Table] = []
    private(set) var isSpreadsheet = false
    private var tableDepth = 0
    private var linkedDepth = 0

    /// One table that is a sheet.
    struct Table {
        let name: String
        let style: String?
        /// Its position among all tables, those that are no sheet of this file counted too.
        let index: Int
    }

    private var count = 0

    init(styles: OpenDocumentStyles) {
        self.styles = styles
    }

    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        switch element {
        case .spreadsheet: isSpreadsheet = true
        case .linkedTables: linkedDepth += 1
        case .table where linkedDepth == 0:
            tableDepth += 1
            guard tableDepth == 1 else { return }
            let style = attributes.string(.styleName)
            // what LibreOffice keeps of sheets in other files is no sheet of this one
            if style != "ta_extref" {
                tables.append(Table(name: attributes.string(.name) ?? "", style: style, index: count))
            }
            count += 1
        default: if tableDepth == 0 { styles.start(element, attributes) }
        }
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        switch element {
        case .linkedTables: linkedDepth -= 1
        case .table where linkedDepth == 0: tableDepth -= 1
        default: if tableDepth == 0 { styles.end(element) }
        }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {
        if tableDepth == 0 { styles.text(bytes) }
    }

    func finish() {
        styles.finish()
    }
}

/// Whether a package's manifest says that its parts are encrypted.
final class OpenDocumentManifest: XMLSink {
    private(set) var isEncrypted = false

    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        if element == .encryptionData { isEncrypted = true }
    }

    func end(_ element: XMLElement) throws(XLSXError) {}
    func text(_ bytes: Span<UInt8>) throws(XLSXError) {}
}

/// Reads `meta.xml`: when the document was last saved.
final class OpenDocumentMeta: XMLSink {
    private(set) var modified: [UInt8] = []
    private var isInDate = false

    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        if element == .date { isInDate = true }
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        if element == .date { isInDate = false }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {
        guard isInDate else { return }
        for index in bytes.indices { modified.append(bytes[index]) }
    }
}
