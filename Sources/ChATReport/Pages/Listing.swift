import AnnexASchema

extension ReportPage {
    /// A long table of words and numbers, one line a measure.
    public struct Listing: Sendable, Equatable {
        /// The table's stable name in a workbook: `T_Comparisons`.
        public let name: String
        /// The columns in reading order.
        public let columns: [Column]
        /// The lines, one cell a column.
        public let rows: [[Cell]]

        /// A listing by its parts; each line has a cell for every column.
        public init(name: String, columns: [Column], rows: [[Cell]]) {
            self.name = name
            self.columns = columns
            self.rows = rows
        }

        /// One column.
        public struct Column: Sendable, Equatable {
            /// Its heading; no two of a table are alike.
            public let heading: String
            /// Its width in letters.
            public let width: Double
            /// Whether it holds numbers, which stand to the right.
            public let isNumeric: Bool

            /// A column; numbers stand to the right.
            public init(_ heading: String, width: Double, isNumeric: Bool = false) {
                self.heading = heading
                self.width = width
                self.isNumeric = isNumeric
            }
        }

        /// One cell.
        public enum Cell: Sendable, Equatable {
            /// Words, or the sign that stands for a number.
            case text(String)
            /// A number; a percentage is 0 to 100.
            case number(Double, decimals: Int, isPercent: Bool)

            /// A value in its unit; the sign for none where there is none.
            init(_ value: Double?, unit: IndicatorUnit, decimals: Int) {
                self =
                    value.map { .number($0, decimals: decimals, isPercent: unit == .percent) }
                    ?? .text(FigureText.none)
            }

            /// As people read it.
            public var text: String {
                switch self {
                case .text(let text): text
                case .number(let value, let decimals, let isPercent):
                    FigureText.number(value, decimals: decimals) + (isPercent ? "%" : "")
                }
            }
        }
    }
}
