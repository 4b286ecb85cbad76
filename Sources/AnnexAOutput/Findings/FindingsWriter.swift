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

    /// A form that findings are written in.
    public enum Form: Sendable {
        /// What `validate --format json` prints and `findings.json` holds.
        case json
        /// The same fields, a line for each finding.
        case jsonLines
        /// The same fields as CSV; with a byte order mark and guarded cells where it is for Excel.
        case csv(forExcel: Bool)
        /// SARIF 2.1.0, which names the tool's version.
        case sarif(toolVersion: String)
        /// One self-contained web page.
        case html
    }

    /// Hands over the findings in that form, in pieces, so that they never stand in memory as a whole.
    public func write<Failure: Error>(
        _ form: Form, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        switch form {
        case .json: try json.write(levels: 2, to: sink)
        case .jsonLines:
            var bytes: [UInt8] = []
            for finding in report.findings {
                FindingFields(finding, files: dataset.files).json.append(to: &bytes)
                bytes.append(0x0A)
                guard bytes.count >= Self.pieceSize else { continue }
                try sink(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
            try sink(bytes)
        case .csv(let forExcel):
            if forExcel { try sink([0xEF, 0xBB, 0xBF]) }
            var csv = CSVBuffer(guardsFormulas: forExcel)
            csv.row(FindingFields.names)
            for (index, finding) in report.findings.enumerated() {
                csv.row(FindingFields(finding, files: dataset.files).csv)
                if index % 256 == 255 { try sink(csv.take()) }
            }
            try sink(csv.take())
        case .sarif(let version):
            try FindingsSARIF(writer: self, toolVersion: version).json.write(levels: 5, to: sink)
        case .html: try sink(Array(FindingsPage(writer: self).html.utf8))
        }
    }

    private static let pieceSize = 1 << 16

    private var json: JSONText {
        let severities: [Severity] = [.error, .warning, .query, .info]
        return .object([
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
            (
                "findings",
                .each(report.findings.count) { [self] in
                    FindingFields(report.findings[$0], files: dataset.files).json
                }
            ),
        ])
    }

    /// Writes the findings as a workbook at that path.
    public func writeBook(to path: String) throws(OutputError) {
        try FindingsBook(writer: self).write(to: path)
    }

    /// Writes `findings.csv`, `findings.json`, `findings.html` and `findings.xlsx`.
    public func writeAll(in folder: ResultFolder, forExcel: Bool) throws(OutputError) {
        try write(.csv(forExcel: forExcel), to: "findings.csv", in: folder)
        try write(.json, to: "findings.json", in: folder)
        try write(.html, to: "findings.html", in: folder)
        let file = try folder.file("findings.xlsx")
        try writeBook(to: file.temporaryPath)
        try file.commit()
    }

    private func write(_ form: Form, to name: String, in folder: ResultFolder) throws(OutputError) {
        var file = try folder.file(name)
        try write(form) { bytes throws(OutputError) in try file.write(bytes) }
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
        for tally in report.tallies {
            let key = "\(tally.rule) \(tally.severity.rawValue)"
            if counts[key] == nil { order.append(key) }
            counts[key, default: (0, tally.severity, [])].findings += tally.count
            if let list = tally.list { counts[key]?.lists.insert(list) }
        }
        return order.compactMap { key in
            guard let entry = counts[key], let rule = key.split(separator: " ").first.map(String.init) else {
                return nil
            }
            return RuleCount(
                rule: rule, severity: entry.severity, title: title(of: rule), findings: entry.findings,
                lists: entry.lists.sorted())
        }.sorted { ($0.severity.rank, $1.findings, $0.rule) < ($1.severity.rank, $0.findings, $1.rule) }
    }

    /// A rule's title; its id where the schema has no such rule.
    func title(of rule: String) -> String {
        definition(of: rule)?.title ?? rule
    }

    /// What a rule says of itself, where the schema has it.
    func definition(of rule: String) -> RuleDefinition? {
        schema.rules.first { $0.id == rule }
    }

    /// The findings that stand as people are shown them, the most serious first.
    func shown(limit: Int = .max) -> [ShownFinding] {
        ShownFinding.worst(limit, of: report.standing, in: dataset)
    }

    /// The findings that are acknowledged as people are shown them, the most serious first.
    func shownAcknowledged(limit: Int = .max) -> [ShownFinding] {
        ShownFinding.worst(limit, of: report.acknowledged, in: dataset)
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
