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
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.escaped(title))</title>
            <style>
            body { font: 1rem/1.5 "Segoe UI", Arial, sans-serif; color: #1b1b1b; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
            caption { text-align: left; font-weight: 600; padding: .5rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #c8c8c8; overflow-wrap: anywhere; }
            th { background: #12436d; color: #fff; }
            td.n { text-align: right; font-variant-numeric: tabular-nums; }
            .error { font-weight: 700; color: #942514; }
            .warning { font-weight: 700; color: #7a4d00; }
            @media print { body { margin: 0; max-width: none; } thead { display: table-header-group; } }
            </style>
            </head>
            <body>
            <main>
            <h1>\(Self.escaped(title))</h1>
            <p>Contains information about children: keep it as safe as the return itself.</p>
            <p>\(Self.escaped(writer.countsInWords)). \(writer.report.rulesRun) rules were checked.</p>

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
            rows: writer.report.findings.map { finding in
                let fields = FindingFields(finding, files: dataset.files)
                return [
                    finding.severity.rawValue, fields.where_, finding.childID ?? "", finding.found,
                    finding.expected, finding.message, finding.fix, finding.rule,
                ]
            })
        return page + "</main>\n</body>\n</html>\n"
    }

    private static func table(caption: String, headings: [String], rows: [[String]]) -> String {
        var html = "<table>\n<caption>\(escaped(caption))</caption>\n<thead><tr>"
        for heading in headings { html += "<th scope=\"col\">\(escaped(heading))</th>" }
        html += "</tr></thead>\n<tbody>\n"
        for row in rows {
            html += "<tr>"
            for text in row {
                let kind = Severity(rawValue: text).map { " class=\"\($0.rawValue)\"" } ?? ""
                html += "<td\(kind)>\(escaped(text))</td>"
            }
            html += "</tr>\n"
        }
        return html + "</tbody>\n</table>\n"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
