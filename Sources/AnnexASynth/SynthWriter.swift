internal import CalendarDays
package import XLSXWriter

/// Writes an invented return as a workbook; equal returns give equal bytes.
package struct SynthWriter: Sendable {
    /// Above this many cells rows are streamed, and their words stand in the sheets themselves.
    private static let cellsInMemory = 400_000
    private static let dates = CellFormat(numberFormat: "dd/mm/yyyy")
    private static let headings = CellFormat(isBold: true, vertical: .top, wraps: true)
    private static let title = CellFormat(fontSize: 14, isBold: true)

    /// A writer; it has nothing to set.
    package init() {}

    /// Writes the file, over one that is there.
    ///
    /// Libxlsxwriter has no error cells: `#N/A` is written as words.
    ///
    /// - Throws: `WorkbookWriteError` where the path cannot be written.
    package func write(_ return: SynthReturn, to path: String) throws(WorkbookWriteError) {
        let properties = WorkbookProperties(
            title: "Annex A", created: `return`.extracted.civil, author: "annex-a synth",
            comments: "Invented for demonstration and testing; no child in it is a real child.")
        let cells = `return`.sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.count } }
        let book = try WorkbookFile(
            path: path, properties: properties, writesInOrder: cells > Self.cellsInMemory)
        var files: [SheetFile] = []
        for sheet in `return`.sheets { files.append(try book.addSheet(named: sheet.name)) }
        for (sheet, file) in zip(`return`.sheets, files) { try write(sheet, to: file) }
        try book.close()
    }

    private func write(_ sheet: SynthSheet, to file: SheetFile) throws(WorkbookWriteError) {
        let width = max(1, sheet.columns.count)
        try file.setColumns(0...(width - 1), width: sheet.list == nil ? 24 : 17)
        for (row, cells) in sheet.rows.enumerated() {
            if row == 0, sheet.hasMergedTitle, width > 1, case .text(let title)? = cells.first {
                try file.merge(rows: 0...0, columns: 0...(width - 1), text: title, format: Self.title)
                continue
            }
            let format = row == sheet.headingRow - 1 ? Self.headings : nil
            for (column, cell) in cells.enumerated() {
                try write(cell, format: format, row: row, column: column, to: file)
            }
        }
    }

    private func write(
        _ cell: SynthCell, format: CellFormat?, row: Int, column: Int, to file: SheetFile
    ) throws(WorkbookWriteError) {
        switch cell {
        case .empty: return
        case .text(let text), .error(let text):
            try file.write(text: text, row: row, column: column, format: format)
        case .number(let number): try file.write(number: number, row: row, column: column)
        case .date(let date):
            try file.write(number: Double(date.excelSerial), row: row, column: column, format: Self.dates)
        case .boolean(let boolean): try file.write(boolean: boolean, row: row, column: column)
        }
    }
}
