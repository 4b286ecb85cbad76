public import AnnexASchema

/// A return as it is compared with another: its lists, and what of them was never typed.
public struct ComparedReturn: Sendable {
    /// The lists.
    public let dataset: Dataset
    /// Whether the cells are as someone typed them; in lists that a run wrote all codes are spelt one way.
    public let hasSpellings: Bool
    /// For lists that a run wrote, texts without a typed form: by list, column and row, each counted from 0.
    private var untyped: [[[Int: String]]]

    /// A return as it was read.
    public init(_ dataset: Dataset) {
        self.dataset = dataset
        hasSpellings = true
        untyped = dataset.lists.map { Array(repeating: [:], count: $0.columns.count) }
    }

    /// The lists of a result folder, and the rejected texts that belong to them.
    ///
    /// A text is found again by the row of the workbook that it stood in, which each list keeps as `source_row`.
    public init(written dataset: Dataset, rejects: [(list: Int, column: ColumnID, row: Int, text: String)]) {
        self.dataset = dataset
        hasSpellings = false
        untyped = dataset.lists.map { Array(repeating: [:], count: $0.columns.count) }
        let rows = dataset.lists.map(Self.rowsBySource)
        for reject in rejects where (1...dataset.lists.count).contains(reject.list) {
            let index = reject.list - 1
            guard let column = dataset.lists[index].definition.index(of: reject.column),
                let row = rows[index][reject.row]
            else { continue }
            untyped[index][column][row] = reject.text
        }
    }

    private static func rowsBySource(_ table: ListTable) -> [Int: Int] {
        guard let source = table.extras.first(where: { $0.header == "source_row" }) else { return [:] }
        var rows: [Int: Int] = [:]
        for (position, row) in source.rows.enumerated() {
            guard let row else { continue }
            if let number = Int(table.typedText(source, at: position)) { rows[number] = row }
        }
        return rows
    }

    /// The text of a cell that has no typed form: unreadable, not recognised, or of a group alone. Nil for any other.
    public func untypedText(list: Int, column: Int, row: Int) -> String? {
        let table = dataset.lists[list]
        let value = table.columns[column].value(row)
        if value == .unreadable
            || (table.columns[column].definition.type == .code && value.groupAlone != nil)
        {
            return table.typedText(table.columns[column], row: row)
        }
        let texts = untyped[list][column]
        return texts.isEmpty ? nil : texts[row]
    }
}
