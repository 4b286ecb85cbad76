import AnnexASchema
public import CalendarDays
public import Validation

/// A file of acknowledgements to start from, and what is said of one that was used.
public struct AcknowledgementLines {
    private let report: ValidationReport

    /// Lines for what checking a return came to.
    public init(_ report: ValidationReport) {
        self.report = report
    }

    /// CSV with one line for each fault that stands, as at that day; reasons are left for people to fill in.
    public func csv(asAt day: CalendarDay) -> [UInt8] {
        var csv = CSVBuffer()
        csv.row(Acknowledgement.headings)
        var keys: Set<FindingKey> = []
        for finding in report.standing where keys.insert(finding.key).inserted {
            csv.row([finding.key.rule, finding.key.child, finding.key.event, "", "", day.iso, ""])
        }
        return csv.take()
    }

    /// What became of the lines of the file, a sentence for each kind; only lines are named, never children.
    public func words(file: String) -> [String] {
        guard let outcome = report.acknowledgements else { return [] }
        return [
            (outcome.withoutReason, "not accepted, as they give no reason"),
            (outcome.expired, "expired before the reference date: their findings count again"),
            (outcome.unmatched, "match no finding: the fault is mended, or rule, child or event differ"),
        ].compactMap { lines, words in
            guard let first = lines.first else { return nil }
            let shown = lines.prefix(10).map(String.init).joined(separator: ", ")
            let more = lines.count > 10 ? " and \(lines.count - 10) more" : ""
            return
                "\(file):\(first): \(lines.count) \(lines.count == 1 ? "line" : "lines") (\(shown)\(more)) \(words)"
        }
    }
}
