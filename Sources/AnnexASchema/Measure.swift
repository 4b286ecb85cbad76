/// The closed set of ways to compute an indicator. A new indicator is data; a new case is a new kind.
public enum Measure: Sendable, Equatable {
    /// How many rows, people or families the population has, or how many of them fulfil some conditions.
    case count(Counted, where: [Condition])
    /// How many different values the column has; rows without one are left out.
    case distinct(column: ColumnID)
    /// The sum of a column of numbers; rows without one add nothing, a family adds its highest.
    case sum(column: ColumnID, of: Counted)
    /// The mean of a column of numbers, over the rows that have one.
    case mean(column: ColumnID)
    /// One indicator's value divided by another's.
    case ratio(of: String, to: String)
    /// One indicator's value less another's.
    case difference(of: String, less: String)
    /// An indicator's value per 10,000 children, or the number of rows; a window's is scaled to a year.
    case rate(of: String?, windowMonths: Int?)
    /// The share of those that fulfil some conditions among those that fulfil others.
    case share(Share)
    /// Rows by single year of age and gender, as ChAT's back-to-back chart shows them.
    ///
    /// The age is that at R, or at a date of the row.
    case ageByGender(AgeAxis, at: ColumnID?)
    /// The share of males among males and females, with the other genders beside it.
    case genderSplit
    /// Rows by code, or by a grouping of the codes.
    case codes(Codes)
    /// Rows by the text of a column, most frequent first: all of them, or so many.
    case texts(column: ColumnID, top: Int?)
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
    /// Rows by two things at once, as a table.
    case cross(Cross)
    /// Figures of the rows of each group.
    case grouped(Grouped)
    /// What is due by a date that depends on the row.
    case due(Due)
    /// The time since the nearest earlier row of the same person elsewhere.
    case since(Since)
    /// The share of rows that follow another of the same person.
    case repeats(Repeats)
    /// Families by how many people they have.
    case members(upTo: [Int], labels: [String])
    /// People for each worker, over several lists.
    case caseload(Caseload)
    /// Rows of several populations, or people by the first that they are in.
    case across(Across)
    /// How many different people are in any of the populations; a list that was not found has nobody.
    case people([String])
    /// Rows of several populations by calendar month, over the window of that many months to R.
    case series(window: Int, of: [Stage])
    /// People of a first stage who reach later ones on its day or after.
    case funnel([Stage])
    /// The share of people in more than one population for whom the column names different values.
    case disagree(column: ColumnID, populations: [String])

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
        /// So many of the most frequent alone, with the others as one band; all in fixed order where absent.
        public let top: Int?
        /// Groups that are not known: with them, percentages are of the rows in the other groups.
        public let unknown: [String]
        /// What is counted; people and families by the first of their rows that has a code.
        public let counted: Counted

        /// Rows by a column's code, with what is asked besides.
        public init(
            column: ColumnID, grouping: String? = nil, showsCodes: Bool = false, share: [String] = [],
            among: [String] = [], top: Int? = nil, unknown: [String] = [], counted: Counted = .rows
        ) {
            self.column = column
            self.grouping = grouping
            self.showsCodes = showsCodes
            self.share = share
            self.among = among
            self.top = top
            self.unknown = unknown
            self.counted = counted
        }
    }

    /// Bands of a whole number.
    public struct Numbers: Sendable, Equatable {
        /// The column; the person's age where absent.
        public let column: ColumnID?
        /// The least that a number can be; one below it is not recorded.
        public let least: Int?
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
        public let from: DateSource
        /// The end; R where absent.
        public let to: DateSource?
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
        /// Where given, the value is this average, in days where the bands are in months.
        public let average: Average?
        /// Whether an end before the start counts as no time at all.
        public let countsBackwardsAsZero: Bool
        /// What is counted; people and families by the first of their rows with both dates.
        public let counted: Counted

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

    /// A date of a row.
    public enum DateSource: Sendable, Equatable {
        /// That of a column.
        case column(ColumnID)
        /// That of the first column that is filled.
        case first([ColumnID])
        /// The earliest of several columns.
        case earliest([ColumnID])

        /// The columns it looks at.
        public var columns: [ColumnID] {
            switch self {
            case .column(let column): [column]
            case .first(let columns), .earliest(let columns): columns
            }
        }
    }

    /// One band and what its rows fulfil.
    public struct Case: Sendable, Equatable {
        /// The band's name.
        public let label: String
        /// What its rows fulfil.
        public let conditions: [Condition]
    }
}
