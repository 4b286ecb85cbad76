import AnnexADataset
import AnnexASchema
import CalendarDays
import ResultFiles
import Validation
import XLSXWriter

/// Findings as a workbook: the work list, the rules and what could not be checked.
struct FindingsBook {
    let writer: FindingsWriter

    private static let heading = CellFormat(
        isBold: true, color: 0xFFFFFF, fill: 0x12436D, vertical: .top, wraps: true)
    private static let text = CellFormat(vertical: .top, wraps: true)
    /// Excel has 1,048,576 rows on a sheet; the rest goes on further sheets.
    private static let rowsPerSheet = 1_000_000

    func write(to path: String) throws(OutputError) {
        do {
            try fill(path)
        } catch let error as WorkbookWriteError {
            throw OutputError(error, path: path)
        } catch {
            throw OutputError(path: path, reason: "\(error)")
        }
    }

    private func fill(_ path: String) throws {
        let dataset = writer.dataset
        let stamp = dataset.dates.reference.civil
        let book = try WorkbookFile(
            path: path,
            properties: WorkbookProperties(
                title: "Annex A findings as at \(dataset.dates.reference.spelled)",
                created: (stamp.year, stamp.month, stamp.day)))
        let findings = writer.shown()
        let parts = max(1, (findings.count + Self.rowsPerSheet - 1) / Self.rowsPerSheet)
        var sheets: [SheetFile] = []
        for part in 1...parts {
            sheets.append(try book.addSheet(named: part == 1 ? "Work list" : "Work list \(part)"))
        }
        let rules = try book.addSheet(named: "By rule")
        let skipped = try book.addSheet(named: "Not checked")
        let acknowledged = writer.shownAcknowledged().prefix(Self.rowsPerSheet)
        let accepted = acknowledged.isEmpty ? nil : try book.addSheet(named: "Acknowledged")

        for (part, sheet) in sheets.enumerated() {
            let slice = findings.dropFirst(part * Self.rowsPerSheet).prefix(Self.rowsPerSheet)
            try workList(on: sheet, slice)
        }
        if let accepted { try workList(on: accepted, acknowledged) }
        try table(
            on: rules,
            headings: [("Rule", 10), ("Severity", 10), ("Findings", 10), ("Lists", 12), ("What", 60)],
            rows: writer.ruleCounts.map {
                [
                    $0.rule, $0.severity.rawValue, String($0.findings),
                    $0.lists.map(String.init).joined(separator: ", "), $0.title,
                ]
            }, numbers: [2])
        try table(
            on: skipped, headings: [("Rule", 10), ("Why", 60)],
            rows: writer.report.rulesSkipped.map { [$0.rule, $0.why] })
        try book.close()
    }

    /// One row a finding; what was said to accept it stands last, where anything was.
    private func workList(on sheet: SheetFile, _ shown: ArraySlice<ShownFinding>) throws {
        let hasRemarks = shown.contains { $0.finding.acknowledged != nil }
        try table(
            on: sheet,
            headings: [
                ("Child", 14), ("List", 6), ("Severity", 10), ("Where", 16), ("What is wrong", 44),
                ("Found", 22), ("Expected", 34), ("What to do", 44), ("Rule", 10), ("File", 24),
            ] + (hasRemarks ? [("Acknowledged", 34)] : []),
            rows: shown.lazy.map { one in
                let finding = one.finding
                let fields = FindingFields(finding, files: writer.dataset.files)
                return [
                    one.childID(finding), finding.list.map(String.init) ?? "", finding.severity.rawValue,
                    one.where_(finding, fields), one.message(finding), finding.found, finding.expected,
                    finding.fix,
                    finding.rule, fields.file,
                ] + (hasRemarks ? [fields.acknowledgement] : [])
            })
    }

    private func table(
        on sheet: SheetFile, headings: [(String, Double)], rows: some Sequence<[String]>,
        numbers: Set<Int> = []
    ) throws {
        for (column, (heading, width)) in headings.enumerated() {
            try sheet.setColumns(column...column, width: width)
            try sheet.write(text: heading, row: 0, column: column, format: Self.heading)
        }
        var last = 0
        for (index, row) in rows.enumerated() {
            last = index + 1
            try sheet.setRow(last, height: Self.height(of: row, widths: headings.map(\.1)))
            for (column, text) in row.enumerated() where !text.isEmpty {
                if numbers.contains(column), let number = Double(text) {
                    try sheet.write(number: number, row: last, column: column, format: Self.text)
                } else {
                    try sheet.write(
                        text: String(text.prefix(SheetFile.longestText)), row: last, column: column,
                        format: Self.text)
                }
            }
        }
        try sheet.freeze(rows: 1, columns: 0)
        try sheet.addFilter(rows: 0...max(last, 1), columns: 0...headings.count - 1)
        try sheet.setPage(
            PageSetup(
                isLandscape: true, fit: (wide: 1, tall: 0), repeatedRows: 0...0, footer: "&CPage &P of &N"))
    }

    /// Points that a row takes so that its wrapped texts are whole: not every program finds that out by itself.
    private static func height(of row: [String], widths: [Double]) -> Double {
        let lines = zip(row, widths).map { text, width in
            (Double(text.utf8.count) / (width * 0.9)).rounded(.up)
        }
        return min(409, max(1, lines.max() ?? 1) * 15)
    }
}
