import AnnexADataset
public import AnnexASchema
import XLSXReader
import XLSXWriter

/// What the workbook of an edition cannot hold of a return: filled columns that it lacks, codes that its
/// drop-downs lack, and texts that are longer than a cell.
public struct LostValues: Sendable {
    static let headings = ["list", "column", "header", "what", "code", "count", "first_cell", "became"]

    let list: Int
    let column: ColumnID
    let header: String
    let what: What
    let code: String
    /// How many cells it concerns.
    public private(set) var count = 0
    let firstCell: String

    enum What: String {
        /// The edition has no such column: its values are left out.
        case column
        /// The edition has no such code: it stands in its cell, and the drop-down does not know it.
        case code
        /// The text is longer than a cell: its end is cut off.
        case text
    }

    /// As the fields of a table.
    var fields: [String] {
        let became =
            switch what {
            case .column: "left out of the workbook"
            case .code: "kept, though the edition does not know it"
            case .text: "cut to \(SheetFile.longestText) characters"
            }
        return [
            String(list), column.rawValue, header, what.rawValue, code, String(count), firstCell, became,
        ]
    }

    /// One line for people, without values: `List 9: 12 cells of “Local Area Code” have no column in edition 2019`.
    public func words(in edition: Edition) -> String {
        let cells = "List \(list): \(count) \(count == 1 ? "cell" : "cells") of “\(header)”"
        return switch what {
        case .column: "\(cells) left out of annex-a.xlsx, as edition \(edition.id) has no such column"
        case .code: "\(cells) with a code that edition \(edition.id) does not know, kept as it is"
        case .text: "\(cells) cut off in annex-a.xlsx, as a cell holds no more"
        }
    }

    /// All of them, by list and column.
    static func all(in dataset: Dataset, schema: Schema, edition: Edition) -> [LostValues] {
        dataset.lists.flatMap { table in
            table.columns.flatMap { column -> [LostValues] in
                guard column.isPresent else { return [] }
                let hasColumn =
                    edition.lists[table.definition.number - 1].index(of: column.definition.id) != nil
                guard hasColumn else { return values(of: column, in: table, as: .column) { !$0.isBlank } }
                switch column.definition.type {
                case .code: return codes(of: column, in: table, schema: schema, edition: edition)
                case .text, .identifier, .postcode, .urn:
                    return values(of: column, in: table, as: .text) { value in
                        guard let word = value.word else { return false }
                        // a text has no more characters than bytes
                        return table.words.withUTF8(word) { $0.count } > SheetFile.longestText
                            && table.words.string(word).count > SheetFile.longestText
                    }
                case .date, .integer, .age: return []
                }
            }
        }
    }

    private static func codes(
        of column: ListColumn, in table: ListTable, schema: Schema, edition: Edition
    ) -> [LostValues] {
        guard let id = column.definition.codeSet, let set = schema.codeSets[id] else { return [] }
        let unknown = set.codes.indices.filter { index in
            edition.codeSets[id]?.codes.contains { $0.code == set.codes[index].code } != true
        }
        return unknown.flatMap { index in
            values(of: column, in: table, as: .code, code: set.codes[index].code) { $0.code == index }
        }
    }

    /// One entry for the cells whose value is such, or none where there are none.
    private static func values(
        of column: ListColumn, in table: ListTable, as what: What, code: String = "",
        where isLost: (Value) -> Bool
    ) -> [LostValues] {
        guard let first = column.values.firstIndex(where: isLost) else { return [] }
        let cell = CellReference(
            row: Int(table.sheetRows[first]), column: column.sheetColumn(row: first) ?? 0)
        return [
            LostValues(
                list: table.definition.number, column: column.definition.id,
                header: column.definition.header, what: what, code: code,
                count: column.values.count(where: isLost),
                firstCell: "\(table.source?.sheet ?? "")!\(cell)")
        ]
    }
}
