import AnnexASchema
import CalendarDays
import ChATReport
import ResultFiles
import XLSXWriter

/// The index of a batch as a workbook: one row a return, with a link to its folder and its headline indicators.
///
/// It does not tell whether a return was done just now, so that a batch that was resumed has the same bytes.
struct BatchWorkbook {
    let index: BatchIndex

    private static let heading = SummaryStyle.heading.with { $0.vertical = .top }
    private static let columns: [(name: String, width: Double)] = [
        ("Return", 30), ("Authority", 22), ("As at", 12), ("Exit code", 8), ("Lists", 7), ("Rows", 10),
        ("Errors", 9), ("Warnings", 10), ("Queries", 9), ("Notes", 9), ("Acknowledged", 14), ("Why", 30),
    ]

    func write(to path: String) throws(OutputError) {
        do {
            try fill(path)
        } catch {
            throw OutputError(path: path, reason: error.reason)
        }
    }

    private func fill(_ path: String) throws(WorkbookWriteError) {
        // the newest of the returns' days stands for the clock
        let day = index.rows.compactMap { $0.outcome.flatMap { CalendarDay(iso: $0.asAt) } }.max()
        let stamp = (day ?? CalendarDay(number: 0)).civil
        let book = try WorkbookFile(
            path: path,
            properties: WorkbookProperties(
                title: "Annex A returns", created: (stamp.year, stamp.month, stamp.day)))
        let sheet = try book.addSheet(named: "Returns")
        let headlines = index.headlines
        for (column, part) in Self.columns.enumerated() {
            try sheet.setColumns(column...column, width: part.width)
            try sheet.write(text: part.name, row: 0, column: column, format: Self.heading)
        }
        let first = Self.columns.count
        for (column, indicator) in headlines.enumerated() {
            try sheet.setColumns(first + column...first + column, width: 16)
            try sheet.write(
                text: "\(indicator.id) \(indicator.name) (\(FigureText.words(for: indicator.unit)))", row: 0,
                column: first + column, format: Self.heading)
        }
        try sheet.setRow(0, height: 90)
        for (position, row) in index.rows.enumerated() {
            try write(row, at: position + 1, on: sheet)
        }
        try sheet.freeze(rows: 1, columns: 1)
        try sheet.addFilter(
            rows: 0...max(1, index.rows.count), columns: 0...first + max(0, headlines.count - 1))
        try sheet.setPage(
            PageSetup(
                isLandscape: true, fit: (wide: 1, tall: 0), repeatedRows: 0...0, footer: "&CPage &P of &N"))
        try book.close()
    }

    private func write(_ row: BatchRow, at place: Int, on sheet: SheetFile) throws(WorkbookWriteError) {
        let outcome = row.outcome
        if outcome != nil {
            try sheet.write(
                text: row.name, opening: row.name, row: place, column: 0,
                format: SummaryStyle.body.with {
                    $0.color = SummaryStyle.blue
                    $0.isUnderlined = true
                })
        } else {
            try sheet.write(text: row.name, row: place, column: 0, format: SummaryStyle.body)
        }
        let texts = [(1, row.authority), (2, outcome?.asAt ?? "")]
        for (column, text) in texts {
            try sheet.write(text: text, row: place, column: column, format: SummaryStyle.body)
        }
        var counts = [(3, row.exitCode)]
        if let outcome {
            counts += [(4, outcome.lists), (5, outcome.rows)]
            counts += outcome.findings.pairs.enumerated().map { (6 + $0.offset, $0.element.1) }
        }
        for (column, count) in counts {
            try sheet.write(number: Double(count), row: place, column: column, format: SummaryStyle.count)
        }
        try sheet.write(
            text: String(row.errors.joined(separator: "; ").prefix(SheetFile.longestText)), row: place,
            column: 11, format: SummaryStyle.body)
        for (position, indicator) in index.headlines.enumerated() {
            guard let value = outcome?.values[indicator.id] else { continue }
            let isPercent = indicator.unit == .percent
            let format =
                isPercent
                ? SummaryStyle.percent(decimals: indicator.decimals)
                : SummaryStyle.body.with {
                    $0.numberFormat =
                        indicator.decimals == 0
                        ? "#,##0" : "#,##0." + String(repeating: "0", count: indicator.decimals)
                }
            try sheet.write(
                number: isPercent ? value / 100 : value, row: place, column: Self.columns.count + position,
                format: format)
        }
    }
}
