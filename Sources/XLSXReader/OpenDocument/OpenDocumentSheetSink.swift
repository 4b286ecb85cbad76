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

    private var finished: [Finished] = []
    private var next = 0
    private var tables = 0
    private var tableDepth = 0
    private var linkedDepth = 0
    private var ignoredDepth = 0
    private var builder: OpenDocumentRows?

    init(workbook: Workbook, wanted: [Workbook.SheetPart], styles: OpenDocumentStyles, rows: [Rows]) {
        path = workbook.path
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
                builder = OpenDocumentRows(path: path, sheet: wanted[next])
            }
            tables += 1
        case .annotation, .shapes, .frame, .rect, .ellipse, .circle, .line, .polyline, .polygon, .path,
            .connector, .caption, .measure, .customShape, .shapeGroup, .control, .rubyText:
            ignoredDepth += 1
        default:
            guard builder != nil, tableDepth == 1, ignoredDepth == 0 else { return }
            builder?.start(element, attributes, styles: styles)
        }
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        switch element {
        case .linkedTables: linkedDepth -= 1
        case .table where linkedDepth == 0:
            tableDepth -= 1
            if tableDepth == 0 { endTable() }
        case .annotation, .shapes, .frame, .rect, .ellipse, .circle, .line, .polyline, .polygon, .path,
            .connector, .caption, .measure, .customShape, .shapeGroup, .control, .rubyText:
            ignoredDepth -= 1
        default:
            guard builder != nil, tableDepth == 1, ignoredDepth == 0 else { return }
            // a row may end the reading of its sheet
            if try builder?.end(element, into: rows[next]) == false { endTable() }
        }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {
        guard tableDepth == 1, ignoredDepth == 0 else { return }
        builder?.text(bytes)
    }

    private func endTable() {
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
    private var repeatedCells = 0

    private static let rowLimit = 1_048_576
    private static let columnLimit = 16_384
    /// How many cells may stand for others of their kind: a small file could claim thousands of millions.
    private static let repeatLimit = 20_000_000

    init(path: String, sheet: Workbook.SheetPart) {
        self.path = path
        self.sheet = sheet
    }

    mutating func start(_ element: XMLElement, _ attributes: XMLAttributes, styles: OpenDocumentStyles) {
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
        case .tab where isInParagraph: cell.append(0x09, count: 1)
        case .lineBreak where isInParagraph: cell.append(0x0A, count: 1)
        case .tableRow:
            cells.removeAll(keepingCapacity: true)
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

    mutating func text(_ bytes: Span<UInt8>) {
        if isInParagraph { cell.append(bytes) }
    }

    private mutating func endCell() throws(XLSXError) {
        defer { column = min(column + cell.repeated, Self.columnLimit) }
        let content: Cell.Content
        var format: UInt16 = 0
        let inherited =
            cell.hasStyle ? nil : rowFormat ?? columnFormats.first { column < $0.end }?.format ?? nil
        switch cell.outcome(inherited: inherited) {
        case .blank: return
        case .invalid(let words): throw damaged(words)
        case .content(let value, let own): (content, format) = (value, own)
        case .text(let bytes, let isError):
            let id = interner.id(of: bytes, in: &texts.local)
            content = isError ? .error(id) : .text(id)
        }
        let end = min(column + cell.repeated, Self.columnLimit)
        for place in column..<max(column, end) {
            cells.append(Cell(content: content, column: UInt16(place), format: format))
        }
        try count(end - column - 1)
    }

    private mutating func endRow(into rows: some RowSink) throws(XLSXError) -> Bool {
        defer { row = min(row + rowsRepeated, Self.rowLimit + 1) }
        guard !cells.isEmpty else { return true }
        guard row < Self.rowLimit else {
            throw .overLimit(
                path: path, part: "the sheet '\(sheet.name)'", reason: "has more than 1,048,576 rows")
        }
        let end = min(row + rowsRepeated, Self.rowLimit)
        try count((end - row - 1) * cells.count)
        for index in row..<end where !rows.row(index, cells.span, texts) { return false }
        return true
    }

    private mutating func count(_ repetitions: Int) throws(XLSXError) {
        repeatedCells += max(repetitions, 0)
        guard repeatedCells <= Self.repeatLimit else {
            throw .overLimit(
                path: path, part: "the sheet '\(sheet.name)'",
                reason: "repeats its cells more than 20,000,000 times")
        }
    }

    private func damaged(_ reason: String) -> XLSXError {
        let place = CellReference(row: row, column: column)
        return .damaged(path: path, part: sheet.part, reason: "\(sheet.name)!\(place) \(reason)")
    }
}
