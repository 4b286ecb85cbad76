internal import CalendarDays
internal import FoundationEssentials

/// A folder of schema files, not yet read.
public struct SchemaFolder: Sendable {
    /// Where it is.
    public let path: String

    /// The folder at that path; nothing is read before ``load()``.
    public init(path: String) {
        self.path = path
    }

    /// The folder that the program was installed or built with, or nil where it is gone.
    ///
    /// It lies beside the program, in a folder that the package manager names after the target.
    public static func besideProgram() -> SchemaFolder? {
        guard
            let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        else { return nil }
        let folder = program[..<(program.lastIndex(of: "/") ?? program.startIndex)]
        let candidates = [
            "\(folder)/annex-a_AnnexASchema.resources/Schemas",
            "\(folder)/../share/annex-a/Schemas",
        ]
        return candidates.first { FileManager.default.fileExists(atPath: $0) }.map(SchemaFolder.init(path:))
    }

    /// What of a folder a command needs besides editions, spellings and the calendar.
    public struct Parts: OptionSet, Sendable {
        /// One bit for each part.
        public let rawValue: Int

        /// Parts by their bits.
        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// Populations and rules.
        public static let rules = Parts(rawValue: 1)
        /// Populations, indicators and pages.
        public static let indicators = Parts(rawValue: 2)
        /// Everything.
        public static let all: Parts = [.rules, .indicators]
    }

    /// Reads every file, understands the parts that are needed, and checks them.
    ///
    /// Rules and indicators that are not asked for are absent: understanding them takes longer than reading a
    /// return of ordinary size.
    ///
    /// - Throws: `SchemaError` with file and line of the first mistake.
    public func load(_ parts: Parts = .all) throws(SchemaError) -> Schema {
        try SchemaLoader(folder: self, parts: parts).schema()
    }

    /// Every mistake that a look at the folder finds, rather than the first alone.
    public func mistakes() -> [SchemaError] {
        do {
            _ = try load()
            return []
        } catch {
            return [error]
        }
    }

    func text(_ relative: String) throws(SchemaError) -> String {
        guard let data = FileManager.default.contents(atPath: path + "/" + relative) else {
            throw SchemaError(file: relative, reason: "cannot be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw SchemaError(file: relative, reason: "is not UTF-8 text")
        }
        return text
    }

    /// Names in a folder below this one, sorted, without those that begin with a dot; empty where it is absent.
    func names(in relative: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + relative)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }
}

/// Reads a schema folder file by file.
struct SchemaLoader {
    let folder: SchemaFolder
    let parts: SchemaFolder.Parts
    private var files: [(path: String, text: String)] = []

    init(folder: SchemaFolder, parts: SchemaFolder.Parts) {
        self.folder = folder
        self.parts = parts
    }

    private mutating func read(_ relative: String) throws(SchemaError) -> String {
        let text = try folder.text(relative)
        files.append((relative, text))
        return text
    }

    private mutating func yaml(_ relative: String) throws(SchemaError) -> YAMLField {
        try YAMLField(file: relative, text: try read(relative))
    }

    /// The YAML files of a folder, by name; only read, and then none is told, where they are not needed.
    private mutating func yamls(
        in relative: String, neededFor needs: SchemaFolder.Parts
    ) throws(SchemaError) -> [YAMLField] {
        var fields: [YAMLField] = []
        for name in folder.names(in: relative) where name.hasSuffix(".yaml") {
            let file = "\(relative)/\(name)"
            let text = try read(file)
            if !parts.isDisjoint(with: needs) { fields.append(try YAMLField(file: file, text: text)) }
        }
        return fields
    }

    func schema() throws(SchemaError) -> Schema {
        var loader = self
        return try loader.loadAll()
    }

