public import AnnexADataset
import AnnexASchema
import CalendarDays
public import ChATReport
import Crypto
public import ResultFiles
public import Validation

/// What was run, on what, with which options: the proof that goes with the results.
public struct RunRecord: Sendable {
    /// The first 12 hex digits of the digest of inputs, options and versions.
    public let id: String

    private let dataset: Dataset
    private let inputs: [InputDigest]
    private let basis: RunBasis
    /// The version of the program.
    public var toolVersion: String { basis.toolVersion }

    /// The record of a run on inputs whose digests are known, in the order of the dataset's files.
    public init(dataset: Dataset, inputs: [InputDigest], basis: RunBasis) {
        self.dataset = dataset
        self.inputs = inputs
        self.basis = basis
        id = basis.id(of: inputs)
    }

    /// The record as keys and values, without timings: the same inputs and options give the same.
    public var details: [(String, String)] {
        var details: [(String, String)] = [
            ("run_id", id), ("tool_version", toolVersion), ("edition", dataset.edition.id),
            ("schema_sha256", basis.schemaDigest), ("reference_date", dataset.dates.reference.iso),
            ("reference_date_from", dataset.dates.referenceOrigin.rawValue),
            ("extraction_date", dataset.dates.extracted?.iso ?? ""),
            ("extraction_date_from", dataset.dates.extractedOrigin.rawValue),
        ]
        for (index, input) in inputs.enumerated() {
            details.append(("input_\(index + 1)", input.name))
            details.append(("input_\(index + 1)_sha256", input.digest))
        }
        for table in dataset.lists {
            details.append(
                ("rows_list_\(table.definition.number)", table.isPresent ? String(table.rowCount) : ""))
        }
        for (key, value) in basis.options { details.append(("option_\(key)", value)) }
        return details
    }

    /// Writes `run.json`, which is the last file of a run: it names the others, so that a later run can tell whether
    /// all are there. The timings are the one thing that differs between two runs of the same.
    ///
    /// `headlines` are the indicators that an index of many returns shows. Gives what it all came to.
    @discardableResult
    public func write(
        in folder: ResultFolder, report: ValidationReport, headlines: [Indicator], timings: [(String, Double)]
    ) throws(OutputError) -> BatchOutcome {
        let results = folder.files().filter { ResultNames.isResult($0.name) && $0.name != "run.json" }
        let counts = FindingCounts(report)
        let lists = dataset.lists.map { table in
            JSONText.object([
                ("list", .integer(table.definition.number)), ("found", .boolean(table.isPresent)),
                ("file", .optional(table.source.map { dataset.files[$0.file].name })),
                ("sheet", .optional(table.source?.sheet)), ("rows_read", .integer(table.rowCounts.read)),
                ("rows_kept", .integer(table.rowCounts.kept)),
                ("rows_blank", .integer(table.rowCounts.blank)),
                ("rows_footer", .integer(table.rowCounts.footers)),
                ("rows_repeated_header", .integer(table.rowCounts.repeatedHeaders)),
                ("rows_without_id", .integer(table.persons.count { $0 < 0 })),
            ])
        }
        let files = zip(dataset.files, inputs).map { file, input in
            JSONText.object([
                ("file", .string(input.name)), ("sha256", .string(input.digest)),
                ("edition", .optional(file.edition)),
                (
                    "sheets",
                    .array(
                        file.sheets.map { sheet in
                            .object([
                                ("sheet", .string(sheet.name)), ("hidden", .boolean(sheet.isHidden)),
                                ("list", .optional(sheet.list)), ("used", .boolean(sheet.isUsed)),
                                ("rows", .integer(sheet.rows)),
                            ])
                        })
                ),
            ])
        }
        let json = JSONText.object([
            ("version", .integer(1)), ("run_id", .string(id)), ("tool", .string("annex-a")),
            ("tool_version", .string(toolVersion)), ("edition", .string(dataset.edition.id)),
            ("schema_sha256", .string(basis.schemaDigest)),
            (
                "reference_date",
                .object([
                    ("date", .string(dataset.dates.reference.iso)),
                    ("from", .string(dataset.dates.referenceOrigin.rawValue)),
                ])
            ),
            (
                "extraction_date",
                .object([
                    ("date", .optional(dataset.dates.extracted?.iso)),
                    ("from", .string(dataset.dates.extractedOrigin.rawValue)),
                ])
            ),
            ("options", .object(basis.options.map { ($0.0, .string($0.1)) })), ("inputs", .array(files)),
            ("lists", .array(lists)),
            ("rules_run", .integer(report.rulesRun)),
            ("findings", .object(counts.pairs.map { ($0.0, .integer($0.1)) })),
            ("headlines", .object(headlines.map { ($0.id, .optional($0.value)) })),
            (
                "files",
                .array(
                    results.map { .object([("file", .string($0.name)), ("bytes", .integer($0.bytes))]) })
            ),
            ("timings", .object(timings.map { ($0.0, .number(($0.1 * 1000).rounded() / 1000)) })),
        ])
        var file = try folder.file("run.json")
        try file.write(json.pretty())
        try file.commit()
        return BatchOutcome(
            run: id, of: dataset, findings: counts, headlines: headlines, files: results.map(\.name))
    }

    /// The SHA-256 of a file's bytes, in hex: how an option that names a file is recorded.
    public static func digest(of bytes: [UInt8]) -> String {
        hex(SHA256.hash(data: bytes))
    }

    static func hex(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
