internal import OOXMLParts

/// Builds the rows of a text file from UTF-8 that comes in pieces.
///
/// Quotes are what RFC 4180 and Excel take them for: a field that opens with
/// one runs to the next that is not doubled, and may hold delimiters and line
/// ends. What follows the closing quote belongs to the field; a quote within a
/// field that did not open with one is a character. Lines end with CR LF, LF or CR.
struct DelimitedRows {
    private(set) var texts = TextStore()

    private let path: String
    private let delimiter: UInt8
    private var interner = TextInterner()
    private var cells: [Cell] = []
    private var field: [UInt8] = []
    private var state = State.fieldStart
    private var row = 0
    private var column = 0
    private var line = 1
    private var openedLine = 1
    private var endedWithReturn = false
    private var hasBegunRow = false
    private let budget: ReadingBudget
    /// Bytes that one field may have: more is, as a rule, a quote that was never closed.
    private let fieldLimit: Int
    private var cellCount = 0
    private var textBytes = 0

    private enum State {
        case fieldStart, unquoted, quoted, quoteInQuoted
    }

    init(path: String, delimiter: UInt8, budget: ReadingBudget) {
        self.path = path
        self.delimiter = delimiter
        self.budget = budget
        fieldLimit = budget.value(of: .oneTextBytes)
    }

    /// Tells the budget what was read since the last time.
    mutating func spend() throws(XLSXError) {
        try budget.keep(
            cells: cellCount, filled: cellCount, textBytes: textBytes, path: path, part: "the file")
        cellCount = 0
        textBytes = 0
    }

    /// Reads the next piece; returns whether more is wanted.
    mutating func read(_ bytes: [UInt8], into rows: some RowSink) throws(XLSXError) -> Bool {
        for byte in bytes {
            if endedWithReturn {
                endedWithReturn = false
                if byte == 0x0A {
                    if state == .quoted { field.append(byte) }
                    continue
                }
            }
            switch byte {
            case UInt8(ascii: "\""): quote()
            case delimiter where state != .quoted: try endField()
            case 0x0A, 0x0D:
                endedWithReturn = byte == 0x0D
                if state == .quoted {
                    field.append(byte)
                } else if try !endRow(into: rows) {
                    return false
                }
                line += 1
            case 0:
                throw damaged("line \(line)", "it holds a zero byte, which no text has")
            default:
                if state == .fieldStart || state == .quoteInQuoted { state = .unquoted }
                hasBegunRow = true
                field.append(byte)
            }
            if field.count > fieldLimit {
                throw budget.refusal(
                    .oneTextBytes, path: path, part: "line \(state == .quoted ? openedLine : line)",
                    "has a field of more than \(fieldLimit) bytes; a quote may be left open")
            }
        }
        return true
    }

    /// Ends the last row.
    mutating func finish(into rows: some RowSink) throws(XLSXError) {
        if state == .quoted { throw damaged("line \(openedLine)", "a quote is opened and never closed") }
        if hasBegunRow { _ = try endRow(into: rows) }
    }

    private mutating func quote() {
        hasBegunRow = true
        switch state {
        case .fieldStart:
            state = .quoted
            openedLine = line
        case .quoted: state = .quoteInQuoted
        case .quoteInQuoted:
            field.append(UInt8(ascii: "\""))
            state = .quoted
        case .unquoted: field.append(UInt8(ascii: "\""))
        }
    }

    private mutating func endField() throws(XLSXError) {
        if !field.isEmpty {
            guard column < 16_384 else {
                throw .overLimit(
                    path: path, part: "line \(line)", reason: "has more than 16,384 fields")
            }
            cellCount += 1
            textBytes += field.count
            let id = interner.id(of: field, in: &texts.local)
            cells.append(Cell(content: .text(id), column: UInt16(column)))
            field.removeAll(keepingCapacity: true)
        }
        column += 1
        state = .fieldStart
        hasBegunRow = true
    }

    private mutating func endRow(into rows: some RowSink) throws(XLSXError) -> Bool {
        try endField()
        let wantsMore = cells.isEmpty || rows.row(row, cells.span, texts)
        cells.removeAll(keepingCapacity: true)
        row += 1
        column = 0
        hasBegunRow = false
        return wantsMore
    }

    private func damaged(_ part: String, _ reason: String) -> XLSXError {
        .damaged(path: path, part: part, reason: reason)
    }
}

/// Keeps a text that comes again once, where it is short and came lately.
struct TextInterner {
    private var slots = [Int32](repeating: -1, count: 1 << 14)

    /// The number of that text in the pool, which it is added to unless it is found there.
    mutating func id(of text: [UInt8], in pool: inout TextPool) -> TextID {
        guard text.count <= 64 else {
            pool.append(text)
            return TextID(local: pool.count - 1)
        }
        var hash: UInt32 = 2_166_136_261
        for byte in text { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let slot = Int((hash ^ hash >> 15) & UInt32(slots.count - 1))
        let known = Int(slots[slot])
        if known >= 0, pool.holds(text, at: known) { return TextID(local: known) }
        pool.append(text)
        slots[slot] = Int32(clamping: pool.count - 1)
        return TextID(local: pool.count - 1)
    }
}

extension TextPool {
    fileprivate func holds(_ text: [UInt8], at index: Int) -> Bool {
        withUTF8(at: index) { bytes in
            guard bytes.count == text.count else { return false }
            for position in bytes.indices where bytes[position] != text[position] { return false }
            return true
        }
    }
}
