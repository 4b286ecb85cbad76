/// What the measures say that look at groups, or at several lists.
extension Measure {
    /// One thing that rows are told apart by.
    public indirect enum Axis: Sendable, Equatable {
        /// A code, or its group.
        case codes(Codes)
        /// A text, the most frequent first.
        case texts(ColumnID)
        /// Bands of a number or of the age.
        case numbers(Numbers)
        /// The calendar month of a date.
        case months(column: ColumnID, window: Int)
        /// The first case that holds.
        case cases([Case])
    }

    /// Rows by two things.
    public struct Cross: Sendable, Equatable {
        /// What makes the table's rows, and the bands.
        public let rows: Axis
        /// What makes its columns.
        public let columns: Axis
        /// Whether the value is the share of rows in which the two differ, among those with both.
        public let isShareThatDiffers: Bool
    }

    /// Figures of each group.
    public struct Grouped: Sendable, Equatable {
        /// What makes the groups; with several, each in its turn.
        public let by: [Axis]
        /// The figures; the first of them, of all rows, is the value.
        public let parts: [IndicatorDefinition.Also]
    }

    /// What is due by a date.
    public struct Due: Sendable, Equatable {
        /// How the date is found: the first that fits the row.
        public let dates: [DueDate]
        /// Upper ends, in days overdue, of the bands; included, ascending.
        public let upTo: [Int]
        /// The bands' names. With bands the value is how many are overdue; without, the share in time.
        public let labels: [String]
    }

    /// How the date is found by which something is due.
    public struct DueDate: Sendable, Equatable {
        /// The rows it holds for.
        public let conditions: [Condition]
        /// The date that is counted from.
        public let from: ColumnID
        /// How much later it is due.
        public let add: Int
        /// How that is counted: days, working days or months.
        public let unit: TimeUnit
        /// Whether it is the first of its kind, and so not yet due until then.
        public let isFirst: Bool
    }

    /// The time since the nearest earlier row elsewhere.
    public struct Since: Sendable, Equatable {
        /// Where it is looked for.
        public let population: String
        /// The date there.
        public let other: ColumnID
        /// The date on the row itself, which may be the same day.
        public let own: ColumnID
        /// How far back it may lie.
        public let back: Int
        /// How that is counted: days or months.
        public let backUnit: TimeUnit
        /// How the time is counted, in which bands, and what the value is. Its dates are not used.
        public let duration: Duration
    }

    /// Rows that follow another of the same person.
    public struct Repeats: Sendable, Equatable {
        /// The date that orders them.
        public let date: ColumnID
        /// A number of earlier ones that each row of the person holds; it may tell of more than the list has.
        public let counter: ColumnID
        /// How far back an earlier row counts.
        public let months: Int
    }

    /// People for each worker.
    public struct Caseload: Sendable, Equatable {
        /// Whom to count: a person in an earlier population is not looked for in a later one.
        public let populations: [String]
        /// The column that names the worker; a row without is left out.
        public let column: ColumnID
        /// What the value is.
        public let gives: Gives
        /// Upper ends of the bands of workers, included.
        public let upTo: [Int]
        /// The bands' names.
        public let labels: [String]
        /// How many of the largest caseloads are named as bands.
        public let top: Int
        /// What a caseload is compared with.
        public let limit: Int

        /// What the value is.
        public enum Gives: String, Sendable, CaseIterable {
            /// People divided by workers, the median beside it.
            case mean
            /// How many workers there are.
            case workers
            /// The share of workers whose caseload is over the limit.
            case over
        }
    }

    /// Rows of several populations.
    public struct Across: Sendable, Equatable {
        /// The populations, with what their rows fulfil.
        public let cases: [AcrossCase]
        /// The column that makes a table's rows, where there is one.
        public let by: ColumnID?
        /// Whether a person counts once, in the first case, rather than each row.
        public let isOnce: Bool
    }

    /// Rows of one population among several.
    public struct AcrossCase: Sendable, Equatable {
        /// The band's name.
        public let label: String
        /// The population.
        public let population: String
        /// What its rows fulfil besides.
        public let conditions: [Condition]
    }

    /// A population and the date that counts.
    public struct Stage: Sendable, Equatable {
        /// Its name.
        public let label: String
        /// The population.
        public let population: String
        /// The date.
        public let column: ColumnID
    }

    /// What a measure asks of the rows of a population.
    public struct Question: Sendable {
        /// The population.
        public let population: String
        /// The columns it looks at.
        public let columns: [ColumnID]
        /// The conditions it asks.
        public let conditions: [Condition]
    }

    /// What it asks of populations that it names itself; a list that was not found may be allowed.
    public var elsewhere: [Question] {
        switch self {
        case .caseload(let caseload):
            caseload.populations.map {
                Question(population: $0, columns: [caseload.column], conditions: [])
            }
        case .across(let across):
            across.cases.map {
                Question(
                    population: $0.population, columns: across.by.map { [$0] } ?? [],
                    conditions: $0.conditions)
            }
        case .series(_, let stages), .funnel(let stages):
            stages.map { Question(population: $0.population, columns: [$0.column], conditions: []) }
        case .disagree(let column, let populations):
            populations.map { Question(population: $0, columns: [column], conditions: []) }
        case .since(let since):
            [Question(population: since.population, columns: [since.other], conditions: [])]
        case .grouped(let grouped): grouped.parts.flatMap(\.measure.elsewhere)
        default: []
        }
    }

    /// Whether it names the populations it looks at, and needs none of the indicator.
    public var spansLists: Bool {
        switch self {
        case .caseload, .across, .people, .series, .funnel, .disagree: true
        default: false
        }
    }

    /// Whether it is made of other indicators.
    public var isOfIndicators: Bool {
        switch self {
        case .ratio, .difference, .rate(_?, _): true
        default: false
        }
    }
}

extension Measure.Axis {
    /// The columns it looks at.
    public var columns: [ColumnID] {
        switch self {
        case .codes(let codes): [codes.column]
        case .texts(let column), .months(let column, _): [column]
        case .numbers(let numbers): numbers.column.map { [$0] } ?? []
        case .cases(let cases): cases.flatMap(\.conditions).flatMap(\.columns)
        }
    }

    /// The conditions it asks.
    var conditions: [Condition] {
        if case .cases(let cases) = self { cases.flatMap(\.conditions) } else { [] }
    }
}
