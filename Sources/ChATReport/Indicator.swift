public import AnnexASchema

/// One indicator, computed: its value, what it was made from, and its bands or table.
public struct Indicator: Sendable, Equatable {
    /// `CON-01`.
    public let id: String
    /// What it is called.
    public let name: String
    /// What the value is counted in.
    public let unit: IndicatorUnit
    /// Decimal places on display; the value itself is not rounded.
    public let decimals: Int
    /// The value; nil where the denominator is zero, the list is absent or no population figure was given.
    public let value: Double?
    /// What was divided, where the value is a division.
    public let numerator: Double?
    /// What it was divided by, where the value is a division.
    public let denominator: Double?
    /// The bands in their fixed order, empty ones included; empty where it has none.
    public let bands: [Band]
    /// What else the indicator tells.
    public let also: [Part]
    /// The cross-table, where it has one.
    public let table: Table?
    /// Whether the value is held back because few people are behind it; it is nil then.
    public let isWithheld: Bool

    /// One band of an indicator: how many rows, and their share of all bands.
    public struct Band: Sendable, Equatable {
        /// The band's name: `1-10`.
        public let label: String
        /// How many rows.
        public let count: Int
        /// 0 to 100, unrounded; nil where no row is in any band, or where it is held back.
        public let percent: Double?
        /// Whether the count is held back because few people are behind it; it is 0 then, which is not its value.
        public let isWithheld: Bool

        /// A band by its parts.
        public init(label: String, count: Int, percent: Double?, isWithheld: Bool = false) {
            self.label = label
            self.count = count
            self.percent = percent
            self.isWithheld = isWithheld
        }
    }

    /// A further value of an indicator.
    public struct Part: Sendable, Equatable {
        /// What it is.
        public let name: String
        /// What it is counted in.
        public let unit: IndicatorUnit
        /// The value, or nil as for the indicator's own.
        public let value: Double?
        /// What was divided.
        public let numerator: Double?
        /// What it was divided by.
        public let denominator: Double?
        /// Whether the value is held back because few people are behind it; it is nil then.
        public let isWithheld: Bool

        /// A part by its parts.
        public init(
            name: String, unit: IndicatorUnit, value: Double?, numerator: Double?, denominator: Double?,
            isWithheld: Bool = false
        ) {
            self.isWithheld = isWithheld
            self.name = name
            self.unit = unit
            self.value = value
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    /// Counts by row and column.
    public struct Table: Sendable, Equatable {
        /// Names of the rows.
        public let rows: [String]
        /// Names of the columns.
        public let columns: [String]
        /// One array a row.
        public let counts: [[Int]]
        /// The cells that are held back, each by row and column; they are 0, which is not their value.
        public let withheld: Set<Cell>

        /// A cell by the positions of its row and column.
        public struct Cell: Sendable, Hashable {
            /// The position of the row.
            public let row: Int
            /// The position of the column.
            public let column: Int

            /// The cell in that row and column.
            public init(row: Int, column: Int) {
                self.row = row
                self.column = column
            }
        }

        /// A table by its parts.
        public init(rows: [String], columns: [String], counts: [[Int]], withheld: Set<Cell> = []) {
            self.withheld = withheld
            self.rows = rows
            self.columns = columns
            self.counts = counts
        }
    }

    /// An indicator by its parts.
    public init(
        id: String, name: String, unit: IndicatorUnit, decimals: Int, value: Double?, numerator: Double?,
        denominator: Double?, bands: [Band], also: [Part], table: Table?, isWithheld: Bool = false
    ) {
        self.isWithheld = isWithheld
        self.id = id
        self.name = name
        self.unit = unit
        self.decimals = decimals
        self.value = value
        self.numerator = numerator
        self.denominator = denominator
        self.bands = bands
        self.also = also
        self.table = table
    }
}
