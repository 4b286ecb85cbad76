import AnnexADataset
import AnnexASchema
import CalendarDays
import Validation
import XLSXWriter

/// The first sheet of the findings book: what there is to do, by whom, and how the book is used.
struct GuideSheet {
    let writer: FindingsWriter
    let workRows: Int
    let workSheets: [String]
    let exportRows: Int
    let hasAcknowledged: Bool

    private static let severities: [Severity] = [.error, .warning, .query, .info]
    private static let wrapped = SummaryStyle.wrapped
    private static let number = SummaryStyle.count.with {
        $0.isBold = true
        $0.horizontal = .right
        $0.indent = 1
    }
    private static let bold = wrapped.with { $0.isBold = true }

    func fill(_ sheet: SheetFile) throws(WorkbookWriteError) {
        let reference = writer.dataset.dates.reference
        sheet.hideGridlines()
        try sheet.setColumns(0...0, width: 22)
        try sheet.setColumns(1...1, width: 12)
        try sheet.setColumns(2...2, width: 76)
        var row = 0
        func line(_ text: String, height: Double, _ format: CellFormat) throws(WorkbookWriteError) {
            try sheet.setRow(row, height: height)
            try sheet.merge(rows: row...row, columns: 0...2, text: text, format: format)
            row += 1
        }
        func heading(_ text: String) throws(WorkbookWriteError) {
            row += 1
            try line(text, height: 24, SummaryStyle.title.with { $0.fontSize = 14 })
        }
        try line("Annex A findings", height: 34, SummaryStyle.title)
        try line(
            "As at \(reference.spelled) (\(writer.dataset.dates.referenceWords))", height: 20,
            SummaryStyle.period)
        try line(
            "Contains information about children: keep it as safe as the return itself.", height: 24,
            CellFormat(
                fontName: SummaryStyle.font, fontSize: 11, isBold: true, color: SummaryStyle.white,
                fill: SummaryStyle.blue, vertical: .center, indent: 1))

        try heading("What was found")
        for severity in Self.severities {
            try sheet.setRow(row, height: 20)
            try sheet.write(
                text: "\(severity.sign) \(severity.word)", row: row, column: 0,
                format: BookTable.format(of: severity))
            try sheet.write(
                number: Double(writer.report.count(severity)), row: row, column: 1,
                format: Self.number)
            try sheet.write(text: severity.advice, row: row, column: 2, format: Self.wrapped)
            row += 1
        }
        if !writer.report.acknowledged.isEmpty {
            try sheet.setRow(row, height: 20)
            try sheet.write(text: "Acknowledged", row: row, column: 0, format: SummaryStyle.body)
            try sheet.write(
                number: Double(writer.report.acknowledged.count), row: row, column: 1,
                format: Self.number)
            try sheet.write(
                text: "Known and accepted: counted apart, on the sheet of that name.", row: row, column: 2,
                format: Self.wrapped)
            row += 1
        }
        try line(writer.rulesInWords + ".", height: 18, SummaryStyle.small)

        try heading("Where to start")
        for (name, words) in steps {
            try sheet.setRow(row, height: Double(1 + words.utf16.count / 92) * 13 + 7)
            try sheet.write(text: name, row: row, column: 0, format: Self.bold)
            try sheet.merge(rows: row...row, columns: 1...2, text: words, format: Self.wrapped)
            row += 1
        }
        try sheet.setPage(
            PageSetup(
                fit: (wide: 1, tall: 1), footer: "&L&8Contains information about children&R&8Page &P of &N"))
        sheet.activate()
    }

    private var steps: [(String, String)] {
        let more =
            workSheets.count > 1 ? " The list goes on as far as the sheet \(workSheets.last ?? "")." : ""
        return [
            (
                "1 Export faults",
                "\(exportRows) to look at. Mended once, in the report that makes the return: missing columns, headings, "
                    + "and columns that are wrong in every row, which stand here once with their number of rows."
            ),
            (
                "2 Work list",
                "\(workRows) to look at, child by child, children with errors first. Filter by your team or worker; each "
                    + "row says what is wrong, what was found, what is expected, and whether to mend it in the case "
                    + "system or in the report. Write into Outcome what you did." + more
            ),
            (
                "3 By rule",
                "The same, counted by rule, with identifiers in one cell that can be pasted into the search of a case "
                    + "system. Where many children break one rule, it is often one habit of recording."
            ),
            (
                "4 By list and column",
                "How complete each column is. “Not understood” is filled, but not a date, number or code of this column."
            ),
            (
                "5 Not checked",
                "Rules that this return did not allow to be checked, or that were left out, and why."
            ),
        ]
            + (hasAcknowledged
                ? [("6 Acknowledged", "Findings that someone has accepted, with the reason.")] : [])
            + [
                (
                    "Next time",
                    "Mend, export again and check again: what was mended is gone. What is right as it is can be "
                        + "acknowledged with a reason, so that it is not asked about again."
                )
            ]
    }
}
