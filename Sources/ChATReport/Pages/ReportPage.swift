public import AnnexASchema

/// One page of the summary as a value: what it says, before anyone draws it.
public struct ReportPage: Sendable, Equatable {
    /// `contacts`.
    public let id: String
    /// The sheet's name.
    public let sheet: String
    /// `Contacts in the last 6 months`.
    public let title: String
    /// What it covers: `From 31 July 2023 to 31 January 2024`.
    public let period: String
    /// The figures on top.
    public let tiles: [Tile]
    /// Charts and tables in reading order.
    public let figures: [Figure]
    /// One long table below the figures; on a page without figures a sheet of its own. Nil on most pages.
    public let listing: Listing?
    /// What to know when reading it.
    public let notes: [String]

    /// A page by its parts.
    public init(
        id: String, sheet: String, title: String, period: String, tiles: [Tile], figures: [Figure],
        listing: Listing? = nil, notes: [String]
    ) {
        self.listing = listing
        self.id = id
        self.sheet = sheet
        self.title = title
        self.period = period
        self.tiles = tiles
        self.figures = figures
        self.notes = notes
    }

    /// One figure on top of a page.
    public struct Tile: Sendable, Equatable {
        /// The indicator it shows.
        public let indicator: String
        /// What it is.
        public let name: String
        /// The value as people read it: `1,184`, `43%`, or a dash.
        public let value: String
        /// What the value is made from, or why there is none: `412 of 790`.
        public let detail: String
        /// What it is compared with, a line each: `England 22.4% (2024)`; none by default.
        public let comparisons: [String]

        /// A tile by its parts.
        public init(
            indicator: String, name: String, value: String, detail: String, comparisons: [String] = []
        ) {
            self.indicator = indicator
            self.name = name
            self.value = value
            self.detail = detail
            self.comparisons = comparisons
        }
    }

    /// One chart or table, with its finding and its words for those who cannot see it.
    public struct Figure: Sendable, Equatable {
        /// The plain name: `Source of contact`.
        public let title: String
        /// The finding in a sentence: `Police made 43% of contacts`.
        public let headline: String
        /// How it is drawn.
        public let chart: ChartKind
        /// What is counted: `contacts`.
        public let noun: String
        /// The numbers behind it.
        public let table: DataTable
        /// Whether the numbers stand as a table beside the chart too.
        public let isTabled: Bool
        /// Decimal places of its percentages.
        public let decimals: Int
        /// What a screen reader says: every number that matters.
        public let altText: String
        /// The indicators it shows, its own first.
        public let indicators: [String]
        /// What to know when reading it.
        public let notes: [String]

        /// A figure by its parts.
        public init(
            title: String, headline: String, chart: ChartKind, noun: String, table: DataTable,
            isTabled: Bool, decimals: Int, altText: String, indicators: [String], notes: [String]
        ) {
            self.title = title
            self.headline = headline
            self.chart = chart
            self.noun = noun
            self.table = table
            self.isTabled = isTabled
            self.decimals = decimals
            self.altText = altText
            self.indicators = indicators
            self.notes = notes
        }

        /// The rows that the chart draws; the table has all.
        public var drawn: ArraySlice<DataTable.Row> { table.drawn(as: chart) }

        /// Whether the chart draws less than all rows.
        public var isCutShort: Bool { drawn.count < table.rows.count }

        /// The plain name, and what of the table is drawn where that is not all of it.
        public var subtitle: String {
            guard isCutShort else { return title }
            let isUnknown = table.rows.last?.label == Counting.notRecorded
            return "\(title): \(drawn.count) largest of \(table.rows.count - (isUnknown ? 1 : 0))"
        }

        /// The table's stable name in a workbook: `T_CON_07`.
        public var tableName: String {
            "T_" + (indicators.first ?? title).map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
        }
    }

    /// Numbers by category.
    public struct DataTable: Sendable, Equatable {
        /// What the categories are: `Source`.
        public let category: String
        /// The names of the columns.
        public let columns: [String]
        /// The categories and their numbers, in display order.
        public let rows: [Row]
        /// The decimal places that the numbers carry: with one, 224 is 22.4; of counts 0.
        public let places: Int

        /// One category.
        public struct Row: Sendable, Equatable {
            /// Its name.
            public let label: String
            /// One number a column.
            public let counts: [Int]
            /// The share of all, 0 to 100, unrounded; nil where there is nothing to divide by.
            public let percent: Double?
            /// The columns whose number is held back; it is 0 then, which is not its value.
            public let withheld: Set<Int>
            /// The columns without a number; it is 0 then, and nothing is drawn or written.
            public let missing: Set<Int>

            /// A category by its parts.
            public init(
                label: String, counts: [Int], percent: Double?, withheld: Set<Int> = [],
                missing: Set<Int> = []
            ) {
                self.missing = missing
                self.label = label
                self.counts = counts
                self.percent = percent
                self.withheld = withheld
            }

            /// A column's number as people read it, or the sign for one that is held back.
            public func text(_ column: Int) -> String {
                withheld.contains(column) ? FigureText.withheld : FigureText.count(counts[column])
            }

            /// The share as people read it.
            public func percentText(decimals: Int) -> String {
                percent == nil && !withheld.isEmpty
                    ? FigureText.withheld : FigureText.percent(percent, decimals: decimals)
            }
        }

        /// A table by its parts.
        public init(category: String, columns: [String], rows: [Row], places: Int = 0) {
            self.places = places
            self.category = category
            self.columns = columns
            self.rows = rows
        }

        /// A row's number in a column as it is meant, decimal places and all; nil where it has none or it is held back.
        public func number(_ row: Row, _ column: Int) -> Double? {
            guard !row.withheld.contains(column), !row.missing.contains(column) else { return nil }
            return (0..<places).reduce(Double(row.counts[column])) { number, _ in number / 10 }
        }

        /// A row's number in a column as people read it, or the sign for one that is held back or not there.
        public func text(_ row: Row, _ column: Int) -> String {
            row.withheld.contains(column)
                ? FigureText.withheld : FigureText.number(number(row, column), decimals: places)
        }

        /// Whether a number of a column is held back, so that its sum means nothing.
        public func hasWithheld(_ column: Int) -> Bool {
            rows.contains { $0.withheld.contains(column) }
        }

        /// The rows that such a chart draws: all of them, or the largest where there are more bars than anyone could read.
        ///
        /// Rows by text, of which alone there are so many, come with the largest first; "Not recorded" is then not drawn.
        func drawn(as chart: ChartKind) -> ArraySlice<Row> {
            [.bars, .stacked].contains(chart) && rows.count > Self.mostDrawn
                ? rows.prefix(Self.drawnOfMore) : rows[...]
        }

        /// So many bars are still read.
        static let mostDrawn = 20
        private static let drawnOfMore = 15

        /// The sum of a column.
        public func total(_ column: Int) -> Int {
            rows.reduce(0) { $0 + $1.counts[column] }
        }

        /// Whether there is nothing to draw.
        public var isEmpty: Bool {
            rows.allSatisfy { $0.withheld.isEmpty && $0.counts.allSatisfy { $0 == 0 } }
        }
    }
}
