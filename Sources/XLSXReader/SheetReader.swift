public import OOXMLParts

/// What receives the rows of a sheet, in file order.
public protocol RowSink: AnyObject {
    /// One row that has at least one cell, its index counted from 0 and its cells from left to right.
    ///
    /// The span and the store are of use during the call alone. Returns whether more rows are wanted.
    func row(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> Bool
}

extension Workbook {
    /// Reads one sheet from top to bottom.
    ///
    /// Blank cells are left out, formatted or not; a row without any other cell is not told.
    ///
    /// - Returns: the texts that the cells refer to, to be kept with them.
    public func read(_ sheet: SheetPart, into rows: some RowSink) throws(XLSXError) -> TextStore {
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
private final class SheetSink<Rows: RowSink>: XMLSink {
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
        try builder.start(element, attributes)
    }

    func end(_ element: XMLElement) throws(XLSXError) {
        switch element {
        case .cell:
            cells += 1
            try builder.endCell()
        case .row:
            if cells >= 4_096 || builder.textBytes - textBytes > 1 << 16 { try spend() }
            builder.endRow()
            if wantsMore, !builder.cells.isEmpty {
                wantsMore = rows.row(builder.row, builder.cells.span, builder.texts)
            }
        default: builder.end(element)
        }
    }

    func text(_ bytes: Span<UInt8>) throws(XLSXError) {
        try builder.text(bytes)
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
    var texts: TextStore

    private let path: String
    private let part: String
    private let sheetName: String
    private let uses1904: Bool
    private let isoFormat: UInt16

    private var column = -1
    private var format: UInt16 = 0
    private var kind = Kind.number
    private var value: [UInt8] = []
    private var inline = TextAssembler()
    private var isInValue = false
    private var isInInline = false
    private var hasValue = false
    private var hasFormula = false
    private var isOrdered = true
    private var isNumbered = false
    private var sharedBytes = 0
    private let textLimit: Int
    private let budget: ReadingBudget

    /// The type of a cell, by its attribute `t`.
    private enum Kind {
        case number, shared, inline, formulaText, boolean, error, date
    }

    /// Bytes of the texts of all cells, a shared one as often as it is used: whoever tells cells writes it as often.
    var textBytes: Int { texts.local.byteCount + sharedBytes }

    init(workbook: Workbook, sheet: Workbook.SheetPart) {
        texts = TextStore(shared: workbook.sharedTexts)
        path = workbook.path
        part = sheet.part
        sheetName = sheet.name
        uses1904 = workbook.uses1904
        isoFormat = workbook.isoFormat
        budget = workbook.budget
        textLimit = workbook.budget.value(of: .oneTextBytes)
    }

    mutating func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
        switch element {
        case .cell: try startCell(attributes)
        case .value:
            isInValue = true
            hasValue = true
        case .row: try startRow(attributes)
        case .formula: hasFormula = true
        case .inline: isInInline = true
        default: if isInInline { inline.start(element) }
        }
    }

    private mutating func startRow(_ attributes: XMLAttributes) throws(XLSXError) {
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

    private mutating func startCell(_ attributes: XMLAttributes) throws(XLSXError) {
        kind = .number
        format = 0
        hasValue = false
        hasFormula = false
        value.removeAll(keepingCapacity: true)
        inline.clear()
        var place: CellReference?
        var hasPlace = false
        var format: UInt16 = 0
        var kind = Kind.number
        attributes.forEachOneLetterName { name, bytes in
            switch name {
            case UInt8(ascii: "r"):
                hasPlace = true
                place = CellReference(bytes)
            case UInt8(ascii: "s"):
                format = UInt16(clamping: NumberText.parse(bytes).flatMap { Int(exactly: $0) } ?? 0)
            case UInt8(ascii: "t"): kind = Self.kind(bytes)
            default: break
            }
        }
        self.format = format
        self.kind = kind
        if hasPlace, place == nil { throw damaged("is followed by a cell that does not say where it stands") }
        // a row without a number stands where its first cell does
        if let place, !isNumbered, cells.isEmpty { row = place.row }
        let next = place?.column ?? column + 1
        if next <= column { isOrdered = false }
        guard next < 16_384, cells.count < 16_384 else {
            throw damaged("is in a row of more cells than a sheet has columns")
        }
        column = next
    }

    private static func kind(_ bytes: Span<UInt8>) -> Kind {
        switch (bytes.count, bytes.isEmpty ? 0 : bytes[0]) {
        case (1, UInt8(ascii: "s")): .shared
        case (1, UInt8(ascii: "b")): .boolean
        case (1, UInt8(ascii: "e")): .error
        case (1, UInt8(ascii: "d")): .date
        case (3, UInt8(ascii: "s")): .formulaText
        case (_, UInt8(ascii: "i")): .inline
        default: .number
        }
    }

    mutating func text(_ bytes: Span<UInt8>) throws(XLSXError) {
        if isInValue {
            for index in bytes.indices { value.append(bytes[index]) }
        } else if isInInline {
            inline.text(bytes)
        }
        guard value.count <= textLimit, inline.count <= textLimit else {
            throw budget.refusal(
                .oneTextBytes, path: path, part: part, "has a text of more than \(textLimit) bytes")
        }
    }

    mutating func end(_ element: XMLElement) {
        switch element {
        case .value: isInValue = false
        case .inline:
            isInInline = false
            hasValue = true
        default: if isInInline { inline.end(element) }
        }
    }

    mutating func endCell() throws(XLSXError) {
        guard hasValue else {
            if hasFormula { append(.formulaWithoutValue) }
            return
        }
        switch kind {
        case .number:
            let bare = bareValue
            if bare.isEmpty {
                if hasFormula { append(.formulaWithoutValue) }
            } else if let number = NumberText.parse(value.span.extracting(bare)) {
                append(.number(number))
            } else {
                throw damaged("holds no number")
            }
        case .shared:
            guard let number = NumberText.parse(value.span.extracting(bareValue)),
                let index = Int(exactly: number),
                index >= 0, index < texts.sharedCount
            else { throw damaged("refers to a shared text that is not there") }
            sharedBytes += texts.shared.range(at: index).count
            append(.text(TextID(shared: index)))
        case .inline: append(.text(keep(inline.take())))
        case .formulaText: append(.text(keep(TextAssembler.unescaped(value))))
        case .boolean:
            append(
                .boolean(
                    value[bareValue] == [UInt8(ascii: "1")] || value[bareValue] == Array("true".utf8)[...]))
        case .error: append(.error(keep(value)))
        case .date:
            if let serial = SerialDate.serial(iso: value.span.extracting(bareValue), uses1904: uses1904) {
                format = isoFormat
                append(.number(serial))
            } else {
                append(.text(keep(value)))
            }
        }
    }

    /// The stored value without the white space that some programs put around it.
    private var bareValue: Range<Int> {
        guard let first = value.firstIndex(where: { $0 > 0x20 }),
            let last = value.lastIndex(where: { $0 > 0x20 })
        else { return 0..<0 }
        return first..<last + 1
    }

    private mutating func keep(_ text: [UInt8]) -> TextID {
        texts.local.append(text)
        return TextID(local: texts.local.count - 1)
    }

    private mutating func append(_ content: Cell.Content) {
        cells.append(Cell(content: content, column: UInt16(column), format: format))
    }

    mutating func endRow() {
        guard !isOrdered else { return }
        // out of order, or twice: the last one of a column stands, as in Excel
        var byColumn: [UInt16: Cell] = [:]
        for cell in cells { byColumn[cell.column] = cell }
        cells = byColumn.values.sorted { $0.column < $1.column }
    }

    private func damaged(_ reason: String) -> XLSXError {
        let place = CellReference(row: max(row, 0), column: max(column, 0))
        return .damaged(path: path, part: part, reason: "\(sheetName)!\(place) \(reason)")
    }
}
