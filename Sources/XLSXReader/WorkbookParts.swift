internal import OOXMLParts

/// One relationship of a part: what it leads to.
struct Relationship: Equatable {
    let id: String
    let kind: Substring
    let target: String
    let isExternal: Bool
}

final class RelationshipSink: XMLSink {
    private(set) var relationships: [Relationship] = []
    private let path: String
    private let budget: ReadingBudget

    init(path: String, budget: ReadingBudget) {
        self.path = path
        self.budget = budget
    }

    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        guard element == .relationship else { return }
        let limit = budget.value(of: .parts)
        guard relationships.count < limit else {
            throw budget.refusal(
                .parts, path: path, part: "the workbook", "has more than \(limit) relationships")
        }
        let type = attributes.string(.relationshipType) ?? ""
        relationships.append(
            Relationship(
                id: attributes.string(.id) ?? "", kind: type.split(separator: "/").last ?? "",
                target: attributes.string(.target) ?? "",
                isExternal: attributes.string(.targetMode) == "External"))
    }

    func end(_ element: XMLElement) throws(XLSXError) {}
    func text(_ bytes: Span<UInt8>) throws(XLSXError) {}
}

/// Reads `workbook.xml`: the sheets in order, and the date base.
final class WorkbookSink: XMLSink {
    struct Entry {
        let name: String
        let relationshipID: String
        let state: String
    }

    private(set) var entries: [Entry] = []
    private(set) var uses1904 = false
    private(set) var isWorkbook = false
    private let path: String
    private let budget: ReadingBudget

    init(path: String, budget: ReadingBudget) {
        self.path = path
        self.budget = budget
    }

    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        switch element {
        case .workbook: isWorkbook = true
        case .workbookProperties:
            let value = attributes.string(.date1904)
            uses1904 = value == "1" || value == "true" || value == "on"
        case .sheet:
            let limit = budget.value(of: .sheets)
            guard entries.count < limit else {
                throw budget.refusal(
                    .sheets, path: path, part: "the workbook", "has more than \(limit) sheets")
            }
            let name = attributes.string(.name) ?? ""
            // Excel takes 31 characters; a name is repeated at every place that is told
            guard name.utf8.count <= 1_000 else {
                throw .damaged(
                    path: path, part: "the workbook", reason: "a sheet's name is longer than any can be")
            }
            entries.append(
                Entry(
                    name: name,
                    relationshipID: attributes.string(.relationshipID) ?? "",
                    state: attributes.string(.state) ?? "visible"))
        default: break
        }
    }

    func end(_ element: XMLElement) throws(XLSXError) {}
    func text(_ bytes: Span<UInt8>) throws(XLSXError) {}
}

/// Reads `styles.xml`: for each cell format, what it makes of a number.
final class StylesSink: XMLSink {
    private var custom: [Int: NumberFormat] = [:]
    private var isInCellFormats = false
    private(set) var formats: [NumberFormat] = []

    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        switch element {
        case .numberFormat:
            // more than Excel lets a workbook have are of no use: a cell's format is a number of 16 bits
            guard custom.count < 65_534 else { return }
            if let id = attributes.string(.numberFormatID).flatMap({ Int($0) }) {
                custom[id] = NumberFormat(code: attributes.string(.formatCode) ?? "")
            }
        case .cellFormats: isInCellFormats = true
        case .cellFormat where isInCellFormats && formats.count < 65_534:
            let id = attributes.string(.numberFormatID).flatMap { Int($0) } ?? 0
            formats.append(custom[id] ?? NumberFormat(builtIn: id) ?? .number)
        default: break
        }
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        if element == .cellFormats { isInCellFormats = false }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {}
}

/// Reads `sharedStrings.xml` into a pool: rich text joined, phonetic guides left out.
final class SharedStringsSink: XMLSink {
    private(set) var pool = TextPool()
    private var current = TextAssembler()
    private var counted = 0
    private let path: String
    private let budget: ReadingBudget
    private let limit: Int
    private let textLimit: Int

    init(path: String, budget: ReadingBudget) {
        self.path = path
        self.budget = budget
        limit = budget.value(of: .texts)
        textLimit = budget.value(of: .oneTextBytes)
    }

    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        current.start(element)
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        if element == .stringItem {
            pool.append(current.take())
            guard pool.count <= limit else {
                throw budget.refusal(
                    .texts, path: path, part: "the workbook", "shares more than \(limit) texts")
            }
            if pool.byteCount - counted > 1 << 16 {
                try budget.keep(
                    cells: 0, textBytes: pool.byteCount - counted, path: path, part: "the shared texts")
                counted = pool.byteCount
            }
        } else {
            current.end(element)
        }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {
        current.text(bytes)
        guard current.count <= textLimit else {
            throw budget.refusal(
                .oneTextBytes, path: path, part: "the workbook", "has a text of more than \(textLimit) bytes")
        }
    }
}

/// Joins the runs of one text, leaves out phonetic guides and undoes `_x000D_` escapes.
struct TextAssembler {
    private var bytes: [UInt8] = []
    private var isInText = false
    private var phoneticDepth = 0

    /// Bytes of the text so far.
    var count: Int { bytes.count }

    mutating func start(_ element: XMLElement) {
        switch element {
        case .text: isInText = phoneticDepth == 0
        case .phonetic: phoneticDepth += 1
        default: break
        }
    }

    mutating func end(_ element: XMLElement) {
        switch element {
        case .text: isInText = false
        case .phonetic: phoneticDepth -= 1
        default: break
        }
    }

    mutating func text(_ piece: Span<UInt8>) {
        guard isInText else { return }
        for index in piece.indices { bytes.append(piece[index]) }
    }

    /// Forgets a text that was begun.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// The whole text; the assembler is then empty again.
    mutating func take() -> [UInt8] {
        let text = bytes
        bytes.removeAll(keepingCapacity: true)
        return Self.unescaped(text)
    }

    /// Excel writes characters that XML cannot hold as `_x000D_`, and a literal `_x` as `_x005F_x`.
    static func unescaped(_ text: [UInt8]) -> [UInt8] {
        guard text.count >= 7, text.contains(UInt8(ascii: "_")) else { return text }
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

/// Reads `docProps/core.xml`: when the workbook was last saved.
final class CorePropertiesSink: XMLSink {
    private(set) var modified = ""
    private var isInModified = false

    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        if element == .modified { isInModified = true }
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        if element == .modified { isInModified = false }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {
        guard isInModified, modified.utf8.count < 64, let text = try? UTF8Span(validating: bytes) else {
            return
        }
        modified += String(copying: text)
    }
}
