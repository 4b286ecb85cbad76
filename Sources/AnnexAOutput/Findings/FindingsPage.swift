import AnnexADataset
import AnnexASchema
import CalendarDays
import ChATReport
import Validation

/// Findings as one self-contained web page: counts, what to mend in the export, every finding, rules and columns.
///
/// Severities and lists are filtered by the style alone; a script adds sorting and a search for words.
struct FindingsPage {
    let writer: FindingsWriter
    /// The most findings that the page shows; more make a browser slow.
    var limit = 5_000

    private static let severities: [Severity] = [.error, .warning, .query, .info]

    var html: String {
        let title = "Annex A findings as at \(writer.dataset.dates.reference.spelled)"
        let shown = writer.shown(limit: limit)
        let (notes, toMend) = (shown.filter { $0.severity == .info }, shown.filter { $0.severity != .info })
        let accepted = writer.shownAcknowledged(limit: limit)
        var body = """
            <a class="skip" href="#findings">Skip to the findings</a>
            <header>
            <h1>\(HTMLText.escaped(title))</h1>
            <p class="keep">Contains information about children: keep it as safe as the return itself.</p>
            \(tiles)<p>\(HTMLText.escaped(writer.rulesInWords)). Reference date: \
            \(HTMLText.escaped(writer.dataset.dates.referenceWords)).</p>
            </header>
            \(navigation(hasAccepted: !accepted.isEmpty))<main>

            """
        body += section("findings", "Findings")
        let cut = words(shown: shown)
        if !cut.isEmpty { body += "<p class=\"keep\">\(cut)</p>\n" }
        body += filters(shown)
        for (id, caption, part) in [
            ("export-faults", "Mend once, in the report that makes the return", toMend.filter(\.isOfExport)),
            ("rows", "Mend row by row, the most serious first", toMend.filter { !$0.isOfExport }),
            ("notes", "For information", notes),
        ] {
            body +=
                part.isEmpty
                ? "<p id=\"\(id)\">\(caption): nothing.</p>\n"
                : table(id, part, caption: "\(caption) (\(FigureText.count(part.count)))")
        }
        body += "</section>\n"
        if !accepted.isEmpty {
            body += section("accepted", "Known and accepted")
            if accepted.count == limit {
                body +=
                    "<p>The first \(FigureText.count(limit)) of "
                    + "\(FigureText.count(writer.report.acknowledged.count)) are shown.</p>\n"
            }
            body +=
                table("accepted-rows", accepted, caption: "Findings that someone has accepted")
                + "</section>\n"
        }
        body += ruleSection + columnSection + settingsSection
        return HTMLText.page(
            title: title, body: body + "</main>", style: ReportStyle.css + filterStyle(shown),
            script: ReportStyle.script)
    }

    private func section(_ id: String, _ title: String) -> String {
        "<section id=\"\(id)\" aria-labelledby=\"\(id)-title\">\n<h2 id=\"\(id)-title\" tabindex=\"-1\">"
            + HTMLText.escaped(title) + "</h2>\n"
    }

    private var tiles: String {
        var html = "<ul class=\"tiles\">\n"
        for severity in Self.severities {
            html +=
                "<li class=\"tile \(severity.rawValue)\"><b>\(FigureText.count(writer.report.count(severity)))</b>"
                + "<strong>\(severity.sign) \(severity.plural)</strong><span>\(severity.advice)</span></li>\n"
        }
        let accepted = writer.report.acknowledged.count
        if accepted > 0 {
            html +=
                "<li class=\"tile info\"><b>\(FigureText.count(accepted))</b><strong>Acknowledged</strong>"
                + "<span>Known and accepted: counted apart.</span></li>\n"
        }
        return html + "</ul>\n"
    }

