public import AnnexASchema
public import XLSXReader

/// One list of a return: its columns typed once, each value able to say where it stands and how it was typed.
///
/// A list that was not found has no source and no rows.
public final class ListTable: Sendable {
    /// The list as the newest edition defines it, with the columns of older ones behind.
    public let definition: ListDefinition
    /// Where it was found.
    public let source: ListSource?
    /// One column for each of the definition's, in the same order.
    public let columns: [ListColumn]
    /// Columns of the sheet that belong to none of the list's, as stored.
    public let extras: [ExtraColumn]
    /// For each row, the sheet's row, counted from 0.
    public let sheetRows: [Int32]
    /// Identifiers and other words, by the numbers that values carry.
    public let words: WordTable
    /// The texts as typed that raw cells refer to.
    public let texts: TextStore
    /// The workbook's number formats, which raw cells refer to.
    public let formats: [NumberFormat]
    /// Whether the workbook counts its dates from 1904.
    public let uses1904: Bool
    /// What typing single cells met, in the order in which they were read.
    public let remarks: [CellRemark]
    /// What became of the sheet's rows.
    public let rowCounts: RowCounts
    /// For each row, the person's number across the lists, or -1 where none is known.
    public let persons: [Int32]
    /// For each row, the family's number across the lists, or -1 where none is known.
    public let families: [Int32]

    /// How many rows it has.
    public var rowCount: Int { sheetRows.count }

    /// Whether it was found in the return.
    public var isPresent: Bool { source != nil }

    /// A list that was not found.
    public init(absent definition: ListDefinition) {
        self.definition = definition
        source = nil
        columns = definition.columns.map { ListColumn(definition: $0, sheetColumn: nil) }
        extras = []
        remarks = []
        sheetRows = []
        words = WordTable()
        texts = TextStore()
        formats = [.number]
        uses1904 = false
        rowCounts = RowCounts()
        persons = []
        families = []
    }

    init(
        definition: ListDefinition, source: ListSource, columns: [ListColumn], extras: [ExtraColumn],
        sheetRows: [Int32], words: WordTable, texts: TextStore, formats: [NumberFormat], uses1904: Bool,
        remarks: [CellRemark], rowCounts: RowCounts
    ) {
        self.definition = definition
        self.source = source
        self.columns = columns
        self.extras = extras
        self.sheetRows = sheetRows
        self.words = words
        self.texts = texts
        self.formats = formats
        self.uses1904 = uses1904
        self.remarks = remarks
        self.rowCounts = rowCounts
        persons = []
        families = []
    }

    /// The list once its persons and families have their numbers.
    init(_ table: ListTable, persons: [Int32], families: [Int32]) {
        definition = table.definition
        source = table.source
        columns = table.columns
        extras = table.extras
        sheetRows = table.sheetRows
        words = table.words
        texts = table.texts
        formats = table.formats
        uses1904 = table.uses1904
        remarks = table.remarks
        rowCounts = table.rowCounts
        self.persons = persons
        self.families = families
    }

    /// The column of that id, or nil where the definition has none.
    public func column(_ id: ColumnID) -> ListColumn? {
        definition.index(of: id).map { columns[$0] }
    }

    /// The place of a row, and of one of its cells where the column was found.
    public func place(row: Int, column: ListColumn? = nil) -> Place {
        Place(
            file: source?.file ?? 0, sheet: source?.sheet, row: Int(sheetRows[row]),
            column: column?.sheetColumn(row: row))
    }

    /// A cell's text as typed; empty where it is blank or its column was not found.
    public func typedText(_ column: ListColumn, row: Int) -> String {
        guard column.isPresent else { return "" }
        return CellText.string(column.raw[row], texts: texts, formats: formats, uses1904: uses1904)
    }

    /// The text of a filled cell of an extra column as typed; `position` counts its filled cells.
    public func typedText(_ extra: ExtraColumn, at position: Int) -> String {
        CellText.string(extra.raw[position], texts: texts, formats: formats, uses1904: uses1904)
    }

    /// The words of a column of text that stand for nothing, such as `TBC` and `not known`. Blank cells are not among
    /// them; what only looks like one, such as `ZZ014`, is not either.
    package func placeholders(of column: ListColumn) -> Set<Int> {
        Set(column.values.compactMap(\.word)).filter {
            let folded = Folding.code(words.string($0))
            return BlankMarkers.isWorded(folded) && !folded.contains(where: \.isNumber)
        }
    }

    /// The identifier of a row's person as text, or nil where none is known.
    public func personID(row: Int) -> String? {
        guard let column = columns.first(where: { $0.definition.role == .person }), column.isPresent,
            let word = column.values[row].word
        else { return nil }
        return words.string(word)
    }
}

