import AnnexADataset
import AnnexASchema
import XLSXReader

/// Values that were not typed or not recognised, as typed, with their cells.
struct Rejects {
    static let headings = ["list", "column", "source_file", "source_sheet", "cell", "row", "raw", "why"]

    /// One value that has no typed form.
    struct Reject {
        let list: Int
        let column: ColumnID
        let file: String
        let sheet: String
        let cell: String
        let row: Int
        let raw: String
        let why: String

        /// As the fields of a table.
        var fields: [String] {
            [String(list), column.rawValue, file, sheet, cell, String(row), raw, why]
        }
    }

    /// All of them, by list, row and column.
    static func all(in dataset: Dataset) -> [Reject] {
        var rejects: [Reject] = []
        for table in dataset.lists {
            guard let source = table.source else { continue }
            for (row, position) in places(in: table) {
                let column = table.columns[position]
                let sheetRow = Int(table.sheetRows[row])
                let cell = CellReference(row: sheetRow, column: column.sheetColumn ?? 0)
                rejects.append(
                    Reject(
                        list: table.definition.number, column: column.definition.id,
                        file: dataset.files[source.file].name, sheet: source.sheet,
                        cell: cell.description, row: sheetRow + 1, raw: table.typedText(column, row: row),
                        why: why(column.definition.type, isGroup: column.value(row).groupAlone != nil)))
            }
        }
        return rejects
    }

    /// Where they stand in one list. Columns are gone through one by one, as nearly all values are none.
    private static func places(in table: ListTable) -> [(row: Int, position: Int)] {
        var places: [(row: Int, position: Int)] = []
        for (position, column) in table.columns.enumerated() {
            let isCode = column.definition.type == .code
            for (row, value) in column.values.enumerated()
            where value == .unreadable || (isCode && value.groupAlone != nil) {
                places.append((row, position))
            }
        }
        return places.sorted { ($0.row, $0.position) < ($1.row, $1.position) }
    }

    private static func why(_ type: ColumnType, isGroup: Bool) -> String {
        switch type {
        case .code: isGroup ? "only the group is known" : "not recognised as a code"
        case .date: "not readable as a date"
        case .integer: "not a whole number of 0 or more"
        case .age: "not readable as an age"
        case .postcode: "not a UK postcode"
        case .urn: "not a URN"
        case .identifier, .text: "not readable as an identifier"
        }
    }
}
