internal import OOXMLParts

/// Reads the wanted tables of `content.xml`, each into its own rows.
final class OpenDocumentSheetSink<Rows: RowSink>: XMLSink {
    /// A sheet that was read to its end, or as far as was wanted.
    struct Finished {
        let part: Workbook.SheetPart
        let rows: Rows
        let texts: TextStore
    }

    private let path: String
    private let wanted: [Workbook.SheetPart]
    private let rows: [Rows]
    private let styles: OpenDocumentStyles
    private let budget: ReadingBudget

    private var finished: [Finished] = []
    private var next = 0
    private var tables = 0
    private var tableDepth = 0
    private var linkedDepth = 0
    private var ignoredDepth = 0
    private var builder: OpenDocumentRows?

    init(workbook: Workbook, wanted: [Workbook.SheetPart], styles: OpenDocumentStyles, rows: [Rows]) {
        path = workbook.path
        budget = workbook.budget
        self.wanted = wanted
        self.rows = rows
        self.styles = styles
    }

    /// Whether any table that is wanted has not ended.
    var wantsMore: Bool { next < wanted.count }

    /// The sheets that ended since the last call.
    func takeFinished() -> [Finished] {
        defer { finished = [] }
        return finished
    }

    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        switch element {
        case .linkedTables: linkedDepth += 1
        case .table where linkedDepth == 0:
            tableDepth += 1
            guard tableDepth == 1 else { return }
            if wantsMore, wanted[next].table == tables {
                builder = OpenDocumentRows(path: path, sheet: wanted[next], budget: budget)
            }
            tables += 1
        case .annotation, .shapes, .frame, .rect, .ellipse, .circle, .line, .polyline, .polygon, .path,
            .connector, .caption, .measure, .customShape, .shapeGroup, .control, .rubyText:
            ignoredDepth += 1
        default:
            guard builder != nil, tableDepth == 1, ignoredDepth == 0 else { return }
            try builder?.start(element, attributes, styles: styles)
        }
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        switch element {
        case .linkedTables: linkedDepth -= 1
        case .table where linkedDepth == 0:
            tableDepth -= 1
            if tableDepth == 0 { try endTable() }
        case .annotation, .shapes, .frame, .rect, .ellipse, .circle, .line, .polyline, .polygon, .path,
            .connector, .caption, .measure, .customShape, .shapeGroup, .control, .rubyText:
            ignoredDepth -= 1
        default:
            guard builder != nil, tableDepth == 1, ignoredDepth == 0 else { return }
            // a row may end the reading of its sheet
            if try builder?.end(element, into: rows[next]) == false { try endTable() }
        }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {
        guard tableDepth == 1, ignoredDepth == 0 else { return }
        try builder?.text(bytes)
    }

    private func endTable() throws(XLSXError) {
        try builder?.spend()
        guard let done = builder else { return }
        finished.append(Finished(part: wanted[next], rows: rows[next], texts: done.texts))
        builder = nil
        next += 1
    }
}

/// Builds the rows of one table.
struct OpenDocumentRows {
    private(set) var texts = TextStore()

    private let path: String
    private let sheet: Workbook.SheetPart
    private var interner = TextInterner()
    private var cells: [Cell] = []
    private var cell = OpenDocumentCell()
    private var row = 0
    private var column = 0
    private var rowsRepeated = 1
    private var rowFormat: UInt16?
    /// Up to which column, and in which format, as the columns tell.
    private var columnFormats: [(end: Int, format: UInt16?)] = []
    private var isInCell = false
    private var isInParagraph = false
    private let budget: ReadingBudget
    private let textLimit: Int
    private var rowBytes = 0
    private var repeatedRows = 0
    private var cellCount = 0
    private var textBytes = 0

    private static let rowLimit = 1_048_576
    private static let columnLimit = 16_384

    init(path: String, sheet: Workbook.SheetPart, budget: ReadingBudget) {
        self.path = path
        self.sheet = sheet
        self.budget = budget
        textLimit = budget.value(of: .oneTextBytes)
    }

