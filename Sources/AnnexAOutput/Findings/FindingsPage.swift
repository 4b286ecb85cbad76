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
            <p>\(HTMLText.escaped(writer.countsInWords)). \(HTMLText.escaped(writer.rulesInWords)).</p>

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
        for (caption, rules) in [
            ("Rules that could not be checked", writer.report.notCheckable),
            ("Rules that were left out", writer.report.leftOut),
        ] where !rules.isEmpty {
            page += Self.table(
                caption: caption, headings: ["Rule", "Why"], rows: rules.map { [$0.rule, $0.why] })
        }
        let shown = writer.shown()
        let hasRemarks = shown.contains { $0.finding.acknowledged != nil }
        page += table(
            of: shown, caption: "All findings", remarks: hasRemarks ? "Acknowledgement that expired" : nil)
        let acknowledged = writer.shownAcknowledged()
        if !acknowledged.isEmpty {
            page += table(
                of: acknowledged, caption: "Findings that are known and accepted", remarks: "Acknowledged")
        }
        return HTMLText.page(title: title, body: page + "</main>")
    }

    private func table(of shown: [ShownFinding], caption: String, remarks: String?) -> String {
        Self.table(
            caption: caption,
            headings: [
                "Severity", "Where", "Child", "Found", "Expected", "What is wrong", "What to do", "Rule",
            ] + (remarks.map { [$0] } ?? []),
            rows: shown.map { one in
                let finding = one.finding
                let fields = FindingFields(finding, files: writer.dataset.files)
                return [
                    finding.severity.rawValue, one.where_(finding, fields), one.childID(finding),
                    finding.found,
                    finding.expected, one.message(finding), finding.fix, finding.rule,
                ] + (remarks == nil ? [] : [fields.acknowledgement])
            })
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
