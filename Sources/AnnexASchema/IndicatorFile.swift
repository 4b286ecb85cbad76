extension IndicatorDefinition {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["id", "name", "population", "where", "measure", "bands", "unit", "decimals", "note", "also"],
            required: ["id", "name", "measure", "unit"])
        id = try map.string("id")
        name = try map.string("name")
        population = try map.optionalString("population")
        conditions = try Condition.list(map["where"])
        measure = try Measure(try map.field("measure"))
        bands = try map["bands"].map { (bands) throws(SchemaError) in try Measure(bands) }
        unit = try map.field("unit").choice(IndicatorUnit.self)
        decimals = try map.optionalInteger("decimals") ?? (unit == .ratio || unit == .perTenThousand ? 1 : 0)
        note = try map.optionalString("note")
        also = try (map["also"]?.items() ?? []).map { (item) throws(SchemaError) in try Also(item) }
        place = field.place
    }

    /// What it asks of rows: by itself, for its bands, and for each further value.
    public var questions: [(population: String?, conditions: [Condition], measure: Measure)] {
        [(population, conditions, measure)] + (bands.map { [(population, conditions, $0)] } ?? [])
            + also.map {
                (
                    $0.population ?? population, ($0.population == nil ? conditions : []) + $0.conditions,
                    $0.measure
                )
            }
    }
}

extension IndicatorDefinition.Also {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["name", "population", "where", "measure", "unit"], required: ["name", "measure", "unit"])
        self.init(
            name: try map.string("name"), population: try map.optionalString("population"),
            conditions: try Condition.list(map["where"]), measure: try Measure(try map.field("measure")),
            unit: try map.field("unit").choice(IndicatorUnit.self))
    }
}

extension PageDefinition {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["id", "sheet", "title", "list", "period", "tiles", "figures", "side_by_side", "lists", "notes"],
            required: ["id", "sheet", "title", "period"])
        id = try map.string("id")
        sheet = try map.string("sheet")
        title = try map.string("title")
        list = try map["list"]?.listNumber()
        period = try map.field("period").choice(Period.self)
        tiles = try map["tiles"]?.strings() ?? []
        notes = try map["notes"]?.strings() ?? []
        figures = try (map["figures"]?.items() ?? []).map { (item) throws(SchemaError) in
            try FigureDefinition(item)
        }
        sideBySide = try map["side_by_side"].map { (table) throws(SchemaError) in try SideBySide(table) }
        lists = try (map["lists"]?.items() ?? []).map { (item) throws(SchemaError) in
            try FollowUpDefinition(item)
        }
        place = field.place
        guard sideBySide == nil || tiles.isEmpty && figures.isEmpty else {
            throw field.error("a page of side_by_side has neither tiles nor figures")
        }
        guard !sheet.isEmpty, sheet.utf16.count <= 31 else {
            throw field.error("a sheet's name has 1 to 31 characters")
        }
    }
}

extension SideBySide {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(["row", "people", "columns"], required: ["row", "columns"])
        row = try map.string("row")
        isOfPeople = try map.flag("people")
        parts = try map.field("columns").items().map { (item) throws(SchemaError) in
            let part = try item.mapping(
                ["heading", "indicator", "bands"], required: ["heading", "indicator"])
            return Part(
                heading: try part.string("heading"), indicator: try part.string("indicator"),
                isOfBands: try part.flag("bands"))
        }
    }
}

extension FigureDefinition {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            [
                "title", "indicator", "parts", "columns", "chart", "noun", "sorted", "decimals", "tabled",
                "beside", "finding",
            ],
            required: ["title", "chart", "noun"])
        let parts = try (map["parts"]?.items() ?? []).map { (item) throws(SchemaError) -> Part in
            let part = try item.mapping(["label", "of"], required: ["label", "of"])
            return Part(label: try part.string("label"), indicators: try part.field("of").strings())
        }
        let columns = try map["columns"]?.strings() ?? []
        let named = try map.optionalString("indicator")
        guard let indicator = parts.first?.indicators.first ?? named else {
            throw field.error("a figure needs an indicator, or parts")
        }
        guard parts.allSatisfy({ $0.indicators.count == max(1, columns.count) }) else {
            throw field.error("each part has one indicator a column")
        }
        self.init(
            title: try map.string("title"), indicator: indicator, parts: parts, columns: columns,
            chart: try map.field("chart").choice(ChartKind.self), noun: try map.string("noun"),
            isSorted: try map.flag("sorted"), decimals: try map.optionalInteger("decimals") ?? 0,
            isTabled: try map.flag("tabled"), beside: try map.optionalString("beside"),
            finding: try map.optionalString("finding"))
        for piece in (finding ?? "").split(separator: "{").dropFirst((finding ?? "").hasPrefix("{") ? 0 : 1) {
            guard Self.findingWords.contains(String(piece.prefix { $0 != "}" })) else {
                let known = Self.findingWords.joined(separator: ", ")
                throw field.error("'{\(piece)' is no word of a finding; known: \(known)")
            }
        }
    }
}
