import AnnexASchema

/// What texts may name, each looked up once: below the headings the same words stand in every row.
struct KnownTexts {
    let index: HeaderIndex
    private var answers: [String: [HeaderIndex.Candidate]] = [:]

    init(index: HeaderIndex) {
        self.index = index
    }

    mutating func candidates(_ text: String) -> [HeaderIndex.Candidate] {
        if let known = answers[text] { return known }
        let found = index.candidates(text)
        answers[text] = found
        return found
    }
}

/// How many columns of which lists a row's texts name.
struct HeadingFit {
    /// How many columns of the list that fits best.
    let score: Int
    private let columns: [Set<Int>]
    private let worded: [Set<Int>]
    /// For each text what it may name.
    private let candidates: [[HeaderIndex.Candidate]]

    init(_ row: HeaderBinding.TopRow, known: inout KnownTexts) {
        var columns = [Set<Int>](repeating: [], count: known.index.lists.count)
        var worded = columns
        var all: [[HeaderIndex.Candidate]] = []
        for text in row.texts.values {
            let candidates = known.candidates(text)
            for candidate in candidates {
                columns[candidate.list].insert(candidate.column)
                if candidate.how == .normalised { worded[candidate.list].insert(candidate.column) }
            }
            all.append(candidates)
        }
        score = columns.map(\.count).max() ?? 0
        (self.columns, self.worded, candidates) = (columns, worded, all)
    }

    /// The list that the row belongs to: the one named, unless another fits better and the row clearly has its headings.
    /// Nil where none is named and several fit equally well.
    func list(named: Int?) -> Int? {
        let best = columns.indices.filter { columns[$0].count == score }
        if let named, best.contains(named) { return named }
        let most = best.map { worded[$0].count }.max()
        let wordedBest = best.filter { worded[$0].count == most }
        if let named, columns[named].count >= 3 {
            let clearest = best.filter { isClearly($0, not: named) }
            return clearest.isEmpty ? named : clearest.first { wordedBest.contains($0) } ?? clearest[0]
        }
        return wordedBest.count == 1 ? wordedBest[0] : nil
    }

    /// Whether the headings tell one list rather than the other: more in the template's own words than any words tell
    /// the other; or two of the template's own, or one with two names that no further list has, and more than tell
    /// the other. `Start Date` and `Status` alone tell none.
    private func isClearly(_ one: Int, not other: Int) -> Bool {
        if worded[one].count > columns[other].count { return true }
        let own = candidates.filter { $0.contains { $0.list == one } && !$0.contains { $0.list == other } }
        let others = candidates.filter { $0.contains { $0.list == other } && !$0.contains { $0.list == one } }
        func official(_ texts: [[HeaderIndex.Candidate]], _ list: Int) -> Int {
            texts.count { $0.contains { $0.list == list && $0.how == .normalised } }
        }
        let words = official(own, one)
        let weight =
            2 * words
            + own.count { text in
                text.allSatisfy { $0.list == one } && !text.contains { $0.how == .normalised }
            }
        return words > 0 && weight >= 4 && weight > official(others, other) + others.count
    }
}
