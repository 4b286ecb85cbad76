import CXLSXWriter

/// How a sheet prints: A4, with lengths in inches.
///
/// `header` and `footer` are Excel's notation (`&C` centre, `&P` page, `&N` pages), 255 characters
/// at most; wrap what is not notation in ``literal(_:)``.
package struct PageSetup: Sendable {
    /// Whether the long edge lies at the bottom.
    package var isLandscape: Bool
    /// Pages the sheet is squeezed into; 0 means as many as it takes.
    package var fit: (wide: Int, tall: Int)?
    /// A row of `area`, counted from 0, that begins a new sheet of paper; nil for none. It works with `fit`,
    /// with which Excel heeds no page break: the area is cut in two.
    package var cut: Int?
    /// White room at the paper's edges, in inches; 0.5 at the sides and 0.6 above and below by default.
    package var margins: (left: Double, right: Double, top: Double, bottom: Double)
    /// Printed at the top of each page, counted from 0; nil for none.
    package var repeatedRows: ClosedRange<Int>?
    /// The only cells that print, counted from 0; nil for all that are written.
    package var area: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)?
    /// At the top of each page, 255 bytes at most, no `&G` or `&[`; nil for none.
    package var header: String?
    /// At the bottom of each page, with the limits of `header`; nil for none.
    package var footer: String?
    /// Whether columns stand in the middle across the page; rows start at the top all the same.
    package var isCentered: Bool

    /// Makes an upright page that is not squeezed, by default.
    package init(
        isLandscape: Bool = false, fit: (wide: Int, tall: Int)? = nil,
        margins: (left: Double, right: Double, top: Double, bottom: Double) = (0.5, 0.5, 0.6, 0.6),
        repeatedRows: ClosedRange<Int>? = nil,
        area: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? = nil,
        header: String? = nil, footer: String? = nil, isCentered: Bool = false
    ) {
        self.isLandscape = isLandscape
        self.fit = fit
        self.margins = margins
        self.repeatedRows = repeatedRows
        self.area = area
        self.header = header
        self.footer = footer
        self.isCentered = isCentered
    }

    /// Text for a header or footer with its `&` doubled.
    package static func literal(_ text: String) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
    }
}

extension SheetFile {
    /// Sets columns' width, in characters of the default font, and the format of cells not written.
    package func setColumns(
        _ columns: ClosedRange<Int>, width: Double, format: CellFormat? = nil, isHidden: Bool = false
    ) throws(WorkbookWriteError) {
        let area = try area(0...0, columns)
        guard 0...255 ~= width else {
            throw refusal("a column is 0 to 255 characters wide", 0, columns.lowerBound)
        }
        let format = try book.format(format)
        var options = lxw_row_col_options(hidden: isHidden ? 1 : 0, level: 0, collapsed: 0)
        try check(
            worksheet_set_column_opt(sheet, area.left, area.right, width, format, &options),
            0, columns.lowerBound)
    }

    /// Sets a row's height, in points, and the format of its cells not written.
    package func setRow(_ row: Int, height: Double, format: CellFormat? = nil) throws(WorkbookWriteError) {
        let place = try place(row, 0)
        guard 0...409 ~= height else { throw refusal("a row is 0 to 409 points high", row, 0) }
        let format = try book.format(format)
        try check(worksheet_set_row(sheet, place.row, height, format), row, 0)
    }

    /// Keeps the first rows and columns in sight.
    package func freeze(rows: Int, columns: Int) throws(WorkbookWriteError) {
        let place = try place(rows, columns)
        worksheet_freeze_panes(sheet, place.row, place.column)
    }

