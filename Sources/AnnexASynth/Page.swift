internal import AnnexASchema
internal import CalendarDays

/// One list on its way to a sheet: headings and rows, and the mistakes that stand in them.
struct Page: Sendable {
    let definition: ListDefinition
    /// What stands in each column, in sheet order; nil for a column that is not of Annex A.
    var columns: [ColumnID?]
    var headings: [String]
    var rows: [Row]
    /// Mistakes of the sheet as a whole.
    var mistakes: [SynthMistake.Kind] = []

    /// A row of the sheet below the headings.
    struct Row: Sendable {
        var cells: [SynthCell]
        /// The position of its values in the draft; nil for a row that holds no record.
        var source: Int?
        var mistakes: [(column: ColumnID?, kind: SynthMistake.Kind)] = []
        /// Whether a mistake may still be planted in it.
        var isFree = true
    }

    /// The list as the template has it, or each column in a style.
    init(
        _ draft: DraftList, edition: Edition, styles: [ColumnStyle], headings: [String],
        _ random: inout SynthRandom
    ) {
        definition = draft.definition
        columns = draft.definition.columns.map(\.id)
        self.headings = headings
        let renderers = zip(draft.definition.columns, styles).map {
            ColumnRenderer(column: $0, edition: edition, style: $1)
        }
        var rows: [Row] = []
        rows.reserveCapacity(draft.rows.count)
        for (index, values) in draft.rows.enumerated() {
            var cells: [SynthCell] = []
            cells.reserveCapacity(values.count)
            for column in values.indices {
                cells.append(renderers[column].cell(values[column], &random))
            }
            rows.append(Row(cells: cells, source: index))
        }
        self.rows = rows
    }

    /// Adds a column that is not of Annex A; its cells are made from the position of the record.
    mutating func insertColumn(named heading: String, at index: Int, _ cell: (Int) -> SynthCell) {
        columns.insert(nil, at: index)
        headings.insert(heading, at: index)
        for row in rows.indices {
            guard let source = rows[row].source else { continue }
            rows[row].cells.insert(cell(source), at: index)
        }
    }

    /// Puts the columns into another order.
    mutating func reorder(_ order: [Int]) {
        columns = order.map { columns[$0] }
        headings = order.map { headings[$0] }
        for row in rows.indices where rows[row].source != nil {
            let cells = rows[row].cells
            rows[row].cells = order.map { cells[$0] }
        }
    }
}
