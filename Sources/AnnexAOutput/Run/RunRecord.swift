public import AnnexADataset
public import AnnexASchema
import CalendarDays
import Crypto
import Foundation
public import ResultFiles
import Validation

/// What was run, on what, with which options: the proof that goes with the results.
public struct RunRecord: Sendable {
    /// The first 12 hex digits of the digest of inputs, options and versions.
    public let id: String

    private let dataset: Dataset
    private let schemaDigest: String
    private let inputs: [(name: String, digest: String)]
    private let options: [(String, String)]
    /// The version of the program.
    public let toolVersion: String

    /// Reads the inputs once more to make their digests.
    public init(
        dataset: Dataset, schema: Schema, options: [(String, String)], toolVersion: String
    ) throws(OutputError) {
        self.dataset = dataset
        self.options = options
        self.toolVersion = toolVersion
        var schemaHash = SHA256()
        for file in schema.files {
            schemaHash.update(data: Data(file.path.utf8))
            schemaHash.update(data: Data([0]))
            schemaHash.update(data: Data(file.text.utf8))
            schemaHash.update(data: Data([0]))
        }
        schemaDigest = Self.hex(schemaHash.finalize())
        var inputs: [(String, String)] = []
        for file in dataset.files {
            guard let data = FileManager.default.contents(atPath: file.path) else {
                throw OutputError(path: file.path, reason: "the input changed or went away while it was read")
            }
            inputs.append((file.name, Self.hex(SHA256.hash(data: data))))
        }
        self.inputs = inputs
        var hash = SHA256()
        let parts =
            inputs.flatMap { [$0.0, $0.1] } + options.flatMap { [$0.0, $0.1] } + [schemaDigest, toolVersion]
        for part in parts {
            hash.update(data: Data(part.utf8))
            hash.update(data: Data([0]))
        }
        id = String(Self.hex(hash.finalize()).prefix(12))
    }

    /// The record as keys and values, without timings: the same inputs and options give the same.
    public var details: [(String, String)] {
        var details: [(String, String)] = [
            ("run_id", id), ("tool_version", toolVersion), ("edition", dataset.edition.id),
            ("schema_sha256", schemaDigest), ("reference_date", dataset.dates.reference.iso),
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
        for (key, value) in options { details.append(("option_\(key)", value)) }
        return details
    }

    /// Writes `run.json`; the timings are the one thing that differs between two runs of the same.
    public func write(in folder: ResultFolder, timings: [(String, Double)]) throws(OutputError) {
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
            ("schema_sha256", .string(schemaDigest)),
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
            ("options", .object(options.map { ($0.0, .string($0.1)) })), ("inputs", .array(files)),
            ("lists", .array(lists)),
            ("timings", .object(timings.map { ($0.0, .number(($0.1 * 1000).rounded() / 1000)) })),
        ])
        var file = try folder.file("run.json")
        try file.write(json.pretty())
        try file.commit()
    }

    /// The SHA-256 of a file's bytes, in hex: how an option that names a file is recorded.
    public static func digest(of bytes: [UInt8]) -> String {
        hex(SHA256.hash(data: bytes))
    }

    private static func hex(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
