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
    private var isInNumberFormats = false
    private var isInCellFormats = false
    private var numbers: [Int] = []

    /// The formats of cells, in order; to be asked for at the end, as some programs write what they refer to last.
    var formats: [NumberFormat] {
        numbers.map { custom[$0] ?? NumberFormat(builtIn: $0) ?? .number }
    }

    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        switch element {
        case .numberFormats: isInNumberFormats = true
        // conditional formats have number formats, too, whose ids mean something else
        case .numberFormat where isInNumberFormats:
            // more than Excel lets a workbook have are of no use: a cell's format is a number of 16 bits
            guard custom.count < 65_534 else { return }
            if let id = attributes.string(.numberFormatID).flatMap({ Int($0) }) {
                custom[id] = NumberFormat(code: attributes.string(.formatCode) ?? "")
            }
        case .cellFormats: isInCellFormats = true
        case .cellFormat where isInCellFormats && numbers.count < 65_534:
            numbers.append(attributes.string(.numberFormatID).flatMap { Int($0) } ?? 0)
        default: break
        }
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        if element == .cellFormats { isInCellFormats = false }
        if element == .numberFormats { isInNumberFormats = false }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {}
}

/// Reads `sharedStrings.xml` into a pool: rich text joined, phonetic guides left out.
final class SharedStringsSink: XMLSink {
    private(set) var pool = TextPool()
    private var isInText = false
    private var phoneticDepth = 0
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
        switch element {
        case .text: isInText = phoneticDepth == 0
        case .phonetic: phoneticDepth += 1
        default: break
        }
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        switch element {
        case .text: isInText = false
        case .phonetic: phoneticDepth -= 1
        case .stringItem: try endText()
        default: break
        }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {
        guard isInText else { return }
        pool.extend(bytes)
        guard pool.openBytes <= textLimit else {
            throw budget.refusal(
                .oneTextBytes, path: path, part: "the workbook", "has a text of more than \(textLimit) bytes")
        }
    }

    private func endText() throws(XLSXError) {
        _ = pool.endText(unescaping: true)
        guard pool.count <= limit else {
            throw budget.refusal(
                .texts, path: path, part: "the workbook", "shares more than \(limit) texts")
        }
        if pool.byteCount - counted > 1 << 16 {
            try budget.keep(
                cells: 0, filled: 0, textBytes: pool.byteCount - counted, path: path, part: "the shared texts"
            )
            counted = pool.byteCount
        }
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
