import AnnexASchema

/// Every heading that the schema knows, by its folded form.
struct HeaderIndex: Sendable {
    /// A column that a heading may mean.
    struct Candidate: Sendable {
        let list: Int
        let column: Int
        let how: HeaderMatch
    }

    private let candidates: [String: [Candidate]]
    private let exact: [[String: Int]]
    private let computed: Set<String>
    /// How many columns of one list a heading may mean at most.
    let mostColumnsOfHeading: Int
    let lists: [ListDefinition]

    init(schema: Schema) {
        lists = schema.lists
        var candidates: [String: [Candidate]] = [:]
        var exact: [[String: Int]] = []
        for (listIndex, list) in schema.lists.enumerated() {
            var words: [String: Int] = [:]
            for (columnIndex, column) in list.columns.enumerated() {
                words[column.header] = columnIndex
                let official = Folding.heading(column.header)
                candidates[official, default: []].append(
                    Candidate(list: listIndex, column: columnIndex, how: .normalised))
                for spelling in column.spellings where !HeadingPattern.isOne(spelling) {
                    let folded = Folding.heading(spelling)
                    let isKnown = candidates[folded]?.contains {
                        $0.list == listIndex && $0.column == columnIndex
                    }
                    if isKnown != true {
                        candidates[folded, default: []].append(
                            Candidate(list: listIndex, column: columnIndex, how: .spelling))
                    }
                }
            }
            // a list that the program wrote has ids as headings; one that is another column's heading stays that
            for (columnIndex, column) in list.columns.enumerated() {
                let folded = Folding.heading(column.id.rawValue)
                if candidates[folded]?.contains(where: { $0.list == listIndex }) != true {
                    candidates[folded, default: []].append(
                        Candidate(list: listIndex, column: columnIndex, how: .spelling))
                }
            }
            exact.append(words)
        }
        self.candidates = candidates
        mostColumnsOfHeading =
            candidates.values.map { found in
                Dictionary(grouping: found, by: \.list).values.map(\.count).max() ?? 0
            }
            .max() ?? 0
        self.exact = exact
        computed = Set(schema.editions.flatMap(\.computed).map(Folding.heading))
    }

    /// Whether a heading is one that a tool puts over what it computes itself.
    func isComputed(_ header: String) -> Bool { computed.contains(Folding.heading(header)) }

    /// The columns that a heading may mean, over all lists.
    func candidates(_ header: String) -> [Candidate] {
        let folded = Folding.heading(header)
        guard !folded.isEmpty else { return [] }
        return candidates[folded] ?? Folding.headingBehindNumber(header).flatMap { candidates[$0] } ?? []
    }

    /// How a heading names a column of one list; the template's own words first.
    func match(_ header: String, list: Int) -> [Candidate] {
        if let column = exact[list][header] { return [Candidate(list: list, column: column, how: .exact)] }
        let found = candidates(header).filter { $0.list == list }
        let official = found.filter { $0.how == .normalised }
        guard found.isEmpty else { return official.isEmpty ? found : official }
        return joined(header, list: list)
    }

    /// The columns of a heading that joins the headings of several: `Gender / Ethnicity`.
    private func joined(_ header: String, list: Int) -> [Candidate] {
        let parts = header.split(separator: "/")
        guard parts.count > 1 else { return [] }
        let columns = parts.map { part in candidates(String(part)).first { $0.list == list } }
        guard columns.allSatisfy({ $0 != nil }) else { return [] }
        let found = columns.compactMap { $0 }
        return Set(found.map(\.column)).count == parts.count ? found : []
    }
}
