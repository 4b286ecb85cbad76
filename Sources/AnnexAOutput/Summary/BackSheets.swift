import AnnexADataset
import CalendarDays
import ChATReport
import XLSXWriter

/// Every indicator: what it is called, whom it counts and how, with its value in this return.
struct DefinitionsSheet {
    let definitions: [IndicatorExplanation]
    let indicators: [Indicator]
    let details: SummaryDetails

    private static let headings: [(name: String, width: Double)] = [
        ("Id", 8), ("Indicator", 26), ("Value", 9), ("Whom it counts", 30), ("How it is computed", 60),
        ("Unit", 13), ("Window", 14), ("Note", 24),
    ]

    func fill(_ sheet: SheetFile) throws(WorkbookWriteError) {
        sheet.hideGridlines()
        try sheet.write(text: "Definitions", row: 0, column: 0, format: SummaryStyle.title)
        try sheet.setRow(0, pixels: 36)
        for (column, heading) in Self.headings.enumerated() {
            try sheet.setColumns(column...column, width: heading.width)
        }
        let values = Dictionary(indicators.map { ($0.id, $0) }) { first, _ in first }
        let last = 2 + max(1, definitions.count)
        try sheet.addTable(
            TableSpec(
                name: "T_Definitions", headings: Self.headings.map(\.name),
                headingFormat: SummaryStyle.heading, mediumStyle: nil),
            rows: 2...last, firstColumn: 0)
        let format = SummaryStyle.wrapped.with {
            $0.fontSize = 9
            $0.borders = SummaryStyle.rowRule
            $0.borderColor = SummaryStyle.line
        }
        for (offset, line) in definitions.enumerated() {
            let value = values[line.id].map {
                $0.isWithheld
                    ? FigureText.withheld
                    : FigureText.value($0.value, unit: $0.unit, decimals: $0.decimals)
            }
            let texts = [
                line.id, line.name, value ?? FigureText.none, line.population, line.formula, line.unit,
                line.window, line.note,
            ]
            for (column, text) in texts.enumerated() {
                try sheet.write(
                    text: text, row: 3 + offset, column: column,
                    format: format.with { if column > 2 { $0.indent = 1 } })
            }
            try sheet.setRow(3 + offset, pixels: Self.height(texts))
        }
        try sheet.freeze(rows: 3, columns: 2)
        try sheet.setPage(
            SummaryStyle.page(
                details, period: "As at \(details.dates.reference.spelled)", lastRow: last,
                lastColumn: Self.headings.count - 1, isOnePage: false, repeatedRows: 2...2))
    }

    /// Excel fits rows to text only when it edits them: lines are counted here, a little generously.
    private static func height(_ texts: [String]) -> Int {
        let lines = zip(texts, headings).map { text, heading in
            Int((Double(text.count) / (heading.width * 1.1)).rounded(.up))
        }
        return min(max(1, lines.max() ?? 1) * 15 + 3, 540)
    }
}

/// What the run was made from.
struct RunSheet {
    let details: SummaryDetails

    func fill(_ sheet: SheetFile) throws(WorkbookWriteError) {
        sheet.hideGridlines()
        try sheet.write(text: "This run", row: 0, column: 0, format: SummaryStyle.title)
        try sheet.setRow(0, pixels: 36)
        try sheet.setColumns(0...0, width: 40)
        try sheet.setColumns(1...1, width: 90)
        let rows =
            [
                ("Run", details.runID), ("annex-a", details.toolVersion),
                ("Reference date", details.dates.reference.iso),
                ("Six months from", details.dates.windowStart(months: 6).iso),
                ("Twelve months from", details.dates.windowStart(months: 12).iso),
                ("Extracted", details.dates.extracted?.iso ?? "not known"),
                ("Edition", details.edition), ("Marking", details.marking),
                ("Part of the return", details.cut ?? "all of it"),
            ] + (details.sharing.map { [("Small numbers", $0.words)] } ?? [])
            + details.runRows.map { ($0.name, $0.value) }
        try sheet.addTable(
            TableSpec(
                name: "T_Run", headings: ["What", "Value"], headingFormat: SummaryStyle.heading,
                mediumStyle: nil, hasFilter: false),
            rows: 2...2 + rows.count, firstColumn: 0)
        for (offset, row) in rows.enumerated() {
            try sheet.write(text: row.0, row: 3 + offset, column: 0, format: SummaryStyle.body)
            try sheet.write(text: row.1, row: 3 + offset, column: 1, format: SummaryStyle.wrapped)
        }
        try sheet.setPage(
            SummaryStyle.page(
                details, period: "As at \(details.dates.reference.spelled)", lastRow: 2 + rows.count,
                lastColumn: 1, isOnePage: false, repeatedRows: 2...2))
    }
}
