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
        case .delimited(let text): return try text.read(path, budget: budget, into: rows)
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
        sink.endRow()
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
    private var filledCells = 0
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
        guard element == .row else { return }
        let row = try builder.index(ofRow: attributes)
        if row == builder.row, !builder.cells.isEmpty {
            builder.continueRow()
        } else {
            endRow()
            builder.startRow(row)
        }
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        guard element == .row else { return }
        if cells >= 4_096 || builder.textBytes - textBytes > 1 << 16 { try spend() }
    }

    /// Tells the row at hand, which ends where another begins: a row may come in pieces.
    func endRow() {
        filledCells += builder.cells.count
        for column in builder.endRow() { rows.cellTwice(row: builder.row, column: column) }
        // a borrow of the builder's own would copy the whole of it
        let cells = builder.cells
        if wantsMore, !cells.isEmpty { wantsMore = rows.row(builder.row, cells.span, builder.texts) }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {}

    func cells(_ cells: Span<XMLCell>, _ bytes: Span<UInt8>) throws(XLSXError) {
        self.cells += cells.count
        var index = try builder.add(cells, from: 0, bytes)
        while index < cells.count {
            endRow()
            builder.startRow(builder.row)
            index = try builder.add(cells, from: index, bytes)
        }
    }

    /// Tells the budget what was read since the last time.
    func spend() throws(XLSXError) {
        let bytes = builder.textBytes
        try budget.keep(
            cells: cells, filled: filledCells, textBytes: bytes - textBytes, path: path, part: part)
        (cells, filledCells) = (0, 0)
        textBytes = bytes
    }

    func takeTexts() -> TextStore {
        builder.texts
    }
}

/// Builds one row after another from a parser's events, in buffers that it reuses; too many to be copied for a row.
private struct RowBuilder: ~Copyable {
    private(set) var cells: [Cell] = []
    private(set) var row = -1
    private(set) var texts: TextStore

    private let path: String
    private let part: String
    private let sheetName: String
    private let uses1904: Bool
    private let isoFormat: UInt16
    private let missingTexts: String?
    private let missingFormats: String?

    private var column = -1
    private var isOrdered = true
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
        missingFormats = workbook.missingFormats
    }

    /// Where a row stands that begins with these attributes.
    func index(ofRow attributes: XMLAttributes) throws(XLSXError) -> Int {
        // parsed within the closure: the outer nil is an absent attribute, the inner one is no row number
        let number = attributes.withValue(.reference) { bytes -> Int? in
            NumberText.parse(bytes).flatMap { Int(exactly: $0) }
        }
        guard let number else {
            guard row + 1 < 1_048_576 else {
                throw .damaged(
                    path: path, part: part, reason: "\(sheetName) has more rows than a sheet can have")
            }
            return row + 1
        }
        guard let number, (1...1_048_576).contains(number) else {
            throw .damaged(path: path, part: part, reason: "a row of \(sheetName) has no number of a row")
        }
        return number - 1
    }

    /// Adds cells from that index on; returns the index of the first that stands in another row, or their count.
    mutating func add(_ told: Span<XMLCell>, from first: Int, _ bytes: Span<UInt8>) throws(XLSXError) -> Int {
        for index in first..<told.count {
            let cell = told[index]
            if cell.column >= 0, Int(cell.row) != row {
                // where a cell says that it stands counts for more than the number of its row, if that has one
                guard cells.isEmpty else { return index }
                row = Int(cell.row)
            }
            try add(cell, bytes)
        }
        return told.count
    }

    mutating func startRow(_ index: Int) {
        cells.removeAll(keepingCapacity: true)
        isOrdered = true
        column = -1
        row = index
    }

    /// Goes on with the row at hand, of which the file has another element.
    mutating func continueRow() {
        isOrdered = false
        column = -1
    }

    @inline(__always)
    private mutating func add(_ cell: XMLCell, _ bytes: Span<UInt8>) throws(XLSXError) {
        var next = column &+ 1
        if cell.column >= 0 {
            next = Int(cell.column)
        } else if cell.hasReference {
            guard let place = CellReference(bytes.extracting(cell.reference)) else {
                throw damaged("is followed by a cell that does not say where it stands")
            }
            if cells.isEmpty { row = place.row }
            guard place.row == row else { throw damaged("is followed by a cell of another row") }
            next = place.column
        }
        if next <= column { isOrdered = false }
        guard next < 16_384, cells.count < 16_384 else {
            throw damaged("is in a row of more cells than a sheet has columns")
        }
        column = next
        if cell.hasValue {
            var format = cell.format
            let value = bytes.extracting(Int(cell.middle)..<Int(cell.end))
            let content = try content(cell.kind, cell.hasFormula, Self.bare(value), value, &format)
            guard let content else { return }
            cells.append(Cell(content: content, column: UInt16(column), format: format))
        } else if cell.hasFormula {
            cells.append(
                Cell(content: .formulaWithoutValue, column: UInt16(column), format: cell.format))
        }
    }

    /// What a cell with a value holds; `bare` is the value without the white space around it.
    private mutating func content(
        _ kind: XMLCell.Kind, _ hasFormula: Bool, _ bare: Range<Int>, _ value: Span<UInt8>,
        _ format: inout UInt16
    ) throws(XLSXError) -> Cell.Content? {
        if bare.isEmpty, kind != .inline, kind != .formulaText {
            return hasFormula ? .formulaWithoutValue : nil
        }
        switch kind {
        case .number:
            guard let number = NumberText.parse(value.extracting(bare)) else {
                guard NumberText.isTooLarge(value.extracting(bare)) else { throw damaged("holds no number") }
                return .text(keep(Self.bytes(value)))
            }
            // without its format a date is a number: it cannot be read rightly
            if format > 0, let missingFormats { throw .missingPart(path: path, part: missingFormats) }
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
    @inline(__always)
    private static func bare(_ value: Span<UInt8>) -> Range<Int> {
        var start = 0
        var end = value.count
        if end > 0, value[0] > 0x20, value[end - 1] > 0x20 { return 0..<end }
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
