/// One question about a row, answered yes or no. Rules and indicators are made of these.
///
/// The vocabulary is closed: a schema file can ask, and cannot compute. A
/// question about a blank or unreadable value is answered no, unless it is about
/// blankness itself.
public indirect enum Condition: Sendable, Equatable {
    /// The cell is blank; an unreadable value is not blank.
    case blank(ColumnID)
    /// The cell holds something, readable or not.
    case filled(ColumnID)
    /// The cell holds one of these codes (short form).
    case code(ColumnID, isOneOf: [String])
    /// The date lies in [R − months, R], both ends included.
    case within(ColumnID, months: Int)
    /// The date is earlier than R − months.
    case older(ColumnID, months: Int)
    /// The date is later than the reference date.
    case afterReference(ColumnID)
    /// The first date is strictly earlier than the second.
    case precedes(ColumnID, ColumnID)
    /// The number lies between the limits, which are included.
    case number(ColumnID, atLeast: Int?, atMost: Int?)
    /// The person's age in completed years at R lies between the limits; -1 is unborn.
    case age(atLeast: Int?, atMost: Int?)
    /// The time from one date to another, or to R, lies between the limits.
    case elapsed(Elapsed)
    /// The person, or family, also stands in another population.
    case matched(Match)
    /// At least one of these holds.
    case any([Condition])
    /// All of these hold.
    case all([Condition])
    /// This does not hold, whatever the reason.
    case not(Condition)

    /// A stretch of time between two dates of a row, with its limits.
    public struct Elapsed: Sendable, Equatable {
        /// Where it starts.
        public let from: ColumnID
        /// Where it ends; R where absent.
        public let to: ColumnID?
        /// How it is counted.
        public let unit: TimeUnit
        /// The least that holds, included.
        public let atLeast: Int?
        /// The most that holds, included.
        public let atMost: Int?
    }

    /// A row of another population that belongs to the same person or family.
    public struct Match: Sendable, Equatable {
        /// The population that is searched, by id.
        public let population: String
        /// What the two rows must share.
        public let key: Key
        /// The dates of the two rows must be this near, each pair of them.
        public let near: [Near]

        /// What two rows share.
        public enum Key: String, Sendable, CaseIterable {
            /// The child or adopter.
            case person
            /// The adoptive family.
            case family
        }

        /// The time from this row's date to the other row's date, with its limits.
        public struct Near: Sendable, Equatable {
            /// The date on this row.
            public let own: ColumnID
            /// The date on the other row.
            public let other: ColumnID
            /// How the time is counted.
            public let unit: TimeUnit
            /// The least that holds, included; may be negative.
            public let atLeast: Int?
            /// The most that holds, included.
            public let atMost: Int?
        }
    }
}

/// How a stretch of time is counted.
public enum TimeUnit: String, Sendable, CaseIterable {
    /// Calendar days.
    case days
    /// Monday to Friday without bank holidays; the first day is day 0.
    case workingDays = "working_days"
    /// Complete calendar months.
    case months
}

extension Condition {
    static let kinds = [
        "blank", "filled", "code", "within", "older", "after_reference", "precedes", "number", "age",
        "elapsed", "matched", "any", "all", "not",
    ]

