public import AnnexADataset
import AnnexASchema
import CalendarDays
public import Validation
import XLSXReader

/// A finding as other programs read it: the same fields in JSON and CSV.
public struct FindingFields {
    /// The names of the fields, in order.
    public static let names = [
        "rule", "severity", "file", "list", "sheet", "cell", "row", "column", "child_id", "field", "found",
        "expected", "message", "fix", "related", "fingerprint", "count", "acknowledged",
        "acknowledgement",
    ]

    private let finding: Finding
    private let files: [SourceFile]

    /// The fields of a finding of a return with those files.
    public init(_ finding: Finding, files: [SourceFile]) {
        self.finding = finding
        self.files = files
    }

    var file: String { files.indices.contains(finding.place.file) ? files[finding.place.file].name : "" }

    /// `B7`, or nothing where it is not about one cell.
    var cell: String { Self.cell(finding.place) }

    /// `List 1!B7`, or as much of it as applies.
    var where_: String {
        guard let sheet = finding.place.sheet else { return file }
        if !cell.isEmpty { return "\(sheet)!\(cell)" }
        return finding.place.row.map { "\(sheet), row \($0 + 1)" } ?? sheet
    }

    private static func cell(_ place: Place) -> String {
        guard let row = place.row, let column = place.column else { return "" }
        return CellReference(row: row, column: column).description
    }

    private var related: [String] {
        finding.related.map { place in
            let cell = Self.cell(place)
            let sheet = place.sheet ?? ""
            return cell.isEmpty ? place.row.map { "\(sheet) row \($0 + 1)" } ?? sheet : "\(sheet)!\(cell)"
        }
    }

    var json: JSONText {
        .object([
            ("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue)),
            ("file", .string(file)), ("list", .optional(finding.list)),
            ("sheet", .optional(finding.place.sheet)), ("cell", .optional(cell.isEmpty ? nil : cell)),
            ("row", .optional(finding.place.row.map { $0 + 1 })),
            ("column", .optional(finding.place.column.map { $0 + 1 })),
            ("child_id", .optional(finding.childID)), ("field", .optional(finding.field?.rawValue)),
            ("found", .string(finding.found)), ("expected", .string(finding.expected)),
            ("message", .string(finding.message)), ("fix", .string(finding.fix)),
            ("related", .array(related.map(JSONText.string))),
            ("fingerprint", .string(finding.fingerprint)), ("count", .integer(finding.count)),
            ("acknowledged", .boolean(finding.isAcknowledged)),
            (
                "acknowledgement",
                finding.acknowledged.map { one in
                    .object([
                        ("reason", .string(one.reason)), ("by", .string(one.by)),
                        ("date", .optional(one.date?.iso)), ("expires", .optional(one.expires?.iso)),
                        ("expired", .boolean(!one.holds)),
                    ])
                } ?? .null
            ),
        ])
    }

    /// Why the finding is accepted, by whom and until when, in words; that it was, where that has expired.
    var acknowledgement: String {
        guard let one = finding.acknowledged else { return "" }
        let details = [
            one.by, one.date?.iso ?? "", one.expires.map { one.holds ? "until \($0.iso)" : "" } ?? "",
        ].filter { !$0.isEmpty }
        return (one.holds ? "" : "expired \(one.expires?.iso ?? ""): ") + one.reason
            + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
    }

    var csv: [String] {
        [
            finding.rule, finding.severity.rawValue, file, finding.list.map(String.init) ?? "",
            finding.place.sheet ?? "", cell, finding.place.row.map { String($0 + 1) } ?? "",
            finding.place.column.map { String($0 + 1) } ?? "", finding.childID ?? "",
            finding.field?.rawValue ?? "", finding.found, finding.expected, finding.message, finding.fix,
            related.joined(separator: "; "), finding.fingerprint, String(finding.count),
            finding.isAcknowledged ? "true" : "false", acknowledgement,
        ]
    }
}
