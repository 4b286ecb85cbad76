public import AnnexASchema
public import CalendarDays

/// A return, read and typed: eleven lists, who is in them, and what reading it met. Immutable.
public final class Dataset: Sendable {
    /// The files it was read from, in the order given.
    public let files: [SourceFile]
    /// The eleven lists in order; one that was not found has no source.
    public let lists: [ListTable]
    /// Children and adopters across the lists: a person's number is that of their identifier here.
    public let persons: WordTable
    /// Adoptive families across Lists 10 and 11.
    public let families: WordTable
    /// What reading and typing met, by file, list and row, but for the remarks about single cells, which the lists hold.
    public let toldOnce: [Observation]
    /// The edition that fits the headings best, or the one that was asked for.
    public let edition: Edition
    /// The dates of the return.
    public let dates: ReturnDates

    init(
        files: [SourceFile], lists: [ListTable], persons: WordTable, families: WordTable,
        toldOnce: [Observation], edition: Edition, dates: ReturnDates
    ) {
        self.files = files
        self.lists = lists
        self.persons = persons
        self.families = families
        self.toldOnce = toldOnce
        self.edition = edition
        self.dates = dates
    }

    /// The list of that number, 1 to 11.
    public func list(_ number: Int) -> ListTable {
        lists[number - 1]
    }

    /// All that reading and typing met, remarks about single cells among it; made anew at each call.
    public var observations: [Observation] {
        toldOnce
            + lists.flatMap { table in
                table.remarks.map { remark in
                    let column = table.columns[Int(remark.column)]
                    let row = Int(remark.row)
                    return Observation(
                        remark.kind, at: table.place(row: row, column: column), list: table.definition.number,
                        row: row, field: column.definition.id, found: table.typedText(column, row: row))
                }
            }
    }
}

/// One file of a return.
public struct SourceFile: Sendable {
    /// The file as it was given.
    public let path: String
    /// The last part of the path.
    public let name: String
    /// Its sheets in workbook order.
    public let sheets: [Sheet]
    /// The names of its tabs that hold no cells, such as charts.
    public let sheetsWithoutCells: [String]
    /// The day the workbook says it was last saved.
    public let modified: CalendarDay?
    /// The edition that fits its headings best; nil where it holds no list.
    public let edition: String?

    /// One sheet and what it turned out to be.
    public struct Sheet: Sendable, Equatable {
        /// The name on its tab.
        public let name: String
        /// Whether the workbook hides it.
        public let isHidden: Bool
        /// The list it holds, 1 to 11; nil for any other sheet.
        public let list: Int?
        /// Whether its rows are in the return; not so for a second sheet of the same list.
        public let isUsed: Bool
        /// The list's rows found on it.
        public let rows: Int
        /// How its headings were understood, where it holds a list.
        public let headings: ListSource?
    }
}

/// The dates that a return's windows and ages count from, and where they come from.
public struct ReturnDates: Sendable, Equatable {
    /// R: the day of the inspection.
    public let reference: CalendarDay
    /// Where R comes from.
    public let referenceOrigin: Origin
    /// The other, earlier dates in the names of the files, where R is from there.
    public let otherNamed: [CalendarDay]
    /// E: the day the lists were made, where known.
    public let extracted: CalendarDay?
    /// Where E comes from.
    public let extractedOrigin: Origin

    /// Where a date of the return comes from.
    public enum Origin: String, Sendable {
        /// It was asked for.
        case option
        /// The file's name holds it.
        case fileName = "file name"
        /// The latest event of Lists 1 and 3.
        case events = "latest event"
        /// The workbook says when it was saved.
        case workbook = "workbook properties"
        /// It is not known.
        case none

        /// Where the date comes from, for people.
        public var words: String {
            switch self {
            case .option: "as asked for"
            case .fileName: "from the file's name"
            case .events: "the latest contact or referral"
            case .workbook: "the day the workbook was saved"
            case .none: "not known"
            }
        }
    }

    /// Dates from anywhere.
    public init(
        reference: CalendarDay, referenceOrigin: Origin, otherNamed: [CalendarDay] = [],
        extracted: CalendarDay?, extractedOrigin: Origin
    ) {
        self.reference = reference
        self.referenceOrigin = referenceOrigin
        self.otherNamed = otherNamed
        self.extracted = extracted
        self.extractedOrigin = extractedOrigin
    }

    /// Where R comes from, for people; and that the files' names hold other dates, where they do.
    public var referenceWords: String { referenceOrigin.words + otherNamedWords }

    /// What follows the words for where R comes from: which other dates the files' names hold; empty where they do not.
    public var otherNamedWords: String {
        otherNamed.isEmpty
            ? "" : ", the latest there; not " + otherNamed.map(\.spelled).joined(separator: ", ")
    }

    /// The first day of the window of that many months to R.
    public func windowStart(months: Int) -> CalendarDay {
        reference.adding(months: -months)
    }
}
