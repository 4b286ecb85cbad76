extension Measure {
    static let kinds = [
        "count", "distinct", "sum", "ratio", "difference", "rate", "share", "age_by_gender", "gender_split",
        "codes", "texts", "numbers", "rows_per_person", "months", "duration", "cases", "mean", "cross",
        "grouped", "due", "since", "repeats", "members", "caseload", "across", "people", "series", "funnel",
        "disagree",
    ]

    init(_ field: YAMLField) throws(SchemaError) {
        let (kind, value) = try field.single()
        switch kind {
        case "count":
            guard value.isMapping else {
                self = .count(try value.choice(Counted.self), where: [])
                return
            }
            let map = try value.mapping(["of", "where"])
            self = .count(try .read(map), where: try Condition.list(map["where"]))
        case "distinct": self = .distinct(column: try value.column())
        case "sum":
            guard value.isMapping else {
                self = .sum(column: try value.column(), of: .rows)
                return
            }
            let map = try value.mapping(["column", "of"], required: ["column"])
            self = .sum(column: try map.column("column"), of: try .read(map))
        case "mean": self = .mean(column: try value.column())
        case "ratio":
            let map = try value.mapping(["of", "to"], required: ["of", "to"])
            self = .ratio(of: try map.string("of"), to: try map.string("to"))
        case "difference":
            let map = try value.mapping(["of", "less"], required: ["of", "less"])
            self = .difference(of: try map.string("of"), less: try map.string("less"))
        case "rate":
            let map = try value.mapping(["of", "window_months"])
            self = .rate(
                of: try map.optionalString("of"), windowMonths: try map.optionalInteger("window_months"))
        case "share": self = .share(try Share(value))
        case "age_by_gender":
            let map = try value.mapping(["axis", "at"])
            self = .ageByGender(
                try map["axis"]?.choice(AgeAxis.self) ?? .children, at: try map["at"]?.column())
        case "gender_split":
            _ = try value.mapping([])
            self = .genderSplit
        case "codes": self = .codes(try Codes(value))
        case "texts":
            let map = try value.mapping(["column", "top"], required: ["column"])
            self = .texts(column: try map.column("column"), top: try map.optionalInteger("top"))
        case "numbers": self = .numbers(try Numbers(value))
        case "rows_per_person":
            _ = try value.mapping([])
            self = .rowsPerPerson
        case "months":
            let map = try value.mapping(["column", "window"], required: ["column", "window"])
            self = .months(column: try map.column("column"), window: try map.integer("window"))
        case "duration": self = .duration(try Duration(value))
        case "cases": self = .cases(try Cases(value))
        case "cross": self = .cross(try Cross(value))
        case "grouped": self = .grouped(try Grouped(value))
        case "due": self = .due(try Due(value))
        case "since": self = .since(try Since(value))
        case "repeats": self = .repeats(try Repeats(value))
        case "members":
            let map = try value.mapping(["up_to", "labels"], required: ["up_to", "labels"])
            let (upTo, labels) = try map.bands()
            self = .members(upTo: upTo, labels: labels)
        case "caseload": self = .caseload(try Caseload(value))
        case "across": self = .across(try Across(value))
        case "people": self = .people(try value.strings())
        case "series":
            let map = try value.mapping(["window", "of"], required: ["window", "of"])
            self = .series(window: try map.integer("window"), of: try Stage.list(map.field("of")))
        case "funnel": self = .funnel(try Stage.list(value))
        case "disagree":
            let map = try value.mapping(["column", "populations"], required: ["column", "populations"])
            self = .disagree(
                column: try map.column("column"), populations: try map.field("populations").strings())
        default:
            throw field.error("unknown measure '\(kind)'; known: \(Self.kinds.joined(separator: ", "))")
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
            ["column", "grouping", "shows_codes", "share", "among", "top", "unknown", "of"],
            required: ["column"])
        self.init(
            column: try map.column("column"), grouping: try map.optionalString("grouping"),
            showsCodes: try map.flag("shows_codes"), share: try map["share"]?.strings() ?? [],
            among: try map["among"]?.strings() ?? [], top: try map.optionalInteger("top"),
            unknown: try map["unknown"]?.strings() ?? [], counted: try .read(map))
    }
}

extension Measure.Numbers {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["column", "least", "up_to", "labels", "of"], required: ["up_to", "labels"])
        let (upTo, labels) = try map.bands()
        self.init(
            column: try map["column"]?.column(), least: try map.optionalInteger("least"), upTo: upTo,
            labels: labels, counted: try .read(map))
    }
}

extension Measure.Duration {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            [
                "from", "to", "unit", "up_to", "under", "labels", "within", "average", "backwards_as_zero",
                "of",
            ],
            required: ["from", "unit"])
        try self.init(
            map, from: Measure.DateSource(map.field("from")),
            to: try map["to"].map { (to) throws(SchemaError) in try Measure.DateSource(to) })
    }

    /// What bands and values are asked for, whatever the dates.
    init(
        _ map: YAMLMapping, from: Measure.DateSource, to: Measure.DateSource?
    ) throws(SchemaError) {
        let field = map.parent
        self.init(
            from: from, to: to,
            unit: try map.field("unit").choice(TimeUnit.self), upTo: try map["up_to"]?.integers() ?? [],
            under: try map["under"]?.integers() ?? [], labels: try map["labels"]?.strings() ?? [],
            within: try map.optionalInteger("within"), average: try map["average"]?.choice(Average.self),
            countsBackwardsAsZero: try map.flag("backwards_as_zero"), counted: try .read(map))
        let ends = upTo.count + under.count
        guard labels.count == (ends == 0 ? 0 : ends + 1) else {
            throw field.error("labels needs one entry more than up_to and under")
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

extension Measure.DateSource {
    init(_ field: YAMLField) throws(SchemaError) {
        guard field.isMapping else {
            self = .column(try field.column())
            return
        }
        let (kind, value) = try field.single()
        switch kind {
        case "first": self = .first(try value.columns())
        case "earliest": self = .earliest(try value.columns())
        default: throw field.error("expected a column, or 'first' or 'earliest' of several")
        }
    }
}

extension YAMLMapping {
    /// Upper ends of bands and their names, one more than there are ends.
    func bands() throws(SchemaError) -> (upTo: [Int], labels: [String]) {
        let upTo = try self["up_to"]?.integers() ?? []
        let labels = try self["labels"]?.strings() ?? []
        guard labels.count == (upTo.isEmpty ? 0 : upTo.count + 1) else {
            throw parent.error("labels needs one entry more than up_to")
        }
        return (upTo, labels)
    }
}
