extension Measure.Axis {
    init(_ field: YAMLField) throws(SchemaError) {
        let (kind, value) = try field.single()
        switch kind {
        case "codes": self = .codes(try Measure.Codes(value))
        case "texts": self = .texts(try value.column())
        case "numbers": self = .numbers(try Measure.Numbers(value))
        case "months":
            let map = try value.mapping(["column", "window"], required: ["column", "window"])
            self = .months(column: try map.column("column"), window: try map.integer("window"))
        case "cases":
            self = .cases(
                try value.items().map { (item) throws(SchemaError) in try Measure.Case(item) })
        default:
            throw field.error("'\(kind)' is not one of: codes, texts, numbers, months, cases")
        }
    }
}

extension Measure.Cross {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(["rows", "columns", "differs"], required: ["rows", "columns"])
        self.init(
            rows: try Measure.Axis(map.field("rows")), columns: try Measure.Axis(map.field("columns")),
            isShareThatDiffers: try map.flag("differs"))
    }
}

extension Measure.Grouped {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(["by", "parts"], required: ["by", "parts"])
        let by = try map.field("by")
        self.init(
            by: try (by.isSequence ? by.items() : [by]).map { (item) throws(SchemaError) in
                try Measure.Axis(item)
            },
            parts: try map.field("parts").items().map { (item) throws(SchemaError) in
                try IndicatorDefinition.Also(item)
            })
        guard !parts.isEmpty, parts.allSatisfy({ $0.population == nil && !$0.measure.isOfIndicators })
        else { throw field.error("expected one part or more, each of the same rows") }
    }
}

extension Measure.Due {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(["dates", "up_to", "labels"], required: ["dates"])
        let (upTo, labels) = try map.bands()
        self.init(
            dates: try map.field("dates").items().map { (item) throws(SchemaError) in
                let date = try item.mapping(
                    ["where", "from", "add", "unit", "first"], required: ["from", "add", "unit"])
                return Measure.DueDate(
                    conditions: try Condition.list(date["where"]), from: try date.column("from"),
                    add: try date.integer("add"), unit: try date.field("unit").choice(TimeUnit.self),
                    isFirst: try date.flag("first"))
            }, upTo: upTo, labels: labels)
    }
}

extension Measure.Since {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            [
                "population", "other", "own", "back", "back_unit", "unit", "up_to", "labels", "within",
                "average",
            ], required: ["population", "other", "own", "back", "back_unit", "unit"])
        let own = try map.column("own")
        self.init(
            population: try map.string("population"), other: try map.column("other"), own: own,
            back: try map.integer("back"), backUnit: try map.field("back_unit").choice(TimeUnit.self),
            duration: try Measure.Duration(map, from: .column(own), to: .column(own)))
    }
}

extension Measure.Repeats {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["date", "counter", "months"], required: ["date", "counter", "months"])
        self.init(
            date: try map.column("date"), counter: try map.column("counter"),
            months: try map.integer("months"))
    }
}

extension Measure.Caseload {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["populations", "column", "gives", "up_to", "labels", "top", "limit"],
            required: ["populations", "column", "gives"])
        let (upTo, labels) = try map.bands()
        self.init(
            populations: try map.field("populations").strings(), column: try map.column("column"),
            gives: try map.field("gives").choice(Gives.self), upTo: upTo, labels: labels,
            top: try map.optionalInteger("top") ?? 0, limit: try map.optionalInteger("limit") ?? 0)
    }
}

extension Measure.Across {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(["cases", "by", "once"], required: ["cases"])
        self.init(
            cases: try map.field("cases").items().map { (item) throws(SchemaError) in
                let one = try item.mapping(
                    ["label", "population", "where"], required: ["label", "population"])
                return Measure.AcrossCase(
                    label: try one.string("label"), population: try one.string("population"),
                    conditions: try Condition.list(one["where"]))
            }, by: try map["by"]?.column(), isOnce: try map.flag("once"))
    }
}

extension Measure.Stage {
    static func list(_ field: YAMLField) throws(SchemaError) -> [Measure.Stage] {
        try field.items().map { (item) throws(SchemaError) in
            let map = try item.mapping(
                ["label", "population", "column"], required: ["label", "population", "column"])
            return Measure.Stage(
                label: try map.string("label"), population: try map.string("population"),
                column: try map.column("column"))
        }
    }
}
