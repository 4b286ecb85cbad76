import XLSXWriter

/// Colours, cell formats and print set-up of the summary, in one place.
///
/// The colours are told apart by people who see few of them; shapes differ by pattern too.
enum SummaryStyle {
    static let ink: RGB = 0x1D1D1D
    static let quiet: RGB = 0x505A5F
    static let blue: RGB = 0x12436D
    static let turquoise: RGB = 0x28A197
    static let orange: RGB = 0xF46A25
    static let grey: RGB = 0x8A8A8A
    static let pale: RGB = 0xEAF0F6
    static let line: RGB = 0xBFC7CE
    static let white: RGB = 0xFFFFFF
    static let font = "Arial"

    static let body = CellFormat(fontName: font, fontSize: 10, color: ink, vertical: .top)
    static let wrapped = body.with { $0.wraps = true }
    static let small = body.with {
        $0.fontSize = 9
        $0.color = quiet
    }
    static let title = body.with {
        $0.fontSize = 20
        $0.isBold = true
        $0.color = blue
        $0.vertical = .center
    }
    static let period = body.with {
        $0.fontSize = 11
        $0.color = quiet
    }
    static let tileName = CellFormat(
        fontName: font, fontSize: 11, color: quiet, fill: pale, vertical: .center, wraps: true, indent: 1,
        borders: CellFormat.Borders(top: .thick), borderColor: blue)
    static let tileValue = CellFormat(
        fontName: font, fontSize: 22, isBold: true, color: blue, fill: pale, horizontal: .left,
        vertical: .center, indent: 1)
    static let tileDetail = CellFormat(
        fontName: font, fontSize: 9, color: quiet, fill: pale, vertical: .top, wraps: true, indent: 1)
    static let figureTitle = body.with { $0.color = quiet }
    static let link = figureTitle.with {
        $0.color = blue
        $0.isUnderlined = true
        $0.horizontal = .right
    }
    /// Leads from one sheet to another.
    static let wayBack = body.with {
        $0.color = blue
        $0.isUnderlined = true
    }
    /// Above a table or a part of a sheet.
    static let subtitle = body.with {
        $0.fontSize = 12
        $0.isBold = true
    }
    static let headline = body.with {
        $0.fontSize = 12
        $0.isBold = true
        $0.wraps = true
        $0.vertical = .center
        $0.borders = CellFormat.Borders(top: .medium)
        $0.borderColor = blue
    }
    static let heading = CellFormat(
        fontName: font, fontSize: 10, isBold: true, color: white, fill: blue, vertical: .center, wraps: true)
    static let numberHeading = heading.with { $0.horizontal = .right }
    static let count = body.with { $0.numberFormat = "#,##0" }
    /// What stands for a number that is held back.
    static let withheld = body.with { $0.horizontal = .right }
    /// The fills of a chart's parts, told apart by pattern as well as by colour.
    static let fills: [ChartFill] = [
        .solid(blue), .pattern(.wideUpward, orange, on: white), .pattern(.dots40, turquoise, on: white),
        .solid(0xA285D1), .pattern(.darkHorizontal, 0x801650, on: white),
        .pattern(.wideDownward, grey, on: white),
    ]
    /// The outlines that go with them.
    static let outlines: [RGB] = [blue, orange, turquoise, 0xA285D1, 0x801650, grey]
    static let rowRule = CellFormat.Borders(bottom: .thin)

    /// Numbers with thousands commas and that many decimal places.
    static func number(decimals: Int) -> CellFormat {
        count.with {
            if decimals > 0 { $0.numberFormat = "#,##0." + String(repeating: "0", count: decimals) }
        }
    }

    /// Percentages are kept as fractions, so that Excel's own format shows them.
    static func percent(decimals: Int) -> CellFormat {
        body.with {
            $0.numberFormat = decimals == 0 ? "0%" : "0." + String(repeating: "0", count: decimals) + "%"
        }
    }

    /// Excel's notation for the line above and the line below every printed page.
    static func page(
        _ details: SummaryDetails, period: String, lastRow: Int, lastColumn: Int, isOnePage: Bool,
        repeatedRows: ClosedRange<Int>? = nil
    ) -> PageSetup {
        let name = String(details.titleWithCut.prefix(60))
        let header = "&L&9\(PageSetup.literal(name))&R&9\(PageSetup.literal(period))"
        let footer =
            "&L&9\(PageSetup.literal(String(details.marking.prefix(80))))&C&9Page &P of &N"
            + "&R&9Run \(PageSetup.literal(String(details.runID.prefix(20))))"
        return PageSetup(
            isLandscape: true, fit: (1, isOnePage ? 1 : 0), margins: (0.4, 0.4, 0.6, 0.6),
            repeatedRows: repeatedRows, area: (0...lastRow, 0...lastColumn), header: header, footer: footer,
            isCentered: isOnePage)
    }

    /// The same for a page of figures, on one sheet of paper or on two.
    static func page(
        _ details: SummaryDetails, period: String, lastRow: Int, lastColumn: Int, paper: PageSections.Paper,
        repeatedRows: ClosedRange<Int>
    ) -> PageSetup {
        var setup = page(
            details, period: period, lastRow: lastRow, lastColumn: lastColumn, isOnePage: true,
            repeatedRows: repeatedRows)
        if case .two(let row) = paper {
            setup.fit = (1, 2)
            setup.cut = row
        }
        return setup
    }
}

extension SheetFile {
    /// Columns of equal pixels; Excel counts columns in characters of 7 pixels and 5 of margin.
    func setColumns(_ columns: ClosedRange<Int>, pixels: Int) throws(WorkbookWriteError) {
        try setColumns(columns, width: Double(pixels - 5) / 7)
    }

    func setRow(_ row: Int, pixels: Int) throws(WorkbookWriteError) {
        try setRow(row, height: Double(pixels) * 0.75)
    }
}
