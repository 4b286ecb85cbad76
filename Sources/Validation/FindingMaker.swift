import AnnexADataset
import AnnexASchema
import CalendarDays

/// Gives what rules met its words, its order and its fingerprint.
struct FindingMaker {
    let query: ReturnQuery

    func findings(_ met: [MetRule]) -> [Finding] {
        var placed = met.enumerated().map { (position: $0.offset, rule: $0.element, key: key($0.element)) }
        placed.sort { ($0.key, $0.position) < ($1.key, $1.position) }
        var occurrences: [String: Int] = [:]
        return placed.map { one in
            let identity = identity(of: one.rule)
            let occurrence = occurrences[identity, default: 0] + 1
            occurrences[identity] = occurrence
            return finding(one.rule, fingerprint: Fingerprint.of("\(identity)\u{1F}\(occurrence)"))
        }
    }

    /// By list, row, column and rule; what concerns a file comes first.
    private struct Key: Comparable {
        let numbers: [Int]
        let rule: String

        static func < (left: Key, right: Key) -> Bool {
            if left.numbers != right.numbers { return left.numbers.lexicographicallyPrecedes(right.numbers) }
            return left.rule < right.rule
        }
    }

    private func key(_ met: MetRule) -> Key {
        let place = met.hit.place(in: query.dataset)
        return Key(
            numbers: [met.hit.list ?? 0, place.file, place.row ?? -1, place.column ?? -1], rule: met.rule.id)
    }

    private func finding(_ met: MetRule, fingerprint: String) -> Finding {
        let hit = met.hit
        let found = found(hit)
        let words = words(hit, found: found)
        return Finding(
            rule: met.rule.id, severity: met.asked.severity, place: hit.place(in: query.dataset),
            list: hit.list, childID: childID(hit), field: hit.column, found: found,
            expected: Template.filled(met.asked.expected, with: words),
            message: Template.filled(met.asked.message, with: words),
            fix: Template.filled(met.asked.fix, with: words), related: hit.related, count: hit.count,
            fingerprint: fingerprint)
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

    private func childID(_ hit: Hit) -> String? {
        guard !hit.isOfMany, let list = hit.list, let row = hit.row else { return nil }
        return query.dataset.list(list).personID(row: row)
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

    // MARK: What makes a finding the same in another export

    /// Rule, child and event: where there is no child, the text that the finding stands for.
    private func identity(of met: MetRule) -> String {
        let hit = met.hit
        var parts = [met.rule.id, hit.list.map(String.init) ?? "", hit.column?.rawValue ?? ""]
        if let child = childID(hit) {
            parts += ["child", child, event(hit)]
        } else if !hit.isOfMany, let list = hit.list, let row = hit.row {
            parts += ["row", family(list, row), event(hit)]
        } else {
            let detail = hit.words["month"] ?? hit.words["detail"] ?? ""
            parts += ["text", hit.row == nil || hit.isOfMany ? hit.found ?? "" : "", detail]
        }
        return parts.joined(separator: "\u{1F}")
    }

    private func event(_ hit: Hit) -> String {
        guard let list = hit.list, let row = hit.row else { return "" }
        let table = query.dataset.list(list)
        guard let column = table.columns.first(where: { $0.definition.role == .event }), column.isPresent
        else { return "" }
        return column.value(row).day?.iso ?? table.typedText(column, row: row)
    }

    private func family(_ list: Int, _ row: Int) -> String {
        let family = query.dataset.list(list).families[row]
        return family >= 0 ? query.dataset.families.string(Int(family)) : ""
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
    static func of(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash ^= hash >> 32
        let digits = String(hash &* 0x9e37_79b9_7f4a_7c15, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
