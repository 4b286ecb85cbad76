extension IndicatorDefinition {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["id", "name", "population", "measure", "unit", "decimals", "note"],
            required: ["id", "name", "measure", "unit"])
        id = try map.string("id")
        name = try map.string("name")
        population = try map.optionalString("population")
        measure = try Measure(try map.field("measure"))
        unit = try map.field("unit").choice(IndicatorUnit.self)
        decimals = try map.optionalInteger("decimals") ?? (unit == .ratio || unit == .perTenThousand ? 1 : 0)
        note = try map.optionalString("note")
    }
}

extension Measure {
    static let kinds = [
        "count", "distinct", "ratio", "rate", "share", "age_by_gender", "gender_split", "codes", "texts",
        "rows_per_person", "months", "duration",
    ]

    init(_ field: YAMLField) throws(SchemaError) {
        let (kind, value) = try field.single()
        switch kind {
        case "count":
            _ = try value.mapping([])
            self = .count
        case "distinct": self = .distinct(column: try value.column())
        case "ratio":
            let map = try value.mapping(["of", "to"], required: ["of", "to"])
            self = .ratio(of: try map.string("of"), to: try map.string("to"))
        case "rate":
            let map = try value.mapping(["of", "window_months"], required: ["of"])
            self = .rate(of: try map.string("of"), windowMonths: try map.optionalInteger("window_months"))
        case "share":
            let map = try value.mapping(["where", "of"], required: ["where"])
            self = .share(where: try Condition.list(map["where"]), of: try Condition.list(map["of"]))
        case "age_by_gender":
            _ = try value.mapping([])
            self = .ageByGender
        case "gender_split":
            _ = try value.mapping([])
            self = .genderSplit
        case "codes":
            let map = try value.mapping(["column", "grouping", "descending"], required: ["column"])
            self = .codes(
                column: try map.column("column"), grouping: try map.optionalString("grouping"),
                descending: try map.flag("descending"))
        case "texts":
            let map = try value.mapping(["column", "top"], required: ["column", "top"])
            self = .texts(column: try map.column("column"), top: try map.integer("top"))
        case "rows_per_person":
            _ = try value.mapping([])
            self = .rowsPerPerson
        case "months": self = .months(column: try value.column())
        case "duration":
            let map = try value.mapping(
                ["from", "to", "unit", "up_to", "labels", "within"],
                required: ["from", "unit", "up_to", "labels"])
            let duration = Duration(
                from: try map.column("from"), to: try map["to"]?.column(),
                unit: try map.field("unit").choice(TimeUnit.self),
                upTo: try map.field("up_to").items().map { (item) throws(SchemaError) in try item.integer() },
                labels: try map.field("labels").strings(), within: try map.optionalInteger("within"))
            guard duration.labels.count == duration.upTo.count + 1 else {
                throw value.error("labels needs one entry more than up_to")
            }
            self = .duration(duration)
        default:
            throw field.error("unknown measure '\(kind)'; known: \(Self.kinds.joined(separator: ", "))")
        }
    }

    /// The columns it reads, besides the ones every list has.
    public var columns: [ColumnID] {
        switch self {
        case .count, .ratio, .rate, .ageByGender, .genderSplit, .rowsPerPerson: []
        case .distinct(let column), .codes(let column, _, _), .texts(let column, _), .months(let column):
            [column]
        case .share(let conditions, let base): (conditions + base).flatMap(\.columns)
        case .duration(let duration): [duration.from] + (duration.to.map { [$0] } ?? [])
        }
    }
}

extension PageDefinition {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["id", "sheet", "title", "list", "period", "tiles", "figures", "notes"],
            required: ["id", "sheet", "title", "period"])
        id = try map.string("id")
        sheet = try map.string("sheet")
        title = try map.string("title")
        list = try map.optionalInteger("list")
        period = try map.field("period").choice(Period.self)
        tiles = try map["tiles"]?.strings() ?? []
        notes = try map["notes"]?.strings() ?? []
        figures = try (map["figures"]?.items() ?? []).map { (item) throws(SchemaError) in
            try FigureDefinition(item)
        }
        guard !sheet.isEmpty, sheet.utf16.count <= 31 else {
            throw field.error("a sheet's name has 1 to 31 characters")
        }
    }
}

extension FigureDefinition {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["title", "indicator", "chart", "noun"], required: ["title", "indicator", "chart", "noun"])
        self.init(
            title: try map.string("title"), indicator: try map.string("indicator"),
            chart: try map.field("chart").choice(ChartKind.self), noun: try map.string("noun"))
    }
}
