package import AnnexASchema
package import CalendarDays

/// An invented return: sheets of plain values, and what was done wrong in them on purpose.
///
/// No child in it is a real child.
package struct SynthReturn: Sendable, Equatable {
    /// Sheets in workbook order.
    package let sheets: [SynthSheet]
    /// What a reader should find wrong, by list and row; empty without noise.
    package let mistakes: [SynthMistake]
    /// Faults of known rules that were planted, and where; empty unless asked for.
    package internal(set) var faults: [SynthFault] = []
    /// The reference date.
    package let asAt: CalendarDay
    /// The day the return was made.
    package let extracted: CalendarDay

    /// The sheet that holds a list.
    package func sheet(ofList number: Int) -> SynthSheet? {
        sheets.first { $0.list == number }
    }
}

extension SynthReturn {
    init(sheets: [SynthSheet], mistakes: [SynthMistake], asAt: CalendarDay, extracted: CalendarDay) {
        self.sheets = sheets
        self.mistakes = mistakes
        self.asAt = asAt
        self.extracted = extracted
    }
}

/// One sheet: rows of cells from row 1 on.
package struct SynthSheet: Sendable, Equatable {
    /// The name on its tab.
    package let name: String
    /// Which list it holds, or nil for a front sheet and the like.
    package let list: Int?
    /// Whether row 1 is a title merged over all columns.
    package let hasMergedTitle: Bool
    /// The one-based number of the row with the headings; 0 for a sheet that holds no list.
    package let headingRow: Int
    /// What stands in each column; nil for a column that is not of Annex A.
    package let columns: [ColumnID?]
    /// Cells row by row; a row may be shorter than the sheet is wide, or empty.
    package let rows: [[SynthCell]]

    /// The cell in a row, by its one-based number, and a column; nil where there is no such cell.
    package func cell(row: Int, column: ColumnID) -> SynthCell? {
        guard let index = columns.firstIndex(of: column), rows.indices.contains(row - 1),
            rows[row - 1].indices.contains(index)
        else { return nil }
        return rows[row - 1][index]
    }
}

/// One cell, before anything is decided on how a file stores it.
package enum SynthCell: Sendable, Equatable {
    /// Nothing.
    case empty
    /// Words.
    case text(String)
    /// A number in General format.
    case number(Double)
    /// A real date.
    case date(CalendarDay)
    /// TRUE or FALSE.
    case boolean(Bool)
    /// An Excel error value such as `#N/A`.
    case error(String)
}

/// One thing done wrong on purpose.
package struct SynthMistake: Sendable, Hashable {
    /// 1 to 11.
    package let list: Int
    /// The one-based number of the sheet's row; the heading row where the columns are wrong.
    package let row: Int
    /// The column it is in; nil where the whole row, or the sheet, is wrong.
    package let column: ColumnID?
    /// What it is.
    package let kind: Kind

    /// The kinds of mistake that are planted.
    package enum Kind: String, Sendable, CaseIterable {
        /// No date of birth, of a child who is born.
        case missingBirthDate
        /// The date that ends something lies before the one that starts it.
        case endBeforeStart
        /// A code that no set knows: `Nope`.
        case unknownCode
        /// Words where a date should be: `TBC`.
        case unreadableDate
        /// A date written month first, which day first is none: `12/25/2023`.
        case monthFirstDate
        /// A date after the return was made.
        case futureDate
        /// 01/01/1900, which stands for nothing.
        case fillerDate
        /// The row above once more.
        case duplicateRow
        /// A postcode that is none: `nope`.
        case badPostcode
        /// A cell that every row must fill, left blank.
        case blankRequired
        /// `#N/A`.
        case errorValue
        /// An age such as 6.4.
        case decimalAge
        /// A row without child or adopter id.
        case missingIdentifier
        /// A blank row between others.
        case blankRow
        /// A row of totals below the last child.
        case totalsRow
        /// A column that is not of Annex A; `row` is the heading row.
        case extraColumn
        /// Columns in another order than the template's; `row` is the heading row.
        case reorderedColumns
    }
}
