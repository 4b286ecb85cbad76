public import OOXMLParts

/// What receives the rows of a sheet, in file order.
public protocol RowSink: AnyObject {
    /// One row that has at least one cell, its index counted from 0 and its cells from left to right.
    ///
    /// The span and the store are of use during the call alone. Returns whether more rows are wanted.
    func row(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> Bool

    /// A cell that the row told next holds twice; its last value is the one told. Both count from 0.
    func cellTwice(row: Int, column: Int)
}

extension RowSink {
    /// Most have nothing to say to it.
    public func cellTwice(row: Int, column: Int) {}
}

extension Workbook {
    /// Reads one sheet from top to bottom.
    ///
    /// Blank cells are left out, formatted or not; a row without any other cell is not told.
    ///
    /// - Returns: the texts that the cells refer to, to be kept with them.
    public func read(_ sheet: SheetPart, into rows: some RowSink) throws(XLSXError) -> TextStore {
        switch form {
        case .officeOpenXML: break
        case .delimited(let text): return try text.read(path, into: rows)
        case .openDocument(let styles):
            var store = TextStore()
            try readTables([sheet], styles: styles, into: [rows]) { _, _, texts in store = texts }
            return store
        }
        let archive = try ZipArchive(path: path, again: budget)
        let sink = SheetSink(workbook: self, sheet: sheet, rows: rows)
        try PartReader.read(sheet.part, at: sheet.index, in: archive, path: path, into: sink) {
            sink.wantsMore
        }
        try sink.spend()
        return sink.takeTexts()
    }
}

/// The shell that libxml2's events reach; all state is in a value.
private final class SheetSink<Rows: RowSink>: XMLCellSink {
    private var builder: RowBuilder
    private let rows: Rows
    private(set) var wantsMore = true
    private var cells = 0
    private var textBytes = 0
    private let budget: ReadingBudget
    private let path: String
    private let part: String

    init(workbook: Workbook, sheet: Workbook.SheetPart, rows: Rows) {
        budget = workbook.budget
        path = workbook.path
        part = sheet.part
        builder = RowBuilder(workbook: workbook, sheet: sheet)
        self.rows = rows
    }

    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        if element == .row { try builder.startRow(attributes) }
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        guard element == .row else { return }
        if cells >= 4_096 || builder.textBytes - textBytes > 1 << 16 { try spend() }
        for column in builder.endRow() { rows.cellTwice(row: builder.row, column: column) }
        if wantsMore, !builder.cells.isEmpty {
            wantsMore = rows.row(builder.row, builder.cells.span, builder.texts)
        }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {}

    func cells(_ cells: Span<XMLCell>, _ bytes: Span<UInt8>) throws(XLSXError) {
        self.cells += cells.count
        try builder.add(cells, bytes)
    }

    /// Tells the budget what was read since the last time.
    func spend() throws(XLSXError) {
        let bytes = builder.textBytes
        try budget.keep(cells: cells, textBytes: bytes - textBytes, path: path, part: part)
        cells = 0
        textBytes = bytes
    }

    func takeTexts() -> TextStore {
        builder.texts
    }
}

/// Builds one row after another from a parser's events, in buffers that it reuses.
private struct RowBuilder {
    private(set) var cells: [Cell] = []
    private(set) var row = -1
    private(set) var texts: TextStore

    private let path: String
    private let part: String
    private let sheetName: String
    private let uses1904: Bool
    private let isoFormat: UInt16
    private let missingTexts: String?

    private var column = -1
    private var isOrdered = true
    private var isNumbered = false
    private var sharedBytes = 0

    /// Bytes of the texts of all cells, a shared one as often as it is used: whoever tells cells writes it as often.
    var textBytes: Int { texts.local.byteCount + sharedBytes }

    init(workbook: Workbook, sheet: Workbook.SheetPart) {
        texts = TextStore(shared: workbook.sharedTexts)
        path = workbook.path
        part = sheet.part
        sheetName = sheet.name
        uses1904 = workbook.uses1904
        isoFormat = workbook.isoFormat
        missingTexts = workbook.missingTexts
    }

    mutating func startRow(_ attributes: XMLAttributes) throws(XLSXError) {
        cells.removeAll(keepingCapacity: true)
        isOrdered = true
        column = -1
        row += 1
        // parsed within the closure: the outer nil is an absent attribute, the inner one is no row number
        let number = attributes.withValue(.reference) { bytes -> Int? in
            NumberText.parse(bytes).flatMap { Int(exactly: $0) }
        }
        isNumbered = number != nil
        guard let number else {
            guard row < 1_048_576 else {
                throw .damaged(
                    path: path, part: part, reason: "\(sheetName) has more rows than a sheet can have")
            }
            return
        }
        guard let number, (1...1_048_576).contains(number) else {
            throw .damaged(path: path, part: part, reason: "a row of \(sheetName) has no number of a row")
        }
        row = number - 1
    }

