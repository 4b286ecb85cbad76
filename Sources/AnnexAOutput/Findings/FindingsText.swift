import Validation
import AnnexADataset
import AnnexASchema
import CalendarDays

/// Findings as text for a terminal: by list, then the rules most broken, then the findings themselves.
public struct FindingsText {
    private let writer: FindingsWriter
    private let limit: Int
    private let colors: Bool

    /// Text of at most `limit` findings; the counts are always whole.
    public init(writer: FindingsWriter, limit: Int = 40, colors: Bool) {
        self.writer = writer
        self.limit = limit
        self.colors = colors
    }

    /// The whole text.
    public var text: String {
        let report = writer.report
        let dataset = writer.dataset
        var countOfList: [Int: [Severity: Int]] = [:]
        for tally in report.tallies {
            countOfList[tally.list ?? 0, default: [:]][tally.severity, default: 0] += tally.count
        }
        var lines: [String] = []
        lines.append(
            "Annex A \(dataset.edition.id), as at \(dataset.dates.reference.spelled) "
                + "(\(dataset.dates.referenceWords))")
        lines.append("")
        lines.append("List                                  rows  error  warning  query   info")
        for table in dataset.lists {
            let number = table.definition.number
            let name = "\(number) \(table.definition.name)"
            guard table.isPresent else {
                lines.append(Self.padded(name, 36) + "  not found")
                continue
            }
            let severities: [Severity] = [.error, .warning, .query, .info]
            let counts = severities.map { countOfList[number]?[$0] ?? 0 }
            lines.append(
                Self.padded(name, 36) + Self.right(table.rowCount, 6) + Self.right(counts[0], 7)
                    + Self.right(counts[1], 9) + Self.right(counts[2], 7) + Self.right(counts[3], 7))
        }
        let whole = countOfList[0]?.values.reduce(0, +) ?? 0
        if whole > 0 {
            lines.append("\(whole) \(whole == 1 ? "finding" : "findings") about the return as a whole")
        }
        lines.append("")
        guard !report.findings.isEmpty else {
            lines.append(
                report.rulesSkipped.isEmpty
                    ? "No findings: all \(report.rulesRun) rules were checked."
                    : "Nothing was found. " + writer.rulesInWords + ".")
            return lines.joined(separator: "\n")
        }
        let rules = writer.ruleCounts
        if !rules.isEmpty { lines.append("Rules most broken") }
        for rule in rules.prefix(10) {
            lines.append(
                "  \(mark(rule.severity))  \(Self.right(rule.findings, 6))  \(rule.rule)  \(rule.title)")
        }
        if rules.count > 10 { lines.append("  10 of \(rules.count) rules shown") }
        lines.append("")
        let standing = writer.shown(limit: limit)
        let shown = standing + writer.shownAcknowledged(limit: limit - standing.count)
        for one in shown { lines += self.lines(of: one) }
        let count = shown.reduce(0) { $0 + ($1.rows ?? 1) }
        lines.append("")
        lines.append("\(writer.countsInWords); \(count) of \(report.findings.count) shown.")
        lines.append(writer.rulesInWords + ".")
        return lines.joined(separator: "\n")
    }

    private func lines(of one: ShownFinding) -> [String] {
        let finding = one.finding
        let fields = FindingFields(finding, files: writer.dataset.files)
        var lines = [
            "\(mark(finding.severity))  \(one.where_(finding, fields))  \(finding.rule)",
            "         \(one.message(finding))",
            "         Expected: \(finding.expected)",
            "         What to do: \(finding.fix)",
        ]
        if !fields.acknowledgement.isEmpty {
            lines.append("         Acknowledged: \(fields.acknowledgement)")
        }
        return lines
    }

    private func mark(_ severity: Severity) -> String {
        let word = Self.padded(severity.rawValue, 7)
        guard colors else { return word }
        let code = [Severity.error: "31", .warning: "33", .query: "36", .info: "2"][severity] ?? "0"
        return "\u{1B}[\(code)m\(word)\u{1B}[0m"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func right(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
