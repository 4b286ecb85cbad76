import OOXMLParts
import XLSXReader

/// A small table that a user gives, as CSV or as the first sheet of a workbook: a line of headings, then its lines.
struct TableFile {
    /// One line: its number in the file, counted from 1, and its fields by folded heading.
    struct Line {
        let number: Int
        fileprivate let fields: [String]
        fileprivate let positions: [String: Int]

        /// The field under a heading, without white space around it; empty where there is none.
        subscript(heading: String) -> String {
            guard let position = positions[heading], position < fields.count else { return "" }
            return fields[position]
        }
    }

    /// The headings as typed.
    let headings: [String]
    private let sink: TableSink
    private let positions: [String: Int]

    /// Reads the file; headings are compared by `folded`.
    init(path: String, folded: (String) -> String) throws(XLSXError) {
        let workbook = try Workbook(path: path)
        let sink = TableSink()
        if let sheet = workbook.sheets.first { _ = try workbook.read(sheet, into: sink) }
        self.sink = sink
        headings = sink.rows.first?.fields ?? []
        positions = Dictionary(
            headings.enumerated().map { (folded($1), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether there is a heading of that folded form.
    func has(_ heading: String) -> Bool { positions[heading] != nil }

    /// The lines below the headings.
    var lines: some Sequence<Line> {
        sink.rows.dropFirst().lazy.map { Line(number: $0.number, fields: $0.fields, positions: positions) }
    }
}

private final class TableSink: RowSink {
    private(set) var rows: [(number: Int, fields: [String])] = []

    func row(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> Bool {
        var fields: [String] = []
        for position in cells.indices {
            let cell = cells[position]
            while fields.count < Int(cell.column) { fields.append("") }
            fields.append(Self.text(cell, texts))
        }
        rows.append((index + 1, fields))
        return true
    }

    private static func text(_ cell: Cell, _ texts: TextStore) -> String {
        switch cell.content {
        case .empty, .formulaWithoutValue, .error: ""
        case .boolean(let value): value ? "TRUE" : "FALSE"
        case .number(let value): NumberText.shortest(value)
        case .text(let id): trimmed(texts.string(id))
        }
    }

    /// A text without white space around it; most have none.
    private static func trimmed(_ text: String) -> String {
        guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
        let inner = text.drop(while: \.isWhitespace)
        return inner.lastIndex { !$0.isWhitespace }.map { String(inner[...$0]) } ?? ""
    }
}
