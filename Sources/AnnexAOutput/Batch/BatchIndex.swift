public import AnnexASchema
public import ResultFiles

/// The index of a batch: one row a return, as CSV and JSON.
public struct BatchIndex: Sendable {
    let rows: [BatchRow]
    let headlines: [IndicatorDefinition]

    /// An index of those returns, in that order, with the headline indicators of the schema.
    public init(rows: [BatchRow], schema: Schema) {
        self.rows = rows
        headlines = schema.headlines
    }

    /// How many returns came to what, in words.
    public var words: String {
        func count(_ state: BatchRow.State) -> Int { rows.count { $0.state == state } }
        let returns = rows.count == 1 ? "1 return" : "\(rows.count) returns"
        let done = rows.compactMap(\.outcome).reduce(0) { $0 + $1.rows }
        return "\(returns), \(done) rows: \(count(.done)) done, \(count(.unchanged)) unchanged, "
            + "\(count(.failed)) failed"
    }

    /// Whether a name in the folder of a batch is of the batch itself; folders are judged by what is in them.
    public static func isPart(_ name: String) -> Bool {
        ["batch.csv", "batch.json", "batch.xlsx", "combined"].contains(name)
    }

    /// Writes `batch.csv`, `batch.json` and `batch.xlsx`.
    public func write(in folder: ResultFolder) throws(OutputError) {
        var table = try folder.file("batch.csv")
        try table.write(csv)
        try table.commit()
        var file = try folder.file("batch.json")
        try file.write(json.pretty(levels: 2))
        try file.commit()
        let book = try folder.file("batch.xlsx")
        try BatchWorkbook(index: self).write(to: book.temporaryPath)
        try book.commit()
    }

    static let headings = [
        "return", "authority", "as_at", "edition", "files", "lists", "rows", "error", "warning", "query",
        "info",
        "acknowledged", "state", "exit_code", "seconds", "run_id", "why",
    ]

    private var csv: [UInt8] {
        var csv = CSVBuffer()
        csv.row(Self.headings)
        for row in rows {
            let outcome = row.outcome
            for text in [row.name, row.authority, outcome?.asAt ?? "", outcome?.edition ?? ""] {
                csv.field(text)
            }
            csv.field(row.inputs.count)
            let counts = outcome.map { [$0.lists, $0.rows] + $0.findings.pairs.map(\.1) }
            if let counts {
                for count in counts { csv.field(count) }
            } else {
                for _ in 0..<7 { csv.emptyField() }
            }
            csv.field(row.state.rawValue)
            csv.field(row.exitCode)
            csv.field(Self.words(row.seconds))
            csv.field(outcome?.runID ?? "")
            csv.field(row.errors.joined(separator: "; "))
            csv.endRow()
        }
        return csv.bytes
    }

    private var json: JSONText {
        .object([
            ("version", .integer(1)),
            (
                "counts",
                .object(
                    [BatchRow.State.done, .unchanged, .failed].map { state in
                        (state.rawValue, .integer(rows.count { $0.state == state }))
                    })
            ),
            ("exit_code", .integer(rows.map(\.exitCode).max() ?? 0)),
            ("returns", .array(rows.map(json))),
        ])
    }

    private func json(_ row: BatchRow) -> JSONText {
        let outcome = row.outcome
        return .object([
            ("return", .string(row.name)), ("authority", .string(row.authority)),
            ("as_at", .optional(outcome?.asAt)), ("edition", .optional(outcome?.edition)),
            ("files", .array(row.inputs.map(JSONText.string))), ("lists", .optional(outcome?.lists)),
            ("rows", .optional(outcome?.rows)),
            (
                "findings",
                outcome.map { .object($0.findings.pairs.map { ($0.0, .integer($0.1)) }) } ?? .null
            ),
            ("state", .string(row.state.rawValue)), ("exit_code", .integer(row.exitCode)),
            ("seconds", .number((row.seconds * 1000).rounded() / 1000)),
            ("run_id", .optional(outcome?.runID)),
            ("why", .array(row.errors.map(JSONText.string))),
            (
                "headlines",
                outcome.map { outcome in
                    .object(headlines.map { ($0.id, .optional(outcome.values[$0.id])) })
                } ?? .null
            ),
        ])
    }

    private static func words(_ seconds: Double) -> String {
        let thousandths = Int((seconds * 1000).rounded())
        let rest = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
