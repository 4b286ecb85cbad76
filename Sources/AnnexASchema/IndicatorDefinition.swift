/// One figure or table of the summary workbook: who is counted, how, and in what unit.
public struct IndicatorDefinition: Sendable, CustomStringConvertible {
    /// `CON-01`; never renumbered or reused.
    public let id: String
    /// What it is called: `Contacts received`.
    public let name: String
    /// The rows it looks at, by population id; nil for a figure made of other figures.
    public let population: String?
    /// What its rows fulfil besides being in the population.
    public let conditions: [Condition]
    /// How it is computed.
    public let measure: Measure
    /// What gives its bands and table, where that is not the measure itself.
    public let bands: Measure?
    /// What the value is counted in.
    public let unit: IndicatorUnit
    /// Decimal places on display.
    public let decimals: Int
    /// What to know when reading it.
    public let note: String?
    /// Further values of the same rows.
    public let also: [Also]
    /// Where it stands.
    public let place: SchemaPlace

    /// The indicator's id.
    public var description: String { id }

    /// A further value of an indicator's rows, or of some of them, or of another population's.
    public struct Also: Sendable, Equatable {
        /// What it is.
        public let name: String
        /// The rows it looks at; the indicator's own where absent.
        public let population: String?
        /// What they fulfil besides.
        public let conditions: [Condition]
        /// How it is computed.
        public let measure: Measure
        /// What it is counted in.
        public let unit: IndicatorUnit
    }
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
    /// What teams or workers do, instead of charts; nil on most pages.
    public let sideBySide: SideBySide?
    /// Whom someone must act on: the lists behind the page.
    public let lists: [FollowUpDefinition]
    /// What to know when reading the page.
    public let notes: [String]
    /// Where it stands.
    public let place: SchemaPlace

    /// The ids of all indicators it shows; one may stand twice.
    public var indicators: [String] {
        tiles + figures.flatMap(\.shown) + (sideBySide?.parts.map(\.indicator) ?? [])
    }

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

/// What several indicators tell of the same teams or workers: one table, a row for each.
public struct SideBySide: Sendable {
    /// What the rows are: `Team`.
    public let row: String
    /// Whether the rows are people, who are not named in a summary that is shared.
    public let isOfPeople: Bool
    /// The indicators, in the order of their columns.
    public let parts: [Part]

    /// One indicator, with a column for each figure that it has of a row.
    public struct Part: Sendable {
        /// What its columns are called: `Assessments`.
        public let heading: String
        /// The indicator, which has bands, a table or groups by the rows.
        public let indicator: String
        /// Whether the rows are its bands, where its groups are of something else.
        public let isOfBands: Bool
    }
}

/// One chart or table of a page.
public struct FigureDefinition: Sendable {
    /// The plain name: `Source of contact`.
    public let title: String
    /// The indicator whose bands or table it shows; the first of its parts where it is made of several.
    public let indicator: String
    /// Values of several indicators side by side, one row a part; empty where it shows one indicator.
    public let parts: [Part]
    /// What the parts' values are called; one unless given.
    public let columns: [String]
    /// How it is drawn.
    public let chart: ChartKind
    /// What the rows are called in sentences: `contacts`.
    public let noun: String
    /// Whether the bands are drawn from the largest down, "Not recorded" last.
    public let isSorted: Bool
    /// Decimal places of the percentages.
    public let decimals: Int
    /// Whether the numbers stand as a table beside the chart too.
    public let isTabled: Bool
    /// An indicator told beside the chart, such as the gender split.
    public let beside: String?
    /// The sentence that tells the finding, with ``findingWords`` in braces: `{top} made {top_percent} of contacts`.
    public let finding: String?

    /// The ids of the indicators it shows, its own first; one may stand twice.
    public var shown: [String] { [indicator] + (beside.map { [$0] } ?? []) + parts.flatMap(\.indicators) }

    /// One row of a figure that is made of several indicators.
    public struct Part: Sendable, Equatable {
        /// The row's name.
        public let label: String
        /// The indicators whose values it shows, one a column.
        public let indicators: [String]
    }

    /// What may stand in braces in a finding.
    public static let findingWords = [
        "top", "top_lower", "top_count", "top_percent", "first", "first_count", "first_percent", "value",
        "total",
    ]
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
    /// Horizontal bars of several parts, from an indicator's table.
    case stacked
    /// Vertical bars side by side, from an indicator's table.
    case clustered
    /// A line by month.
    case line
    /// The table alone.
    case table
}