    private mutating func loadAll() throws(SchemaError) -> Schema {
        var editions: [Edition] = []
        for name in folder.names(in: "editions") { editions.append(try edition(name)) }
        guard let newest = editions.last else {
            throw SchemaError(file: "editions", reason: "there is no edition in \(folder.path)")
        }
        let lists = Self.union(of: editions, newest: newest)
        let codeSets = Self.unionOfCodeSets(editions)

        var groupings: [String: Grouping] = [:]
        for name in folder.names(in: "groupings") where name.hasSuffix(".yaml") {
            let grouping = try grouping(name, codeSets: codeSets)
            groupings[grouping.id] = grouping
        }
        var spellings: [CodeSetID: [Schema.Spelling]] = [:]
        for name in folder.names(in: "spellings") where name.hasSuffix(".csv") {
            let id = CodeSetID(rawValue: String(name.dropLast(4)))
            let file = "spellings/\(name)"
            guard let codeSet = codeSets[id] else {
                throw SchemaError(file: file, reason: "there is no code set of this name")
            }
            let csv = try SchemaCSV(file: file, text: try read(file), headings: ["spelling", "code"])
            for row in csv.rows where !codeSet.canBeSpelt(as: row["code"]) {
                throw SchemaError(
                    file: file, line: row.line,
                    reason: "'\(row["code"])' is no code of \(id), nor GROUP: with a group of it, "
                        + "AMBIGUOUS or BLANK")
            }
            spellings[id] = csv.rows.map { Schema.Spelling(text: $0["spelling"], code: $0["code"]) }
        }

        var populations: [String: Population] = [:]
        let populationText = try read("populations.yaml")
        if !parts.isEmpty {
            let field = try YAMLField(file: "populations.yaml", text: populationText)
            for item in try field.mapping(["populations"], required: ["populations"])
                .field("populations").items()
            {
                let population = try Population(item)
                guard populations.updateValue(population, forKey: population.id) == nil else {
                    throw item.error("the population \(population.id) stands twice")
                }
            }
        }
        var rules: [RuleDefinition] = []
        for file in try yamls(in: "rules", neededFor: .rules) {
            let field = try file.mapping(["rules"], required: ["rules"]).field("rules")
            for item in try field.items() { rules.append(try RuleDefinition(item)) }
        }
        var indicators: [IndicatorDefinition] = []
        for file in try yamls(in: "indicators", neededFor: .indicators) {
            let field = try file.mapping(["indicators"], required: ["indicators"]).field("indicators")
            for item in try field.items() { indicators.append(try IndicatorDefinition(item)) }
        }
        var pages: [PageDefinition] = []
        for file in try yamls(in: "pages", neededFor: .indicators) { pages.append(try PageDefinition(file)) }
        let holidays = try bankHolidays()

        let schema = Schema(
            editions: editions, lists: lists, codeSets: codeSets, spellings: spellings,
            groupings: groupings, populations: populations, rules: rules, indicators: indicators,
            pages: pages, bankHolidays: holidays, files: files)
        try SchemaChecks(schema: schema).run()
        return schema
    }

    private mutating func edition(_ id: String) throws(SchemaError) -> Edition {
        let base = "editions/\(id)"
        let map = try yaml("\(base)/edition.yaml").mapping(
            ["edition", "name", "source", "computed"], required: ["edition", "name", "source"])
        guard try map.string("edition") == id else {
            throw try map.field("edition").error("the folder is called \(id)")
        }
        var codeSets: [CodeSetID: CodeSet] = [:]
        for name in folder.names(in: "\(base)/codes") where name.hasSuffix(".csv") {
            let set = CodeSetID(rawValue: String(name.dropLast(4)))
            let file = "\(base)/codes/\(name)"
            let csv = try SchemaCSV(
                file: file, text: try read(file), headings: ["code", "bare", "label", "group"])
            codeSets[set] = CodeSet(
                id: set,
                codes: csv.rows.map {
                    Code(
                        code: $0["code"], bare: $0["bare"], label: $0["label"],
                        group: $0["group"].isEmpty ? nil : $0["group"])
                })
        }
        var lists: [ListDefinition] = []
        for name in folder.names(in: "\(base)/lists") where name.hasSuffix(".yaml") {
            lists.append(try list(file: "\(base)/lists/\(name)", codeSets: codeSets))
        }
        guard lists.map(\.number) == Array(1...11) else {
            throw SchemaError(
                file: "\(base)/lists", reason: "expected the lists 1 to 11, each once, in order")
        }
        return Edition(
            id: id, name: try map.string("name"), source: try map.string("source"),
            computed: try map["computed"]?.strings() ?? [], lists: lists, codeSets: codeSets)
    }

    private mutating func list(
        file: String, codeSets: [CodeSetID: CodeSet]
    ) throws(SchemaError) -> ListDefinition {
        let map = try yaml(file).mapping(
            ["list", "name", "slug", "sheet", "title", "kind", "columns"],
            required: ["list", "name", "slug", "sheet", "title", "kind", "columns"])
        var columns: [ColumnDefinition] = []
        for item in try map.field("columns").items() {
            let column = try ColumnDefinition(item)
            if columns.contains(where: { $0.id == column.id }) {
                throw item.error("the column \(column.id) stands twice")
            }
            if let set = column.codeSet, codeSets[set] == nil {
                throw item.error("there is no code set '\(set)' in this edition")
            }
            columns.append(column)
        }
        return ListDefinition(
            number: try map.integer("list"), name: try map.string("name"), slug: try map.string("slug"),
            sheet: try map.string("sheet"), title: try map.string("title"),
            kind: try map.field("kind").choice(ListDefinition.Kind.self), columns: columns)
    }

