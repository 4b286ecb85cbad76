public import AnnexADataset
public import AnnexASchema
public import Validation
public import WorkbookMarks

/// A return's own workbook with its bad cells filled and noted, and a sheet with all findings behind the others.
public struct AnnotatedWorkbook {
    /// What checking came to, as far as it concerns this workbook: a list that it does not hold may be in another.
    public let report: ValidationReport

    private let dataset: Dataset
    private let schema: Schema
    private let least: Severity

    /// Findings of a return of one file; cells are marked for those of that severity and worse.
    public init(dataset: Dataset, report: ValidationReport, schema: Schema, atLeast least: Severity) {
        self.dataset = dataset
        self.schema = schema
        self.least = least
        self.report = ValidationReport(
            findings: report.findings.keeping { finding in
                finding.list.map { dataset.list($0).isPresent } ?? true
            }, rulesRun: report.rulesRun, rulesSkipped: report.rulesSkipped)
    }

    /// Writes it into a file that is there and empty; gives what became of it, in words for people.
    ///
    /// - Throws: `XLSXError` where the workbook can no longer be read, `OutputError` where the file cannot be written.
    public func write(_ workbook: consuming MarkedWorkbook, to path: String) throws -> String {
        let name = workbook.freeSheetName("Findings")
        let notes = CellNotes(report.findings, in: dataset, atLeast: least, sheetName: name)
        let gaps = try workbook.mark(notes.sheets)
        let writer = FindingsWriter(dataset: dataset, report: report, schema: schema)
        let counts =
            "\(notes.filledCells) cells are filled, \(notes.notedCells - gaps.conversations) have a note"
        let lines = ["\(writer.countsInWords). \(counts)."] + remarks(notes, gaps)
        try workbook.write(
            adding: FindingsSheet(writer: writer, name: name, lines: lines).sheet, to: path)
        return "\(writer.countsInWords): \(counts)"
    }

    /// What was not done as one might expect, a sentence each.
    private func remarks(_ notes: CellNotes, _ gaps: MarkGaps) -> [String] {
        var lines: [String] = []
        if least != .info {
            lines.append(
                "Filled are cells with findings of severity \(least.rawValue) or worse; all are listed here.")
        }
        if notes.summedColumns > 0 {
            lines.append(
                "\(notes.summedCells) cells in \(notes.summedColumns) columns are filled and have no note of their "
                    + "own for it: the note of their heading tells.")
        }
        if gaps.conversations > 0 {
            lines.append(
                "\(gaps.conversations) cells hold a conversation, which was left as it is: they are filled and have "
                    + "no note.")
        }
        if gaps.unfilled > 0 {
            lines.append(
                "\(gaps.unfilled) cells are not filled, as the workbook has as many formats as Excel can hold."
            )
        }
        if !gaps.sheetsWithoutNotes.isEmpty {
            lines.append(
                "No note could be added on: \(gaps.sheetsWithoutNotes.joined(separator: ", ")). The cells are filled."
            )
        }
        let missing = dataset.lists.filter { !$0.isPresent }.map { String($0.definition.number) }
        if !missing.isEmpty, missing.count < dataset.lists.count {
            lines.append("Not in this workbook: List \(missing.joined(separator: ", ")).")
        }
        if !report.rulesSkipped.isEmpty {
            lines.append(
                "\(report.rulesRun) rules were checked; \(report.rulesSkipped.count) could not be checked.")
        }
        return lines
    }
}
