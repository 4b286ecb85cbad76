import AnnexADataset
import AnnexASchema
import CalendarDays
import Validation
import WorkbookMarks

/// The sheet that an annotated workbook has more than the user's own: every finding, with a link to its cell.
struct FindingsSheet {
    let writer: FindingsWriter
    let name: String
    /// What is said above the table.
    let lines: [String]

    /// Rows that a person may still look through; Excel would take a million.
    private static let mostRows = 200_000

    /// The fill of cells whose worst finding has that severity.
    static func color(of severity: Severity) -> UInt32 {
        switch severity {
        case .error: 0xFFC7CE
        case .warning: 0xFFEB9C
        case .query: 0xDDEBF7
        case .info: 0xEDEDED
        }
    }

    var sheet: AddedSheet {
        var sheet = AddedSheet(name: name, widths: [10, 10, 6, 22, 48, 22, 34, 44])
        let dates = writer.dataset.dates
        let shown = writer.shown()
        sheet.add(line: [
            .init(
                "Annex A findings as at \(dates.reference.spelled) (\(dates.referenceWords))", .title)
        ])
        for line in lines + limits(shown.count) { sheet.add(line: [.init(line, .line)]) }
        sheet.add(headings: [
            "Severity", "Rule", "List", "Cell", "What is wrong", "Found", "Expected", "What to do",
        ])
        for one in shown.prefix(Self.mostRows) {
            let finding = one.finding
            let target = target(of: finding.place)
            sheet.add(row: [
                .init(finding.severity.rawValue, .filled(Self.color(of: finding.severity))),
                .init(finding.rule), .init(finding.list.map(String.init) ?? ""),
                .init(
                    one.where_(finding, FindingFields(finding, files: writer.dataset.files)),
                    target == nil ? .text : .link, target: target),
                .init(one.message(finding)), .init(finding.found), .init(finding.expected),
                .init(finding.fix),
            ])
        }
        return sheet
    }

    private func limits(_ count: Int) -> [String] {
        var lines: [String] = []
        if count > Self.mostRows {
            lines.append(
                "The first \(Self.mostRows) of \(count) are listed here, the worst first: validate --format csv has "
                    + "all.")
        }
        if count > AddedSheet.mostLinks {
            lines.append("The first \(AddedSheet.mostLinks) have a link, as Excel takes no more on a sheet.")
        }
        return lines
    }

    private func target(of place: Place) -> AddedSheet.Target? {
        guard let sheet = place.sheet else { return nil }
        let headings = writer.dataset.files.first?.sheets.first { $0.name == sheet }?.headings
        let row = place.row ?? (place.column == nil ? 0 : headings?.headerRow ?? 0)
        return AddedSheet.Target(
            sheet: sheet, row: row,
            column: place.column ?? (place.row == nil ? 0 : headings?.matched.first?.sheetColumn ?? 0))
    }
}
