import OOXMLParts
import XLSXReader

/// A sheet of words that is added behind all others. Nothing on it is ever a formula.
public struct AddedSheet: Sendable {
    /// How a cell looks.
    public enum Style: Hashable, Sendable {
        case text, title, heading, link
        /// Text that runs over the cells to its right.
        case line
        /// Text on a fill, as 0xRRGGBB.
        case filled(UInt32)
    }

    /// One cell: its words, its look, and the cell that it leads to.
    public struct Cell: Sendable {
        let text: String
        let style: Style
        let target: Target?

        /// A cell; one without text is left out.
        public init(_ text: String, _ style: Style = .text, target: Target? = nil) {
            self.text = text
            self.style = style
            self.target = target
        }
    }

    /// A cell of another sheet.
    public struct Target: Sendable {
        let sheet: String
        let place: CellReference

        /// The cell at that row and column, both counted from 0.
        public init(sheet: String, row: Int, column: Int) {
            self.sheet = sheet
            place = CellReference(row: row, column: column)
        }
    }

    static let headingColor: UInt32 = 0x12436D
    /// Cells that lead somewhere: Excel takes 65,530 on a sheet.
    public static let mostLinks = 65_000

    let name: String
    private let widths: [Double]
    private var links = ""
    private var linkCount = 0
    private var rows: [UInt8] = []
    private var rowCount = 0
    private var table: (row: Int, last: Int)?
    private var styles: [Style] = []

    /// An empty sheet with columns of those widths.
    public init(name: String, widths: [Double]) {
        self.name = name
        self.widths = widths
    }

    /// Adds a row that stands by itself: it may be wider than its column.
    public mutating func add(line cells: [Cell]) {
        add(cells, height: nil)
    }

    /// Adds the headings of the table; they stay in sight, with a filter.
    public mutating func add(headings: [String]) {
        table = (rowCount, rowCount)
        add(headings.map { Cell($0, .heading) }, height: 15)
    }

    /// Adds a row of the table, as high as its longest text asks for.
    public mutating func add(row cells: [Cell]) {
        let lines = zip(cells, widths).map { cell, width in
            (Double(cell.text.utf8.count) / (width * 0.9)).rounded(.up)
        }
        table?.last = rowCount
        add(cells, height: min(409, max(1, lines.max() ?? 1) * 15))
    }

    private mutating func add(_ cells: [Cell], height: Double?) {
        let measure = height.map { " ht=\"\($0)\" customHeight=\"1\"" } ?? ""
        rows += Array("<row r=\"\(rowCount + 1)\"\(measure)>".utf8)
        for (column, cell) in cells.enumerated() where !cell.text.isEmpty {
            let place = CellReference(row: rowCount, column: column)
            let known = styles.firstIndex(of: cell.style)
            if known == nil { styles.append(cell.style) }
            // the number stands for the style until the workbook's own numbers are known
            rows += Array("<c r=\"\(place)\" s=\"".utf8)
            rows += [0, UInt8(known ?? styles.count - 1)]
            rows += Array("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">".utf8)
            XMLText.append(Self.clipped(cell.text), to: &rows)
            rows += Array("</t></is></c>".utf8)
            if let target = cell.target, linkCount < Self.mostLinks {
                linkCount += 1
                let sheet = target.sheet.replacing("'", with: "''")
                links +=
                    "<hyperlink ref=\"\(place)\" location=\"\(XMLText.escaped("'\(sheet)'!\(target.place)"))\"/>"
            }
        }
        rows += Array("</row>".utf8)
        rowCount += 1
    }

    /// As much of a text as a cell can hold.
    private static func clipped(_ text: String) -> String {
        text.utf16.count <= 32_767 ? text : String(text.unicodeScalars.prefix(16_000))
    }

    /// The sheet's part.
    func bytes(namespace: String, styles edit: inout StylesEdit) -> [UInt8] {
        let numbers = styles.map { Array(String(edit.format($0)).utf8) }
        let last = CellReference(row: max(rowCount - 1, 0), column: max(widths.count - 1, 0))
        var text =
            XMLPrologue.text
            + "<worksheet xmlns=\"\(namespace)\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
            + "<dimension ref=\"A1:\(last)\"/><sheetViews><sheetView workbookViewId=\"0\">"
        if let table {
            text +=
                "<pane ySplit=\"\(table.row + 1)\" topLeftCell=\"A\(table.row + 2)\" activePane=\"bottomLeft\" "
            text += "state=\"frozen\"/>"
        }
        text += "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>"
        for (column, width) in widths.enumerated() {
            text += "<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
        }
        var out = Array((text + "</cols><sheetData>").utf8)
        var rest = rows[...]
        while let mark = rest.firstIndex(of: 0) {
            out += rest[..<mark]
            out += numbers[Int(rest[mark + 1])]
            rest = rest[(mark + 2)...]
        }
        out += rest
        text = "</sheetData>"
        if let table {
            let corner = CellReference(row: table.last, column: max(widths.count - 1, 0))
            text += "<autoFilter ref=\"A\(table.row + 1):\(corner)\"/>"
        }
        if !links.isEmpty { text += "<hyperlinks>\(links)</hyperlinks>" }
        text +=
            "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>"
        text += "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"
        return out + Array(text.utf8)
    }
}
