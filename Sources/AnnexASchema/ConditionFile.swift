import CalendarDays

extension Condition {
    static let kinds = [
        "blank", "filled", "known", "code", "within", "older", "after_reference", "later",
        "after_extraction", "before", "precedes", "number", "age", "age_differs", "elapsed", "matched",
        "counted", "authority", "any", "all", "not",
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
        case "known": self = .known(try value.column())
        case "later":
            let map = try value.mapping(["column", "months"], required: ["column", "months"])
            self = .later(try map.column("column"), months: try map.integer("months"))
        case "after_extraction": self = .afterExtraction(try value.column())
        case "before":
            let map = try value.mapping(["column", "date"], required: ["column", "date"])
            guard let day = CalendarDay(iso: try map.string("date")) else {
                throw try map.field("date").error("expected a date as YYYY-MM-DD")
            }
            self = .before(try map.column("column"), day)
        case "age_differs":
            let map = try value.mapping(["age", "birth"], required: ["age", "birth"])
            self = .ageDiffers(age: try map.column("age"), birth: try map.column("birth"))
        case "counted":
            let map = try value.mapping(["column", "population", "key"], required: ["column", "population"])
            self = .counted(
                try map.column("column"), population: try map.string("population"),
                key: try map["key"]?.choice(Match.Key.self) ?? .person)
        case "authority": self = .authority(try value.column())
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
        case .blank(let column), .filled(let column), .known(let column), .code(let column, _),
            .within(let column, _), .older(let column, _), .afterReference(let column),
            .later(let column, _), .afterExtraction(let column), .before(let column, _),
            .number(let column, _, _), .counted(let column, _, _), .authority(let column):
            [column]
        case .precedes(let first, let second), .ageDiffers(let first, let second): [first, second]
        case .age: []
        case .elapsed(let elapsed): [elapsed.from] + (elapsed.to.map { [$0] } ?? [])
        case .matched(let match): match.near.map(\.own)
        case .any(let conditions), .all(let conditions): conditions.flatMap(\.columns)
        case .not(let condition): condition.columns
        }
    }

    /// Whether it asks how old a person is at R, without naming a column.
    public var asksAge: Bool {
        if case .age = self { true } else { false }
    }

    /// The codes that the condition asks for, with the columns it asks them of.
    var codes: [(column: ColumnID, bare: [String])] {
        parts.compactMap { part in
            if case .code(let column, let codes) = part { (column, codes) } else { nil }
        }
    }

    /// The populations that the condition searches.
    public var populations: [String] {
        parts.compactMap { part in
            switch part {
            case .matched(let match): match.population
            case .counted(_, let population, _): population
            default: nil
            }
        }
    }

    /// The conditions that it is made of, or itself where it is one.
    public var parts: [Condition] {
        switch self {
        case .any(let conditions), .all(let conditions): conditions.flatMap(\.parts)
        case .not(let condition): condition.parts
        default: [self]
        }
    }

    /// The same question about another column, where this one asks about ``ColumnID/standIn``.
    public func about(_ column: ColumnID) -> Condition {
        func named(_ id: ColumnID) -> ColumnID { id == .standIn ? column : id }
        switch self {
        case .blank(let id): return .blank(named(id))
        case .filled(let id): return .filled(named(id))
        case .known(let id): return .known(named(id))
        case .code(let id, let codes): return .code(named(id), isOneOf: codes)
        case .within(let id, let months): return .within(named(id), months: months)
        case .older(let id, let months): return .older(named(id), months: months)
        case .afterReference(let id): return .afterReference(named(id))
        case .later(let id, let months): return .later(named(id), months: months)
        case .afterExtraction(let id): return .afterExtraction(named(id))
        case .before(let id, let day): return .before(named(id), day)
        case .precedes(let first, let second): return .precedes(named(first), named(second))
        case .number(let id, let least, let most): return .number(named(id), atLeast: least, atMost: most)
        case .elapsed(let elapsed):
            return .elapsed(
                Elapsed(
                    from: named(elapsed.from), to: elapsed.to.map(named), unit: elapsed.unit,
                    atLeast: elapsed.atLeast, atMost: elapsed.atMost))
        case .matched(let match):
            return .matched(
                Match(
                    population: match.population, key: match.key,
                    near: match.near.map {
                        Match.Near(
                            own: named($0.own), other: $0.other, unit: $0.unit, atLeast: $0.atLeast,
                            atMost: $0.atMost)
                    }, isOptional: match.isOptional))
        case .counted(let id, let population, let key):
            return .counted(named(id), population: population, key: key)
        case .authority(let id): return .authority(named(id))
        case .age, .ageDiffers: return self
        case .any(let conditions): return .any(conditions.map { $0.about(column) })
        case .all(let conditions): return .all(conditions.map { $0.about(column) })
        case .not(let condition): return .not(condition.about(column))
        }
    }
}

extension Condition.Match {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(["population", "key", "near", "optional"], required: ["population"])
        var near: [Near] = []
        if let value = map["near"] {
            for item in value.isSequence ? try value.items() : [value] { near.append(try Near(item)) }
        }
        self.init(
            population: try map.string("population"), key: try map["key"]?.choice(Key.self) ?? .person,
            near: near, isOptional: try map.flag("optional"))
    }
}

extension Condition.Match.Near {
    init(_ field: YAMLField) throws(SchemaError) {
        let limits = try field.mapping(
            ["own", "other", "unit", "at_least", "at_most"], required: ["own", "other", "unit"])
        self.init(
            own: try limits.column("own"), other: try limits.column("other"),
            unit: try limits.field("unit").choice(TimeUnit.self),
            atLeast: try limits.optionalInteger("at_least"), atMost: try limits.optionalInteger("at_most"))
    }
}
