import AnnexASchema
import ChATReport
import XLSXWriter

/// One page of the summary on its sheet: title, tiles, figures and notes, for a sheet of A4 landscape.
struct PageSheet {
    let page: ReportPage
    let data: DataSheet
    let details: SummaryDetails
    /// What must be followed up, with where it stands.
    var followUps: [FollowUpLine] = []

    /// Narrow columns make a grid that tiles and figures share; the last of each figure's is a gap.
    ///
    /// Texts run on over the empty cells beside them.
    private static let columnPixels = 17
    static let cells = 72
    private static let cellsPerColumn = cells / PageGrid.columns
    private static let tableRowPixels = 17
    /// The columns of a table beside a chart; its numbers end at these.
    private static let tableCells = 17
    private static let numberCells = (count: 13, share: 16)

    func fill(_ sheet: SheetFile) throws(WorkbookWriteError) {
        sheet.hideGridlines()
        sheet.setTabColor(SummaryStyle.blue)
        try sheet.setColumns(0...Self.cells - 1, pixels: Self.columnPixels)
        try sheet.write(text: page.title, row: 0, column: 0, format: SummaryStyle.title)
        try sheet.setRow(0, pixels: 34)
        try sheet.write(
            text: "\(details.titleWithCut). \(page.period).", row: 1, column: 0, format: SummaryStyle.period)
        try sheet.write(
            text: "Contents", linkingTo: CellRange(sheet: "Contents", row: 0, column: 0), row: 1,
            column: Self.cells - 2, format: SummaryStyle.wayBack.with { $0.horizontal = .right })
        try sheet.setRow(1, pixels: 20)
        try sheet.setRow(2, pixels: 8)
        let tiles = TileRows(tiles: page.tiles, isAlone: page.figures.isEmpty)
        var sections = PageSections(pixels: 62 + tiles.pixels)
        var row = try tiles.fill(sheet, from: 3)
        row = try figures(on: sheet, from: row, sections: &sections)
        let block = FollowUpBlock(
            lines: followUps,
            title: page.id == DataQuality.pageID ? "Rules that are broken" : "To follow up")
        sections.begin(at: row)
        row = try block.fill(sheet, from: row)
        sections.pixels += block.pixels + notes.count * 16
        for note in notes {
            try sheet.merge(
                rows: row...row, columns: 0...Self.cells - 1, text: note,
                format: SummaryStyle.small.with { $0.wraps = true })
            try sheet.setRow(row, pixels: note.count > 190 ? 30 : 16)
            row += 1
        }
        try sheet.setPage(
            SummaryStyle.page(
                details, period: page.period, lastRow: max(row - 1, 4), lastColumn: Self.cells - 1,
                paper: sections.paper, repeatedRows: 0...2))
    }

    /// The page's own notes, then those of its figures with their names.
    private var notes: [String] {
        page.notes + page.figures.flatMap { figure in figure.notes.map { "\(figure.title): \($0)" } }
    }

    private func figures(
        on sheet: SheetFile, from first: Int, sections: inout PageSections
    ) throws(WorkbookWriteError) -> Int {
        let grid = PageGrid(page.figures)
        var row = first
        var bandRows: [Int] = []
        // each band: title, headline, rows of one height for the chart and its table, gap
        for (band, height) in grid.bandHeights.enumerated() {
            bandRows.append(row)
            // a chart over two bands is not cut in two
            let isCut = grid.blocks.contains { $0.band < band && band < $0.band + $0.bandSpan }
            if !isCut { sections.begin(at: row) }
            let isLong = zip(page.figures, grid.blocks).contains { figure, block in
                block.band == band && figure.headline.count > 48 * block.columnSpan
            }
            try sheet.setRow(row, pixels: isLong ? 38 : 24)
            try sheet.setRow(row + 1, pixels: 18)
            let lines = Self.lines(height)
            for line in 0..<lines { try sheet.setRow(row + 2 + line, pixels: Self.tableRowPixels) }
            try sheet.setRow(row + 2 + lines, pixels: 12)
            sections.pixels += 18 + (isLong ? 38 : 24) + lines * Self.tableRowPixels + 12
            row += lines + 3
        }
        let charts = FigureCharts(data: data)
        for (index, block) in grid.blocks.enumerated() {
            let top = bandRows[block.band]
            let end = block.band + block.bandSpan
            let bottom = (end < bandRows.count ? bandRows[end] : row) - 2
            try write(index, block: block, rows: top...bottom, charts: charts, on: sheet)
        }
        return row
    }

