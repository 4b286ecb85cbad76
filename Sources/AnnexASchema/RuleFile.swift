/// The text of a file of rules.
enum RuleFile {
    /// A file of rules with nothing in the lines of `passes` and `fails`: every other line keeps its number.
    ///
    /// Goes by the layout of our files. In another one examples are understood in vain, and nothing is lost.
    static func withoutExamples(_ text: String) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(text.utf8.count)
        var isExample = false
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let indent = line.prefix { $0 == UInt8(ascii: " ") }.count
            if indent <= 4, indent < line.count {
                isExample =
                    indent == 4
                    && (line.dropFirst(indent).elementsEqual("passes:".utf8)
                        || line.dropFirst(indent).elementsEqual("fails:".utf8))
            }
            if !isExample { kept += line }
            kept.append(UInt8(ascii: "\n"))
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

extension RuleDefinition {
    static let exampleReferenceDate = "2024-03-31"

    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            [
                "id", "severity", "title", "list", "lists", "check", "checks", "message", "expected", "why",
                "fix",
                "source", "note", "editions", "over", "passes", "fails",
            ],
            required: ["id", "severity", "title", "expected", "why", "fix", "source"])
        id = try map.string("id")
        severity = try map.field("severity").choice(Severity.self)
        title = try map.string("title")
        if let lists = map["lists"] {
            self.lists = try lists.items().map { (item) throws(SchemaError) in try item.listNumber() }
        } else if let list = map["list"] {
            lists = [try list.listNumber()]
        } else {
            lists = Array(1...11)
        }
        expected = try map.string("expected")
        why = try map.string("why")
        fix = try map.string("fix")
        over = try map["over"]?.strings() ?? []
        let entries = try map["checks"]?.items() ?? []
        guard entries.isEmpty != (map["check"] == nil) else {
            throw field.error("expected either 'check' or 'checks'")
        }
        if let check = map["check"] {
            message = try map.string("message")
            questions = [
                Question(
                    check: try Check(check), severity: severity, lists: self.lists, message: message,
                    expected: expected, fix: fix)
            ]
        } else {
            var questions: [Question] = []
            for entry in entries {
                let own = try entry.mapping(
                    ["check", "severity", "lists", "message", "expected", "fix"], required: ["check"])
                let lists = try own["lists"]?.items().map { (item) throws(SchemaError) in
                    try item.listNumber()
                }
                let message = own["message"] == nil ? try map.string("message") : try own.string("message")
                questions.append(
                    Question(
                        check: try Check(try own.field("check")),
                        severity: try own["severity"]?.choice(Severity.self) ?? severity,
                        lists: lists ?? self.lists,
                        message: message,
                        expected: try own.optionalString("expected") ?? expected,
                        fix: try own.optionalString("fix") ?? fix))
            }
            self.message = try map.optionalString("message") ?? questions[0].message
            self.questions = questions
        }
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
            self.init(sheets: [try Self.sheet(list: list, rows: field, without: [])])
            return
        }
        let keys = try field.pairs().map(\.key)
        guard keys.contains("lists") || keys.contains("sheets") || keys.contains("rows") else {
            self.init(sheets: [
                Sheet(
                    name: "List_\(list)", rows: [], list: list, records: [try Self.record(field)], without: []
                )
            ])
            return
        }
        let map = try field.mapping([
            "as_at", "extracted", "authority", "dates_1904", "lists", "rows", "sheets", "without",
        ])
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
            let sheet = try item.mapping(
                ["name", "rows", "repeat", "hidden", "twice"], required: ["name", "rows"])
            var rows = try sheet.field("rows").items().map { (row) throws(SchemaError) in
                try row.strings()
            }
            if let last = rows.last, let times = try sheet.optionalInteger("repeat") {
                rows += Array(repeating: last, count: max(0, times - 1))
            }
            sheets.append(
                Sheet(
                    name: try sheet.string("name"), rows: rows, list: nil, records: [], without: [],
                    isHidden: try sheet.flag("hidden"), cellsTwice: try sheet["twice"]?.strings() ?? []))
        }
        self.init(
            sheets: sheets, asAt: try map.optionalString("as_at") ?? RuleDefinition.exampleReferenceDate,
            extracted: try map.optionalString("extracted"), authority: try map.optionalString("authority"),
            uses1904: try map.flag("dates_1904"))
    }

    private init(sheets: [Sheet]) {
        self.init(
            sheets: sheets, asAt: RuleDefinition.exampleReferenceDate, extracted: nil, authority: nil,
            uses1904: false)
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
