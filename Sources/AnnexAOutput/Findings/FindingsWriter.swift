import CalendarDays
public import AnnexADataset
public import AnnexASchema
public import ResultFiles
public import Validation

/// Findings in the forms that people and programs read.
public struct FindingsWriter: Sendable {
    let dataset: Dataset
    let report: ValidationReport
    let schema: Schema

    /// A writer of what checking that return came to.
    public init(dataset: Dataset, report: ValidationReport, schema: Schema) {
        self.dataset = dataset
        self.report = report
        self.schema = schema
    }

    /// The JSON that `validate --format json` prints and `findings.json` holds.
    public var json: String {
        let severities: [Severity] = [.error, .warning, .query, .info]
        let object = JSONText.object([
            ("version", .integer(1)), ("as_at", .string(dataset.dates.reference.iso)),
            ("edition", .string(dataset.edition.id)),
            (
                "counts",
                .object(
                    severities.map { ($0.rawValue, .integer(report.count($0))) }
                        + [("acknowledged", .integer(report.acknowledged.count))])
            ),
            ("rules_run", .integer(report.rulesRun)),
            (
                "rules_skipped",
                .array(
                    report.rulesSkipped.map {
                        .object([("rule", .string($0.rule)), ("why", .string($0.why))])
                    })
            ),
            (
                "acknowledgements",
                report.acknowledgements.map { outcome in
                    .object([
                        ("lines_without_finding", .array(outcome.unmatched.map(JSONText.integer))),
                        ("lines_expired", .array(outcome.expired.map(JSONText.integer))),
                        ("lines_without_reason", .array(outcome.withoutReason.map(JSONText.integer))),
                    ])
                } ?? .null
            ),
            ("findings", .array(report.findings.map { FindingFields($0, files: dataset.files).json })),
        ])
        return object.pretty(levels: 2)
    }

    /// The findings as CSV: the fields of the JSON, one line each.
    public func csv(forExcel: Bool = false) -> [UInt8] {
        var csv = CSVBuffer(guardsFormulas: forExcel)
        csv.row(FindingFields.names)
        for finding in report.findings { csv.row(FindingFields(finding, files: dataset.files).csv) }
        return (forExcel ? [0xEF, 0xBB, 0xBF] : []) + csv.take()
    }

    /// The findings as JSON, one line each.
    public var jsonLines: [UInt8] {
        var bytes: [UInt8] = []
        for finding in report.findings {
            FindingFields(finding, files: dataset.files).json.append(to: &bytes)
            bytes.append(0x0A)
        }
        return bytes
    }

    /// The findings as SARIF 2.1.0.
    public func sarif(toolVersion: String) -> String {
        FindingsSARIF(writer: self, toolVersion: toolVersion).json.pretty(levels: 5)
    }

    /// The findings as one self-contained web page.
    public var html: String { FindingsPage(writer: self).html }

    /// Writes the findings as a workbook at that path.
    public func writeBook(to path: String) throws(OutputError) {
        try FindingsBook(writer: self).write(to: path)
    }

    /// Writes `findings.csv`, `findings.json`, `findings.html` and `findings.xlsx`.
    public func writeAll(in folder: ResultFolder, forExcel: Bool) throws(OutputError) {
        try write(csv(forExcel: forExcel), to: "findings.csv", in: folder)
        try write(Array(json.utf8), to: "findings.json", in: folder)
        try write(Array(html.utf8), to: "findings.html", in: folder)
        let file = try folder.file("findings.xlsx")
        try writeBook(to: file.temporaryPath)
        try file.commit()
    }

    private func write(_ bytes: [UInt8], to name: String, in folder: ResultFolder) throws(OutputError) {
        var file = try folder.file(name)
        try file.write(bytes)
        try file.commit()
    }

    /// Findings of one rule in one column, counted: what text, page and book show first.
    struct RuleCount {
        let rule: String
        let severity: Severity
        let title: String
        let findings: Int
        let lists: [Int]
    }

    /// Rules that were broken, worst and most frequent first; what is acknowledged does not count.
    var ruleCounts: [RuleCount] {
        var order: [String] = []
        var counts: [String: (findings: Int, severity: Severity, lists: Set<Int>)] = [:]
        for finding in report.standing {
            let key = "\(finding.rule) \(finding.severity.rawValue)"
            if counts[key] == nil { order.append(key) }
            var entry = counts[key] ?? (0, finding.severity, [])
            entry.findings += 1
            if let list = finding.list { entry.lists.insert(list) }
            counts[key] = entry
        }
        let titles = Dictionary(
            schema.rules.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        return order.compactMap { key in
            guard let entry = counts[key], let rule = key.split(separator: " ").first.map(String.init) else {
                return nil
            }
            return RuleCount(
                rule: rule, severity: entry.severity, title: titles[rule] ?? rule, findings: entry.findings,
                lists: entry.lists.sorted())
        }.sorted { ($0.severity.rank, $1.findings, $0.rule) < ($1.severity.rank, $0.findings, $1.rule) }
    }

    /// The findings that stand as people are shown them, the most serious first.
    var shown: [ShownFinding] { shown(report.standing) }

    /// The findings that are acknowledged as people are shown them, the most serious first.
    var shownAcknowledged: [ShownFinding] { shown(report.acknowledged) }

    private func shown(_ findings: [Finding]) -> [ShownFinding] {
        ShownFinding.all(of: findings, in: dataset).enumerated().sorted {
            ($0.element.finding.severity.rank, $0.offset) < ($1.element.finding.severity.rank, $1.offset)
        }.map(\.element)
    }

    /// Counts in words: `3 errors, 1 warning, 0 queries and 12 notes`.
    public var countsInWords: String {
        func words(_ severity: Severity, _ one: String, _ many: String) -> String {
            let count = report.count(severity)
            return "\(count) \(count == 1 ? one : many)"
        }
        let acknowledged = report.acknowledged.count
        return words(.error, "error", "errors") + ", " + words(.warning, "warning", "warnings") + ", "
            + words(.query, "query", "queries") + " and " + words(.info, "note", "notes")
            + (acknowledged == 0 ? "" : "; \(acknowledged) acknowledged")
    }

    /// What became of the rules, in words: `305 rules were checked; 1 could not be checked; 4 were left out`.
    public var rulesInWords: String {
        let (obstructed, leftOut) = (report.notCheckable.count, report.leftOut.count)
        return "\(report.rulesRun) rules were checked"
            + (obstructed == 0 ? "" : "; \(obstructed) could not be checked")
            + (leftOut == 0 ? "" : "; \(leftOut) left out")
    }
}
