public import AnnexASchema

/// What one council types for codes: a file of its own beside the schema's spellings.
///
/// The file is CSV with the headings `code_set`, `spelling` and `code`; `count` and `suggestions` may stand
/// there too and are not read. A line without a code says nothing, so that a list to fill in can be given back
/// half done.
public struct LocalSpellings: Sendable {
    /// For each code set, spelling and code as a schema folder would have them.
    public let spellings: [CodeSetID: [Schema.Spelling]]

    /// Headings of the file, those that are needed first.
    public static let headings = ["code_set", "spelling", "code", "count", "suggestions"]

    /// Mistakes in the file, each with its line; no spelling is quoted, as it may come out of a return.
    public struct Mistakes: Error, Sendable {
        /// In the order of the lines.
        public let all: [SchemaError]
    }

    /// Reads the file's text; the file's name is for the mistakes.
    public init(text: String, file: String, schema: Schema) throws(Mistakes) {
        let rows: [SchemaTable.Row]
        do {
            rows = try SchemaTable.rows(
                of: text, file: file, headings: Array(Self.headings.prefix(3)),
                optional: Array(Self.headings.dropFirst(3)))
        } catch { throw Mistakes(all: [error]) }
        var spellings: [CodeSetID: [Schema.Spelling]] = [:]
        var mistakes: [SchemaError] = []
        var seen: [String: (code: String, line: Int)] = [:]
        var recognisers: [CodeSetID: CodeRecogniser] = [:]
        for row in rows {
            func mistake(_ reason: String) {
                mistakes.append(SchemaError(file: file, line: row.line, reason: reason))
            }
            let id = CodeSetID(rawValue: row["code_set"])
            guard let set = schema.codeSets[id] else {
                let names = schema.codeSets.keys.map(\.rawValue).sorted().joined(separator: ", ")
                mistake("there is no code set of this name; there are: \(names)")
                continue
            }
            let typed = row["code"]
            if typed.allSatisfy(\.isWhitespace) { continue }
            let spelling = row["spelling"]
            guard !spelling.allSatisfy(\.isWhitespace) else {
                mistake("the spelling is missing")
                continue
            }
            let recogniser = recognisers[id] ?? CodeRecogniser(set: set, spellings: [])
            recognisers[id] = recogniser
            guard let code = Self.code(typed, in: set, recogniser) else {
                mistake(
                    "this is no code of \(id): give one as the template has it, its short form or its label, "
                        + "or GROUP: with a group of the set, or BLANK; 'annex-a schema show \(id)' lists them"
                )
                continue
            }
            let key = "\(id)|\(Folding.code(spelling))"
            if let earlier = seen[key], earlier.code != code {
                mistake("the spelling stands in line \(earlier.line) with another code")
                continue
            }
            if seen.updateValue((code, row.line), forKey: key) == nil {
                spellings[id, default: []].append(Schema.Spelling(text: spelling, code: code))
            }
        }
        guard mistakes.isEmpty else { throw Mistakes(all: mistakes) }
        self.spellings = spellings
    }

    private static func code(_ typed: String, in set: CodeSet, _ recogniser: CodeRecogniser) -> String? {
        let folded = Folding.code(typed)
        if folded == "blank" { return "BLANK" }
        if folded.hasPrefix("group:") {
            let name = folded.dropFirst(6).drop { $0 == " " }
            return set.groups.first { Folding.code($0) == name }.map { "GROUP:" + $0 }
        }
        if let index = set.index(of: typed) { return set.codes[index].code }
        guard case .code(let index) = recogniser.recogniseAsKnown(typed).meaning else { return nil }
        return set.codes[index].code
    }
}
