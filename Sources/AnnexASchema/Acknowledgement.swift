public import CalendarDays
import Foundation

/// A finding that is known and accepted: which one, why, who says so and how long it holds.
public struct Acknowledgement: Sendable, Equatable {
    /// Which findings it is for.
    public let key: FindingKey
    /// Why it is accepted; without a reason it is not.
    public let reason: String
    /// Who accepts it.
    public let by: String
    /// When it was accepted.
    public let date: CalendarDay?
    /// The last day that it holds.
    public let expires: CalendarDay?
    /// The line of the file, from 1.
    public let line: Int

    /// The headings of the file, in order.
    public static let headings = ["rule", "child", "event", "reason", "by", "date", "expires"]

    /// Reads a file of acknowledgements, one a line.
    ///
    /// Dates may be written as `2024-01-31` or, as Excel saves them, `31/01/2024`.
    ///
    /// - Throws: the first mistake with its file and line.
    public static func read(path: String) throws(SchemaError) -> [Acknowledgement] {
        let file = path
        let rows = try SchemaTable.rows(path: path, headings: headings)
        var lines: [FindingKey: Int] = [:]
        var all: [Acknowledgement] = []
        for row in rows where headings.contains(where: { !row[$0].isEmpty }) {
            func day(_ heading: String) throws(SchemaError) -> CalendarDay? {
                let text = row[heading]
                if text.isEmpty { return nil }
                guard let day = CalendarDay(iso: text) ?? FindingKey.day(text) else {
                    throw SchemaError(
                        file: file, line: row.line,
                        reason: "'\(heading)' is no date: write it as 2024-01-31, or leave it empty")
                }
                return day
            }
            guard !row["rule"].isEmpty else {
                throw SchemaError(file: file, line: row.line, reason: "the rule's id is missing")
            }
            let key = FindingKey(rule: row["rule"], child: row["child"], event: row["event"])
            if let first = lines.updateValue(row.line, forKey: key) {
                throw SchemaError(
                    file: file, line: row.line,
                    reason: "the same rule, child and event stand on line \(first) already")
            }
            all.append(
                Acknowledgement(
                    key: key, reason: row["reason"].trimmingCharacters(in: .whitespaces), by: row["by"],
                    date: try day("date"), expires: try day("expires"), line: row.line))
        }
        return all
    }
}

/// What makes a finding the same in another export: the rule, the child and the event, never a row number.
public struct FindingKey: Sendable, Hashable {
    /// The rule's id.
    public let rule: String
    /// The child or adopter; the adoptive family where only that is known; empty where neither is.
    public let child: String
    /// The date of the event, or what stands in its place; for findings about no row, the text they are about.
    public let event: String

    /// A key; a date as `31/01/2024` is the same event as `2024-01-31`.
    public init(rule: String, child: String, event: String) {
        self.rule = rule
        self.child = child
        self.event = Self.day(event)?.iso ?? event
    }

    /// Reads `31/01/2024`, and nothing else.
    static func day(_ text: String) -> CalendarDay? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].utf8.count == 4,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }
}