    init(_ field: YAMLField) throws(SchemaError) {
        let (kind, value) = try field.single()
        switch kind {
        case "blank": self = .blank(try value.column())
        case "filled": self = .filled(try value.column())
        case "code":
            let map = try value.mapping(["column", "is"], required: ["column", "is"])
            self = .code(try map.column("column"), isOneOf: try map.field("is").strings())
        case "within":
            let map = try value.mapping(["column", "months"], required: ["column", "months"])
            self = .within(try map.column("column"), months: try map.integer("months"))
        case "older":
            let map = try value.mapping(["column", "months"], required: ["column", "months"])
            self = .older(try map.column("column"), months: try map.integer("months"))
        case "after_reference": self = .afterReference(try value.column())
        case "precedes":
            let columns = try value.columns()
            guard columns.count == 2 else { throw value.error("expected two columns: [first, second]") }
            self = .precedes(columns[0], columns[1])
        case "number":
            let map = try value.mapping(["column", "at_least", "at_most"], required: ["column"])
            self = .number(
                try map.column("column"), atLeast: try map.optionalInteger("at_least"),
                atMost: try map.optionalInteger("at_most"))
        case "age":
            let map = try value.mapping(["at_least", "at_most"])
            self = .age(
                atLeast: try map.optionalInteger("at_least"), atMost: try map.optionalInteger("at_most"))
        case "elapsed":
            let map = try value.mapping(
                ["from", "to", "unit", "at_least", "at_most"], required: ["from", "unit"])
            self = .elapsed(
                Elapsed(
                    from: try map.column("from"), to: map["to"] == nil ? nil : try map.column("to"),
                    unit: try map.field("unit").choice(TimeUnit.self),
                    atLeast: try map.optionalInteger("at_least"),
                    atMost: try map.optionalInteger("at_most")))
        case "matched": self = .matched(try Match(value))
        case "any": self = .any(try Self.list(value))
        case "all": self = .all(try Self.list(value))
        case "not": self = .not(try Condition(value))
        default:
            throw field.error(
                "unknown condition '\(kind)'; known: \(Self.kinds.joined(separator: ", "))")
        }
    }

    static func list(_ field: YAMLField?) throws(SchemaError) -> [Condition] {
        guard let field else { return [] }
        return try field.items().map { (item) throws(SchemaError) in try Condition(item) }
    }

    /// The columns of its own row that the condition asks about.
    public var columns: [ColumnID] {
        switch self {
        case .blank(let column), .filled(let column), .code(let column, _), .within(let column, _),
            .older(let column, _), .afterReference(let column), .number(let column, _, _):
            [column]
        case .precedes(let first, let second): [first, second]
        case .age: []
        case .elapsed(let elapsed): [elapsed.from] + (elapsed.to.map { [$0] } ?? [])
        case .matched(let match): match.near.map(\.own)
        case .any(let conditions), .all(let conditions): conditions.flatMap(\.columns)
        case .not(let condition): condition.columns
        }
    }

    /// The codes that the condition asks for, with the columns it asks them of.
    var codes: [(column: ColumnID, bare: [String])] {
        switch self {
        case .code(let column, let codes): [(column, codes)]
        case .any(let conditions), .all(let conditions): conditions.flatMap(\.codes)
        case .not(let condition): condition.codes
        default: []
        }
    }

    /// The populations that the condition searches.
    public var populations: [String] {
        switch self {
        case .matched(let match): [match.population]
        case .any(let conditions), .all(let conditions): conditions.flatMap(\.populations)
        case .not(let condition): condition.populations
        default: []
        }
    }
}

extension Condition.Match.Near {
    init(_ field: YAMLField) throws(SchemaError) {
        let limits = try field.mapping(
            ["own", "other", "unit", "at_least", "at_most"], required: ["own", "other", "unit"])
        self.init(
            own: try limits.column("own"), other: try limits.column("other"),
            unit: try limits.field("unit").choice(TimeUnit.self),
            atLeast: try limits.optionalInteger("at_least"),
            atMost: try limits.optionalInteger("at_most"))
    }
}

extension Condition.Match {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(["population", "key", "near"], required: ["population"])
        var near: [Near] = []
        if let value = map["near"] {
            for item in value.isSequence ? try value.items() : [value] { near.append(try Near(item)) }
        }
        self.init(
            population: try map.string("population"), key: try map["key"]?.choice(Key.self) ?? .person,
            near: near)
    }
}

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

    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["id", "list", "name", "rows", "latest_by"], required: ["id", "list", "name"])
        id = try map.string("id")
        list = try map.integer("list")
        name = try map.string("name")
        rows = try Condition.list(map["rows"])
        latestBy = try map["latest_by"]?.column()
    }
}
