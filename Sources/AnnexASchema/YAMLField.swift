internal import Yams

/// A value of a schema file that knows where it stands, so that a mistake is told with file and line.
struct YAMLField {
    let file: String
    let node: Node
    /// The line of the key that it stands behind, where it does.
    private var keyLine: Int?

    /// Reads the whole of a file.
    init(file: String, text: String) throws(SchemaError) {
        do {
            // every scalar is a text until it is asked for: guessing types takes most of the time otherwise
            guard let node = try Yams.compose(yaml: text, .basic) else {
                throw SchemaError(file: file, reason: "the file is empty")
            }
            self.init(file: file, node: node)
        } catch let error as SchemaError {
            throw error
        } catch YamlError.scanner(_, let problem, let mark, _),
            YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            throw SchemaError(file: file, line: mark.line, reason: "not readable as YAML: \(problem)")
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            throw SchemaError(
                file: file, line: context.mark.line,
                reason: "this key stands twice: \(keys.joined(separator: ", "))")
        } catch {
            throw SchemaError(file: file, reason: "not readable as YAML: \(error)")
        }
    }

    private init(file: String, node: Node) {
        self.file = file
        self.node = node
    }

    /// File and line, for messages.
    var place: SchemaPlace { SchemaPlace(file: file, line: node.mark?.line) }

    /// The id of an entry, whatever else is wrong with it.
    var id: String? {
        let pairs = try? pairs()
        return pairs?.first { $0.key == "id" }.flatMap { try? $0.value.string() }
    }

    func error(_ reason: String) -> SchemaError {
        SchemaError(file: file, line: node.mark?.line, reason: reason)
    }

    /// The values of a mapping by key; a key that is not known is an error, so that a misspelling is told.
    func mapping(_ known: [String], required: [String] = []) throws(SchemaError) -> YAMLMapping {
        var values: [String: YAMLField] = [:]
        for (key, field) in try pairs() {
            guard known.contains(key) else {
                throw SchemaError(
                    file: file, line: field.keyLine ?? node.mark?.line,
                    reason: "unknown key '\(key)'; known here: \(known.sorted().joined(separator: ", "))")
            }
            values[key] = field
        }
        for key in required where values[key] == nil {
            throw error("the key '\(key)' is missing")
        }
        return YAMLMapping(parent: self, values: values)
    }

    /// Keys and values in file order.
    func pairs() throws(SchemaError) -> [(key: String, value: YAMLField)] {
        guard case .mapping(let mapping) = node else {
            throw error("expected 'key: value' lines here")
        }
        var result: [(String, YAMLField)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { throw error("a key must be a plain word") }
            if result.contains(where: { $0.0 == name }) { throw error("the key '\(name)' stands twice") }
            var field = YAMLField(file: file, node: value)
            field.keyLine = key.mark?.line
            result.append((name, field))
        }
        return result
    }

    /// The one key and value of a mapping such as `{ blank: cpp_end }`.
    func single() throws(SchemaError) -> (key: String, value: YAMLField) {
        let all = try pairs()
        guard all.count == 1 else { throw error("expected exactly one 'kind: …' here") }
        return all[0]
    }

    func items() throws(SchemaError) -> [YAMLField] {
        guard case .sequence(let sequence) = node else { throw error("expected a list here") }
        return sequence.map { YAMLField(file: file, node: $0) }
    }

    var isMapping: Bool { node.mapping != nil }
    var isSequence: Bool { node.sequence != nil }

    /// The text of a scalar; an empty scalar is the empty text.
    func string() throws(SchemaError) -> String {
        guard case .scalar(let scalar) = node else { throw error("expected a text here") }
        if scalar.style == .plain, scalar.string == "~" || scalar.string == "null" { return "" }
        return scalar.string
    }

    func integer() throws(SchemaError) -> Int {
        let text = try string()
        guard let value = Int(text) else { throw error("expected a whole number, found '\(text)'") }
        return value
    }

    /// The number of one of the eleven lists.
    func listNumber() throws(SchemaError) -> Int {
        let number = try integer()
        guard (1...11).contains(number) else { throw error("a list is numbered 1 to 11, found \(number)") }
        return number
    }

    func boolean() throws(SchemaError) -> Bool {
        switch try string() {
        case "true": return true
        case "false": return false
        case let text: throw error("expected true or false, found '\(text)'")
        }
    }

    func strings() throws(SchemaError) -> [String] {
        if !isSequence { return [try string()] }
        return try items().map { (item) throws(SchemaError) in try item.string() }
    }

    func column() throws(SchemaError) -> ColumnID {
        ColumnID(rawValue: try string())
    }

    func columns() throws(SchemaError) -> [ColumnID] {
        try strings().map(ColumnID.init(rawValue:))
    }

    /// One of the cases of a closed set, by its raw value.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type
    ) throws(SchemaError) -> Choice where Choice.RawValue == String {
        let text = try string()
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw error("'\(text)' is not one of: \(known)")
        }
        return choice
    }
}

/// The values of one mapping, by key.
struct YAMLMapping {
    let parent: YAMLField
    let values: [String: YAMLField]

    subscript(key: String) -> YAMLField? { values[key] }

    /// The value of a key that must be there.
    func field(_ key: String) throws(SchemaError) -> YAMLField {
        guard let value = values[key] else { throw parent.error("the key '\(key)' is missing") }
        return value
    }

    func string(_ key: String) throws(SchemaError) -> String { try field(key).string() }

    func optionalString(_ key: String) throws(SchemaError) -> String? {
        guard let value = values[key] else { return nil }
        return try value.string()
    }

    func integer(_ key: String) throws(SchemaError) -> Int { try field(key).integer() }

    func optionalInteger(_ key: String) throws(SchemaError) -> Int? {
        guard let value = values[key] else { return nil }
        return try value.integer()
    }

    func flag(_ key: String) throws(SchemaError) -> Bool { try values[key]?.boolean() ?? false }

    func column(_ key: String) throws(SchemaError) -> ColumnID { try field(key).column() }
}
