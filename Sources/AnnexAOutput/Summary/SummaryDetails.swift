public import AnnexADataset
import AnnexASchema
import CalendarDays

/// What the summary says of itself besides its figures: whose it is, of when, and what it was made from.
public struct SummaryDetails: Sendable {
    /// The local authority, where its name is known.
    public var laName: String?
    /// R and E.
    public var dates: ReturnDates
    /// The edition of the form: `2024`.
    public var edition: String
    /// The program's version.
    public var toolVersion: String
    /// The run's id.
    public var runID: String
    /// Who may see it.
    public var marking: String
    /// The rule for small numbers of the edition that is shared, without names and lists of people; nil of the internal one.
    public var sharing: SmallNumberRule?
    /// The part of the return that the figures are of, in words: `Team 3`; nil where they are of all of it.
    public var cut: String?
    /// The eleven lists and how many rows each has.
    public var lists: [ListRows]
    /// What the run was made from, one name and value a row.
    public var runRows: [(name: String, value: String)]

    /// One list and its rows.
    public struct ListRows: Sendable, Equatable {
        /// 1 to 11.
        public let number: Int
        /// `Contacts`.
        public let name: String
        /// Rows in the return; nil where the list was not found.
        public let rows: Int?
        /// Rows without a person, which are in no figure.
        public let nameless: Int
    }

    /// Details of a return.
    public init(
        of dataset: Dataset, laName: String?, toolVersion: String, runID: String,
        sharing: SmallNumberRule? = nil, cut: String? = nil, runRows: [(name: String, value: String)] = []
    ) {
        self.sharing = sharing
        self.cut = cut
        self.laName = laName
        dates = dataset.dates
        edition = dataset.edition.id
        self.toolVersion = toolVersion
        self.runID = runID
        marking = sharing?.marking ?? "Internal: contains information about children"
        // the names of files are the authority's own, and may name anyone
        self.runRows = sharing == nil ? runRows : runRows.filter { Self.sharedRows.contains($0.name) }
        lists = dataset.lists.map { list in
            ListRows(
                number: list.definition.number, name: list.definition.name,
                rows: list.isPresent ? list.rowCount : nil, nameless: list.persons.count { $0 < 0 })
        }
    }

    /// What the edition that is shared tells of its run.
    private static let sharedRows: Set<String> = [
        "schema_sha256", "reference_date_from", "extraction_date_from",
    ]

    /// Whether it is the edition that is shared.
    public var isShared: Bool { sharing != nil }

    /// A number of rows as it may be shown; nil where it is held back.
    func shown(_ count: Int) -> Int? {
        sharing.map { $0.shown(count) } ?? count
    }

    /// The name that stands on every page.
    var title: String { laName ?? "Local authority not named" }

    /// The name and, where the figures are of a part of the return, the part.
    var titleWithCut: String { cut.map { "\(title), \($0) only" } ?? title }
}
