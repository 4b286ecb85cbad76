import AnnexADataset
import AnnexASchema
import Validation

/// Findings as SARIF 2.1.0, for programs that show the results of checks.
///
/// A cell is given as a logical location, since a workbook has no lines; its fingerprint tells the same finding in
/// another export.
struct FindingsSARIF {
    let writer: FindingsWriter
    let toolVersion: String

    var json: JSONText {
        let used = Set(writer.report.findings.heads.map(\.rule))
        let rules = writer.schema.rules.filter { used.contains($0.id) }
        let positions = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
        return .object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            (
                "runs",
                .array([
                    .object([
                        (
                            "tool",
                            .object([
                                (
                                    "driver",
                                    .object([
                                        ("name", .string("annex-a")), ("version", .string(toolVersion)),
                                        ("rules", .array(rules.map(rule))),
                                    ])
                                )
                            ])
                        ),
                        (
                            "artifacts",
                            .array(
                                writer.dataset.files.map { file in
                                    .object([("location", .object([("uri", .string(Self.uri(file.name)))]))])
                                })
                        ),
                        ("columnKind", .string("unicodeCodePoints")),
                        (
                            "results",
                            .each(writer.report.findings.count) { index in
                                let finding = writer.report.findings[index]
                                return result(finding, positions[finding.rule])
                            }
                        ),
                    ])
                ])
            ),
        ])
    }

    private func rule(_ rule: RuleDefinition) -> JSONText {
        .object([
            ("id", .string(rule.id)), ("shortDescription", .object([("text", .string(rule.title))])),
            ("fullDescription", .object([("text", .string(rule.why))])),
            ("help", .object([("text", .string(rule.fix))])),
            ("defaultConfiguration", .object([("level", .string(Self.level(rule.severity)))])),
        ])
    }

    private func result(_ finding: Finding, _ rule: Int?) -> JSONText {
        let fields = FindingFields(finding, files: writer.dataset.files)
        let suppressions = finding.acknowledged.map { one in
            JSONText.array([
                .object([
                    ("kind", .string("external")), ("status", .string(one.holds ? "accepted" : "rejected")),
                    ("justification", .string(fields.acknowledgement)),
                ])
            ])
        }
        return .object(
            [
                ("ruleId", .string(finding.rule)), ("ruleIndex", .integer(rule ?? -1)),
                ("level", .string(Self.level(finding.severity))),
                ("message", .object([("text", .string(finding.message + " Expected: " + finding.expected))])),
                (
                    "locations",
                    .array([
                        .object([
                            (
                                "physicalLocation",
                                .object([
                                    (
                                        "artifactLocation",
                                        .object([
                                            ("uri", .string(Self.uri(fields.file))),
                                            ("index", .integer(finding.place.file)),
                                        ])
                                    )
                                ])
                            ),
                            (
                                "logicalLocations",
                                .array([
                                    .object([
                                        ("fullyQualifiedName", .string(fields.where_)),
                                        ("kind", .string("member")),
                                    ])
                                ])
                            ),
                        ])
                    ])
                ),
                ("partialFingerprints", .object([("annexA/v1", .string(finding.fingerprint))])),
            ] + (suppressions.map { [("suppressions", $0)] } ?? []))
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .query, .info: "note"
        }
    }

    /// A file's name as a relative reference: all but plain letters, digits and a few marks as %XX.
    private static func uri(_ name: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
