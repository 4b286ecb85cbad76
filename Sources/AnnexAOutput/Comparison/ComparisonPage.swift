import AnnexADataset
import AnnexASchema
import CalendarDays
import ChATReport
import Validation

extension ComparisonReport {
    /// The comparison as one self-contained web page; of rows and findings the first `limit` of each kind are shown.
    public func html(limit: Int = 5_000) -> String {
        let title =
            "What changed in Annex A: \(old.lists.dataset.dates.reference.spelled) to "
            + new.lists.dataset.dates.reference.spelled
        let parts = [("lists", "By list"), ("findings", "Findings"), ("rows", "Rows that changed")]
        let links = parts.map { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>\n" }.joined()
        let body = """
            <a class="skip" href="#lists">Skip to what changed</a>
            <header>
            <h1>\(HTMLText.escaped(title))</h1>
            <p class="keep">Contains information about children: keep it as safe as the returns themselves.</p>
            <p>\(HTMLText.escaped(sideWords("Old", old)))<br>\(HTMLText.escaped(sideWords("New", new)))</p>
            \(tiles)</header>
            <nav aria-label="Parts of this page"><ul>
            \(links)</ul></nav>
            <main>
            \(listSection)\(findingSection(limit))\(rowSection(limit))</main>
            """
        return HTMLText.page(title: title, body: body, style: ReportStyle.css, script: ReportStyle.script)
    }

    private func sideWords(_ word: String, _ side: ComparisonSide) -> String {
        "\(word): \(side.words)"
    }

    private var tiles: String {
        func tile(_ kind: String, _ count: Int, _ name: String, _ words: String) -> String {
            "<li class=\"tile \(kind)\"><b>\(FigureText.count(count))</b><strong>\(name)</strong>"
                + "<span>\(words)</span></li>\n"
        }
        var html = "<ul class=\"tiles\">\n"
        html += tile("", comparison.arrived.count, "Arrived", "Children or adopters in the new return alone.")
        html += tile("", comparison.left.count, "Left", "Children or adopters in the old return alone.")
        if let findings {
            html += tile("error", findings.new.count, "■ New findings", "Were not there before.")
            html += tile(
                "warning", findings.persisting.count, "▲ Persisting", "Were there before, and still are.")
            html += tile("info", findings.fixed.count, "✓ Fixed", "Were there before, and are gone.")
        }
        return html + "</ul>\n"
    }

    private func start(_ id: String, _ title: String) -> String {
        "<section id=\"\(id)\" aria-labelledby=\"\(id)-title\">\n<h2 id=\"\(id)-title\">\(title)</h2>\n"
    }

    private func listName(_ number: Int) -> String {
        "\(number) \(new.lists.dataset.list(number).definition.name)"
    }

    private var listSection: String {
        func rows(_ table: ListTable) -> HTMLTable.Cell {
            table.isPresent ? .count(table.rowCount) : .text("not found")
        }
        let table = HTMLTable(
            id: "list-counts", caption: "Rows of each list",
            headings: ["List", "Rows before", "Rows now", "Arrived", "Left", "Changed", "Spelt otherwise"]
        ).markup(
            comparison.lists.map { list in
                HTMLTable.Row(cells: [
                    .text(listName(list.number)), rows(old.lists.dataset.list(list.number)),
                    rows(new.lists.dataset.list(list.number)), .count(list.rowsArrived),
                    .count(list.rowsLeft),
                    .count(list.rowsChanged), list.respelt.map { .count($0) } ?? .text("not known"),
                ])
            })
        let columns = comparison.lists.flatMap { list in
            [("old", list.columnsOnlyInOld), ("new", list.columnsOnlyInNew)].compactMap { side, columns in
                columns.isEmpty
                    ? nil
                    : "<li>List \(list.number): only the \(side) list has "
                        + HTMLText.escaped(columns.map(\.rawValue).joined(separator: ", "))
                        + "; not compared.</li>\n"
            }
        }
        return start("lists", "By list") + table
            + (columns.isEmpty ? "" : "<ul>\n\(columns.joined())</ul>\n") + "</section>\n"
    }

    // MARK: Findings

    private func findingSection(_ limit: Int) -> String {
        guard let findings else {
            return start("findings", "Findings")
                + "<p>Findings are not compared: \(HTMLText.escaped(obstacle ?? "")).</p>\n</section>\n"
        }
        let titles = Dictionary(
            schema.rules.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        let byRule = HTMLTable(
            id: "rule-counts", caption: "Findings by rule",
            headings: ["Rule", "What is wrong", "New", "Persisting", "Fixed"]
        ).markup(
            tallies(by: \.rule).sorted { left, right in
                (right.tally.new, right.tally.persisting, left.key) < (
                    left.tally.new, left.tally.persisting, right.key
                )
            }.map { rule, tally in
                HTMLTable.Row(cells: [
                    .text(rule), .text(titles[rule] ?? ""), .count(tally.new), .count(tally.persisting),
                    .count(tally.fixed),
                ])
            })
        return start("findings", "Findings") + byRule
            + table("new-findings", "New findings", findings.new, limit)
            + table("fixed-findings", "Fixed findings", findings.fixed, limit) + "</section>\n"
    }

    private func table(_ id: String, _ caption: String, _ all: [ComparedFinding], _ limit: Int) -> String {
        guard !all.isEmpty else { return "<p>\(caption): none.</p>\n" }
        let shown = all.sorted { $0.severity < $1.severity }.prefix(limit)
        return HTMLTable(
            id: id, caption: counted(caption, shown: shown.count, of: all.count),
            headings: ["Severity", "Child", "List", "What is wrong", "Rule"]
        ).markup(
            shown.map { one in
                HTMLTable.Row(cells: [
                    .markup(one.severity.mark, sortedBy: "\(one.severity.rank)"), .text(one.childID ?? ""),
                    .text(one.list.map(listName) ?? ""), .text(one.message), .text(one.rule),
                ])
            })
    }

    private func counted(_ caption: String, shown: Int, of all: Int) -> String {
        shown == all
            ? "\(caption) (\(FigureText.count(all)))"
            : "\(caption): \(FigureText.count(shown)) of \(FigureText.count(all)) shown; --format csv has all"
    }

    // MARK: Rows

    private func rowSection(_ limit: Int) -> String {
        let all = comparison.lists.reduce(0) { $0 + $1.changes.count }
        guard all > 0 else { return start("rows", "Rows that changed") + "<p>None.</p>\n</section>\n" }
        return start("rows", "Rows that changed")
            + table("changes", "Values that changed", limit) { $0.old != nil && $0.new != nil }
            + table("moves", "Rows that arrived or left", limit) { $0.old == nil || $0.new == nil }
            + "</section>\n"
    }

    private func table(
        _ id: String, _ caption: String, _ limit: Int, where isWanted: (RowChange) -> Bool
    ) -> String {
        var rows: [HTMLTable.Row] = []
        var all = 0
        for list in comparison.lists {
            let changes = list.changes.filter(isWanted)
            all += changes.count
            for change in changes.prefix(limit - rows.count) { rows.append(row(change, list: list.number)) }
        }
        guard all > 0 else { return "<p>\(caption): none.</p>\n" }
        return HTMLTable(
            id: id, caption: counted(caption, shown: rows.count, of: all),
            headings: ["Child", "List", "Event date", "Change", "What changed"]
        ).markup(rows)
    }

    private func row(_ change: RowChange, list: Int) -> HTMLTable.Row {
        let names = names(change, list: list)
        func quoted(_ text: String) -> String {
            text.isEmpty ? "blank" : "“\(HTMLText.escaped(text))”"
        }
        let table = new.lists.dataset.list(list)
        let fields = fields(change, list: list).map { field in
            let header = table.column(field.field)?.definition.header ?? field.field.rawValue
            return
                "<div><dt>\(HTMLText.escaped(header)):</dt> <dd>\(quoted(field.old)) became \(quoted(field.new))</dd></div>"
        }
        let sign = change.old == nil ? "+" : change.new == nil ? "−" : "≠"
        return HTMLTable.Row(cells: [
            .text(names.child.isEmpty ? "(no identifier)" : names.child), .text(listName(list)),
            .text(names.event), .text("\(sign) \(change.word)"),
            .markup(fields.isEmpty ? "" : "<dl>\(fields.joined())</dl>", sortedBy: ""),
        ])
    }
}
