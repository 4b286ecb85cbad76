import AnnexADataset
import AnnexASchema
import CalendarDays
import ChATReport
import Validation
import XLSXWriter

/// The findings row by row: those of one rule together, for the page on data quality to lead to.
struct FindingSheets {
    let quality: DataQuality
    let details: SummaryDetails

    private static let headingRow = 2
    private static let rowsPerSheet = FollowUpSheets.rowsPerSheet

    /// The names of its sheets; none without a finding.
    var names: [String] {
        let parts = (quality.count + Self.rowsPerSheet - 1) / Self.rowsPerSheet
        return (0..<parts).map { $0 == 0 ? DataQuality.listSheet : "\(DataQuality.listSheet) \($0 + 1)" }
    }

    /// Where the first finding of a rule stands.
    func place(of rule: DataQuality.BrokenRule) -> CellRange {
        CellRange(
            sheet: names[rule.first / Self.rowsPerSheet],
            row: Self.headingRow + 1 + rule.first % Self.rowsPerSheet, column: 0)
    }

    func fill(_ sheets: [SheetFile]) throws(WorkbookWriteError) {
        let headings = ["Rule", "Severity", "Child", "Where", "What is wrong", "What to do"]
        for (part, sheet) in sheets.enumerated() {
            try ListHead(
                title: "Findings: \(FigureText.count(quality.count))", back: DataQuality.sheet,
                headings: headings, widths: [11, 11, 15, 22, 70, 60]
            ).fill(sheet, headingRow: Self.headingRow)
            let first = part * Self.rowsPerSheet
            var line = Self.headingRow
            for position in first..<min(first + Self.rowsPerSheet, quality.count) {
                let finding = quality.finding(position)
                line += 1
                let texts = [
                    finding.rule, finding.severity.rawValue, finding.childID ?? "",
                    FindingFields(finding, files: quality.dataset.files).where_, finding.message, finding.fix,
                ]
                for (column, text) in texts.enumerated() where !text.isEmpty {
                    try sheet.write(
                        text: String(text.prefix(2_000)), row: line, column: column, format: SummaryStyle.body
                    )
                }
            }
            try sheet.freeze(rows: Self.headingRow + 1, columns: 1)
            try sheet.addFilter(
                rows: Self.headingRow...max(line, Self.headingRow + 1), columns: 0...headings.count - 1)
            try sheet.setPage(
                SummaryStyle.page(
                    details, period: "As at \(details.dates.reference.spelled)", lastRow: line,
                    lastColumn: headings.count - 1, isOnePage: false,
                    repeatedRows: Self.headingRow...Self.headingRow))
        }
    }
}
