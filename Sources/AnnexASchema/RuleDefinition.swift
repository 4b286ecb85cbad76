/// One promise that a return is checked against: its words, its question and its examples.
public struct RuleDefinition: Sendable, CustomStringConvertible {
    /// `A07-R03`; never renumbered or reused.
    public let id: String
    /// How serious it is when the promise is broken; the most serious of its questions.
    public let severity: Severity
    /// What is wrong, in a few words: `Plan ends before it starts`.
    public let title: String
    /// The lists whose rows or columns it looks at.
    public let lists: [Int]
    /// What it asks, in order: of two questions that meet one cell the first is told.
    public let questions: [Question]
    /// Rules that stay quiet about a cell that this one tells of, because it is the more specific.
    public let over: [String]
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

    /// Where it stands.
    public let place: SchemaPlace

    /// Its name.
    public var description: String { id }

    /// The first question's check.
    public var check: Check { questions[0].check }

    /// One question of a rule, with the words and the severity that its answer has.
    public struct Question: Sendable {
        /// What it asks.
        public let check: Check
        /// How serious the answer is.
        public let severity: Severity
        /// The lists it is asked of.
        public let lists: [Int]
        /// What was found, as a sentence.
        public let message: String
        /// What would be right.
        public let expected: String
        /// What to do, and where.
        public let fix: String
    }

    /// A small return that shows the rule at work.
    public struct Example: Sendable {
        /// The sheets it consists of.
        public let sheets: [Sheet]
        /// The reference date; 31 March 2024 where not given. Empty where the return has to tell it.
        public let asAt: String
        /// The extraction date, where it is given.
        public let extracted: String?
        /// The council that the return is of, where it is given.
        public let authority: String?
        /// Whether the workbook counts its dates from 1904.
        public let uses1904: Bool

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
            /// Whether the workbook hides the sheet.
            public var isHidden = false
            /// Cells that the sheet stores twice, such as `B2`.
            public var cellsTwice: [String] = []
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
