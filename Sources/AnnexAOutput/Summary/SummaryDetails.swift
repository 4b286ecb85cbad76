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
        marking: String = "Internal: contains information about children",
        runRows: [(name: String, value: String)] = []
    ) {
        self.laName = laName
        dates = dataset.dates
        edition = dataset.edition.id
        self.toolVersion = toolVersion
        self.runID = runID
        self.marking = marking
        self.runRows = runRows
        lists = dataset.lists.map { list in
            ListRows(
                number: list.definition.number, name: list.definition.name,
                rows: list.isPresent ? list.rowCount : nil, nameless: list.persons.count { $0 < 0 })
        }
    }

    /// The name that stands on every page.
    var title: String { laName ?? "Local authority not named" }
}
