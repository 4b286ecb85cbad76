/// The closed set of ways to compute an indicator. A new indicator is data; a new case is a new kind.
public enum Measure: Sendable, Equatable {
    /// How many rows, people or families the population has.
    case count(Counted)
    /// How many different values the column has; rows without one are left out.
    case distinct(column: ColumnID)
    /// The sum of a column of numbers; rows without one add nothing.
    case sum(column: ColumnID)
    /// One indicator's value divided by another's.
    case ratio(of: String, to: String)
    /// One indicator's value less another's.
    case difference(of: String, less: String)
    /// An indicator's value per 10,000 children; a window's value is scaled to a year.
    case rate(of: String, windowMonths: Int?)
    /// The share of those that fulfil some conditions among those that fulfil others.
    case share(Share)
    /// Rows by single year of age and gender, as ChAT's back-to-back chart shows them.
    case ageByGender(AgeAxis)
    /// The share of males among males and females, with the other genders beside it.
    case genderSplit
    /// Rows by code, or by a grouping of the codes.
    case codes(Codes)
    /// Rows by the text of a column, most frequent first.
    case texts(column: ColumnID, top: Int)
    /// Rows, people or families by a whole number: a column's, or the age.
    case numbers(Numbers)
    /// People by how many rows they have: 2, 3, 4 and 5 or more.
    case rowsPerPerson
    /// Rows by calendar month of a date, over the window of that many months to R.
    case months(column: ColumnID, window: Int)
    /// How long something took: in bands, within a limit, on average.
    case duration(Duration)
    /// Rows, people or families by the one of several cases that they fulfil.
    case cases(Cases)

    /// What is counted.
    public enum Counted: String, Sendable, CaseIterable {
        /// Each row.
        case rows
        /// Each child or adopter once.
        case people
        /// Each adoptive family once; a person without family is a family of their own.
        case families
    }

    /// The ages on the axis of a back-to-back chart.
    public enum AgeAxis: String, Sendable, CaseIterable {
        /// Unborn, under 1, 1 to 17, and 18 and over.
        case children
        /// 16 to 25, and those younger and older.
        case careLeavers = "care_leavers"
    }

    /// A share, and the names of its two sides.
    public struct Share: Sendable, Equatable {
        /// What those in the share fulfil.
        public let conditions: [Condition]
        /// What those fulfil that the share is of; all the population's rows where empty.
        public let base: [Condition]
        /// What is counted; of people and families, one row that fulfils the conditions is enough.
        public let counted: Counted
        /// Where given, bands of these names: those in the share, and the others.
        public let labels: [String]
    }

    /// Rows by code.
    public struct Codes: Sendable, Equatable {
        /// The column.
        public let column: ColumnID
        /// The grouping that makes the bands; the codes themselves where absent.
        public let grouping: String?
        /// Whether each band's name starts with its code.
        public let showsCodes: Bool
        /// Where given, the value is the share of these codes.
        public let share: [String]
        /// The codes that the share is of; all rows where empty.
        public let among: [String]
    }

    /// Bands of a whole number.
    public struct Numbers: Sendable, Equatable {
        /// The column; the person's age where absent.
        public let column: ColumnID?
        /// Upper ends of the bands, included, ascending; one more band holds the rest.
        public let upTo: [Int]
        /// The bands' names: one more than `upTo`.
        public let labels: [String]
        /// What is counted; people and families by their highest number.
        public let counted: Counted
    }

    /// How long something took, in bands.
    public struct Duration: Sendable, Equatable {
        /// The start.
        public let from: ColumnID
        /// The end; R where absent.
        public let to: ColumnID?
        /// How the time is counted.
        public let unit: TimeUnit
        /// Upper ends of the first bands, included, ascending.
        public let upTo: [Int]
        /// Upper ends of the further bands, not included, ascending; one more band holds the rest.
        public let under: [Int]
        /// The bands' names: one more than there are ends, or none where only the value is wanted.
        public let labels: [String]
        /// Where given, the value is the share within this many units.
        public let within: Int?
        /// Where given, the value is this average.
        public let average: Average?

        /// An average of durations.
        public enum Average: String, Sendable, CaseIterable {
            /// The sum divided by the number.
            case mean
            /// The one in the middle; quartiles stand beside it.
            case median
        }
    }

    /// Bands of which each row is in one: the first, or the last, whose conditions it fulfils.
    public struct Cases: Sendable, Equatable {
        /// The bands in display order.
        public let list: [Case]
        /// What is counted; people and families by the best case of their rows.
        public let counted: Counted
        /// Whether the last case counts that is fulfilled, as with the stages of a process.
        public let takesLast: Bool
        /// Whether the value is the share of the first case.
        public let sharesFirst: Bool
    }

    /// One band and what its rows fulfil.
    public struct Case: Sendable, Equatable {
        /// The band's name.
        public let label: String
        /// What its rows fulfil.
        public let conditions: [Condition]
    }
}
