extension Measure {
    static let kinds = [
        "count", "distinct", "sum", "ratio", "difference", "rate", "share", "age_by_gender", "gender_split",
        "codes", "texts", "numbers", "rows_per_person", "months", "duration", "cases",
    ]

    init(_ field: YAMLField) throws(SchemaError) {
        let (kind, value) = try field.single()
        switch kind {
        case "count":
            self = .count(
                value.isMapping ? try Counted.read(try value.mapping(["of"])) : try value.choice(Counted.self)
            )
        case "distinct": self = .distinct(column: try value.column())
        case "sum": self = .sum(column: try value.column())
        case "ratio":
            let map = try value.mapping(["of", "to"], required: ["of", "to"])
            self = .ratio(of: try map.string("of"), to: try map.string("to"))
        case "difference":
            let map = try value.mapping(["of", "less"], required: ["of", "less"])
            self = .difference(of: try map.string("of"), less: try map.string("less"))
        case "rate":
            let map = try value.mapping(["of", "window_months"], required: ["of"])
            self = .rate(of: try map.string("of"), windowMonths: try map.optionalInteger("window_months"))
        case "share": self = .share(try Share(value))
        case "age_by_gender":
            let map = try value.mapping(["axis"])
            self = .ageByGender(try map["axis"]?.choice(AgeAxis.self) ?? .children)
        case "gender_split":
            _ = try value.mapping([])
            self = .genderSplit
        case "codes": self = .codes(try Codes(value))
        case "texts":
            let map = try value.mapping(["column", "top"], required: ["column", "top"])
            self = .texts(column: try map.column("column"), top: try map.integer("top"))
        case "numbers": self = .numbers(try Numbers(value))
        case "rows_per_person":
            _ = try value.mapping([])
            self = .rowsPerPerson
        case "months":
            let map = try value.mapping(["column", "window"], required: ["column", "window"])
            self = .months(column: try map.column("column"), window: try map.integer("window"))
        case "duration": self = .duration(try Duration(value))
        case "cases": self = .cases(try Cases(value))
        default:
            throw field.error("unknown measure '\(kind)'; known: \(Self.kinds.joined(separator: ", "))")
        }
    }

    /// The columns it reads, besides the ones every list has.
    public var columns: [ColumnID] {
        switch self {
        case .count, .ratio, .difference, .rate, .ageByGender, .genderSplit, .rowsPerPerson: []
        case .distinct(let column), .sum(let column), .texts(let column, _), .months(let column, _):
            [column]
        case .codes(let codes): [codes.column]
        case .numbers(let numbers): numbers.column.map { [$0] } ?? []
        case .share(let share): (share.conditions + share.base).flatMap(\.columns)
        case .duration(let duration): [duration.from] + (duration.to.map { [$0] } ?? [])
        case .cases(let cases): cases.list.flatMap(\.conditions).flatMap(\.columns)
        }
    }

    /// The conditions that it asks of rows.
    var conditions: [Condition] {
        switch self {
        case .share(let share): share.conditions + share.base
        case .cases(let cases): cases.list.flatMap(\.conditions)
        default: []
        }
    }

    /// The populations it searches, besides its own.
    public var populations: [String] {
        switch self {
        case .share(let share): (share.conditions + share.base).flatMap(\.populations)
        case .cases(let cases): cases.list.flatMap(\.conditions).flatMap(\.populations)
        default: []
        }
    }
}

extension Measure.Counted {
    /// What is counted, where the mapping says; rows otherwise.
    static func read(_ map: YAMLMapping, key: String = "of") throws(SchemaError) -> Self {
        try map[key]?.choice(Self.self) ?? .rows
    }
}

extension Measure.Share {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(["where", "of", "count", "labels"], required: ["where"])
        self.init(
            conditions: try Condition.list(map["where"]), base: try Condition.list(map["of"]),
            counted: try .read(map, key: "count"), labels: try map["labels"]?.strings() ?? [])
        guard labels.isEmpty || labels.count == 2 else {
            throw field.error("labels names two bands: those in the share, and the others")
        }
    }
}

extension Measure.Codes {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["column", "grouping", "shows_codes", "share", "among"], required: ["column"])
        self.init(
            column: try map.column("column"), grouping: try map.optionalString("grouping"),
            showsCodes: try map.flag("shows_codes"), share: try map["share"]?.strings() ?? [],
            among: try map["among"]?.strings() ?? [])
    }
}

extension Measure.Numbers {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(["column", "up_to", "labels", "of"], required: ["up_to", "labels"])
        self.init(
            column: try map["column"]?.column(), upTo: try map.field("up_to").integers(),
            labels: try map.field("labels").strings(), counted: try .read(map))
        guard labels.count == upTo.count + 1 else {
            throw field.error("labels needs one entry more than up_to")
        }
    }
}

extension Measure.Duration {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["from", "to", "unit", "up_to", "under", "labels", "within", "average"],
            required: ["from", "unit"])
        self.init(
            from: try map.column("from"), to: try map["to"]?.column(),
            unit: try map.field("unit").choice(TimeUnit.self), upTo: try map["up_to"]?.integers() ?? [],
            under: try map["under"]?.integers() ?? [], labels: try map["labels"]?.strings() ?? [],
            within: try map.optionalInteger("within"), average: try map["average"]?.choice(Average.self))
        let ends = upTo.count + under.count
        guard labels.count == (ends == 0 ? 0 : ends + 1) else {
            throw field.error("labels needs one entry more than up_to and under")
        }
        guard average == nil || unit != .months else {
            throw field.error("an average is of days or working days")
        }
        guard within == nil || average == nil else { throw field.error("within or average, not both") }
    }
}

extension Measure.Cases {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(["list", "of", "furthest", "share"], required: ["list"])
        self.init(
            list: try map.field("list").items().map { (item) throws(SchemaError) in try Measure.Case(item) },
            counted: try .read(map), takesLast: try map.flag("furthest"), sharesFirst: try map.flag("share"))
    }
}

extension Measure.Case {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(["label", "where"], required: ["label"])
        self.init(label: try map.string("label"), conditions: try Condition.list(map["where"]))
    }
}

extension YAMLField {
    func integers() throws(SchemaError) -> [Int] {
        try items().map { (item) throws(SchemaError) in try item.integer() }
    }
}
