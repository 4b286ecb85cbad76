public import AnnexADataset
import AnnexASchema
import CalendarDays
import XLSXReader

/// Which sheet is which list, and how each heading was understood. No cell values.
public struct InspectReport {
    private let dataset: Dataset
    private let leftOut: [(file: String, instead: String)]

    /// A report on that return, and on files that were left out for others of it.
    public init(dataset: Dataset, leftOut: [(file: String, instead: String)]) {
        self.dataset = dataset
        self.leftOut = leftOut
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
                            ("other_sheets", .array(others(of: file))),
                        ])
                    })
            ),
            (
                "left_out",
                .array(
                    leftOut.map { .object([("file", .string($0.file)), ("instead", .string($0.instead))]) })
            ),
            ("as_at", .optional(shownReference?.iso)),
            ("as_at_from", .string(dataset.dates.referenceOrigin.rawValue)),
            ("as_at_others", .array(dataset.dates.otherNamed.map { .string($0.iso) })),
        ]).pretty(levels: 6)
    }

    /// R, where it is no cell's value.
    private var shownReference: CalendarDay? {
        switch dataset.dates.referenceOrigin {
        case .option, .fileName: dataset.dates.reference
        case .events, .workbook, .none: nil
        }
    }

    private var referenceInWords: String {
        if let shownReference { return "\(shownReference.spelled) (\(dataset.dates.referenceWords))" }
        return dataset.dates.referenceOrigin == .none
            ? "no date is known; other commands need --as-at" : dataset.dates.referenceWords
    }

    private func others(of file: SourceFile) -> [JSONText] {
        func other(_ name: String, hidden: Bool, kind: String) -> JSONText {
            .object([("sheet", .string(name)), ("hidden", .boolean(hidden)), ("kind", .string(kind))])
        }
        return file.sheets.filter { $0.list == nil }.map {
            other($0.name, hidden: $0.isHidden, kind: "cells")
        }
            + file.sheetsWithoutCells.map { other($0, hidden: false, kind: "no cells") }
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
                        if let column = column(of: match, sheet, table) {
                            keys.append(
                                (
                                    "types",
                                    .object(types(of: column, in: table).map { ($0.0, .integer($0.1)) })
                                ))
                            keys.append(("unreadable", .integer(unreadable(column))))
                        }
                        return .object(keys)
                    })
            ),
            ("missing", .array(headings.missing.map { .string($0.rawValue) })),
            (
                "extra",
                .array(
                    headings.extra.map {
                        .object([
                            ("header", .string($0.header)), ("column", .integer($0.sheetColumn + 1)),
                            ("computed", .boolean($0.isComputed)),
                        ])
                    })
            ),
        ])
    }

    /// The column that a heading fills; nil for a second heading of one column, and on a sheet that is not used.
    private func column(
        of match: ListSource.MatchedHeader, _ sheet: SourceFile.Sheet, _ table: ListTable
    ) -> ListColumn? {
        guard sheet.isUsed, let column = table.column(match.column), column.sheetColumn == match.sheetColumn
        else { return nil }
        return column
    }

    private func unreadable(_ column: ListColumn) -> Int { column.values.count { $0 == .unreadable } }

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
                for match in headings.matched {
                    lines.append(
                        "    \(CellReference.letters(ofColumn: match.sheetColumn))  '\(Self.oneLine(match.header))' "
                            + "is \(match.column) (\(match.how.rawValue))"
                            + seen(column(of: match, sheet, dataset.list(number)), number))
                }
                for extra in headings.extra {
                    lines.append(
                        "    \(CellReference.letters(ofColumn: extra.sheetColumn))  "
                            + (extra.header.isEmpty
                                ? "without a heading, " : "'\(Self.oneLine(extra.header))' ")
                            + (extra.isComputed
                                ? "is computed by a tool" : "belongs to no column of the list"))
                }
                if !headings.missing.isEmpty {
                    lines.append("    missing: " + headings.missing.map(\.rawValue).joined(separator: ", "))
                }
            }
            for name in file.sheetsWithoutCells { lines.append("  \(name): no cells, such as a chart") }
            if index < dataset.files.count - 1 { lines.append("") }
        }
        for file in leftOut { lines.append("left out: \(file.file), as \(file.instead) is of another month") }
        lines.append("as at: " + referenceInWords)
        return lines.joined(separator: "\n")
    }

    /// The kinds of cells in a column, in words: `: 5 date, 1 empty`.
    private func seen(_ column: ListColumn?, _ number: Int) -> String {
        guard let column else { return "" }
        var words = types(of: column, in: dataset.list(number)).map { "\($0.1) \($0.0)" }
        let unreadable = unreadable(column)
        if unreadable > 0 { words.append("\(unreadable) unreadable") }
        return words.isEmpty ? "" : ": " + words.joined(separator: ", ")
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
