import AnnexASchema
import CalendarDays
import XLSXReader
import XLSXWriter

/// A table on a sheet of its own: coloured headings that stay in sight, filters, and texts that are whole on paper.
struct BookTable {
    /// What a cell holds.
    enum Cell {
        case text(String)
        case bold(String)
        case count(Int)
        case share(Double)
        case date(CalendarDay?)
        case severity(Severity)

        /// What counts for a row's height.
        var length: Int {
            switch self {
            case .text(let text): text.utf16.count
            case .bold(let text): text.utf16.count * 12 / 11
            default: 1
            }
        }
    }

    /// A column: its heading, its width in characters, and what it holds.
    struct Column {
        let heading: String
        let width: Double
        var isNumber = false
        /// Whether long texts make the row high; what does not fit is in the cell all the same.
        var makesHigh = true
        var isFilledIn = false
    }

    let columns: [Column]
    /// Columns that stay in sight when one looks to the right.
    var frozenColumns = 0
    /// What stands under the headings where there is no row.
    let wordsWhenEmpty: String
    let footer: String

    private static let cell = SummaryStyle.wrapped.with {
        $0.borders = CellFormat.Borders(bottom: .thin, right: .hair)
        $0.borderColor = SummaryStyle.line
    }
    private static let bold = cell.with { $0.isBold = true }
    private static let toFillIn = cell.with { $0.fill = 0xFFFBE6 }
    private static let number = cell.with {
        $0.horizontal = .right
        $0.indent = 1
        $0.numberFormat = "#,##0"
    }
    private static let share = number.with { $0.numberFormat = "0.0%" }
    private static let numberHeading = SummaryStyle.numberHeading.with { $0.indent = 1 }
    private static let date = cell.with {
        $0.numberFormat = "dd/mm/yyyy"
        $0.horizontal = .left
    }

    static func format(of severity: Severity) -> CellFormat {
        cell.with {
            $0.isBold = severity.rank < 2
            $0.fill = RGB(FindingsSheet.color(of: severity))
        }
    }

    /// Writes headings and rows, from the top; the last row may be no later than Excel's.
    func fill(_ sheet: SheetFile, rows: some Sequence<[Cell]>) throws(WorkbookWriteError) {
        for (index, column) in columns.enumerated() {
            try sheet.setColumns(index...index, width: column.width)
        }
        try sheet.setRow(0, height: 30)
        for (index, column) in columns.enumerated() {
            try sheet.write(
                text: column.heading, row: 0, column: index,
                format: column.isNumber ? Self.numberHeading : SummaryStyle.heading)
        }
        var last = 0
        for cells in rows {
            last += 1
            try sheet.setRow(last, height: height(of: cells))
            for (index, cell) in cells.enumerated() {
                try write(cell, on: sheet, row: last, column: index)
            }
        }
        if last == 0 {
            try sheet.write(text: wordsWhenEmpty, row: 1, column: 0, format: SummaryStyle.body)
        }
        try sheet.freeze(rows: 1, columns: frozenColumns)
        try sheet.addFilter(rows: 0...max(last, 1), columns: 0...columns.count - 1)
        if last > 0 { try sheet.allowNumbersAsText(rows: 1...last, columns: 0...columns.count - 1) }
        try sheet.setPage(
            PageSetup(
                isLandscape: true, fit: (wide: 1, tall: 0), margins: (0.3, 0.3, 0.4, 0.5),
                repeatedRows: 0...0,
                footer: footer))
    }

    private func write(
        _ cell: Cell, on sheet: SheetFile, row: Int, column: Int
    ) throws(WorkbookWriteError) {
        let format = columns[column].isFilledIn ? Self.toFillIn : Self.cell
        switch cell {
        case .text(let text):
            try sheet.write(text: CutText.cut(text), row: row, column: column, format: format)
        case .bold(let text):
            try sheet.write(text: CutText.cut(text), row: row, column: column, format: Self.bold)
        case .count(let number):
            try sheet.write(number: Double(number), row: row, column: column, format: Self.number)
        case .share(let share):
            try sheet.write(number: share, row: row, column: column, format: Self.share)
        case .date(let day?):
            if let serial = SerialDate.serial(of: day) {
                try sheet.write(number: serial, row: row, column: column, format: Self.date)
            } else {
                try sheet.write(text: day.iso, row: row, column: column, format: format)
            }
        case .date(nil): try sheet.writeBlank(row: row, column: column, format: format)
        case .severity(let severity):
            try sheet.write(
                text: "\(severity.sign) \(severity.word)", row: row, column: column,
                format: Self.format(of: severity))
        }
    }

    /// Points that a row takes so that its wrapped texts are whole: not every program finds that out by itself.
    private func height(of cells: [Cell]) -> Double {
        let lines = zip(cells, columns).map { cell, column in
            column.makesHigh ? (Double(cell.length) / (column.width * 1.15)).rounded(.up) : 1
        }
        return min(409, max(1, lines.max() ?? 1) * 13 + 4)
    }
}

/// Texts no longer than a cell of Excel holds.
enum CutText {
    /// The text, or as much of it as a cell holds, and that it goes on.
    static func cut(_ text: String) -> String {
        guard text.utf16.count > SheetFile.longestText else { return text }
        return String(decoding: text.utf16.prefix(SheetFile.longestText - 20), as: UTF16.self) + " … (cut)"
    }

    /// Names joined by commas, as search boxes take them; where a cell does not hold all, how many more there are.
    static func joined(_ names: [String], limit: Int = SheetFile.longestText) -> String {
        let room = limit - 60
        var length = 0
        for (index, name) in names.enumerated() {
            length += name.utf16.count + (index == 0 ? 0 : 1)
            guard length > room else { continue }
            let words = " … and \(names.count - index) more: see the work list"
            return names.prefix(index).joined(separator: ",") + words
        }
        return names.joined(separator: ",")
    }
}
