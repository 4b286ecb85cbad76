extension Check {
    static let kinds = [
        "blank", "observed", "contradiction", "not_before", "pair", "unique", "duplicate_row", "window",
        "same", "contrast", "share", "overlap", "count_back", "several_codes", "mixed", "month_first",
        "alike_identifiers", "look_alike", "span", "gap", "extraction", "clears",
    ]

    init(_ field: YAMLField) throws(SchemaError) {
        let (kind, value) = try field.single()
        switch kind {
        case "blank":
            let map = try value.mapping(["columns", "when", "placeholders"], required: ["columns"])
            self = .blank(
                columns: try map.field("columns").columns(), when: try Condition.list(map["when"]),
                placeholders: try map.flag("placeholders"))
        case "observed": self = .observed(try Observed(value))
        case "contradiction":
            let map = try value.mapping(
                ["column", "each", "first_filled", "when"], required: ["when"])
            self = .contradiction(try Subject(map), when: try Condition.list(map["when"]))
        case "not_before":
            let map = try value.mapping(["later", "earlier", "when"], required: ["later", "earlier"])
            self = .notBefore(
                later: try map.column("later"), earlier: try map.column("earlier"),
                when: try Condition.list(map["when"]))
        case "pair":
            let map = try value.mapping(["columns", "when"], required: ["columns"])
            self = .pair(columns: try map.field("columns").columns(), when: try Condition.list(map["when"]))
        case "unique":
            let map = try value.mapping(["columns", "at_most", "latest_by", "when"], required: ["columns"])
            let unique = Unique(
                columns: try map.field("columns").columns(), atMost: try map.optionalInteger("at_most") ?? 1,
                latestBy: try map["latest_by"]?.column())
            self = .unique(unique, when: try Condition.list(map["when"]))
        case "window":
            let map = try value.mapping(["column", "months", "when"], required: ["column", "months"])
            self = .window(
                column: try map.column("column"), months: try map.integer("months"),
                when: try Condition.list(map["when"]))
        case "same": self = .same(try Same(value))
        case "contrast":
            let map = try value.mapping(["column", "is", "against"], required: ["column", "is"])
            self = .contrast(
                column: try map.column("column"), isOneOf: try map.field("is").strings(),
                against: try map["against"]?.strings() ?? [])
        case "share":
            let map = try value.mapping(
                ["column", "over_percent", "when"], required: ["column", "over_percent"])
            self = .share(
                column: try map.column("column"), overPercent: try map.integer("over_percent"),
                when: try Condition.list(map["when"]))
        default: self = try Self.rare(kind, value, in: field)
        }
    }

    /// The kinds that one rule or two ask.
    private static func rare(
        _ kind: String, _ value: YAMLField, in field: YAMLField
    ) throws(SchemaError) -> Check {
        switch kind {
        case "duplicate_row", "month_first", "alike_identifiers", "look_alike":
            _ = try value.mapping([])
            switch kind {
            case "duplicate_row": return .duplicateRow
            case "month_first": return .monthFirst
            case "alike_identifiers": return .alikeIdentifiers
            default: return .lookAlike
            }
        case "overlap":
            let map = try value.mapping(["from", "to"], required: ["from", "to"])
            return .overlap(from: try map.column("from"), to: try map.column("to"))
        case "count_back":
            let map = try value.mapping(
                ["column", "date", "months"], required: ["column", "date", "months"])
            return .countBack(
                column: try map.column("column"), date: try map.column("date"),
                months: try map.integer("months"))
        case "several_codes":
            let map = try value.mapping(["columns"], required: ["columns"])
            return .severalCodes(columns: try map.field("columns").columns())
        case "mixed":
            let map = try value.mapping(["column", "one", "other"], required: ["column", "one", "other"])
            return .mixed(
                column: try map.column("column"), one: try map.field("one").strings(),
                other: try map.field("other").strings())
        case "span":
            let map = try value.mapping(
                ["column", "at_least", "at_most"], required: ["column", "at_least", "at_most"])
            return .span(
                column: try map.column("column"), atLeast: try map.integer("at_least"),
                atMost: try map.integer("at_most"))
        case "gap":
            let map = try value.mapping(
                ["column", "months", "neighbours"], required: ["column", "months", "neighbours"])
            return .gap(
                column: try map.column("column"), months: try map.integer("months"),
                neighbours: try map.integer("neighbours"))
        case "extraction": return .extraction(try value.choice(ExtractionFault.self))
        case "clears": return .clears(rule: try value.string())
        default:
            throw field.error("unknown check '\(kind)'; known: \(kinds.joined(separator: ", "))")
        }
    }
}

extension Check.Observed {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["kind", "columns", "types", "except", "texts", "once_per_text"], required: ["kind"])
        let kind = try map.field("kind")
        let kinds = kind.isSequence ? try kind.items() : [kind]
        self.init(
            kinds: try kinds.map { (item) throws(SchemaError) in try item.choice(ObservationKind.self) },
            columns: try map["columns"]?.columns() ?? [], types: try map["types"]?.columnTypes() ?? [],
            except: try map["except"]?.columns() ?? [], texts: try map["texts"]?.strings() ?? [],
            isOncePerText: try map.flag("once_per_text"))
    }
}

extension Check.Subject {
    init(_ map: YAMLMapping) throws(SchemaError) {
        guard ["column", "each", "first_filled"].count(where: { map[$0] != nil }) == 1 else {
            throw map.parent.error("expected one of 'column', 'each' and 'first_filled'")
        }
        if let columns = map["first_filled"] {
            self = .firstFilled(try columns.columns())
        } else if let each = map["each"], each.isMapping {
            let types = try each.mapping(["types", "except"], required: ["types"])
            self = .types(
                try types.field("types").columnTypes(), except: try types["except"]?.columns() ?? [])
        } else if let each = map["each"] {
            self = .each(try each.columns())
        } else {
            self = .column(try map.column("column"))
        }
    }
}

extension Check.Same {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["columns", "across", "except", "key", "difference"], required: ["columns"])
        self.init(
            columns: try map.field("columns").columns(), isAcross: try map.flag("across"),
            except: try map["except"]?.strings() ?? [],
            key: try map["key"]?.choice(Condition.Match.Key.self) ?? .person,
            difference: try map["difference"]?.choice(Difference.self) ?? .any)
    }
}

extension YAMLField {
    fileprivate func columnTypes() throws(SchemaError) -> [ColumnType] {
        let items = isSequence ? try items() : [self]
        return try items.map { (item) throws(SchemaError) in try item.choice(ColumnType.self) }
    }
}
