/// One figure or table of the summary workbook: who is counted, how, and in what unit.
public struct IndicatorDefinition: Sendable, CustomStringConvertible {
    /// `CON-01`; never renumbered or reused.
    public let id: String
    /// What it is called: `Contacts received`.
    public let name: String
    /// The rows it looks at, by population id; nil for a figure made of other figures.
    public let population: String?
    /// How it is computed.
    public let measure: Measure
    /// What the value is counted in.
    public let unit: IndicatorUnit
    /// Decimal places on display.
    public let decimals: Int
    /// What to know when reading it.
    public let note: String?

    /// The indicator's id.
    public var description: String { id }
}

/// What an indicator's value is counted in.
public enum IndicatorUnit: String, Sendable, CaseIterable {
    /// Rows, children or families.
    case count
    /// 0 to 100, unrounded.
    case percent
    /// Days, or working days where the name says so.
    case days
    /// Per 10,000 children aged 0 to 17.
    case perTenThousand = "per_10000"
    /// One count divided by another.
    case ratio
}

/// The closed set of ways to compute an indicator. A new indicator is data; a new case is a new kind.
public enum Measure: Sendable, Equatable {
    /// How many rows the population has.
    case count
    /// How many different values the column has; rows without one are left out.
    case distinct(column: ColumnID)
    /// One indicator's value divided by another's.
    case ratio(of: String, to: String)
    /// An indicator's value per 10,000 children; a window's value is scaled to a year.
    case rate(of: String, windowMonths: Int?)
    /// The share of rows that fulfil the conditions, among those that fulfil `of`.
    case share(where: [Condition], of: [Condition])
    /// Rows by single year of age and gender, as ChAT's back-to-back chart shows them.
    case ageByGender
    /// The share of males among males and females, with the other genders beside it.
    case genderSplit
    /// Rows by code, or by a grouping of the codes.
    case codes(column: ColumnID, grouping: String?, descending: Bool)
    /// Rows by the text of a column, most frequent first.
    case texts(column: ColumnID, top: Int)
    /// People by how many rows they have: 2, 3, 4 and 5 or more.
    case rowsPerPerson
    /// Rows by calendar month of a date.
    case months(column: ColumnID)
    /// The share of rows completed within so many units, and the bands.
    case duration(Duration)

    /// How long something took, in bands.
    public struct Duration: Sendable, Equatable {
        /// The start.
        public let from: ColumnID
        /// The end; R where absent.
        public let to: ColumnID?
        /// How the time is counted.
        public let unit: TimeUnit
        /// Upper ends of the bands, included, ascending; one more band holds the rest.
        public let upTo: [Int]
        /// The bands' names: one more than `upTo`.
        public let labels: [String]
        /// Where given, the value is the share within this many units.
        public let within: Int?
    }
}

/// One page of the summary workbook: its figures in reading order.
public struct PageDefinition: Sendable {
    /// `contacts`.
    public let id: String
    /// The sheet's name, at most 31 characters.
    public let sheet: String
    /// `Contacts in the last 6 months`.
    public let title: String
    /// The list it is about, where it is about one.
    public let list: Int?
    /// What its figures cover.
    public let period: Period
    /// The ids of the figures shown as tiles on top.
    public let tiles: [String]
    /// The charts and tables below.
    public let figures: [FigureDefinition]
    /// What to know when reading the page.
    public let notes: [String]

    /// The stretch of time a page covers.
    public enum Period: String, Sendable, CaseIterable {
        /// The six months to R.
        case sixMonths = "six_months"
        /// The twelve months to R.
        case twelveMonths = "twelve_months"
        /// The day R.
        case snapshot
    }
}

/// One chart or table of a page.
public struct FigureDefinition: Sendable {
    /// The plain name: `Source of contact`.
    public let title: String
    /// The indicator whose bands or table it shows.
    public let indicator: String
    /// How it is drawn.
    public let chart: ChartKind
    /// What the rows are called in sentences: `contacts`.
    public let noun: String
}

/// How a figure is drawn.
public enum ChartKind: String, Sendable, CaseIterable {
    /// Males to the left, females to the right, by age.
    case pyramid
    /// Vertical bars.
    case columns
    /// Horizontal bars.
    case bars
    /// A ring of at most four slices.
    case doughnut
    /// A line by month.
    case line
    /// The table alone.
    case table
}