    mutating func add(_ told: Span<XMLCell>, _ bytes: Span<UInt8>) throws(XLSXError) {
        for index in told.indices { try add(told[index], bytes) }
    }

    @inline(__always)
    private mutating func add(_ cell: XMLCell, _ bytes: Span<UInt8>) throws(XLSXError) {
        var next = column &+ 1
        if cell.column >= 0 {
            // a row without a number stands where its first cell does
            if !isNumbered, cells.isEmpty { row = Int(cell.row) }
            next = Int(cell.column)
        } else if cell.hasReference {
            guard let place = CellReference(bytes.extracting(cell.reference)) else {
                throw damaged("is followed by a cell that does not say where it stands")
            }
            if !isNumbered, cells.isEmpty { row = place.row }
            next = place.column
        }
        if next <= column { isOrdered = false }
        guard next < 16_384, cells.count < 16_384 else {
            throw damaged("is in a row of more cells than a sheet has columns")
        }
        column = next
        if cell.hasValue {
            var format = cell.format
            let value = bytes.extracting(cell.value)
            guard let content = try content(cell, Self.bare(value), value, &format) else { return }
            cells.append(Cell(content: content, column: UInt16(column), format: format))
        } else if cell.hasFormula {
            cells.append(
                Cell(content: .formulaWithoutValue, column: UInt16(column), format: cell.format))
        }
    }

    /// What a cell with a value holds; `bare` is the value without the white space around it.
    private mutating func content(
        _ cell: XMLCell, _ bare: Range<Int>, _ value: Span<UInt8>, _ format: inout UInt16
    ) throws(XLSXError) -> Cell.Content? {
        switch cell.kind {
        case .number:
            if bare.isEmpty { return cell.hasFormula ? .formulaWithoutValue : nil }
            guard let number = NumberText.parse(value.extracting(bare)) else {
                throw damaged("holds no number")
            }
            return .number(number)
        case .shared:
            if let missingTexts { throw .missingPart(path: path, part: missingTexts) }
            guard let index = NumberText.index(value.extracting(bare)), index < texts.sharedCount else {
                throw damaged("refers to a shared text that is not there")
            }
            sharedBytes += texts.shared.range(at: index).count
            return .text(TextID(shared: index))
        case .inline, .formulaText: return .text(keepUnescaped(value))
        case .boolean:
            let text = value.extracting(bare)
            return .boolean(Self.bytes(text) == [UInt8(ascii: "1")] || Self.bytes(text) == Array("true".utf8))
        case .error: return .error(keep(Self.bytes(value)))
        case .date:
            guard let serial = SerialDate.serial(iso: value.extracting(bare), uses1904: uses1904) else {
                return .text(keep(Self.bytes(value)))
            }
            format = isoFormat
            return .number(serial)
        }
    }

    /// The stored value without the white space that some programs put around it.
    private static func bare(_ value: Span<UInt8>) -> Range<Int> {
        var start = 0
        var end = value.count
        while start < end, value[start] <= 0x20 { start += 1 }
        while end > start, value[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    private static func bytes(_ text: Span<UInt8>) -> [UInt8] {
        text.indices.map { text[$0] }
    }

    private mutating func keepUnescaped(_ text: Span<UInt8>) -> TextID {
        texts.local.append(text, unescaping: true)
        return TextID(local: texts.local.count - 1)
    }

    private mutating func keep(_ text: [UInt8]) -> TextID {
        texts.local.append(text)
        return TextID(local: texts.local.count - 1)
    }

    /// Ends a row; returns the columns of which it holds more than one cell.
    mutating func endRow() -> [Int] {
        guard !isOrdered else { return [] }
        // out of order, or twice: the last one of a column stands, as in Excel
        var byColumn: [UInt16: Cell] = [:]
        var twice: Set<Int> = []
        for cell in cells where byColumn.updateValue(cell, forKey: cell.column) != nil {
            twice.insert(Int(cell.column))
        }
        cells = byColumn.values.sorted { $0.column < $1.column }
        return twice.sorted()
    }

    private func damaged(_ reason: String) -> XLSXError {
        let place = CellReference(row: max(row, 0), column: max(column, 0))
        return .damaged(path: path, part: part, reason: "\(sheetName)!\(place) \(reason)")
    }
}
