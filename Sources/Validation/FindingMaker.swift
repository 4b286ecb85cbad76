import AnnexADataset
import AnnexASchema
import CalendarDays

/// Gives what rules met its order, its fingerprints and, one by one, its words.
final class FindingMaker: Sendable {
    /// What became of the acknowledgements.
    let acknowledgements: AcknowledgementOutcome

    private let query: ReturnQuery
    let terms: RuleEvaluator.Terms
    private let rules: [RuleDefinition]
    private let store: HitStore
    private let identity: FindingIdentity
    /// How serious each rule's questions are taken.
    private let severities: [[Severity]]
    private let fingerprints: [UInt64]
    private let accepted: [Int: Finding.Acknowledged]
    private let pseudonyms: Pseudonyms

    /// How many findings there are.
    var count: Int { store.records.count }

    /// A maker of findings of what those rules met.
    init(
        _ met: consuming HitStore, rules: [RuleDefinition], query: ReturnQuery, terms: RuleEvaluator.Terms,
        weighs: Bool
    ) {
        self.query = query
        self.terms = terms
        self.rules = rules
        severities = rules.map { rule in
            rule.questions.map { terms.choice.severity(of: rule.id) ?? $0.severity }
        }
        var keys = HitOrder(query.dataset, rules: rules).keys(met)
        if weighs { Precedence(rules: rules, dataset: query.dataset).keepStanding(&keys, in: met) }
        met.keep(keys.lazy.map(\.position))
        keys = []
        store = met

        var matcher = AcknowledgementMatcher(
            terms.acknowledgements ?? [], asAt: query.dataset.dates.reference)
        let identity = FindingIdentity(query.dataset)
        self.identity = identity
        var last = (row: (list: -1, row: -1), parts: FindingIdentity.Parts())
        var accepted: [Int: Finding.Acknowledged] = [:]
        var pseudonyms = Pseudonyms()
        var hashes: [HitOrder.Key] = []
        hashes.reserveCapacity(store.records.count)
        for (position, record) in store.records.enumerated() {
            let hit = store.hit(record, in: query.dataset)
            let rule = rules[Int(record.rule)].id
            if terms.acknowledgements != nil,
                let one = matcher.match(identity.key(hit, rule: rule), hides: terms.privacy)
            {
                accepted[position] = one
            }
            var hash = Fingerprint(rule: rule, list: hit.list, field: hit.column)
            if terms.privacy.redacts {
                // a fingerprint of a child's identifier could be tried out, that of a pseudonym tells nothing
                if let child = identity.child(hit) { hash.add(pseudonyms.give(child)) } else { hash.add("") }
            } else {
                // many findings of one row come one after another
                let row = hit.isOfMany ? (-1, -1) : (hit.list ?? -1, hit.row ?? -1)
                if row.1 < 0 || row != last.row { last = (row, identity.parts(hit)) }
                hash.add(last.parts)
            }
            hashes.append(HitOrder.Key(high: hash.state, low: UInt64(position)))
        }
        acknowledgements = matcher.outcome
        hashes.sort()
        var fingerprints = [UInt64](repeating: 0, count: hashes.count)
        var occurrence = 0
        for (index, one) in hashes.enumerated() {
            occurrence = index > 0 && hashes[index - 1].high == one.high ? occurrence + 1 : 1
            var hash = Fingerprint(state: one.high)
            hash.add(String(occurrence))
            fingerprints[one.position] = hash.number
        }
        (self.fingerprints, self.accepted, self.pseudonyms) = (fingerprints, accepted, pseudonyms)
    }

    /// Whether any finding is known and accepted.
    var hasAcknowledged: Bool { accepted.values.contains(where: \.holds) }

    /// How often each rule is broken among the findings at those positions, by list and column.
    func tallies(of positions: some Sequence<Int>) -> FindingTallies {
        var tallies = FindingTallies()
        for position in positions {
            tallies.count(tallyKey(position), row: store.records[position].row) {
                FindingTally(head(at: position))
            }
        }
        return tallies
    }

    /// What a finding is counted by: rule and question, list and column.
    func tallyKey(_ position: Int) -> UInt64 {
        let record = store.records[position]
        return UInt64(record.rule) << 32 | UInt64(record.question) << 24 | UInt64(record.list) << 16
            | UInt64(UInt16(bitPattern: record.column))
    }

    /// What the finding at a position is about.
    func head(at position: Int) -> FindingHead {
        let record = store.records[position]
        let hit = store.hit(record, in: query.dataset)
        return FindingHead(
            rule: rules[Int(record.rule)].id, severity: severity(record), list: hit.list,
            row: hit.isOfMany ? nil : hit.row, field: hit.column, place: hit.place(in: query.dataset),
            isAcknowledged: accepted[position]?.holds ?? false)
    }