    private mutating func grouping(
        _ name: String, codeSets: [CodeSetID: CodeSet]
    ) throws(SchemaError) -> Grouping {
        let file = "groupings/\(name)"
        let map = try yaml(file).mapping(["codes_of", "groups"], required: ["codes_of", "groups"])
        let set = CodeSetID(rawValue: try map.string("codes_of"))
        guard let codes = codeSets[set] else {
            throw try map.field("codes_of").error("there is no code set '\(set)'")
        }
        var groups: [String] = []
        var groupOfCode: [String: Int] = [:]
        for (group, members) in try map.field("groups").pairs() {
            for bare in try members.strings() {
                guard codes.codes.contains(where: { $0.bare == bare }) else {
                    throw members.error("'\(bare)' is no code of \(set)")
                }
                guard groupOfCode.updateValue(groups.count, forKey: bare) == nil else {
                    throw members.error("'\(bare)' stands in two groups")
                }
            }
            groups.append(group)
        }
        return Grouping(
            id: String(name.dropLast(5)), codeSet: set, groups: groups, groupOfCode: groupOfCode)
    }

    private mutating func bankHolidays() throws(SchemaError) -> [CalendarDay] {
        let file = "calendar/england-wales.csv"
        let csv = try SchemaCSV(file: file, text: try read(file), headings: ["date", "holiday"])
        var days: [CalendarDay] = []
        for row in csv.rows {
            guard let day = CalendarDay(iso: row["date"]) else {
                throw SchemaError(
                    file: file, line: row.line,
                    reason: "expected a date as YYYY-MM-DD, found '\(row["date"])'")
            }
            days.append(day)
        }
        return days.sorted()
    }

    /// The newest edition's columns in order; a column that only older editions have comes last.
    private static func union(of editions: [Edition], newest: Edition) -> [ListDefinition] {
        newest.lists.indices.map { index in
            let base = newest.lists[index]
            var columns = base.columns
            for edition in editions.reversed() {
                for column in edition.lists[index].columns {
                    if let position = columns.firstIndex(where: { $0.id == column.id }) {
                        columns[position] = columns[position].alsoSpelt(as: column)
                    } else {
                        columns.append(column)
                    }
                }
            }
            return ListDefinition(
                number: base.number, name: base.name, slug: base.slug, sheet: base.sheet,
                title: base.title, kind: base.kind, columns: columns)
        }
    }

    private static func unionOfCodeSets(_ editions: [Edition]) -> [CodeSetID: CodeSet] {
        var union: [CodeSetID: [Code]] = [:]
        for edition in editions.reversed() {
            for (id, set) in edition.codeSets {
                for code in set.codes where union[id]?.contains(where: { $0.bare == code.bare }) != true {
                    union[id, default: []].append(code)
                }
            }
        }
        return Dictionary(
            uniqueKeysWithValues: union.map { ($0.key, CodeSet(id: $0.key, codes: $0.value)) })
    }
}

extension ColumnDefinition {
    init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["id", "header", "type", "codes", "blank", "spellings", "role", "note"],
            required: ["id", "header", "type", "blank"])
        id = try map.column("id")
        header = try map.string("header")
        type = try map.field("type").choice(ColumnType.self)
        codeSet = try map.optionalString("codes").map(CodeSetID.init(rawValue:))
        guard (type == .code) == (codeSet != nil) else {
            throw field.error("'codes' belongs to columns of type code, and to them only")
        }
        switch try map.string("blank") {
        case "required": isRequired = true
        case "allowed": isRequired = false
        case let text: throw try map.field("blank").error("expected required or allowed, found '\(text)'")
        }
        spellings = try map["spellings"]?.strings() ?? []
        role = try map["role"]?.choice(ColumnRole.self)
    }

    /// The same column, also found by the headings that another edition has for it.
    func alsoSpelt(as other: ColumnDefinition) -> ColumnDefinition {
        var all = spellings
        for text in [other.header] + other.spellings where text != header && !all.contains(text) {
            all.append(text)
        }
        return ColumnDefinition(
            id: id, header: header, type: type, codeSet: codeSet, isRequired: isRequired, spellings: all,
            role: role)
    }
}
