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
    /// Where given, only each person's row with the latest such date counts.
    public let latestBy: ColumnID?
    /// Where it stands.
    public let place: SchemaPlace

    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["id", "list", "name", "rows", "latest_by"], required: ["id", "list", "name"])
        id = try map.string("id")
        list = try map.field("list").listNumber()
        name = try map.string("name")
        rows = try Condition.list(map["rows"])
        latestBy = try map["latest_by"]?.column()
        place = field.place
    }
}