    /// Puts filter buttons on the first of `rows`; a table has its own.
    package func addFilter(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws(WorkbookWriteError) {
        let area = try area(rows, columns)
        try check(
            worksheet_autofilter(sheet, area.top, area.left, area.bottom, area.right),
            rows.lowerBound, columns.lowerBound)
    }

    /// Sets how the sheet prints.
    package func setPage(_ page: PageSetup) throws(WorkbookWriteError) {
        let sheet = sheet
        worksheet_set_paper(sheet, 9)  // A4
        if page.isLandscape { worksheet_set_landscape(sheet) } else { worksheet_set_portrait(sheet) }
        if let fit = page.fit {
            worksheet_fit_to_pages(sheet, UInt16(clamping: fit.wide), UInt16(clamping: fit.tall))
        }
        let margins = page.margins
        worksheet_set_margins(sheet, margins.left, margins.right, margins.top, margins.bottom)
        if page.isCentered { worksheet_center_horizontally(sheet) }
        if let rows = page.repeatedRows {
            let area = try area(rows, 0...0)
            try check(worksheet_repeat_rows(sheet, area.top, area.bottom), rows.lowerBound, 0)
        }
        if let printed = page.area, let cut = page.cut {
            guard printed.rows.contains(cut), cut > printed.rows.lowerBound else {
                throw refusal("a page is cut at a row that it prints", cut, 0)
            }
            let parts = [printed.rows.lowerBound...cut - 1, cut...printed.rows.upperBound]
            let formula =
                "=" + parts.map { range(rows: $0, columns: printed.columns).formula }.joined(separator: ",")
            let name = SheetName.quoted(self.name) + "!_xlnm.Print_Area"
            // libxlsxwriter 1.1.4 copies both into buffers of 128 bytes
            guard name.utf8.count < 128, formula.utf8.count < 128 else {
                throw refusal("its name is too long for a page that is cut", cut, 0)
            }
            try check(workbook_define_name(book.pointer, name, formula), cut, 0)
        } else if let printed = page.area {
            let area = try area(printed.rows, printed.columns)
            try check(worksheet_print_area(sheet, area.top, area.left, area.bottom, area.right), 0, 0)
        }
        for text in [page.header, page.footer].compactMap({ $0 }) {
            guard text.utf8.count <= LXW_HEADER_FOOTER_MAX, !text.contains("&G"), !text.contains("&[") else {
                throw refusal("a header or footer has at most 255 bytes and no picture", 0, 0)
            }
        }
        if let header = page.header { try check(worksheet_set_header(sheet, header.printable), 0, 0) }
        if let footer = page.footer { try check(worksheet_set_footer(sheet, footer.printable), 0, 0) }
    }

    /// Hides the grey lines between cells, on screen and paper.
    package func hideGridlines() {
        worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    }

    /// Colours the sheet's tab.
    package func setTabColor(_ color: RGB) {
        worksheet_set_tab_color(sheet, color.lxw)
    }

    /// Sets the size on screen, in per cent, kept within Excel's 10 to 400.
    package func setZoom(percent: Int) {
        worksheet_set_zoom(sheet, UInt16(min(max(percent, 10), 400)))
    }

    /// Makes this the sheet on show when the workbook opens; otherwise the first is.
    package func activate() {
        worksheet_activate(sheet)
    }

    /// Makes this the leftmost tab in sight when the workbook opens.
    package func setAsFirstTab() {
        worksheet_set_first_sheet(sheet)
    }

    /// Hides the sheet, which a reader can undo; never the first unless another is activated.
    package func hide() {
        worksheet_hide(sheet)
    }

    /// Asks Excel to refuse changes to locked cells; without a password, so not a safeguard.
    package func protect() {
        worksheet_protect(sheet, nil, nil)
    }

    /// Spares cells the green corner Excel gives to a number stored as text.
    ///
    /// Once a sheet: a second call replaces the first.
    package func allowNumbersAsText(
        rows: ClosedRange<Int>, columns: ClosedRange<Int>
    ) throws(WorkbookWriteError) {
        _ = try area(rows, columns)
        let first = CellRange.name(row: rows.lowerBound, column: columns.lowerBound)
        let last = CellRange.name(row: rows.upperBound, column: columns.upperBound)
        try check(
            worksheet_ignore_errors(
                sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "\(first):\(last)"),
            rows.lowerBound, columns.lowerBound)
    }
}
