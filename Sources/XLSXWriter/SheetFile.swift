import CXLSXWriter

/// A sheet of a workbook being written; rows and columns count from 0.
///
/// A copy is the same sheet. Using it after the workbook's `close()` stops the program. With
/// `writesInOrder`, a row must not be written once a later one was.
package struct SheetFile {
    /// The longest text a cell holds, in UTF-16 units: Excel's own limit.
    package static let longestText = 32_767
    /// The rows and columns of a sheet.
    package static let size = (rows: 1_048_576, columns: 16_384)

    /// The name on the sheet's tab.
    package let name: String
    let book: OpenWorkbook
    /// Whether its rows must be written from the top, and are gone from memory then.
    let writesInOrder: Bool
    private let pointer: UnsafeMutablePointer<lxw_worksheet>

    init(
        name: String, book: OpenWorkbook, pointer: UnsafeMutablePointer<lxw_worksheet>, writesInOrder: Bool
    ) {
        self.writesInOrder = writesInOrder
        self.name = name
        self.book = book
        self.pointer = pointer
    }

    /// Valid while the workbook is open, which reading it checks.
    var sheet: UnsafeMutablePointer<lxw_worksheet> {
        _ = book.pointer
        return pointer
    }

    /// A block of this sheet's cells.
    package func range(rows: ClosedRange<Int>, columns: ClosedRange<Int>) -> CellRange {
        CellRange(sheet: name, rows: rows, columns: columns)
    }

    // MARK: Cells

    /// Writes text, and nothing but text: `=A1` and `http://…` stay as typed.
    ///
    /// A text longer than ``longestText`` is refused: cut it first. Empty text is a blank cell.
    package func write(
        text: String, row: Int, column: Int, format: CellFormat? = nil
    ) throws(WorkbookWriteError) {
        let place = try place(row, column)
        try check(length: text, row, column)
        let text = text.escapedForCell
        let format = try book.format(format)
        try check(worksheet_write_string(sheet, place.row, place.column, text, format), row, column)
    }

    /// Writes a number, which must be finite; 15 digits of it survive in Excel.
    ///
    /// A date is a number, the days since 1899-12-30, with a format such as `dd/mm/yyyy`.
    package func write(
        number: Double, row: Int, column: Int, format: CellFormat? = nil
    ) throws(WorkbookWriteError) {
        let place = try place(row, column)
        guard number.isFinite else {
            throw .notFinite(sheet: name, cell: CellRange.name(row: row, column: column))
        }
        let format = try book.format(format)
        try check(worksheet_write_number(sheet, place.row, place.column, number, format), row, column)
    }

    /// Writes `TRUE` or `FALSE`.
    package func write(
        boolean: Bool, row: Int, column: Int, format: CellFormat? = nil
    ) throws(WorkbookWriteError) {
        let place = try place(row, column)
        let format = try book.format(format)
        try check(
            worksheet_write_boolean(sheet, place.row, place.column, boolean ? 1 : 0, format), row, column)
    }

    /// Writes a formula, which starts with `=`, and the number it comes to.
    ///
    /// Nothing here evaluates: readers that do not calculate show `result`. A chart draws such a
    /// cell as 0 until something calculates.
    package func write(
        formula: String, result: Double, row: Int, column: Int, format: CellFormat? = nil
    ) throws(WorkbookWriteError) {
        let place = try place(row, column)
        guard result.isFinite else {
            throw .notFinite(sheet: name, cell: CellRange.name(row: row, column: column))
        }
        try check(formula: formula, row, column)
        let format = try book.format(format)
        try check(
            worksheet_write_formula_num(sheet, place.row, place.column, formula, format, result),
            row, column)
    }

    /// Writes a formula, which starts with `=`, and the text it comes to.
    package func write(
        formula: String, result: String, row: Int, column: Int, format: CellFormat? = nil
    ) throws(WorkbookWriteError) {
        let place = try place(row, column)
        try check(length: result, row, column)
        try check(formula: formula, row, column)
        let format = try book.format(format)
        try check(
            worksheet_write_formula_str(
                sheet, place.row, place.column, formula, format, result.printable),
            row, column)
    }

    /// Gives an empty cell its looks.
    package func writeBlank(row: Int, column: Int, format: CellFormat) throws(WorkbookWriteError) {
        let place = try place(row, column)
        let format = try book.format(format)
        try check(worksheet_write_blank(sheet, place.row, place.column, format), row, column)
    }

    /// Writes text that leads to another place in the workbook, blue and underlined by default.
    ///
    /// A sheet holds at most 65,530 links.
    package func write(
        text: String, linkingTo target: CellRange, row: Int, column: Int, format: CellFormat? = nil,
        tip: String? = nil
    ) throws(WorkbookWriteError) {
        let place = try place(row, column)
        try check(length: text, row, column)
        try check(target, row, column)
        guard pointer.pointee.hlink_count < 65_530 else {
            throw refusal("a sheet holds no more than 65,530 links", row, column)
        }
        guard (tip ?? "").utf16.count <= 255 else {
            throw refusal("the tip of a link has at most 255 characters", row, column)
        }
        let link = "internal:" + target.reference(isFixed: false)
        let format = try book.format(format)
        try check(
            worksheet_write_url_opt(
                sheet, place.row, place.column, link, format, text.escapedForCell, tip?.printable),
            row, column)
    }

    /// Writes text that opens a file or folder by its path from where the workbook lies.
    ///
    /// A path with `#` or `%` is refused, since programs read those in their own ways.
    package func write(
        text: String, opening path: String, row: Int, column: Int, format: CellFormat? = nil
    ) throws(WorkbookWriteError) {
        let place = try place(row, column)
        try check(length: text, row, column)
        guard pointer.pointee.hlink_count < 65_530, path.utf16.count <= 1_000,
            !path.contains(where: { "#%".contains($0) })
        else { throw refusal("the cell cannot have a link to that file", row, column) }
        let format = try book.format(format)
        try check(
            worksheet_write_url_opt(
                sheet, place.row, place.column, "external:" + path, format, text.escapedForCell, nil),
            row, column)
    }

    /// Hangs a note on a cell, shown when the pointer rests there; the size is in pixels.
    package func write(
        note: String, row: Int, column: Int, author: String? = nil, width: Int = 256, height: Int = 96
    ) throws(WorkbookWriteError) {
        let place = try place(row, column)
        try check(length: note, row, column)
        let sheet = sheet
        let status = CallMemory.scope { memory in
            var options = lxw_comment_options()
            options.author = memory.string(author?.printable)
            options.width = UInt16(clamping: width)
            options.height = UInt16(clamping: height)
            return worksheet_write_comment_opt(sheet, place.row, place.column, note.printable, &options)
        }
        try check(status, row, column)
    }

    /// Joins cells into one that shows `text`; for titles, never inside a table.
    ///
    /// With `writesInOrder`, one row only.
    package func merge(
        rows: ClosedRange<Int>, columns: ClosedRange<Int>, text: String, format: CellFormat? = nil
    ) throws(WorkbookWriteError) {
        let area = try area(rows, columns)
        try check(length: text, rows.lowerBound, columns.lowerBound)
        guard rows.count > 1 || columns.count > 1 else {
            throw refusal("one cell alone cannot be merged", rows.lowerBound, columns.lowerBound)
        }
        let format = try book.format(format)
        try check(
            worksheet_merge_range(
                sheet, area.top, area.left, area.bottom, area.right, text.escapedForCell, format),
            rows.lowerBound, columns.lowerBound)
    }

    // MARK: Checks

    func place(_ row: Int, _ column: Int) throws(WorkbookWriteError) -> (row: lxw_row_t, column: lxw_col_t) {
        guard 0..<Self.size.rows ~= row, 0..<Self.size.columns ~= column else {
            throw .refused(
                sheet: name, cell: "row \(row + 1), column \(column + 1)", reason: "no sheet is that large")
        }
        return (lxw_row_t(row), lxw_col_t(column))
    }

    typealias Area = (top: lxw_row_t, left: lxw_col_t, bottom: lxw_row_t, right: lxw_col_t)

    func area(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) throws(WorkbookWriteError) -> Area {
        let first = try place(rows.lowerBound, columns.lowerBound)
        let last = try place(rows.upperBound, columns.upperBound)
        return (first.row, first.column, last.row, last.column)
    }

    /// A range elsewhere must name cells that can be, on a sheet that is.
    func check(_ range: CellRange, _ row: Int, _ column: Int) throws(WorkbookWriteError) {
        guard book.hasSheet(named: range.sheet) else {
            throw refusal("there is no sheet called “\(range.sheet)” yet", row, column)
        }
        _ = try area(range.rows, range.columns)
    }

    func check(length text: String, _ row: Int, _ column: Int) throws(WorkbookWriteError) {
        guard text.utf8.count > Self.longestText, text.utf16.count > Self.longestText else { return }
        throw .textTooLong(
            sheet: name, cell: CellRange.name(row: row, column: column), length: text.utf16.count)
    }

    private func check(formula: String, _ row: Int, _ column: Int) throws(WorkbookWriteError) {
        guard formula.hasPrefix("="), formula.utf16.count <= 8_192, formula == formula.printable else {
            throw refusal("a formula starts with = and has at most 8,192 characters", row, column)
        }
    }

    func check(_ status: lxw_error, _ row: Int, _ column: Int) throws(WorkbookWriteError) {
        guard status != LXW_NO_ERROR else { return }
        guard status != LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE else {
            throw refusal("a later row is written already", row, column)
        }
        throw refusal(status.words, row, column)
    }

    func refusal(_ reason: String, _ row: Int, _ column: Int) -> WorkbookWriteError {
        .refused(sheet: name, cell: CellRange.name(row: row, column: column), reason: reason)
    }
}
