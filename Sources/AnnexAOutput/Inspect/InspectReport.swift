public import AnnexADataset
import AnnexASchema
import XLSXReader

/// Which sheet is which list, and how each heading was understood. No cell values.
public struct InspectReport {
    private let dataset: Dataset

    /// A report on that return.
    public init(dataset: Dataset) {
        self.dataset = dataset
    }

    /// The report as JSON.
    public var json: String {
        JSONText.object([
            (
                "files",
                .array(
                    dataset.files.enumerated().map { index, file in
                        .object([
                            ("file", .string(file.name)), ("edition", .optional(file.edition)),
                            ("lists", .array(file.sheets.compactMap { list($0, file: index) })),
                        ])
                    })
            )
        ]).pretty(levels: 6)
    }

    private func list(_ sheet: SourceFile.Sheet, file: Int) -> JSONText? {
        guard let number = sheet.list, let headings = sheet.headings else { return nil }
        let table = dataset.list(number)
        return .object([
            ("list", .integer(number)), ("sheet", .string(sheet.name)),
            ("header_row", .integer(headings.headerRow + 1)), ("rows", .integer(sheet.rows)),
            ("used", .boolean(sheet.isUsed)), ("hidden", .boolean(sheet.isHidden)),
            (
                "columns",
                .array(
                    headings.matched.map { match in
                        var keys: [(String, JSONText)] = [
                            ("id", .string(match.column.rawValue)), ("header", .string(match.header)),
                            ("column", .integer(match.sheetColumn + 1)), ("how", .string(match.how.rawValue)),
                        ]
                        if sheet.isUsed, let column = table.column(match.column) {
                            keys.append(
                                (
                                    "types",
                                    .object(types(of: column, in: table).map { ($0.0, .integer($0.1)) })
                                ))
                        }
                        return .object(keys)
                    })
            ),
            ("missing", .array(headings.missing.map { .string($0.rawValue) })),
            (
                "extra",
                .array(
                    headings.extra.map {
                        .object([("header", .string($0.header)), ("column", .integer($0.sheetColumn + 1))])
                    })
            ),
        ])
    }

    /// How many cells of each kind a column has.
    private func types(of column: ListColumn, in table: ListTable) -> [(String, Int)] {
        var counts: [String: Int] = [:]
        for cell in column.raw {
            let kind: String
            switch cell.content {
            case .empty: kind = "empty"
            case .formulaWithoutValue: kind = "formula without value"
            case .boolean: kind = "boolean"
            case .text: kind = "text"
            case .error: kind = "error"
            case .number:
                let format =
                    Int(cell.format) < table.formats.count ? table.formats[Int(cell.format)] : .number
                kind = format == .date || format == .time ? "date" : "number"
            }
            counts[kind, default: 0] += 1
        }
        return counts.sorted { $0.key < $1.key }
    }

    /// The report as text for a terminal.
    public var text: String {
        var lines: [String] = []
        for (index, file) in dataset.files.enumerated() {
            lines.append(
                "\(file.name): " + (file.edition.map { "Annex A, edition \($0)" } ?? "no list found"))
            for sheet in file.sheets {
                guard let number = sheet.list, let headings = sheet.headings else {
                    lines.append("  \(sheet.name): not a list" + (sheet.isHidden ? ", hidden" : ""))
                    continue
                }
                let name = dataset.list(number).definition.name
                lines.append(
                    "  \(sheet.name): List \(number) \(name), \(sheet.rows) rows, headings in row "
                        + "\(headings.headerRow + 1)" + (sheet.isHidden ? ", hidden" : "")
                        + (sheet.isUsed ? "" : ", not used: another sheet holds this list"))
                for match in headings.matched where match.how != .exact {
                    lines.append(
                        "    \(CellReference.letters(ofColumn: match.sheetColumn))  '\(Self.oneLine(match.header))' "
                            + "is \(match.column) (\(match.how.rawValue))")
                }
                for extra in headings.extra {
                    lines.append(
                        "    \(CellReference.letters(ofColumn: extra.sheetColumn))  '\(Self.oneLine(extra.header))' "
                            + "belongs to no column of the list")
                }
                if !headings.missing.isEmpty {
                    lines.append("    missing: " + headings.missing.map(\.rawValue).joined(separator: ", "))
                }
            }
            if index < dataset.files.count - 1 { lines.append("") }
        }
        return lines.joined(separator: "\n")
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
