extension RuleDefinition {
    static let exampleReferenceDate = "2024-03-31"

    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            [
                "id", "severity", "title", "list", "lists", "check", "message", "expected", "why", "fix",
                "source", "note", "editions", "passes", "fails",
            ],
            required: ["id", "severity", "title", "check", "message", "expected", "why", "fix", "source"])
        id = try map.string("id")
        severity = try map.field("severity").choice(Severity.self)
        title = try map.string("title")
        if let lists = map["lists"] {
            self.lists = try lists.items().map { (item) throws(SchemaError) in try item.integer() }
        } else if let list = map["list"] {
            lists = [try list.integer()]
        } else {
            lists = Array(1...11)
        }
        check = try Check(try map.field("check"))
        message = try map.string("message")
        expected = try map.string("expected")
        why = try map.string("why")
        fix = try map.string("fix")
        source = try map.string("source")
        note = try map.optionalString("note")
        editions = try map["editions"]?.strings() ?? []
        let list = lists.first ?? 1
        passes = try Self.examples(map["passes"], list: list)
        fails = try Self.examples(map["fails"], list: list)
        place = field.place
    }

    private static func examples(_ field: YAMLField?, list: Int) throws(SchemaError) -> [Example] {
        guard let field else { return [] }
        return try field.items().map { (item) throws(SchemaError) in try Example(item, list: list) }
    }
}

extension RuleDefinition.Example {
    /// An example is one row (`{ cpp_start: … }`), several rows of the rule's list (a YAML list of them), or
    /// `{ as_at: …, lists: { 7: [rows], 6: [rows] }, without: [columns] }`, or `{ sheets: [{ name, rows }] }`.
    init(_ field: YAMLField, list: Int) throws(SchemaError) {
        if field.isSequence {
            sheets = [try Self.sheet(list: list, rows: field, without: [])]
            asAt = RuleDefinition.exampleReferenceDate
            return
        }
        let keys = try field.pairs().map(\.key)
        guard keys.contains("lists") || keys.contains("sheets") || keys.contains("rows") else {
            sheets = [
                Sheet(
                    name: "List_\(list)", rows: [], list: list, records: [try Self.record(field)], without: []
                )
            ]
            asAt = RuleDefinition.exampleReferenceDate
            return
        }
        let map = try field.mapping(["as_at", "lists", "rows", "sheets", "without"])
        let without = try map["without"]?.columns() ?? []
        var sheets: [Sheet] = []
        if let rows = map["rows"] { sheets.append(try Self.sheet(list: list, rows: rows, without: without)) }
        for (key, rows) in try map["lists"]?.pairs() ?? [] {
            guard let number = Int(key), (1...11).contains(number) else {
                throw rows.error("expected a list number from 1 to 11, found '\(key)'")
            }
            sheets.append(try Self.sheet(list: number, rows: rows, without: without))
        }
        for item in try map["sheets"]?.items() ?? [] {
            let sheet = try item.mapping(["name", "rows"], required: ["name", "rows"])
            sheets.append(
                Sheet(
                    name: try sheet.string("name"),
                    rows: try sheet.field("rows").items().map { (row) throws(SchemaError) in
                        try row.strings()
                    },
                    list: nil, records: [], without: []))
        }
        self.sheets = sheets
        asAt = try map.optionalString("as_at") ?? RuleDefinition.exampleReferenceDate
    }

    private static func sheet(
        list: Int, rows: YAMLField, without: [ColumnID]
    ) throws(SchemaError) -> Sheet {
        Sheet(
            name: "List_\(list)", rows: [], list: list,
            records: try rows.items().map { (row) throws(SchemaError) in try record(row) },
            without: without)
    }

    private static func record(_ field: YAMLField) throws(SchemaError) -> [ColumnID: String] {
        var record: [ColumnID: String] = [:]
        for (key, value) in try field.pairs() { record[ColumnID(rawValue: key)] = try value.string() }
        return record
    }
}

extension Check {
    static let kinds = [
        "blank", "observed", "contradiction", "not_before", "pair", "unique", "duplicate_row", "window",
        "same", "share",
    ]

    init(_ field: YAMLField) throws(SchemaError) {
        let (kind, value) = try field.single()
        switch kind {
        case "blank":
            let map = try value.mapping(["columns", "when"], required: ["columns"])
            self = .blank(columns: try map.field("columns").columns(), when: try Condition.list(map["when"]))
        case "observed":
            let map = try value.mapping(["kind", "columns", "types"], required: ["kind"])
            var types: [ColumnType] = []
            for item in try map["types"]?.items() ?? [] { types.append(try item.choice(ColumnType.self)) }
            self = .observed(
                kind: try map.field("kind").choice(ObservationKind.self),
                columns: try map["columns"]?.columns() ?? [], types: types)
        case "contradiction":
            let map = try value.mapping(["column", "when"], required: ["column", "when"])
            self = .contradiction(column: try map.column("column"), when: try Condition.list(map["when"]))
        case "not_before":
            let map = try value.mapping(["later", "earlier", "when"], required: ["later", "earlier"])
            self = .notBefore(
                later: try map.column("later"), earlier: try map.column("earlier"),
                when: try Condition.list(map["when"]))
        case "pair":
            let map = try value.mapping(["columns", "when"], required: ["columns"])
            self = .pair(columns: try map.field("columns").columns(), when: try Condition.list(map["when"]))
        case "unique":
            let map = try value.mapping(["columns", "when"], required: ["columns"])
            self = .unique(columns: try map.field("columns").columns(), when: try Condition.list(map["when"]))
        case "duplicate_row":
            _ = try value.mapping([])
            self = .duplicateRow
        case "window":
            let map = try value.mapping(["column", "months", "when"], required: ["column", "months"])
            self = .window(
                column: try map.column("column"), months: try map.integer("months"),
                when: try Condition.list(map["when"]))
        case "same":
            let map = try value.mapping(["column", "across", "except"], required: ["column"])
            self = .same(
                column: try map.column("column"), across: try map.flag("across"),
                except: try map["except"]?.strings() ?? [])
        case "share":
            let map = try value.mapping(
                ["column", "over_percent", "when"], required: ["column", "over_percent"])
            self = .share(
                column: try map.column("column"), overPercent: try map.integer("over_percent"),
                when: try Condition.list(map["when"]))
        default:
            throw field.error("unknown check '\(kind)'; known: \(Self.kinds.joined(separator: ", "))")
        }
    }

    /// The conditions it is asked under.
    public var when: [Condition] {
        switch self {
        case .blank(_, let when), .contradiction(_, let when), .notBefore(_, _, let when),
            .pair(_, let when), .unique(_, let when), .window(_, _, let when), .share(_, _, let when):
            when
        case .observed, .duplicateRow, .same: []
        }
    }

    /// The columns of its own rows that it looks at; the first one is where a finding points.
    public var columns: [ColumnID] {
        switch self {
        case .blank(let columns, _), .observed(_, let columns, _), .pair(let columns, _),
            .unique(let columns, _):
            columns
        case .contradiction(let column, _), .window(let column, _, _), .same(let column, _, _),
            .share(let column, _, _):
            [column]
        case .notBefore(let later, let earlier, _): [later, earlier]
        case .duplicateRow: []
        }
    }
}
