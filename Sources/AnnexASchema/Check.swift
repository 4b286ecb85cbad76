/// The closed set of questions that a rule may ask. A new rule is data; a new case here is a new kind.
public enum Check: Sendable, Equatable {
    /// The column is filled in every row where the conditions hold; with `placeholders`, by more than a word for
    /// nothing, such as `TBC`, which in a column of text is no blank.
    case blank(columns: [ColumnID], when: [Condition], placeholders: Bool)
    /// Reading the return met something of this kind.
    case observed(Observed)
    /// The conditions never hold together.
    case contradiction(Subject, when: [Condition])
    /// A date is not earlier than another one of its row.
    case notBefore(later: ColumnID, earlier: ColumnID, when: [Condition])
    /// Either all of the columns are filled or none.
    case pair(columns: [ColumnID], when: [Condition])
    /// No more rows than that share the values of these columns.
    case unique(Unique, when: [Condition])
    /// No row repeats an earlier one in every mapped column.
    case duplicateRow
    /// The date lies in the months before R.
    case window(column: ColumnID, months: Int, when: [Condition])
    /// All rows of a person or family carry the same value, within each list or across the lists.
    case same(Same)
    /// No row holds one of these codes where another row of the person, in any list, says more.
    case contrast(column: ColumnID, isOneOf: [String], against: [String])
    /// Not more than so many percent of the rows fulfil the conditions; told once for the list.
    case share(column: ColumnID, overPercent: Int, when: [Condition])
    /// No two rows of a person overlap in time; an open one lasts until R.
    case overlap(from: ColumnID, to: ColumnID)
    /// A number is not less than the person's other rows in the months before their latest one.
    case countBack(column: ColumnID, date: ColumnID, months: Int)
    /// A coded cell names one code, not several joined together.
    case severalCodes(columns: [ColumnID])
    /// Codes of two generations do not stand in one column.
    case mixed(column: ColumnID, one: [String], other: [String])
    /// No text date could be either way round where others of its column have the month first.
    case monthFirst
    /// No two identifiers differ only in leading zeros.
    case alikeIdentifiers
    /// No two persons are alike in birth, gender, ethnicity and at least two events.
    case lookAlike
    /// The months from the first to the last date of a column lie between the limits.
    case span(column: ColumnID, atLeast: Int, atMost: Int)
    /// No calendar month of the window is without rows where its neighbours have many.
    case gap(column: ColumnID, months: Int, neighbours: Int)
    /// The lists were made at about R.
    case extraction(ExtractionFault)
    /// Says when another rule stays quiet, and never fires itself.
    case clears(rule: String)

    /// What was met in reading, where, and as which text.
    public struct Observed: Sendable, Equatable {
        /// The kinds that are told.
        public let kinds: [ObservationKind]
        /// In these columns only; in any where none is named.
        public let columns: [ColumnID]
        /// In columns of these types only; of any where none is named.
        public let types: [ColumnType]
        /// Not in these columns.
        public let except: [ColumnID]
        /// Only for these texts, whatever their case; for any where none is named.
        public let texts: [String]
        /// Whether it is told once for a column and text, with a count.
        public let isOncePerText: Bool
    }

    /// Which columns a check looks at; in conditions, `it` is the one at hand.
    public enum Subject: Sendable, Equatable {
        /// One column.
        case column(ColumnID)
        /// Each of these columns.
        case each([ColumnID])
        /// Each column of these types but for the exceptions.
        case types([ColumnType], except: [ColumnID])
        /// The first of these that the row fills.
        case firstFilled([ColumnID])
    }

    /// Which values rows must not share, and which row of several stands.
    public struct Unique: Sendable, Equatable {
        /// The columns whose values are compared; a row that leaves one blank is not.
        public let columns: [ColumnID]
        /// How many rows may share them; where more than one, rows of one person count once.
        public let atMost: Int
        /// Where given, the row with the latest such date stands, and the others are told.
        public let latestBy: ColumnID?
    }

    /// Which values must agree, and between which rows.
    public struct Same: Sendable, Equatable {
        /// The columns, each for itself.
        public let columns: [ColumnID]
        /// Whether the lists are compared with each other, rather than rows within each list.
        public let isAcross: Bool
        /// Codes that disagree with nothing.
        public let except: [String]
        /// What the rows share.
        public let key: Condition.Match.Key
        /// Which disagreement between two dates is told.
        public let difference: Difference

        /// How two dates may disagree.
        public enum Difference: String, Sendable, CaseIterable {
            /// In any way.
            case any
            /// Day and month have changed places.
            case swapped
            /// In any other way.
            case notSwapped = "not_swapped"
        }
    }

    /// How the extraction date may be at odds with the return.
    public enum ExtractionFault: String, Sendable, CaseIterable {
        /// Before the Wednesday of the week before R.
        case early
        /// Over 14 days after R or, where R is not known, over 60 days after the last event.
        case late
    }

    /// The conditions it is asked under.
    public var when: [Condition] {
        switch self {
        case .blank(_, let when, _), .contradiction(_, let when), .notBefore(_, _, let when),
            .pair(_, let when), .unique(_, let when), .window(_, _, let when), .share(_, _, let when):
            when
        default: []
        }
    }

    /// The columns of its own rows that it names; the first one is where a finding points.
    public var columns: [ColumnID] {
        switch self {
        case .blank(let columns, _, _), .pair(let columns, _), .severalCodes(let columns),
            .contradiction(.each(let columns), _), .contradiction(.firstFilled(let columns), _):
            columns
        case .observed(let observed): observed.columns + observed.except
        case .unique(let unique, _): unique.columns + (unique.latestBy.map { [$0] } ?? [])
        case .same(let same): same.columns
        case .contradiction(.column(let column), _), .window(let column, _, _), .contrast(let column, _, _),
            .share(let column, _, _), .mixed(let column, _, _), .span(let column, _, _),
            .gap(let column, _, _):
            [column]
        case .contradiction(.types(_, let except), _): except
        case .notBefore(let later, let earlier, _): [later, earlier]
        case .overlap(let from, let to): [from, to]
        case .countBack(let column, let date, _): [column, date]
        case .duplicateRow, .monthFirst, .alikeIdentifiers, .lookAlike, .extraction, .clears: []
        }
    }
}
