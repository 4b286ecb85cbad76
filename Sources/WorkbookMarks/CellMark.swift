/// What one cell is marked with: a fill, and in most cases a note.
public struct CellMark: Sendable, Equatable {
    /// The sheet's row, counted from 0.
    public let row: Int
    /// The sheet's column, counted from 0.
    public let column: Int
    /// The fill, as 0xRRGGBB.
    public let color: UInt32
    /// The note's text; nil for a cell that is only filled. Colour alone tells nothing: the words must stand elsewhere.
    public let note: String?

    /// A mark. Of several of one cell, the first stands.
    public init(row: Int, column: Int, color: UInt32, note: String?) {
        self.row = row
        self.column = column
        self.color = color
        self.note = note
    }
}

/// What of the marks could not be put into the workbook.
public struct MarkGaps: Sendable, Equatable {
    /// Cells whose note is a conversation, which keeps its own words.
    public internal(set) var conversations = 0
    /// Cells without fill, since the workbook has as many formats as there can be.
    public internal(set) var unfilled = 0
    /// Sheets whose drawings are not understood, so that no note can be added.
    public internal(set) var sheetsWithoutNotes: [String] = []
}
