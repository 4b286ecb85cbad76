import AnnexADataset
import AnnexASchema

/// A cell, row or list that a check met, before it has words.
struct Hit {
    /// The list, 1 to 11, where one is concerned.
    var list: Int?
    /// The row of the list's table.
    var row: Int?
    /// The column.
    var column: ColumnID?
    /// Where it is, if not at that row and column.
    var place: Place?
    /// The text as typed, if not that of the row and column.
    var found: String?
    /// Other cells of its row that have to do with it.
    var relatedColumns: [ColumnID] = []
    /// Cells elsewhere that have to do with it.
    var related: [Place] = []
    /// How many cells it stands for.
    var count = 1
    /// What a message may say besides: `{percent}`, `{detail}`.
    var words: [String: String] = [:]
    /// Whether it stands for many cells, so that it tells of no one child.
    var isOfMany = false
}

/// What is asked of one list, or of the whole return where the check looks at several.
struct Asked {
    let query: ReturnQuery
    let question: RuleDefinition.Question
    let observations: [ObservationKind: [Observation]]
    /// The list at hand, 1 to 11.
    let list: Int

    var table: ListTable { query.dataset.list(list) }

    /// The lists of the question that are in the return.
    var presentLists: [Int] { question.lists.filter { query.dataset.list($0).isPresent } }

    /// Columns that the sheet has, of those.
    func present(_ columns: [ColumnID]) -> [ListColumn] {
        columns.compactMap(table.column).filter(\.isPresent)
    }

    /// Conditions made ready for the list at hand.
    func test(_ conditions: [Condition]) -> RowTest {
        query.test(conditions, list: list)
    }
}
