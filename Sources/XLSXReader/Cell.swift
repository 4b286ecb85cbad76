/// One cell as stored, before any schema is applied.
///
/// A trivial value: text is an index into a ``TextStore``, so copying a row
/// costs no reference counting.
public struct Cell: Equatable, Sendable {
    /// What it holds.
    public let content: Content
    /// Its column, counted from 0.
    public let column: UInt16
    /// Its number format, as an index into ``Workbook/formats``.
    public let format: UInt16

    /// What a cell may hold.
    public enum Content: Equatable, Sendable {
        /// Nothing: no value is stored.
        case empty
        /// A number; whether it is a date is told by the format.
        case number(Double)
        /// TRUE or FALSE.
        case boolean(Bool)
        /// Words.
        case text(TextID)
        /// An error such as `#N/A`, as its text.
        case error(TextID)
        /// A formula of which no value was saved.
        case formulaWithoutValue
    }

    /// A cell of that content in that column.
    public init(content: Content, column: UInt16 = 0, format: UInt16 = 0) {
        self.content = content
        self.column = column
        self.format = format
    }

    /// Nothing.
    public static let empty = Cell(content: .empty)

    /// Whether it holds nothing.
    public var isEmpty: Bool { content == .empty }
}