/// One column of a list, typed.
public struct ListColumn: Sendable {
    /// What the column is.
    public let definition: ColumnDefinition
    /// The sheet's column, counted from 0, or the leftmost where several headings name it; nil where the sheet lacks it.
    public let sheetColumn: Int?
    /// One value a row; empty where the sheet lacks the column.
    public internal(set) var values: [Value]
    /// The cells as stored, one a row; empty where the sheet lacks the column.
    public internal(set) var raw: [Cell]
    /// For a coded column, each different text as typed, and what became of it.
    public internal(set) var mapping: [CodeMapping]

    /// Whether the sheet has the column.
    public var isPresent: Bool { sheetColumn != nil }

    init(definition: ColumnDefinition, sheetColumn: Int?) {
        self.definition = definition
        self.sheetColumn = sheetColumn
        values = []
        raw = []
        mapping = []
    }

    /// The sheet's column that a row's value comes from: where several headings name the column, not always the first.
    public func sheetColumn(row: Int) -> Int? {
        guard isPresent, !raw[row].isEmpty else { return sheetColumn }
        return Int(raw[row].column)
    }

    /// The value of a row; blank where the sheet lacks the column.
    public func value(_ row: Int) -> Value {
        isPresent ? values[row] : .blank
    }
}

/// A column of a sheet that Annex A does not know, or what is not taken of a second one for a column of the list: kept
/// as it is, and never checked.
public struct ExtraColumn: Sendable {
    /// The heading as typed; empty where there is none.
    public let header: String
    /// The sheet's column, counted from 0.
    public let sheetColumn: Int
    /// The rows of the list in which it is filled, ascending; nil for a row of the sheet that holds nothing else and is
    /// none of the list's.
    public private(set) var rows: [Int?] = []
    /// The rows of the sheet in which it is filled, counted from 0, one for each of `rows`.
    public private(set) var sheetRows: [Int32] = []
    /// The cells as stored, one for each of `rows`.
    public private(set) var raw: [Cell] = []

    init(header: String, sheetColumn: Int) {
        self.header = header
        self.sheetColumn = sheetColumn
    }

    mutating func add(_ cell: Cell, row: Int?, sheetRow: Int) {
        rows.append(row)
        sheetRows.append(Int32(sheetRow))
        raw.append(cell)
    }
}

/// One text of a coded column as typed, what it was taken for, and how many rows have it.
public struct CodeMapping: Sendable, Equatable {
    /// As typed.
    public let raw: String
    /// What it was taken for.
    public let answer: CodeRecogniser.Answer
    /// In how many rows.
    public internal(set) var count: Int
}

/// Where a list was found.
public struct ListSource: Sendable, Equatable {
    /// The position of the file among the return's files.
    public let file: Int
    /// The sheet's name.
    public let sheet: String
    /// The row with the headings, counted from 0.
    public let headerRow: Int
    /// Headings that were matched, in sheet order.
    public let matched: [MatchedHeader]
    /// Headings that belong to no column of the list, in sheet order.
    public let extra: [ExtraHeader]
    /// Columns of the list that the sheet lacks.
    public let missing: [ColumnID]

    /// A heading and the column it was taken for.
    public struct MatchedHeader: Sendable, Equatable {
        /// The column.
        public let column: ColumnID
        /// The heading as typed.
        public let header: String
        /// The sheet's column, counted from 0.
        public let sheetColumn: Int
        /// How it was matched.
        public let how: HeaderMatch
    }

    /// A heading that belongs to no column of the list.
    public struct ExtraHeader: Sendable, Equatable {
        /// The heading as typed; empty for a filled column without one.
        public let header: String
        /// The sheet's column, counted from 0.
        public let sheetColumn: Int
        /// Whether a tool such as ChAT is known to add the column for what it computes.
        public let isComputed: Bool
    }
}

/// How a heading was matched with a column.
public enum HeaderMatch: String, Sendable {
    /// The template's own words.
    case exact
    /// The same words in another case, spacing or punctuation.
    case normalised
    /// Another name that the schema folder lists.
    case spelling
    /// A near miss that fits nothing else.
    case pattern
}

/// What became of the rows below a list's headings: rows read = rows kept + rows skipped.
public struct RowCounts: Sendable, Equatable {
    /// Rows with at least one cell below the headings, and rows of the list above them.
    public var read = 0
    /// Rows that are in the list.
    public var kept = 0
    /// Rows with nothing in any of the list's columns.
    public var blank = 0
    /// Totals, notes and other rows below the data.
    public var footers = 0
    /// Rows that repeat the headings.
    public var repeatedHeaders = 0

    /// Counts of nothing.
    public init() {}
}
