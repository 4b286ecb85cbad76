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

        /// Populations and rules, without their examples.
        public static let rules = Parts(rawValue: 1)
        /// Populations, indicators and pages.
        public static let indicators = Parts(rawValue: 2)
        /// The examples of rules and indicators, which take as long as everything else together.
        public static let examples = Parts(rawValue: 4)
        /// Everything.
        public static let all: Parts = [.rules, .indicators, .examples]
    }

    /// Reads every file, understands the parts that are needed, and checks them.
    ///
    /// Rules and indicators that are not asked for are absent: understanding them takes longer than reading a
    /// return of ordinary size.
    ///
    /// - Throws: `SchemaError` with file and line of the first mistake.
    public func load(_ parts: Parts = .all) throws(SchemaError) -> Schema {
        var loader = SchemaLoader(folder: self, parts: parts)
        let schema = loader.schema()
        if let first = loader.mistakes.first { throw first }
        guard let schema else { throw SchemaError(file: path, reason: "there is no schema") }
        return schema
    }

    /// Every mistake in the folder.
    ///
    /// Only where an edition cannot be read, what other files say of its columns and codes is not looked at.
    public func mistakes() -> [SchemaError] {
        var loader = SchemaLoader(folder: self, parts: .all)
        _ = loader.schema()
        return loader.mistakes
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
    /// What is wrong, in the order in which files are read.
    var mistakes: [SchemaError] = []
    private var files: [(path: String, text: String)] = []
    /// Entries that are wrong: that others name them is no mistake of the others.
    var brokenIDs: Set<String> = []
    /// Kinds of entries of which a file could not be read.
    private var unreadKinds: Set<String> = []

    init(folder: SchemaFolder, parts: SchemaFolder.Parts) {
        self.folder = folder
        self.parts = parts
    }

    mutating func read(_ relative: String) throws(SchemaError) -> String {
        let text = try folder.text(relative)
        files.append((relative, text))
        return text
    }

    mutating func yaml(_ relative: String) throws(SchemaError) -> YAMLField {
        try YAMLField(file: relative, text: try read(relative))
    }

    /// What `body` reads; nil where it is wrong, which is kept among the mistakes.
    mutating func keep<Part>(_ body: (inout Self) throws(SchemaError) -> Part) -> Part? {
        do { return try body(&self) } catch {
            mistakes.append(error)
            return nil
        }
    }

    /// The entries of a file that holds a list under one key. One that is wrong is named among the broken.
    ///
    /// Where they are not needed the file is only read, and none is told.
    private mutating func entries<Entry>(
        of file: String, _ key: String, neededFor needs: SchemaFolder.Parts,
        _ read: (YAMLField) throws(SchemaError) -> Entry
    ) -> [Entry] {
        let fields = keep { (loader) throws(SchemaError) -> [YAMLField] in
            let text = try loader.read(file)
            if loader.parts.isDisjoint(with: needs) { return [] }
            let isWhole = key != "rules" || loader.parts.contains(.examples)
            let wanted = isWhole ? text : RuleFile.withoutExamples(text)
            return try YAMLField(file: file, text: wanted).mapping([key], required: [key]).field(key).items()
        }
        guard let fields else {
            unreadKinds.insert(key)
            return []
        }
        var entries: [Entry] = []
        for field in fields {
            if let entry = keep({ (_) throws(SchemaError) in try read(field) }) {
                entries.append(entry)
            } else if let id = field.id {
                brokenIDs.insert(id)
            }
        }
        return entries
    }

    /// The files of a folder with that ending; any other file there is a mistake, as nobody would read it.
    private mutating func files(in relative: String, _ ending: String) -> [String] {
        folder.names(in: relative).filter { name in
            if name.hasSuffix(ending) { return true }
            mistakes.append(
                SchemaError(
                    file: "\(relative)/\(name)", reason: "is read by nobody: expected a name in \(ending)"))
            return false
        }
    }

    /// All that the folder says; nil where no edition could be read. What is wrong stands in `mistakes`.
    mutating func schema() -> Schema? {
        for name in folder.names(in: ".") where !Self.known.contains(name) {
            let known = Self.known.joined(separator: ", ")
            mistakes.append(SchemaError(file: name, reason: "is read by nobody; known here: \(known)"))
        }
        var editions: [Edition] = []
        let wrong = mistakes.count
        for name in folder.names(in: "editions") {
            let edition = keep { (loader) throws(SchemaError) in try loader.edition(name) }
            if let edition, let edition { editions.append(edition) }
        }
        if folder.names(in: "editions").isEmpty {
            mistakes.append(
                SchemaError(
                    file: "editions",
                    reason: "there is no edition in \(folder.path): give a folder that has one"))
            return nil
        }
        let areEditionsRead = mistakes.count == wrong
        guard let newest = editions.last else { return nil }
        let lists = Self.union(of: editions, newest: newest)
        let codeSets = Self.unionOfCodeSets(editions)

        var groupings: [String: Grouping] = [:]
        var spellings: [CodeSetID: [Schema.Spelling]] = [:]
        var vocabulary: [Schema.Term] = []
        if areEditionsRead {
            for name in files(in: "groupings", ".yaml") {
                let grouping = keep { (loader) throws(SchemaError) in
                    try loader.grouping(name, codeSets: codeSets)
                }
                if let grouping {
                    groupings[grouping.id] = grouping
                } else {
                    brokenIDs.insert(String(name.dropLast(5)))
                }
            }
            vocabulary =
                keep { (loader) throws(SchemaError) in try loader.vocabulary(codeSets: codeSets) } ?? []
            for name in files(in: "spellings", ".csv") { readSpellings(name, of: codeSets, into: &spellings) }
        }
        var populations: [String: Population] = [:]
        let read = entries(of: "populations.yaml", "populations", neededFor: .all) {
            (item) throws(SchemaError) in
            try Population(item)
        }
        for population in read where populations.updateValue(population, forKey: population.id) != nil {
            mistakes.append(population.place.error("the population \(population.id) stands twice"))
        }
        var rules: [RuleDefinition] = []
        for name in files(in: "rules", ".yaml") {
            rules += entries(of: "rules/\(name)", "rules", neededFor: .rules) { (item) throws(SchemaError) in
                try RuleDefinition(item)
            }
        }
        var indicators: [IndicatorDefinition] = []
        for name in files(in: "indicators", ".yaml") {
            indicators += entries(of: "indicators/\(name)", "indicators", neededFor: .indicators) {
                (item) throws(SchemaError) in
                try IndicatorDefinition(item)
            }
        }
        var indicatorExamples: [IndicatorExample] = []
        // unread unless they are needed: they change nothing that a run does
        for name in files(in: "examples", ".yaml") where parts.contains(.examples) {
            indicatorExamples += entries(of: "examples/\(name)", "examples", neededFor: .examples) {
                (item) throws(SchemaError) in
                try IndicatorExample(item)
            }
        }
        var pages: [PageDefinition] = []
        for name in files(in: "pages", ".yaml") {
            let file = "pages/\(name)"
            let page = keep { (loader) throws(SchemaError) -> PageDefinition? in
                let text = try loader.read(file)
                if loader.parts.isDisjoint(with: .indicators) { return nil }
                return try PageDefinition(try YAMLField(file: file, text: text))
            }
            if let page, let page { pages.append(page) }
        }
        let schema = Schema(
            editions: editions, lists: lists, codeSets: codeSets, spellings: spellings,
            vocabulary: vocabulary,
            groupings: groupings, sameOfChildren: sameOfChildren(), populations: populations, rules: rules,
            indicators: indicators, indicatorExamples: indicatorExamples,
            pages: pages, bankHolidays: bankHolidays(), publishedMeasures: publishedMeasures(indicators),
            files: files)
        if areEditionsRead {
            var checks = SchemaChecks(
                schema: schema, brokenIDs: brokenIDs, unreadKinds: unreadKinds,
                hasExamples: parts.contains(.examples))
            checks.run()
            mistakes += checks.mistakes
        }
        return schema
    }

    /// What stands in a schema folder.
    private static let known = [
        "README.md", "calendar", "children.yaml", "comparators.csv", "editions", "examples", "groupings",
        "indicators", "pages",
        "populations.yaml", "rules",
        "spellings", "vocabulary.csv",
    ]

    /// An edition; nil where one of its lists is wrong, which is then told already.
    private mutating func edition(_ id: String) throws(SchemaError) -> Edition? {
        let base = "editions/\(id)"
        let map = try yaml("\(base)/edition.yaml").mapping(
            ["edition", "name", "source", "computed"], required: ["edition", "name", "source"])
        guard try map.string("edition") == id else {
            throw try map.field("edition").error("the folder is called \(id)")
        }
        var codeSets: [CodeSetID: CodeSet] = [:]
        let wrong = mistakes.count
        for name in files(in: "\(base)/codes", ".csv") {
            let set = CodeSetID(rawValue: String(name.dropLast(4)))
            let file = "\(base)/codes/\(name)"
            let read = keep { (loader) throws(SchemaError) in
                try SchemaCSV(
                    file: file, text: try loader.read(file), headings: ["code", "bare", "label", "group"])
            }
            guard let csv = read else {
                brokenIDs.insert("codes/\(set)")
                continue
            }
            mistakes += Self.mistakes(inCodes: csv, file: file)
            codeSets[set] = CodeSet(
                id: set,
                codes: csv.rows.map {
                    Code(
                        code: $0["code"], bare: $0["bare"], label: $0["label"],
                        group: $0["group"].isEmpty ? nil : $0["group"])
                })
        }
        var lists: [ListDefinition] = []
        for name in files(in: "\(base)/lists", ".yaml") {
            let list = keep { (loader) throws(SchemaError) in
                try loader.list(file: "\(base)/lists/\(name)", codeSets: codeSets)
            }
            if let list { lists.append(list) }
        }
        guard mistakes.count == wrong || lists.count == 11 else { return nil }
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
            ["list", "name", "slug", "sheet", "names", "title", "kind", "columns"],
            required: ["list", "name", "slug", "sheet", "title", "kind", "columns"])
        var columns: [ColumnDefinition] = []
        var headings: [String: ColumnID] = [:]
        for item in try map.field("columns").items() {
            guard let column = keep({ (_) throws(SchemaError) in try ColumnDefinition(item) }) else {
                continue
            }
            if columns.contains(where: { $0.id == column.id }) {
                mistakes.append(item.error("the column \(column.id) stands twice"))
            }
            if let set = column.codeSet, codeSets[set] == nil, !brokenIDs.contains("codes/\(set)") {
                mistakes.append(item.error("there is no code set '\(set)' in this edition"))
            }
            for text in [column.header] + column.spellings {
                let heading = Self.folded(heading: text)
                if let other = headings.updateValue(column.id, forKey: heading), other != column.id {
                    mistakes.append(
                        item.error("the heading '\(text)' of \(column.id) is one of \(other) already"))
                }
            }
            columns.append(column)
        }
        guard columns.contains(where: { $0.role == .person && $0.type == .identifier }) else {
            throw try map.field("columns").error(
                "expected a column of type identifier with the role person, which names the child or adopter")
        }
        return ListDefinition(
            number: try map.integer("list"), name: try map.string("name"), slug: try map.string("slug"),
            sheet: try map.string("sheet"), names: try map["names"]?.strings() ?? [],
            title: try map.string("title"), kind: try map.field("kind").choice(ListDefinition.Kind.self),
            columns: columns)
    }

    /// A heading without what does not count when headings are compared.
    private static func folded(heading: String) -> String {
        var bytes: [UInt8] = []
        for byte in heading.utf8 {
            switch byte {
            case 65...90: bytes.append(byte | 0x20)
            case 48...57, 97...122, 0x80...: bytes.append(byte)
            default: continue
            }
        }
        let folded = String(decoding: bytes, as: UTF8.self)
        return folded.hasSuffix("yn") && heading.contains("/") ? String(folded.dropLast(2)) : folded
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
                names: base.names, title: base.title, kind: base.kind, columns: columns)
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