    private func navigation(hasAccepted: Bool) -> String {
        let parts =
            [
                ("findings", "Findings"), ("export-faults", "Mend once"), ("rows", "Mend row by row"),
                ("notes", "For information"),
            ] + (hasAccepted ? [("accepted", "Known and accepted")] : [])
            + [
                ("rules", "By rule"), ("columns", "By list and column"),
                ("settings", "Not checked, and settings"),
            ]
        return "<nav aria-label=\"Parts of this page\"><ul>\n"
            + parts.map { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>\n" }.joined() + "</ul></nav>\n"
    }

    /// That not all is shown, where that is so.
    private func words(shown: [ShownFinding]) -> String {
        guard shown.count == limit else { return "" }
        let standing = writer.report.standing.count
        let told = shown.reduce(0) { $0 + ($1.rows ?? 1) }
        guard told < standing else { return "" }
        return
            "\(FigureText.count(told)) of \(FigureText.count(standing)) findings are shown here, the most serious "
            + "first. findings.csv (validate --format csv) has all, findings.xlsx (--format xlsx) has all in a "
            + "work list."
    }

    // MARK: Filters

    private func lists(_ shown: [ShownFinding]) -> [Int] { Set(shown.compactMap { $0.head.list }).sorted() }

    private func filters(_ shown: [ShownFinding]) -> String {
        guard !shown.isEmpty else { return "" }
        var html =
            "<form class=\"filters\" aria-label=\"Filter the findings\">\n<fieldset><legend>Severity</legend>\n"
        let present = Set(shown.map(\.severity))
        for severity in Self.severities where present.contains(severity) {
            html +=
                "<label><input type=\"checkbox\" id=\"show-\(severity.rawValue)\" checked> "
                + "\(severity.sign) \(severity.plural)</label>\n"
        }
        html +=
            "</fieldset>\n<fieldset><legend>List</legend>\n"
            + "<label><input type=\"radio\" name=\"list\" id=\"list-all\" checked> All</label>\n"
        for list in lists(shown) {
            let name = HTMLText.escaped(writer.dataset.list(list).definition.name)
            html +=
                "<label><input type=\"radio\" name=\"list\" id=\"list-\(list)\"> \(list) \(name)</label>\n"
        }
        return html + """
            </fieldset>
            <label class="by-text" hidden>Words, such as a child, a team or a rule
            <input type="search" id="words" autocomplete="off"></label>
            <p role="status" id="said" class="quiet"></p>
            </form>

            """
    }

    private func filterStyle(_ shown: [ShownFinding]) -> String {
        Self.severities.map { severity in
            "body:has(#show-\(severity.rawValue):not(:checked)) table.findings "
                + "tr.is-\(severity.rawValue) { display: none; }\n"
        }.joined()
            + lists(shown).map { list in
                "body:has(#list-\(list):checked) table.findings tbody tr:not(.of-\(list)) { display: none; }\n"
            }.joined()
    }

    // MARK: Tables

    private func table(_ id: String, _ shown: [ShownFinding], caption: String) -> String {
        let persons = FindingPersons(writer.report.findings, of: writer.dataset)
        return HTMLTable(
            id: id, caption: caption,
            headings: ["Severity", "Child", "Where", "What is wrong, and what to do", "Found", "Rule"],
            kind: "findings"
        ).markup(shown.lazy.map { row(of: $0, persons) })
    }

    private func row(of one: ShownFinding, _ persons: FindingPersons) -> HTMLTable.Row {
        let (head, finding) = (one.head, one.finding)
        let fields = FindingFields(finding, files: writer.dataset.files)
        let file = writer.dataset.files.count > 1 && finding.place.sheet != nil ? "\(fields.file), " : ""
        let cell = file + one.where_(finding, fields)
        let list = finding.list.map { "\($0) \(writer.dataset.list($0).definition.name)" } ?? ""
        var who: [String] = []
        if one.rows == nil {
            who = [persons.team(head), persons.worker(head), persons.event(head)?.spelled ?? ""]
        }
        let whoWords = who.filter { !$0.isEmpty }.joined(separator: ", ")
        return HTMLTable.Row(
            attributes: " class=\"is-\(one.severity.rawValue)\(finding.list.map { " of-\($0)" } ?? "")\"",
            cells: [
                .markup(one.severity.mark, sortedBy: "\(one.severity.rank)"),
                .text(one.childID(finding)),
                .markup(
                    "\(HTMLText.escaped(list))<br><small>\(HTMLText.escaped(cell))"
                        + (whoWords.isEmpty ? "" : "<br>\(HTMLText.escaped(whoWords))") + "</small>",
                    sortedBy: "\(list) \(cell)"),
                .markup(advice(one, finding, fields), sortedBy: one.message(finding)),
                .text(finding.found), .text(finding.rule),
            ])
    }

    private func advice(_ one: ShownFinding, _ finding: Finding, _ fields: FindingFields) -> String {
        var html = "<strong>\(HTMLText.escaped(one.message(finding)))</strong><dl>"
        for (name, text) in [
            ("Expected", finding.expected), ("What to do", finding.fix),
            (finding.isAcknowledged ? "Acknowledged" : "Acknowledgement", fields.acknowledgement),
        ] where !text.isEmpty {
            html += "<div><dt>\(name):</dt> <dd>\(HTMLText.escaped(text))</dd></div>"
        }
        return html + "</dl>"
    }

    private var ruleSection: String {
        let persons = FindingPersons(writer.report.findings, of: writer.dataset)
        let shares = RuleShares(writer, persons: persons)
        let rows = shares.rows.map { row in
            HTMLTable.Row(cells: [
                .markup(
                    "\(row.count.rule)<br>\(row.count.severity.mark)",
                    sortedBy: "\(row.count.severity.rank) \(row.count.rule)"),
                .markup(
                    "<strong>\(HTMLText.escaped(row.count.title))</strong><br><span class=\"quiet\">"
                        + "\(HTMLText.escaped(writer.definition(of: row.count.rule)?.why ?? ""))</span>",
                    sortedBy: row.count.title),
                .count(row.count.findings),
                .share(row.shareOfRows), .count(row.persons.count),
                .text(row.count.lists.map(String.init).joined(separator: ", ")),
            ])
        }
        guard !rows.isEmpty else {
            return section("rules", "By rule") + "<p>No rule was broken.</p></section>\n"
        }
        return section("rules", "By rule")
            + HTMLTable(
                id: "broken", caption: "Rules that were broken, the most serious first",
                headings: [
                    "Rule", "What is wrong, and why it matters", "Findings", "Share of the lists’ rows",
                    "Children or adopters", "Lists",
                ]
            ).markup(rows) + "</section>\n"
    }

    private var columnSection: String {
        let absent = writer.dataset.lists.filter { !$0.isPresent }
        let words =
            absent.isEmpty
            ? ""
            : "<p>Not found: "
                + HTMLText.escaped(
                    absent.map { "List \($0.definition.number) \($0.definition.name)" }.joined(
                        separator: ", "))
                + ".</p>\n"
        return section("columns", "By list and column") + words
            + HTMLTable(
                id: "completeness", caption: "How complete each column is",
                headings: ["Column", "List", "Rows", "Filled", "Blank", "Not understood", "Share filled"]
            ).markup(
                Completeness(writer).columns.map { one in
                    HTMLTable.Row(cells: [
                        .text(one.column.header + (one.isPresent ? "" : " (missing)")),
                        .text("\(one.list.number) \(one.list.name)"), .count(one.rows), .count(one.filled),
                        .count(one.blank), .count(one.unreadable),
                        .share(one.share),
                    ])
                }) + "</section>\n"
    }

    private var settingsSection: String {
        var html = section("settings", "Not checked, and settings")
        if writer.report.rulesSkipped.isEmpty {
            html += "<p>Every rule was checked.</p>\n"
        } else {
            html += HTMLTable(
                id: "skipped", caption: "Rules that were not checked",
                headings: ["Rule", "What it checks", "Why it was not checked"]
            ).markup(
                writer.report.rulesSkipped.map {
                    .init(cells: [.text($0.rule), .text(writer.title(of: $0.rule)), .text($0.why)])
                })
        }
        return html
            + HTMLTable(
                id: "terms", caption: "What was checked, and how", headings: ["What", "Setting"],
                kind: "plain"
            ).markup(writer.settingsInWords.map { .init(cells: [.text($0.0), .text($0.1)]) }) + "</section>\n"
    }
}
