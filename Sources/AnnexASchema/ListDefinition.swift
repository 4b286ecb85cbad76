/// One of the eleven lists as an edition defines it: its names and its columns in template order. Immutable, and an
/// object, since all tables and questions have it in common.
public final class ListDefinition: Sendable {
    /// 1 to 11.
    public let number: Int
    /// `Child protection`.
    public let name: String
    /// The stem of file and table names: `child-protection`.
    public let slug: String
    /// The template's sheet name: `List_7`.
    public let sheet: String
    /// What a sheet with the list is called besides, short forms among it: `CP`, `Child Protection Plans`.
    public let names: [String]
    /// The template's merged title: `List 7: Child protection`.
    public let title: String
    /// How often a child may stand in the list.
    public let kind: Kind
    /// Columns in template order.
    public let columns: [ColumnDefinition]
    private let positions: [ColumnID: Int]

    init(
        number: Int, name: String, slug: String, sheet: String, names: [String], title: String, kind: Kind,
        columns: [ColumnDefinition]
    ) {
        (self.number, self.name, self.slug, self.sheet, self.title) = (number, name, slug, sheet, title)
        self.names = names
        self.kind = kind
        self.columns = columns
        positions = Dictionary(columns.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// Whether a list holds events, of which a child can have several, or one row a child.
    public enum Kind: String, Sendable, CaseIterable {
        /// One row an event: a child may repeat.
        case events
        /// One row a child or adopter.
        case people
    }

    /// `07-child-protection`: the stem of the list's file.
    public var fileStem: String { (number < 10 ? "0" : "") + "\(number)-" + slug }

    /// `list_07_child_protection`: the list's table in SQLite.
    public var tableName: String { "list_" + fileStem.map { $0 == "-" ? "_" : String($0) }.joined() }

    /// The position of a column, or nil where the list has none of that id.
    public func index(of column: ColumnID) -> Int? {
        positions[column]
    }
}

/// One column of a list: what it is called, what it holds and whether it may be blank. Immutable.
public final class ColumnDefinition: Sendable {
    /// The column's lasting name.
    public let id: ColumnID
    /// The heading as the template prints it.
    public let header: String
    /// What its cells hold.
    public let type: ColumnType
    /// The set its codes come from; only where `type` is `code`.
    public let codeSet: CodeSetID?
    /// Whether every row must fill it.
    public let isRequired: Bool
    /// Other headings seen for it, matched as the official one is.
    public let spellings: [String]
    /// What the column is to the program, where it is more than data.
    public let role: ColumnRole?

    init(
        id: ColumnID, header: String, type: ColumnType, codeSet: CodeSetID?, isRequired: Bool,
        spellings: [String], role: ColumnRole?
    ) {
        (self.id, self.header, self.type, self.codeSet) = (id, header, type, codeSet)
        (self.isRequired, self.spellings, self.role) = (isRequired, spellings, role)
    }
}

/// What the cells of a column hold.
public enum ColumnType: String, Sendable, CaseIterable {
    /// A code that names a child, adopter or family: text, never a number.
    case identifier
    /// One of the codes of a set.
    case code
    /// A date without time.
    case date
    /// A whole number, 0 or more.
    case integer
    /// Whole years; -1 for an unborn child.
    case age
    /// Words as typed.
    case text
    /// A United Kingdom postcode.
    case postcode
    /// Ofsted's unique reference number of a setting.
    case urn
}

/// What a column is to the program, besides the data it holds.
public enum ColumnRole: String, Sendable, CaseIterable {
    /// Names the child (List 11: the adopter); a row without it is in no indicator.
    case person
    /// Names the adoptive family.
    case family
    /// The date of birth.
    case birth
    /// The list's own date: the event's, or the start of the episode.
    case event
    /// The date that ends the episode.
    case end
    /// The team that works with the child.
    case team
    /// The worker or personal adviser: personal data of staff.
    case worker
}
