import AnnexADataset
import AnnexASchema
import CalendarDays
import ResultFiles
import Validation
import XLSXWriter

/// Findings as a workbook to work from: guidance, the work list by child, faults of the export, rules, completeness,
/// what could not be checked, and on which terms it was checked.
struct FindingsBook {
    let writer: FindingsWriter
    /// Excel has 1,048,576 rows on a sheet; the rest goes on further sheets.
    var rowsPerSheet = 1_000_000

    /// Above so many findings a row is let go as soon as it is written.
    private static let manyFindings = 50_000

    func write(to path: String) throws(OutputError) {
        do {
            try fill(path)
        } catch {
            throw OutputError(path: path, reason: error.reason)
        }
    }

    private func fill(_ path: String) throws(WorkbookWriteError) {
        let reference = writer.dataset.dates.reference
        let stamp = reference.civil
        let report = writer.report
        let book = try WorkbookFile(
            path: path,
            properties: WorkbookProperties(
                title: "Annex A findings as at \(reference.spelled)",
                created: (stamp.year, stamp.month, stamp.day)),
            writesInOrder: report.findings.count > Self.manyFindings)
        let persons = FindingPersons(report.findings, of: writer.dataset)
        let list = WorkList(writer.shown(), persons: persons)
        let acknowledged = writer.shownAcknowledged()

        let guide = try book.addSheet(named: "Start here")
        let work = try sheets(in: book, named: "Work list", for: list.ofRows.count)
        let export = try sheets(in: book, named: "Export faults", for: list.ofExport.count)
        let rules = try book.addSheet(named: "By rule")
        let columns = try book.addSheet(named: "By list and column")
        let skipped = try book.addSheet(named: "Not checked")
        let accepted =
            acknowledged.isEmpty ? [] : try sheets(in: book, named: "Acknowledged", for: acknowledged.count)
        let settings = try book.addSheet(named: "Settings")
        for (sheet, color) in [(guide, SummaryStyle.orange), (work[0], SummaryStyle.blue)] {
            sheet.setTabColor(color)
        }

        try GuideSheet(
            writer: writer, workRows: list.ofRows.count, workSheets: work.map(\.name),
            exportRows: list.ofExport.count, hasAcknowledged: !acknowledged.isEmpty
        ).fill(guide)
        try fill(work, with: list.ofRows, persons, empty: "No row of the return needs work.")
        try fillExport(export, with: list.ofExport)
        try fill(accepted, with: acknowledged, persons, empty: "")
        try fillRules(rules, persons)
        try fillColumns(columns)
        try table(
            [
                .init(heading: "Rule", width: 10), .init(heading: "What it checks", width: 60),
                .init(heading: "Why it was not checked", width: 60),
            ], empty: "Every rule was checked."
        ).fill(
            skipped,
            rows: report.rulesSkipped.map {
                [.text($0.rule), .text(writer.title(of: $0.rule)), .text($0.why)]
            })
        try SettingsSheet(writer: writer).fill(settings)
        try book.close()
    }

    /// As many sheets as the rows need, at least one; the first has the plain name.
    private func sheets(
        in book: borrowing WorkbookFile, named name: String, for rows: Int
    ) throws(WorkbookWriteError) -> [SheetFile] {
        var sheets: [SheetFile] = []
        for part in 0..<max(1, (rows + rowsPerSheet - 1) / rowsPerSheet) {
            sheets.append(try book.addSheet(named: part == 0 ? name : "\(name) \(part + 1)"))
        }
        return sheets
    }

    private func table(
        _ columns: [BookTable.Column], frozen: Int = 0, empty: String
    ) -> BookTable {
        BookTable(
            columns: columns, frozenColumns: frozen, wordsWhenEmpty: empty,
            footer: "&L&8Contains information about children&C&8&A, page &P of &N&R&8As at "
                + PageSetup.literal(writer.dataset.dates.reference.spelled))
    }

    // MARK: Findings

    private static let columnsOfFindings: [BookTable.Column] = [
        .init(heading: "Child id", width: 12), .init(heading: "Severity", width: 11),
        .init(heading: "List", width: 15), .init(heading: "Event date", width: 11),
        .init(heading: "Team", width: 12), .init(heading: "Worker", width: 12),
        .init(heading: "What is wrong", width: 38), .init(heading: "Found", width: 14),
        .init(heading: "Expected", width: 22), .init(heading: "What to do, and where", width: 38),
        .init(heading: "Cell", width: 16), .init(heading: "Rule", width: 9),
        .init(heading: "Status", width: 12),
        .init(heading: "Outcome (yours to fill in)", width: 22, isFilledIn: true),
    ]

    private func fill(
        _ sheets: [SheetFile], with shown: [ShownFinding], _ persons: FindingPersons, empty: String
    ) throws(WorkbookWriteError) {
        for (part, sheet) in sheets.enumerated() {
            let slice = shown.dropFirst(part * rowsPerSheet).prefix(rowsPerSheet)
            try table(Self.columnsOfFindings, frozen: 2, empty: empty).fill(
                sheet, rows: slice.lazy.map { cells(of: $0, persons) })
        }
    }