    private static func lines(_ height: Int) -> Int {
        (height + tableRowPixels - 1) / tableRowPixels
    }

    private func write(
        _ index: Int, block: PageGrid.Block, rows: ClosedRange<Int>, charts: FigureCharts, on sheet: SheetFile
    ) throws(WorkbookWriteError) {
        let figure = page.figures[index]
        let place = data.place(index)
        let left = block.column * Self.cellsPerColumn
        let right = left + block.columnSpan * Self.cellsPerColumn - 2
        let top = rows.lowerBound
        try sheet.merge(
            rows: top...top, columns: left...right, text: figure.headline, format: SummaryStyle.headline)
        try sheet.write(text: figure.subtitle, row: top + 1, column: left, format: SummaryStyle.figureTitle)
        try sheet.write(
            text: "Data", linkingTo: CellRange(sheet: data.name, row: place.headingRow, column: 0),
            row: top + 1, column: right, format: SummaryStyle.link, tip: "The numbers behind this chart")
        guard !figure.table.isEmpty, let chart = charts.chart(index) else {
            return try table(figure, row: top + 2, column: left, on: sheet)
        }
        let tableCells = figure.isTabled ? Self.tableCells : 0
        let width = (right - left + 1 - tableCells) * Self.columnPixels
        // few bars beside many are no thicker for it
        let height = min(
            height(of: block, in: PageGrid(page.figures), rows: rows), PageGrid.mostPixels(of: figure) ?? .max
        )
        try sheet.insert(
            chart, row: top + 2, column: left, width: width, height: height, altText: figure.altText)
        if figure.isTabled { try table(figure, row: top + 2, column: right - tableCells + 1, on: sheet) }
    }

    /// The pixels from below a block's headline to its end.
    private func height(of block: PageGrid.Block, in grid: PageGrid, rows: ClosedRange<Int>) -> Int {
        var height = Self.lines(grid.bandHeights[block.band]) * Self.tableRowPixels
        for band in block.band + 1..<block.band + block.bandSpan {
            height += Self.lines(grid.bandHeights[band]) * Self.tableRowPixels + 18 + 22 + 12
        }
        return height
    }

    /// The numbers in cells: name, number, share.
    private func table(
        _ figure: ReportPage.Figure, row first: Int, column: Int, on sheet: SheetFile
    ) throws(WorkbookWriteError) {
        guard !figure.table.isEmpty else { return }
        let ruled = SummaryStyle.body.with {
            $0.borders = SummaryStyle.rowRule
            $0.borderColor = SummaryStyle.line
        }
        let right = ruled.with { $0.horizontal = .right }
        func line(_ row: Int, _ texts: [String], format: CellFormat, numbers: CellFormat)
            throws(WorkbookWriteError)
        {
            for cell in 0..<Self.tableCells {
                try sheet.writeBlank(row: row, column: column + cell, format: format)
            }
            try sheet.write(text: texts[0], row: row, column: column, format: format)
            try sheet.write(
                text: texts[1], row: row, column: column + Self.numberCells.count, format: numbers)
            try sheet.write(
                text: texts[2], row: row, column: column + Self.numberCells.share, format: numbers)
        }
        let bold = ruled.with { $0.isBold = true }
        try line(
            first, ["", "Number", "%"], format: bold, numbers: bold.with { $0.horizontal = .right })
        for (offset, row) in figure.table.rows.prefix(PageGrid.longestTable).enumerated() {
            try line(
                first + 1 + offset,
                [row.label, row.text(0), row.percentText(decimals: figure.decimals)], format: ruled,
                numbers: right)
        }
    }
}
