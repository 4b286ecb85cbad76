import AnnexADataset
import AnnexASchema
import CalendarDays
import Validation

extension ComparisonReport {
    /// The comparison as text for a terminal: counts are whole, of rows and findings the first `limit` are shown.
    public func text(limit: Int = 40) -> String {
        var lines = [line("Old", old), line("New", new), ""]
        lines.append(
            "List                                   old    new  arrived   left  changed  respelt")
        for list in comparison.lists { lines.append(line(list)) }
        lines.append("")
        lines.append(
            "\(Self.count(comparison.arrived.count, "child or adopter", "children or adopters")) arrived, "
                + "\(comparison.left.count) left")
        lines += columns
        let changes = changedRows
        if !changes.isEmpty {
            lines.append("")
            lines += changes.prefix(limit)
            if changes.count > limit { lines.append("\(limit) of \(changes.count) differences shown") }
        }
        lines.append("")
        return (lines + findingLines(limit: limit)).joined(separator: "\n")
    }

    private func line(_ word: String, _ side: ComparisonSide) -> String {
        "\(word): \(side.words)"
    }

    private func line(_ list: ListComparison) -> String {
        let (before, after) = (old.lists.dataset.list(list.number), new.lists.dataset.list(list.number))
        func rows(_ table: ListTable) -> String { table.isPresent ? String(table.rowCount) : "-" }
        return Self.left("\(list.number) \(after.definition.name)", 35)
            + Self.right(rows(before), 7) + Self.right(rows(after), 7)
            + Self.right(String(list.rowsArrived), 9) + Self.right(String(list.rowsLeft), 7)
            + Self.right(String(list.rowsChanged), 9) + Self.right(list.respelt.map(String.init) ?? "-", 9)
    }

    private var columns: [String] {
        comparison.lists.flatMap { list in
            [("old", list.columnsOnlyInOld), ("new", list.columnsOnlyInNew)].compactMap { side, columns in
                columns.isEmpty
                    ? nil
                    : "List \(list.number): only the \(side) list has "
                        + columns.map(\.rawValue).joined(separator: ", ") + "; not compared"
            }
        }
    }

    private var changedRows: [String] {
        comparison.lists.flatMap { list in
            list.changes.flatMap { change -> [String] in
                let names = names(change, list: list.number)
                let who =
                    "List \(list.number)  \(names.child.isEmpty ? "(no identifier)" : names.child)"
                    + (names.event.isEmpty ? "" : "  \(names.event)")
                let fields = fields(change, list: list.number)
                if fields.isEmpty { return ["\(who)  \(change.word)"] }
                return fields.map { field in
                    "\(who)  \(field.field): \(Self.quoted(field.old)) became \(Self.quoted(field.new))"
                }
            }
        }
    }

    private func findingLines(limit: Int) -> [String] {
        guard let findings else {
            return ["Findings are not compared: \(obstacle ?? "")"]
        }
        var lines = [
            "Findings: \(findings.new.count) new, \(findings.persisting.count) persisting, "
                + "\(findings.fixed.count) fixed"
        ]
        let titles = Dictionary(
            schema.rules.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        let rules = tallies(by: \.rule).filter { $0.tally.new + $0.tally.fixed > 0 }
        if !rules.isEmpty { lines.append("   new  persisting  fixed") }
        for (rule, tally) in rules {
            lines.append(
                Self.right(String(tally.new), 6) + Self.right(String(tally.persisting), 12)
                    + Self.right(String(tally.fixed), 7) + "  \(rule)  \(titles[rule] ?? "")")
        }
        for one in findings.new.sorted(by: { $0.severity < $1.severity }).prefix(limit) {
            lines.append(
                "new  \(Self.left(one.severity.rawValue, 7))  \(one.rule)  \(one.childID ?? "")  \(one.message)"
            )
        }
        if findings.new.count > limit {
            lines.append("\(limit) of \(findings.new.count) new findings shown")
        }
        return lines
    }

    private static func quoted(_ text: String) -> String { text.isEmpty ? "blank" : "“\(text)”" }

    private static func count(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    private static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
