import AnnexADataset
import AnnexASchema
import CalendarDays
import Validation

/// Findings as one self-contained web page: counts, rules and every finding in a table.
struct FindingsPage {
    let writer: FindingsWriter

    var html: String {
        let dataset = writer.dataset
        let title = "Annex A findings as at \(dataset.dates.reference.spelled)"
        var page = """
            <main>
            <h1>\(HTMLText.escaped(title))</h1>
            <p>Contains information about children: keep it as safe as the return itself.</p>
            <p>\(HTMLText.escaped(writer.countsInWords)). \(writer.report.rulesRun) rules were checked.</p>

            """
        page += Self.table(
            caption: "Lists", headings: ["List", "Name", "Rows"],
            rows: dataset.lists.map { table in
                [
                    "\(table.definition.number)", table.definition.name,
                    table.isPresent ? "\(table.rowCount)" : "not found",
                ]
            })
        page += Self.table(
            caption: "Rules that were broken, worst first",
            headings: ["Severity", "Findings", "Rule", "What"],
            rows: writer.ruleCounts.map { [$0.severity.rawValue, "\($0.findings)", $0.rule, $0.title] })
        if !writer.report.rulesSkipped.isEmpty {
            page += Self.table(
                caption: "Rules that could not be checked", headings: ["Rule", "Why"],
                rows: writer.report.rulesSkipped.map { [$0.rule, $0.why] })
        }
        page += Self.table(
            caption: "All findings",
            headings: [
                "Severity", "Where", "Child", "Found", "Expected", "What is wrong", "What to do", "Rule",
            ],
            rows: writer.shown.map { one in
                let finding = one.finding
                return [
                    finding.severity.rawValue, one.where_(FindingFields(finding, files: dataset.files)),
                    one.childID, finding.found, finding.expected, one.message, finding.fix, finding.rule,
                ]
            })
        return HTMLText.page(title: title, body: page + "</main>")
    }

    private static func table(caption: String, headings: [String], rows: [[String]]) -> String {
        var html =
            "<div class=\"scroll\"><table>\n<caption>\(HTMLText.escaped(caption))</caption>\n<thead><tr>"
        for heading in headings { html += "<th scope=\"col\">\(HTMLText.escaped(heading))</th>" }
        html += "</tr></thead>\n<tbody>\n"
        for row in rows {
            html += "<tr>"
            for text in row {
                let kind = Severity(rawValue: text).map { " class=\"\($0.rawValue)\"" } ?? ""
                html += "<td\(kind)>\(HTMLText.escaped(text))</td>"
            }
            html += "</tr>\n"
        }
        return html + "</tbody>\n</table></div>\n"
    }
}