    /// What is wrong once for all needs no child, but the number of rows or cells that it concerns.
    private func fillExport(
        _ sheets: [SheetFile], with shown: [ShownFinding]
    ) throws(WorkbookWriteError) {
        let columns: [BookTable.Column] =
            [
                .init(heading: "Severity", width: 11), .init(heading: "List", width: 18),
                .init(heading: "Rows or cells", width: 11, isNumber: true),
            ] + Self.columnsOfFindings[6...]
        for (part, sheet) in sheets.enumerated() {
            let slice = shown.dropFirst(part * rowsPerSheet).prefix(rowsPerSheet)
            try table(columns, frozen: 1, empty: "The export as a whole is in order.").fill(
                sheet,
                rows: slice.lazy.map { one in
                    let finding = one.finding
                    let list = finding.list.map(listName) ?? ""
                    return [.severity(one.severity), .text(list), .count(one.rows ?? finding.count)]
                        + advice(one, finding)
                })
        }
    }

    private func cells(of one: ShownFinding, _ persons: FindingPersons) -> [BookTable.Cell] {
        let (head, finding) = (one.head, one.finding)
        return [
            .text(one.childID(finding)), .severity(one.severity), .text(finding.list.map(listName) ?? ""),
            .date(persons.event(head)), .text(persons.team(head)), .text(persons.worker(head)),
        ] + advice(one, finding)
    }

    /// What is wrong, and all that stands to the right of it.
    private func advice(_ one: ShownFinding, _ finding: Finding) -> [BookTable.Cell] {
        let fields = FindingFields(finding, files: writer.dataset.files)
        let file = writer.dataset.files.count > 1 && finding.place.sheet != nil ? "\(fields.file), " : ""
        return [
            .bold(one.message(finding)), .text(finding.found), .text(finding.expected), .text(finding.fix),
            .text(file + one.where_(finding, fields)), .text(finding.rule), .text(status(finding, fields)),
            .text(""),
        ]
    }

    private func listName(_ number: Int) -> String {
        "\(number) \(writer.dataset.list(number).definition.name)"
    }

    private func status(_ finding: Finding, _ fields: FindingFields) -> String {
        finding.acknowledged == nil
            ? "Open" : (finding.isAcknowledged ? "Acknowledged: " : "Open again, ") + fields.acknowledgement
    }

    // MARK: Counts

    private func fillRules(_ sheet: SheetFile, _ persons: FindingPersons) throws(WorkbookWriteError) {
        try table(
            [
                .init(heading: "Severity", width: 11), .init(heading: "Rule", width: 10),
                .init(heading: "What is wrong", width: 40),
                .init(heading: "Findings", width: 11, isNumber: true),
                .init(heading: "Share of all findings", width: 11, isNumber: true),
                .init(heading: "Share of the lists’ rows", width: 12, isNumber: true),
                .init(heading: "Children or adopters", width: 12, isNumber: true),
                .init(heading: "Lists", width: 12),
                .init(heading: "Why it matters", width: 44),
                .init(heading: "Identifiers, to paste into a search", width: 40, makesHigh: false),
            ], frozen: 3, empty: "No rule was broken."
        ).fill(
            sheet,
            rows: RuleShares(writer, persons: persons).rows.map { row in
                [
                    .severity(row.count.severity), .text(row.count.rule), .bold(row.count.title),
                    .count(row.count.findings), .share(row.shareOfFindings),
                    row.shareOfRows.map { .share($0) } ?? .text(""), .count(row.persons.count),
                    .text(row.count.lists.map(String.init).joined(separator: ", ")),
                    .text(writer.definition(of: row.count.rule)?.why ?? ""),
                    .text(CutText.joined(persons.identifiers(of: row.persons))),
                ]
            })
    }

    private func fillColumns(_ sheet: SheetFile) throws(WorkbookWriteError) {
        let columns = Completeness(writer).columns
        try table(
            [
                .init(heading: "List", width: 30), .init(heading: "Column", width: 52),
                .init(heading: "In the return", width: 12), .init(heading: "Rows", width: 10, isNumber: true),
                .init(heading: "Filled", width: 10, isNumber: true),
                .init(heading: "Blank", width: 10, isNumber: true),
                .init(heading: "Not understood", width: 13, isNumber: true),
                .init(heading: "Share filled", width: 18, isNumber: true),
                .init(heading: "Findings", width: 11, isNumber: true),
            ], frozen: 2, empty: "No list was found."
        ).fill(
            sheet,
            rows: columns.map { one in
                [
                    .text("\(one.list.number) \(one.list.name)"), .text(one.column.header),
                    one.isPresent ? .text("yes") : .bold("missing"), .count(one.rows), .count(one.filled),
                    .count(one.blank), .count(one.unreadable), one.share.map { .share($0) } ?? .text(""),
                    .count(one.findings),
                ]
            })
        if !columns.isEmpty {
            try sheet.addDataBars(rows: 1...columns.count, columns: 7...7, color: 0xA8C6E0, maximum: 1)
        }
    }
}