    /// The finding at a position with all its words.
    func finding(at position: Int) -> Finding {
        let record = store.records[position]
        let hit = store.hit(record, in: query.dataset)
        let rule = rules[Int(record.rule)]
        let asked = rule.questions[Int(record.question)]
        let child = identity.child(hit)
        let found = found(hit)
        let words = terms.privacy.words(words(hit, asked, found: found))
        return Finding(
            rule: rule.id, severity: severity(record), place: hit.place(in: query.dataset), list: hit.list,
            childID: terms.privacy.redacts ? child.flatMap { pseudonyms.names[$0] } : child,
            field: hit.column, found: terms.privacy.value(found),
            expected: Template.filled(asked.expected, with: words),
            message: Template.filled(asked.message, with: words),
            fix: Template.filled(asked.fix, with: words), related: hit.allRelated(in: query.dataset),
            count: hit.count, fingerprint: Fingerprint.digits(fingerprints[position]),
            key: terms.privacy.redacts
                ? FindingKey(rule: rule.id, child: "", event: "") : identity.key(hit, rule: rule.id),
            acknowledged: accepted[position])
    }

    private func severity(_ record: HitStore.Record) -> Severity {
        severities[Int(record.rule)][Int(record.question)]
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

    private func words(
        _ hit: Hit, _ asked: RuleDefinition.Question, found: String
    ) -> [String: String] {
        var words = hit.words
        if case .observed = asked.check, words["detail"] == nil { words["detail"] = "" }
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
struct FindingIdentity: Sendable {
    private let dataset: Dataset

    init(_ dataset: Dataset) {
        self.dataset = dataset
    }

    /// The child or adopter, where one row is concerned that tells one.
    func child(_ hit: Hit) -> String? {
        guard !hit.isOfMany, let list = hit.list, let row = hit.row else { return nil }
        return dataset.lists[list - 1].personID(row: row)
    }

    /// What an acknowledgement names it by.
    func key(_ hit: Hit, rule: String) -> FindingKey {
        let (name, event) = (parts(hit).name, parts(hit).event)
        guard hit.isOfMany || hit.row == nil else { return FindingKey(rule: rule, child: name, event: event) }
        return FindingKey(
            rule: rule, child: "", event: [name, event].filter { !$0.isEmpty }.joined(separator: ", "))
    }

    /// What is told apart besides rule and column.
    struct Parts {
        var kind = ""
        var name = ""
        var event = ""
    }

    /// All of it but the rule and the column.
    func parts(_ hit: Hit) -> Parts {
        guard !hit.isOfMany, let list = hit.list, let row = hit.row else {
            return Parts(
                kind: "text", name: hit.found ?? "", event: hit.words["month"] ?? hit.words["detail"] ?? "")
        }
        let table = dataset.lists[list - 1]
        let event = event(table, row)
        return table.personID(row: row).map { Parts(kind: "child", name: $0, event: event) }
            ?? Parts(kind: "row", name: family(table, row), event: event)
    }

    private func event(_ table: ListTable, _ row: Int) -> String {
        guard let column = table.columns.first(where: { $0.definition.role == .event }), column.isPresent
        else { return "" }
        return column.value(row).day?.iso ?? table.typedText(column, row: row)
    }

    private func family(_ table: ListTable, _ row: Int) -> String {
        let family = table.families[row]
        return family >= 0 ? dataset.families.string(Int(family)) : ""
    }
}

/// Fills the `{words}` of a message.
enum Template {
    static func filled(_ template: String, with words: [String: String]) -> String {
        guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
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

/// A short lasting name for what makes a finding: FNV-1a over its parts, mixed, as 16 hexadecimal digits.
struct Fingerprint {
    /// What the parts so far come to.
    private(set) var state: UInt64

    /// One of a rule, list and column, to which parts may be added.
    init(rule: String, list: Int?, field: ColumnID?) {
        state = 0xcbf2_9ce4_8422_2325
        for byte in rule.utf8 { mix(byte) }
        add(list.map(String.init) ?? "")
        add(field?.rawValue ?? "")
    }

    /// One to which more parts are added.
    init(state: UInt64) {
        self.state = state
    }

    /// Adds a part.
    mutating func add(_ part: String) {
        mix(0x1F)
        for byte in part.utf8 { mix(byte) }
    }

    /// Adds what tells findings of one rule and column apart.
    mutating func add(_ parts: FindingIdentity.Parts) {
        add(parts.kind)
        add(parts.name)
        add(parts.event)
    }

    private mutating func mix(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
    }

    /// What all parts come to.
    var number: UInt64 { (state ^ state >> 32) &* 0x9e37_79b9_7f4a_7c15 }

    /// A number as it is written.
    static func digits(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
