import AnnexADataset
import AnnexASchema
import CalendarDays

/// Gives what rules met its words, its order and its fingerprint.
struct FindingMaker {
    private let query: ReturnQuery
    private let terms: RuleEvaluator.Terms
    private var matcher: AcknowledgementMatcher
    private var pseudonyms = Pseudonyms()

    init(query: ReturnQuery, terms: RuleEvaluator.Terms) {
        self.query = query
        self.terms = terms
        matcher = AcknowledgementMatcher(
            terms.acknowledgements ?? [], asAt: query.dataset.dates.reference)
    }

    /// What became of the acknowledgements, once all findings are made.
    var acknowledgements: AcknowledgementOutcome { matcher.outcome }

    mutating func findings(_ met: [MetRule]) -> [Finding] {
        var placed = met.enumerated().map { (position: $0.offset, rule: $0.element, key: key($0.element)) }
        placed.sort { ($0.key, $0.position) < ($1.key, $1.position) }
        var occurrences: [UInt64: Int] = [:]
        var findings: [Finding] = []
        findings.reserveCapacity(placed.count)
        for one in placed {
            let identity = Identity(one.rule, in: query.dataset)
            let acknowledged = matcher.match(identity.key, hides: terms.privacy)
            let pseudonym = identity.child.map { terms.privacy.redacts ? pseudonyms.name(of: $0) : $0 }
            // a fingerprint of a child's identifier could be tried out, that of a pseudonym tells nothing
            let told = terms.privacy.redacts ? identity.redacted(as: pseudonym) : identity.text
            let occurrence = occurrences[Fingerprint.number(of: told), default: 0] + 1
            occurrences[Fingerprint.number(of: told)] = occurrence
            findings.append(
                finding(
                    one.rule, childID: pseudonym,
                    fingerprint: Fingerprint.of("\(told)\u{1F}\(occurrence)"),
                    key: terms.privacy.redacts
                        ? FindingKey(rule: identity.key.rule, child: "", event: "") : identity.key,
                    acknowledged: acknowledged))
        }
        return findings
    }

    /// By list, row, column and rule; what concerns a file comes first.
    private struct Key: Comparable {
        let list: Int
        let file: Int
        let row: Int
        let column: Int
        let rule: String

        static func < (left: Key, right: Key) -> Bool {
            (left.list, left.file, left.row, left.column, left.rule)
                < (right.list, right.file, right.row, right.column, right.rule)
        }
    }

    private func key(_ met: MetRule) -> Key {
        let place = met.hit.place(in: query.dataset)
        return Key(
            list: met.hit.list ?? 0, file: place.file, row: place.row ?? -1, column: place.column ?? -1,
            rule: met.rule.id)
    }

    private func finding(
        _ met: MetRule, childID: String?, fingerprint: String, key: FindingKey,
        acknowledged: Finding.Acknowledged?
    ) -> Finding {
        let hit = met.hit
        let found = found(hit)
        let words = terms.privacy.words(words(hit, found: found))
        return Finding(
            rule: met.rule.id, severity: terms.choice.severity(of: met.rule.id) ?? met.asked.severity,
            place: hit.place(in: query.dataset), list: hit.list, childID: childID, field: hit.column,
            found: terms.privacy.value(found),
            expected: Template.filled(met.asked.expected, with: words),
            message: Template.filled(met.asked.message, with: words),
            fix: Template.filled(met.asked.fix, with: words), related: hit.related, count: hit.count,
            fingerprint: fingerprint, key: key, acknowledged: acknowledged)
    }

    private func found(_ hit: Hit) -> String {
        if let found = hit.found { return found }
        guard let list = hit.list, let row = hit.row, let id = hit.column,
            let column = query.dataset.list(list).column(id)
        else { return "" }
        return query.dataset.list(list).typedText(column, row: row)
    }

    /// What a coded cell was taken for: the template's text of the code, or the group alone.
    private func readAs(_ hit: Hit) -> String? {
        guard let list = hit.list, let row = hit.row, let id = hit.column,
            let column = query.dataset.list(list).column(id),
            let codes = column.definition.codeSet.flatMap({ query.schema.codeSets[$0] })
        else { return nil }
        let value = column.value(row)
        return value.code.map { codes.codes[$0].code } ?? value.groupAlone.map { codes.groups[$0] }
    }

    private func words(_ hit: Hit, found: String) -> [String: String] {
        var words = hit.words
        words["found"] = found
        words["count"] = "\(hit.count)"
        words["cells"] = hit.count == 1 ? "1 cell" : "\(hit.count) cells"
        words["read_as"] = readAs(hit)
        if let list = hit.list {
            words["list"] = "List \(list)"
            words["column"] = hit.column.flatMap { query.dataset.list(list).column($0)?.definition.header }
        }
        return words
    }
}

/// What makes a finding the same in another export: rule, child and event; where there is no child, the text that the
/// finding stands for.
struct Identity {
    /// The child or adopter, where one row is concerned that tells one.
    let child: String?
    /// What an acknowledgement names it by.
    let key: FindingKey
    /// All of it, to be made a fingerprint of.
    let text: String

    init(_ met: MetRule, in dataset: Dataset) {
        let hit = met.hit
        var parts = [met.rule.id, hit.list.map(String.init) ?? "", hit.column?.rawValue ?? ""]
        if !hit.isOfMany, let list = hit.list, let row = hit.row {
            let table = dataset.list(list)
            let event = Self.event(table, row)
            child = table.personID(row: row)
            let family = Self.family(table, row, in: dataset)
            parts += child.map { ["child", $0, event] } ?? ["row", family, event]
            key = FindingKey(rule: met.rule.id, child: child ?? family, event: event)
        } else {
            child = nil
            let detail = hit.words["month"] ?? hit.words["detail"] ?? ""
            let found = hit.row == nil || hit.isOfMany ? hit.found ?? "" : ""
            parts += ["text", found, detail]
            key = FindingKey(
                rule: met.rule.id, child: "",
                event: [found, detail].filter { !$0.isEmpty }.joined(separator: ", "))
        }
        text = parts.joined(separator: "\u{1F}")
    }

    /// The same without a value of the return: the rule, list and column, and the name that stands for the child.
    func redacted(as pseudonym: String?) -> String {
        text.split(separator: "\u{1F}", maxSplits: 3, omittingEmptySubsequences: false).prefix(3)
            .joined(separator: "\u{1F}") + "\u{1F}" + (pseudonym ?? "")
    }

    private static func event(_ table: ListTable, _ row: Int) -> String {
        guard let column = table.columns.first(where: { $0.definition.role == .event }), column.isPresent
        else { return "" }
        return column.value(row).day?.iso ?? table.typedText(column, row: row)
    }

    private static func family(_ table: ListTable, _ row: Int, in dataset: Dataset) -> String {
        let family = table.families[row]
        return family >= 0 ? dataset.families.string(Int(family)) : ""
    }
}

/// Fills the `{words}` of a message.
enum Template {
    static func filled(_ template: String, with words: [String: String]) -> String {
        guard template.contains("{") else { return template }
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            text += words[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}

/// A short lasting name for a text: FNV-1a over its bytes, twice, as 16 hexadecimal digits.
enum Fingerprint {
    static func number(of text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash ^= hash >> 32
        return hash &* 0x9e37_79b9_7f4a_7c15
    }

    static func of(_ text: String) -> String {
        let digits = String(number(of: text), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
