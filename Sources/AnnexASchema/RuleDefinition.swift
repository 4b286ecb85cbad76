/// One promise that a return is checked against: its words, its question and its examples.
public struct RuleDefinition: Sendable, CustomStringConvertible {
    /// `A07-R03`; never renumbered or reused.
    public let id: String
    /// How serious it is when the promise is broken.
    public let severity: Severity
    /// What is wrong, in a few words: `Plan ends before it starts`.
    public let title: String
    /// The lists whose rows or columns it looks at.
    public let lists: [Int]
    /// What it asks.
    public let check: Check
    /// What was found, as a sentence; `{found}` stands for the cell's text.
    public let message: String
    /// What would be right.
    public let expected: String
    /// Why an inspector minds.
    public let why: String
    /// What to do, and where: case system or export.
    public let fix: String
    /// Where the rule comes from.
    public let source: String
    /// Where the dictionary is ambiguous: what was chosen, and why.
    public let note: String?
    /// The editions it holds for; all where empty.
    public let editions: [String]
    /// Examples that must give no finding of this rule.
    public let passes: [Example]
    /// Examples that must each give at least one finding of this rule.
    public let fails: [Example]

    /// Where it stands: file and line.
    public let place: String

    /// The rule's id.
    public var description: String { id }

    /// A small return that shows the rule at work.
    public struct Example: Sendable {
        /// The sheets it consists of.
        public let sheets: [Sheet]
        /// The reference date; 31 March 2024 where not given.
        public let asAt: String

        /// One sheet: its name, and its cells as text, headings first.
        public struct Sheet: Sendable {
            /// The sheet's name.
            public let name: String
            /// Rows of cells; an empty text is an empty cell.
            public let rows: [[String]]
            /// Where the sheet is given as rows of columns: the list whose headings it takes.
            public let list: Int?
            /// Where it is given so: the rows by column.
            public let records: [[ColumnID: String]]
            /// Columns of the list that the sheet leaves out.
            public let without: [ColumnID]
        }
    }
}

/// How serious a finding is, most serious first.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// The value or row cannot be trusted.
    case error
    /// Likely wrong.
    case warning
    /// To be asked of the council.
    case query
    /// To be known.
    case info

    /// 0 for error to 3 for info.
    public var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .query: 2
        case .info: 3
        }
    }

    /// The less serious is the greater.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }
}

/// The closed set of questions that a rule may ask. A new rule is data; a new case here is a new kind.
public enum Check: Sendable, Equatable {
    /// The column is filled in every row where the conditions hold.
    case blank(columns: [ColumnID], when: [Condition])
    /// Reading the return met something of this kind, in these columns (in any where none is named).
    case observed(kind: ObservationKind, columns: [ColumnID], types: [ColumnType])
    /// The conditions never hold together; the finding names the first column.
    case contradiction(column: ColumnID, when: [Condition])
    /// A date is not earlier than another one of its row.
    case notBefore(later: ColumnID, earlier: ColumnID, when: [Condition])
    /// Either all of the columns are filled or none.
    case pair(columns: [ColumnID], when: [Condition])
    /// No two rows share the values of these columns.
    case unique(columns: [ColumnID], when: [Condition])
    /// No row repeats an earlier one in every mapped column.
    case duplicateRow
    /// The date lies in the months before R.
    case window(column: ColumnID, months: Int, when: [Condition])
    /// All rows of a person carry the same value, within each list or across the lists.
    case same(column: ColumnID, across: Bool, except: [String])
    /// Not more than so many percent of the rows fulfil the conditions.
    case share(column: ColumnID, overPercent: Int, when: [Condition])
}

/// What reading and binding a return can meet that a rule may speak of.
public enum ObservationKind: String, Sendable, CaseIterable {
    case noListFound = "no_list_found"
    case listMissing = "list_missing"
    case listTwice = "list_twice"
    case headerNotFound = "header_not_found"
    case requiredColumnMissing = "required_column_missing"
    case optionalColumnMissing = "optional_column_missing"
    case extraColumn = "extra_column"
    case columnTwiceConflicting = "column_twice_conflicting"
    case columnTwice = "column_twice"
    case headerAmbiguous = "header_ambiguous"
    case columnsOutOfOrder = "columns_out_of_order"
    case excelErrorRequired = "excel_error_required"
    case excelErrorOptional = "excel_error_optional"
    case formulaWithoutValue = "formula_without_value"
    case blankRow = "blank_row"
    case footerRow = "footer_row"
    case repeatedHeader = "repeated_header"
    case dates1904 = "dates_1904"
    case mojibake = "mojibake"
    case headerBelowFirstRow = "header_below_first_row"
    case listEmpty = "list_empty"
    case mostlyUnidentified = "mostly_unidentified"
    case unreadable = "unreadable"
    case timePart = "time_part"
    case decimalAge = "decimal_age"
    case codeAlias = "code_alias"
    case codeGroupOnly = "code_group_only"
    case codeUnknown = "code_unknown"
    case codeContradictory = "code_contradictory"
    case identifierScientific = "identifier_scientific"
    case identifierFraction = "identifier_fraction"
    case identifierCharacters = "identifier_characters"
    case hiddenSheet = "hidden_sheet"
    case nearHeader = "near_header"
    case duplicateCell = "duplicate_cell"
}
