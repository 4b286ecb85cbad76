/// Rows worked out by hand, and what indicators must make of them.
public struct IndicatorExample: Sendable, CustomStringConvertible {
    /// What the rows are about.
    public let name: String
    /// The reference date.
    public let asAt: String
    /// Children aged 0 to 17; nil where no figure is given.
    public let population: Double?
    /// Rows by list, as cells by column. A row without identifier is given one: the first row of every
    /// list is that of the first person, and so on.
    public let lists: [(number: Int, rows: [[ColumnID: String]])]
    /// What each indicator must come to, by id.
    public let answers: [(id: String, answer: Answer)]
    /// Where it stands.
    public let place: SchemaPlace

    /// What the rows are about.
    public var description: String { name }

    /// The rows of another example, with other answers.
    public init(_ example: IndicatorExample, answers: [(id: String, answer: Answer)]) {
        (name, asAt, population) = (example.name, example.asAt, example.population)
        (lists, place) = (example.lists, example.place)
        self.answers = answers
    }

    /// What an indicator must come to. What is not said is not looked at.
    public struct Answer: Sendable {
        /// The value: said always, and nil where there must be none.
        public let value: Double?
        /// What is divided.
        public let numerator: Double?
        /// What it is divided by.
        public let denominator: Double?
        /// The bands that hold something, in order, and how much; all others must be empty.
        public let bands: [(label: String, count: Int)]?
        /// Further values by name.
        public let also: [(name: String, value: Double?)]
        /// The cells of the table that hold something, in order; all others must be empty.
        public let table: [(row: String, cells: [(column: String, count: Int)])]?

        /// A value, with what else is said.
        public init(
            value: Double?, numerator: Double? = nil, denominator: Double? = nil,
            bands: [(label: String, count: Int)]? = nil, also: [(name: String, value: Double?)] = [],
            table: [(row: String, cells: [(column: String, count: Int)])]? = nil
        ) {
            (self.value, self.numerator, self.denominator) = (value, numerator, denominator)
            (self.bands, self.also, self.table) = (bands, also, table)
        }
    }
}

extension IndicatorExample {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["name", "as_at", "population", "lists", "answers"],
            required: ["name", "as_at", "lists", "answers"])
        name = try map.string("name")
        asAt = try map.string("as_at")
        population = try map["population"].map { (field) throws(SchemaError) in
            Double(try field.integer())
        }
        var lists: [(Int, [[ColumnID: String]])] = []
        for (key, rows) in try map.field("lists").pairs() {
            guard let number = Int(key), (1...11).contains(number) else {
                throw rows.error("expected a list number from 1 to 11, found '\(key)'")
            }
            lists.append((number, try Self.rows(rows)))
        }
        self.lists = lists
        answers = try map.field("answers").pairs().map { (id, answer) throws(SchemaError) in
            (id, try Answer(answer))
        }
        place = field.place
    }

    /// Rows as lines of cells with commas between them, below a line of column ids.
    private static func rows(_ field: YAMLField) throws(SchemaError) -> [[ColumnID: String]] {
        let lines = try field.string().split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map {
                String($0.trimmingPrefix { $0 == " " }.reversed().trimmingPrefix { $0 == " " }.reversed())
            }
        }
        let columns = lines.first?.map(ColumnID.init(rawValue:)) ?? []
        for line in lines where line.count != columns.count {
            throw field.error(
                "expected \(columns.count) cells in each row, found: \(line.joined(separator: ", "))")
        }
        return lines.dropFirst().map { Dictionary(zip(columns, $0)) { first, _ in first } }
    }
}

extension IndicatorExample.Answer {
    /// A number is the value alone.
    init(_ field: YAMLField) throws(SchemaError) {
        guard field.isMapping else {
            self.init(value: try field.number())
            return
        }
        let map = try field.mapping(
            ["value", "numerator", "denominator", "bands", "also", "table"], required: ["value"])
        self.init(
            value: try map.field("value").number(), numerator: try map["numerator"]?.number() ?? nil,
            denominator: try map["denominator"]?.number() ?? nil, bands: try map["bands"]?.counts(),
            also: try (map["also"]?.pairs() ?? []).map { (name, value) throws(SchemaError) in
                (name, try value.number())
            },
            table: try map["table"]?.pairs().map { (row, cells) throws(SchemaError) in
                (row, try cells.counts())
            })
    }
}

extension YAMLField {
    /// A number, or a division of two as in `100/3`; nil for `none`.
    fileprivate func number() throws(SchemaError) -> Double? {
        let text = try string()
        if text == "none" { return nil }
        let parts = text.split(separator: "/").map { Double($0) }
        if parts.count == 1, let value = parts[0] { return value }
        if parts.count == 2, let above = parts[0], let below = parts[1], below != 0 { return above / below }
        throw error("expected a number, a division as in 100/3, or none; found '\(text)'")
    }

    fileprivate func counts() throws(SchemaError) -> [(String, Int)] {
        try pairs().map { (label, count) throws(SchemaError) in (label, try count.integer()) }
    }
}
