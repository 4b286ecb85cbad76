public import AnnexASchema

/// Something that reading and typing a return met, before any rule gives it words.
public struct Observation: Sendable, Equatable {
    /// What was met.
    public let kind: ObservationKind
    /// Where.
    public let place: Place
    /// The list, 1 to 11, where one is concerned.
    public let list: Int?
    /// The row of the list's table, where it is about a row that was kept.
    public let row: Int?
    /// The column, where one is concerned.
    public let field: ColumnID?
    /// The text as typed: the cell's, or the heading's.
    public let found: String?
    /// How often it was met, where one observation stands for many cells.
    public var count: Int
    /// More to say, such as the name of what is missing.
    public let detail: String?

    /// An observation at a place.
    public init(
        _ kind: ObservationKind, at place: Place, list: Int? = nil, row: Int? = nil, field: ColumnID? = nil,
        found: String? = nil, count: Int = 1, detail: String? = nil
    ) {
        self.kind = kind
        self.place = place
        self.list = list
        self.row = row
        self.field = field
        self.found = found
        self.count = count
        self.detail = detail
    }
}

/// Something that typing a single cell of a list met; a few bytes, since every cell may have one.
public struct CellRemark: Sendable, Equatable {
    /// What was met.
    public let kind: ObservationKind
    /// The position of the column in the list's definition.
    public let column: Int16
    /// The row of the list's table.
    public let row: Int32
}

/// A place in the files of a return: a file, and where it applies a sheet, row and column.
public struct Place: Sendable, Equatable, Hashable {
    /// The position of the file among the return's files.
    public let file: Int
    /// The sheet's name.
    public let sheet: String?
    /// The sheet's row, counted from 0.
    public let row: Int?
    /// The sheet's column, counted from 0.
    public let column: Int?

    /// A place; what is left out does not apply.
    public init(file: Int, sheet: String? = nil, row: Int? = nil, column: Int? = nil) {
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column
    }
}
