import AnnexADataset
import AnnexASchema
import CalendarDays
import Validation
import XLSXWriter

/// On which terms the return was checked, so that two books can be compared.
struct SettingsSheet {
    let writer: FindingsWriter

    func fill(_ sheet: SheetFile) throws(WorkbookWriteError) {
        sheet.hideGridlines()
        try BookTable(
            columns: [.init(heading: "What", width: 34), .init(heading: "Setting", width: 90)],
            wordsWhenEmpty: "", footer: "&C&8&A, page &P of &N"
        ).fill(sheet, rows: writer.settingsInWords.map { [.bold($0.0), .text($0.1)] })
    }
}

extension FindingsWriter {
    /// On which terms the return was checked: names and settings.
    var settingsInWords: [(String, String)] {
        let terms = report.findings.terms
        var lines = [
            ("Edition of Annex A", dataset.edition.id),
            (
                "Reference date",
                "\(dataset.dates.reference.spelled) (\(dataset.dates.referenceWords))"
            ),
            (
                "Extracted on",
                dataset.dates.extracted.map { "\($0.spelled) (\(dataset.dates.extractedOrigin.words))" }
                    ?? "not known"
            ),
            ("Rules", rulesInWords),
        ]
        for (rule, severity) in terms.choice.changedSeverities {
            lines.append(("Severity of \(rule)", "taken as \(severity.rawValue)"))
        }
        lines.append(
            (
                "Values",
                terms.privacy.redacts
                    ? "redacted: shapes of values, pseudonyms of children"
                    : terms.privacy.quotesValues ? "shown" : "not shown"
            ))
        if let outcome = report.acknowledgements {
            lines.append(
                (
                    "Acknowledgements",
                    "\(report.acknowledged.count) findings accepted; \(outcome.expired.count) lines expired, "
                        + "\(outcome.withoutReason.count) without a reason, \(outcome.unmatched.count) match nothing"
                ))
        }
        for file in dataset.files { lines.append(("File", file.name)) }
        for table in dataset.lists {
            let source = table.source.map { "sheet \($0.sheet), \(table.rowCount) rows" } ?? "not found"
            lines.append(("List \(table.definition.number) \(table.definition.name)", source))
        }
        return lines
    }
}
