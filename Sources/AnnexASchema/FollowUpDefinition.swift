/// A list of people whom someone must act on: overdue, unseen, unallocated or missing.
///
/// It names children, and so stands in no edition that is shared.
public struct FollowUpDefinition: Sendable {
    /// The sheet's name without the `L_` before it, at most 27 characters: room for a number is left.
    public let sheet: String
    /// What is the matter: `Open assessments over 45 working days`.
    public let title: String
    /// The rows it is chosen from.
    public let population: String
    /// What its rows fulfil besides.
    public let conditions: [Condition]
    /// The columns shown beside the person, in order; teams and workers are shown anyway.
    public let columns: [ColumnID]
    /// The date that days are counted from to R, the longest first; nil where no time matters.
    public let since: ColumnID?
    /// Days or working days.
    public let unit: TimeUnit
    /// Where it stands.
    public let place: SchemaPlace

    /// The longest name of a sheet.
    public static let longestSheet = 27

    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["sheet", "title", "population", "where", "columns", "since", "unit"],
            required: ["sheet", "title", "population"])
        sheet = try map.string("sheet")
        title = try map.string("title")
        population = try map.string("population")
        conditions = try Condition.list(map["where"])
        columns = try map["columns"]?.columns() ?? []
        since = try map["since"]?.column()
        unit = try map["unit"]?.choice(TimeUnit.self) ?? .days
        place = field.place
        guard !sheet.isEmpty, sheet.utf16.count <= Self.longestSheet else {
            throw field.error("the name of a list's sheet has 1 to \(Self.longestSheet) characters")
        }
        guard unit == .days || unit == .workingDays else {
            throw field.error("a list counts days or working_days")
        }
    }
}
