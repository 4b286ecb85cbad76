import AnnexADataset
import AnnexASchema
import XLSXReader

/// Values that were not typed or not recognised, as typed, with their cells: by list, row and column.
///
/// They are made one by one, since of a bad export there may be millions.
struct Rejects: Sequence {
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

    private let dataset: Dataset

    init(in dataset: Dataset) {
        self.dataset = dataset
    }

    func makeIterator() -> Iterator {
        Iterator(dataset)
    }

    /// Goes through the columns that have any, row by row.
    struct Iterator: IteratorProtocol {
        private let dataset: Dataset
        private var list = -1
        private var columns: [ListColumn] = []
        private var column = 0
        private var row = 0

        init(_ dataset: Dataset) {
            self.dataset = dataset
        }

        mutating func next() -> Reject? {
            while true {
                while list >= 0, !columns.isEmpty, row < dataset.lists[list].rowCount {
                    while column < columns.count {
                        column += 1
                        let candidate = columns[column - 1]
                        if Rejects.isReject(candidate.values[row], candidate) { return reject(candidate) }
                    }
                    (row, column) = (row + 1, 0)
                }
                guard list + 1 < dataset.lists.count else { return nil }
                list += 1
                (row, column) = (0, 0)
                let table = dataset.lists[list]
                columns = table.source == nil ? [] : Rejects.suspects(in: table)
            }
        }

        private func reject(_ column: ListColumn) -> Reject? {
            let table = dataset.lists[list]
            guard let source = table.source else { return nil }
            let sheetRow = Int(table.sheetRows[row])
            let cell = CellReference(row: sheetRow, column: column.sheetColumn(row: row) ?? 0)
            return Reject(
                list: table.definition.number, column: column.definition.id,
                file: dataset.files[source.file].name, sheet: source.sheet, cell: cell.description,
                row: sheetRow + 1, raw: table.typedText(column, row: row),
                why: Rejects.why(column.definition.type, isGroup: column.value(row).groupAlone != nil))
        }
    }

    /// The columns that have any, as nearly all have none.
    private static func suspects(in table: ListTable) -> [ListColumn] {
        table.columns.filter { column in column.values.contains { isReject($0, column) } }
    }

    private static func isReject(_ value: Value, _ column: ListColumn) -> Bool {
        value == .unreadable || (column.definition.type == .code && value.groupAlone != nil)
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