    mutating func start(
        _ element: XMLElement, _ attributes: XMLAttributes, styles: OpenDocumentStyles
    ) throws(XLSXError) {
        switch element {
        case .tableCell, .coveredCell:
            cell.start(attributes, styles: styles)
            isInCell = true
        case .paragraph where isInCell:
            cell.startParagraph()
            isInParagraph = true
        case .spaces where isInParagraph:
            let count = attributes.withValue(.count) { OpenDocumentCell.count($0) } ?? 1
            cell.append(0x20, count: min(count, 32_767))
            try checkText()
        case .tab where isInParagraph: cell.append(0x09, count: 1)
        case .lineBreak where isInParagraph: cell.append(0x0A, count: 1)
        case .tableRow:
            cells.removeAll(keepingCapacity: true)
            rowBytes = 0
            column = 0
            rowsRepeated = attributes.withValue(.rowsRepeated) { OpenDocumentCell.count($0) } ?? 1
            rowFormat = attributes.withValue(.defaultCellStyleName) { styles.format(ofStyle: $0) } ?? nil
        case .tableColumn:
            let count = attributes.withValue(.columnsRepeated) { OpenDocumentCell.count($0) } ?? 1
            let format =
                attributes.withValue(.defaultCellStyleName) { styles.format(ofStyle: $0) } ?? nil
            guard columnFormats.count < Self.columnLimit else { return }
            columnFormats.append(((columnFormats.last?.end ?? 0) + min(count, Self.columnLimit), format))
        default: break
        }
    }

    /// Ends an element; returns whether more rows are wanted.
    mutating func end(_ element: XMLElement, into rows: some RowSink) throws(XLSXError) -> Bool {
        switch element {
        case .paragraph: isInParagraph = false
        case .tableCell, .coveredCell:
            isInCell = false
            try endCell()
        case .tableRow: return try endRow(into: rows)
        default: break
        }
        return true
    }

    mutating func text(_ bytes: Span<UInt8>) throws(XLSXError) {
        guard isInParagraph else { return }
        cell.append(bytes)
        try checkText()
    }

    private func checkText() throws(XLSXError) {
        guard cell.textCount <= textLimit else {
            throw budget.refusal(
                .oneTextBytes, path: path, part: "the sheet '\(sheet.name)'",
                "has a text of more than \(textLimit) bytes")
        }
    }

    private mutating func endCell() throws(XLSXError) {
        defer { column = min(column + cell.repeated, Self.columnLimit) }
        let content: Cell.Content
        var format: UInt16 = 0
        var length = 0
        let inherited =
            cell.hasStyle ? nil : rowFormat ?? columnFormats.first { column < $0.end }?.format ?? nil
        switch cell.outcome(inherited: inherited) {
        case .blank: return
        case .invalid(let words): throw damaged(words)
        case .content(let value, let own): (content, format) = (value, own)
        case .text(let bytes, let isError):
            length = bytes.count
            let id = interner.id(of: bytes, in: &texts.local)
            content = isError ? .error(id) : .text(id)
        }
        let end = min(column + cell.repeated, Self.columnLimit)
        for place in column..<max(column, end) {
            cells.append(Cell(content: content, column: UInt16(place), format: format))
        }
        rowBytes += length * max(0, end - column)
    }

    private mutating func endRow(into rows: some RowSink) throws(XLSXError) -> Bool {
        defer { row = min(row + rowsRepeated, Self.rowLimit + 1) }
        guard !cells.isEmpty else { return true }
        guard row < Self.rowLimit else {
            throw .overLimit(
                path: path, part: "the sheet '\(sheet.name)'", reason: "has more than 1,048,576 rows")
        }
        let end = min(row + rowsRepeated, Self.rowLimit)
        repeatedRows += end - row - 1
        let limit = budget.value(of: .repeatedRows)
        guard repeatedRows <= limit else {
            throw budget.refusal(
                .repeatedRows, path: path, part: "the sheet '\(sheet.name)'",
                "repeats rows more than \(limit) times")
        }
        // each cell that stands for others counts as often: a small file could claim thousands of millions
        cellCount += (end - row) * cells.count
        textBytes += (end - row) * rowBytes
        if cellCount >= 4_096 || textBytes > 1 << 16 { try spend() }
        for index in row..<end where !rows.row(index, cells.span, texts) { return false }
        return true
    }

    /// Tells the budget what was read since the last time.
    mutating func spend() throws(XLSXError) {
        try budget.keep(
            cells: cellCount, filled: cellCount, textBytes: textBytes, path: path,
            part: "the sheet '\(sheet.name)'")
        cellCount = 0
        textBytes = 0
    }

    private func damaged(_ reason: String) -> XLSXError {
        let place = CellReference(row: row, column: column)
        return .damaged(path: path, part: sheet.part, reason: "\(sheet.name)!\(place) \(reason)")
    }
}
