import ChATReport
import XLSXWriter

/// A page that is one long table, on a sheet with columns of its own.
struct ListingSheet {
    let page: ReportPage
    let listing: ReportPage.Listing
    let details: SummaryDetails

    private static let headingRow = 3

    func fill(_ sheet: SheetFile) throws(WorkbookWriteError) {
        sheet.hideGridlines()
        sheet.setTabColor(SummaryStyle.blue)
        try sheet.write(text: page.title, row: 0, column: 0, format: SummaryStyle.title)
        try sheet.setRow(0, pixels: 34)
        try sheet.write(
            text: "\(details.titleWithCut). \(page.period).", row: 1, column: 0, format: SummaryStyle.period)
        try sheet.write(
            text: "Contents", linkingTo: CellRange(sheet: "Contents", row: 0, column: 0), row: 2, column: 0,
            format: SummaryStyle.wayBack)
        for (column, heading) in listing.columns.enumerated() {
            try sheet.setColumns(column...column, width: heading.width)
        }
        let last = Self.headingRow + max(1, listing.rows.count)
        try sheet.addTable(
            TableSpec(
                name: listing.name, headings: listing.columns.map(\.heading),
                headingFormat: SummaryStyle.heading, mediumStyle: nil),
            rows: Self.headingRow...last, firstColumn: 0)
        try sheet.setRow(Self.headingRow, pixels: headingHeight)
        // numbers' headings stand over the numbers
        for (column, heading) in listing.columns.enumerated() where heading.isNumeric {
            try sheet.write(
                text: heading.heading, row: Self.headingRow, column: column,
                format: SummaryStyle.numberHeading)
        }
        let ruled = SummaryStyle.wrapped.with {
            $0.fontSize = 9
            $0.borders = SummaryStyle.rowRule
            $0.borderColor = SummaryStyle.line
        }
        let words = listing.columns.enumerated().map { position, column in
            ruled.with {
                if column.isNumeric { $0.horizontal = .right } else { $0.indent = position > 1 ? 1 : 0 }
            }
        }
        var numbers: [String: CellFormat] = [:]
        for (offset, cells) in listing.rows.enumerated() {
            let row = Self.headingRow + 1 + offset
            for (column, cell) in cells.enumerated() {
                switch cell {
                case .text(let text):
                    try sheet.write(text: text, row: row, column: column, format: words[column])
                case .number(let value, let decimals, let isPercent):
                    let places = decimals == 0 ? "" : "." + String(repeating: "0", count: decimals)
                    let shape = "#,##0\(places)\(isPercent ? "%" : "")"
                    let format = numbers[shape] ?? ruled.with { $0.numberFormat = shape }
                    numbers[shape] = format
                    try sheet.write(
                        number: isPercent ? value / 100 : value, row: row, column: column, format: format)
                }
            }
            try sheet.setRow(row, pixels: height(cells))
        }
        var row = last + 2
        let format = SummaryStyle.small.with { $0.wraps = true }
        for note in page.notes {
            try sheet.merge(
                rows: row...row, columns: 0...listing.columns.count - 1, text: note, format: format)
            try sheet.setRow(row, pixels: note.count > 170 ? 30 : 16)
            row += 1
        }
        try sheet.freeze(
            rows: Self.headingRow + 1, columns: listing.columns.prefix(2).count { !$0.isNumeric })
        try sheet.setPage(
            SummaryStyle.page(
                details, period: page.period, lastRow: row, lastColumn: listing.columns.count - 1,
                isOnePage: false, repeatedRows: Self.headingRow...Self.headingRow))
    }

    /// Excel fits rows to text only when it edits them: lines are counted here, a little generously.
    private func height(_ cells: [ReportPage.Listing.Cell]) -> Int {
        var lines = 1
        for (cell, column) in zip(cells, listing.columns) {
            // a number is never broken
            guard case .text(let text) = cell else { continue }
            lines = max(lines, Int((Double(text.count) / (column.width * 1.1)).rounded(.up)))
        }
        return min(lines * 14 + 3, 540)
    }

    /// Headings of many words wrap, and their words are not broken.
    private var headingHeight: Int {
        let lines = listing.columns.map { Int((Double($0.heading.count) / ($0.width * 0.8)).rounded(.up)) }
        return max(34, (lines.max() ?? 1) * 16 + 4)
    }
}
