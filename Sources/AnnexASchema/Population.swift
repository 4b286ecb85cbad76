/// The rows of a list that an indicator counts or a rule searches, under a lasting id.
public struct Population: Sendable, Equatable {
    /// `CPP.open`.
    public let id: String
    /// The list, 1 to 11.
    public let list: Int
    /// Who or what the rows are, in words: `open child protection plans`.
    public let name: String
    /// What each of its rows must fulfil.
    public let rows: [Condition]
    /// Where given, only each person's row with the latest such date can be one of them.
    public let latestBy: ColumnID?
    /// What a row must fulfil to compete for being the latest.
    public let latestOf: [Condition]
    /// Other populations of its list, by id, that have its rows between them and share none.
    public let parts: [String]
    /// Where it stands.
    public let place: SchemaPlace

    /// All that is asked of rows before they count.
    public var conditions: [Condition] { latestOf + rows }

    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["id", "list", "name", "rows", "latest_by", "latest_of", "parts"],
            required: ["id", "list", "name"])
        id = try map.string("id")
        list = try map.field("list").listNumber()
        name = try map.string("name")
        rows = try Condition.list(map["rows"])
        latestBy = try map["latest_by"]?.column()
        latestOf = try Condition.list(map["latest_of"])
        if let field = map["latest_of"], latestBy == nil {
            throw field.error("'latest_of' says which rows compete, and needs 'latest_by'")
        }
        parts = try map["parts"]?.strings() ?? []
        place = field.place
    }
}
