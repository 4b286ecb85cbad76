public import AnnexASchema

/// What the program knows of Annex A, for people and programs to read.
public struct SchemaView {
    private let schema: Schema

    /// A view of that schema.
    public init(schema: Schema) {
        self.schema = schema
    }

    /// Editions with their lists.
    public var overview: JSONText {
        .object([
            (
                "editions",
                .array(
                    schema.editions.map { edition in
                        .object([
                            ("edition", .string(edition.id)), ("name", .string(edition.name)),
                            ("source", .string(edition.source)),
                            (
                                "lists",
                                .array(
                                    edition.lists.map { list in
                                        .object([
                                            ("list", .integer(list.number)), ("name", .string(list.name)),
                                            ("columns", .integer(list.columns.count)),
                                        ])
                                    })
                            ),
                        ])
                    })
            ),
            ("code_sets", .array(schema.codeSets.keys.sorted().map { .string($0.rawValue) })),
            ("rules", .integer(schema.rules.count)), ("indicators", .integer(schema.indicators.count)),
        ])
    }

    /// The overview as text.
    public var overviewText: String {
        var lines: [String] = []
        for edition in schema.editions {
            lines.append("Edition \(edition.id): \(edition.name)")
            for list in edition.lists {
                lines.append(
                    "  \(list.number < 10 ? " " : "")\(list.number)  \(list.name), \(list.columns.count) columns"
                )
            }
        }
        lines.append("Code sets: " + schema.codeSets.keys.sorted().map(\.rawValue).joined(separator: ", "))
        lines.append("\(schema.rules.count) rules, \(schema.indicators.count) indicators")
        return lines.joined(separator: "\n")
    }

    /// All about one list, code set, rule or indicator; nil where nothing has that id.
    public func details(of id: String, edition: Edition) -> JSONText? {
        if let number = Int(id), (1...11).contains(number) { return json(edition.lists[number - 1]) }
        if let set = edition.codeSets[CodeSetID(rawValue: id)] { return json(set) }
        if let rule = schema.rules.first(where: { $0.id == id.uppercased() }) { return json(rule) }
        if let indicator = schema.indicators.first(where: { $0.id == id.uppercased() }) {
            return .object([
                ("id", .string(indicator.id)), ("name", .string(indicator.name)),
                ("population", .optional(indicator.population.flatMap { schema.populations[$0]?.name })),
                ("unit", .string(indicator.unit.rawValue)), ("note", .optional(indicator.note)),
            ])
        }
        return nil
    }

    /// All rules with their words.
    public var rules: JSONText { .array(schema.rules.map(json)) }

    /// All rules, one line each.
    public var rulesText: String {
        schema.rules.map { rule in
            let severity = rule.severity.rawValue
            return rule.id + "  " + severity + String(repeating: " ", count: 9 - severity.count) + rule.title
        }.joined(separator: "\n") + "\n\(schema.rules.count) rules"
    }

    /// All rules as CSV.
    public var rulesCSV: String {
        var csv = CSVBuffer()
        csv.row(["rule", "severity", "lists", "title", "message", "expected", "why", "fix", "source"])
        for rule in schema.rules {
            csv.row([
                rule.id, rule.severity.rawValue, rule.lists.map(String.init).joined(separator: " "),
                rule.title,
                rule.message, rule.expected, rule.why, rule.fix, rule.source,
            ])
        }
        return String(decoding: csv.take(), as: UTF8.self)
    }

    func json(_ list: ListDefinition) -> JSONText {
        .object([
            ("list", .integer(list.number)), ("name", .string(list.name)), ("sheet", .string(list.sheet)),
            ("title", .string(list.title)), ("kind", .string(list.kind.rawValue)),
            (
                "columns",
                .array(
                    list.columns.map { column in
                        .object([
                            ("id", .string(column.id.rawValue)), ("header", .string(column.header)),
                            ("type", .string(column.type.rawValue)),
                            ("codes", .optional(column.codeSet?.rawValue)),
                            ("required", .boolean(column.isRequired)),
                            ("spellings", .array(column.spellings.map(JSONText.string))),
                        ])
                    })
            ),
        ])
    }

    func json(_ set: CodeSet) -> JSONText {
        .object([
            ("code_set", .string(set.id.rawValue)),
            (
                "codes",
                .array(
                    set.codes.map { code in
                        .object([
                            ("code", .string(code.code)), ("bare", .string(code.bare)),
                            ("label", .string(code.label)), ("group", .optional(code.group)),
                        ])
                    })
            ),
            ("spellings", .integer(schema.spellings[set.id]?.count ?? 0)),
        ])
    }

    private func json(_ rule: RuleDefinition) -> JSONText {
        .object([
            ("rule", .string(rule.id)), ("severity", .string(rule.severity.rawValue)),
            ("title", .string(rule.title)), ("lists", .array(rule.lists.map(JSONText.integer))),
            ("message", .string(rule.message)), ("expected", .string(rule.expected)),
            ("why", .string(rule.why)),
            ("fix", .string(rule.fix)), ("source", .string(rule.source)), ("note", .optional(rule.note)),
        ])
    }

    /// A JSON object as text: one line a key, nested objects one line each.
    public static func text(_ json: JSONText) -> String {
        guard case .object(let pairs) = json else { return json.line }
        var lines: [String] = []
        for (key, value) in pairs {
            switch value {
            case .null: continue
            case .array(let items)
            where items.contains(where: { if case .object = $0 { true } else { false } }):
                lines.append("\(key):")
                for case .object(let fields) in items {
                    lines.append(
                        "  " + fields.map { plain($0.1) }.filter { !$0.isEmpty }.joined(separator: " | "))
                }
            default: lines.append("\(key): \(plain(value))")
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func plain(_ value: JSONText) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        case .array(let items): items.map(plain).joined(separator: ", ")
        default: value.line
        }
    }
}
