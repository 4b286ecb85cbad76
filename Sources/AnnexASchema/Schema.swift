public import CalendarDays

/// All that a schema folder says: editions, spellings, populations, rules, indicators and the calendar.
///
/// Immutable and checked when loaded: each column that is named exists, each
/// code set resolves, each population is known.
public struct Schema: Sendable {
    /// Editions, oldest first.
    public let editions: [Edition]
    /// The eleven lists with the newest edition's columns in order, then columns only older editions have.
    public let lists: [ListDefinition]
    /// Code sets with the newest edition's codes first.
    public let codeSets: [CodeSetID: CodeSet]
    /// For each code set, what people type for a code: spelling to code, as written in the files.
    public let spellings: [CodeSetID: [Spelling]]
    /// Words that mean the same, or nothing, in codes' texts.
    public let vocabulary: [Term]
    /// Published groupings of codes, by id.
    public let groupings: [String: Grouping]
    /// What should be the same of a child in every list, in file order.
    public let sameOfChildren: [SameOfChildren]
    /// Populations by id.
    public let populations: [String: Population]
    /// Rules in file order, which is the order of their ids.
    public let rules: [RuleDefinition]
    /// Indicators in file order.
    public let indicators: [IndicatorDefinition]
    /// Rows worked out by hand, and what indicators must make of them; read with all examples alone.
    public let indicatorExamples: [IndicatorExample]
    /// Pages of the summary in reading order.
    public let pages: [PageDefinition]
    /// The bank holidays of England and Wales, ascending; others may take their place.
    public var bankHolidays: [CalendarDay]
    /// Where published files have what indicators are compared with.
    public let publishedMeasures: [PublishedMeasure]
    /// Path below the folder and text of each file read, in order: what a run's id is made from.
    public let files: [(path: String, text: String)]
    /// What one council types for codes, which goes before all but the template's own text; not of the folder.
    public var localSpellings: [CodeSetID: [Spelling]] = [:]

    /// The newest edition.
    public var newestEdition: Edition { editions[editions.count - 1] }

    /// The indicators that matter most: the tiles of the page `headlines`, in its order.
    public var headlines: [IndicatorDefinition] {
        let tiles = pages.first { $0.id == "headlines" }?.tiles ?? []
        return tiles.compactMap { id in indicators.first { $0.id == id } }
    }

    /// The edition of that id, or nil.
    public func edition(_ id: String) -> Edition? {
        editions.first { $0.id == id }
    }

    /// Words of codes' texts, and the words they stand for.
    public struct Term: Sendable, Equatable {
        /// The set that they are read so in; every set where nil.
        public let codeSet: CodeSetID?
        /// As typed, each one word or several that follow each other; spaces around them do not count.
        public package(set) var words: [Substring]
        /// What they stand for; empty where they say nothing.
        public let means: String
        /// Whether texts that differ in them never mean the same.
        public let isDecisive: Bool
    }

    /// A column that should say the same of a child in every list.
    public struct SameOfChildren: Sendable, Equatable {
        /// The column.
        public let column: ColumnID
        /// Short codes that disagree with nothing.
        public let except: [String]
        /// Where it stands.
        public let place: SchemaPlace
    }

    /// One thing people type for a code.
    public struct Spelling: Sendable, Equatable {
        /// As typed.
        public let text: String
        /// A code's full text, `GROUP:<name>`, `AMBIGUOUS` or `BLANK`.
        public let code: String

        /// A spelling of a code in one of those forms; nothing checks it here.
        public init(text: String, code: String) {
            self.text = text
            self.code = code
        }
    }
}
