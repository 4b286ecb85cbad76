import AnnexASchema

/// The words of each code's own label, to tell whether words beside a code are another code's.
struct LabelWords: Sendable {
    /// As the vocabulary has them.
    private let meant: [Set<String>]
    /// As they stand.
    private let typed: [[String]]
    private let groups: [String?]

    init(set: CodeSet, reader: WordReader) {
        meant = set.codes.map { Set(reader.words(Folding.code($0.label))) }
        typed = set.codes.map { reader.typed(Folding.code($0.label)) }
        groups = set.codes.map(\.group)
    }

    /// Whether words that stand beside a code speak for another one, as in `U4: Foster placement - relatives - long
    /// term`, or against it, as in `X: Not in custody`; `wholly` where only another's whole label does. A label cut
    /// short (`U6 - Foster placement`) is its own.
    func contradict(meant words: [String], typed plain: [String], _ code: Int, wholly: Bool) -> Bool {
        let said = Set(words)
        guard !said.isEmpty, said != meant[code], plain != typed[code] else { return false }
        if meant.contains(said) || typed.contains(plain) { return true }
        if wholly { return false }
        return isDenied(said, by: meant[code])
            || isElsewhere(code) { said.isSubset(of: meant[$0]) }
            || isElsewhere(code) { typed[$0].contains(plain) }
    }

    /// Whether words are part of other codes' labels and not of this one's: of one label, or of one group's, or of
    /// some in its own group (`P2 full time`).
    private func isElsewhere(_ code: Int, isPart: (Int) -> Bool) -> Bool {
        let holding = meant.indices.filter(isPart)
        guard let first = holding.first, !holding.contains(code) else { return false }
        if holding.count == 1 { return true }
        let all = Set(holding.map { groups[$0] })
        return (groups[first] != nil && all.count == 1) || (groups[code] != nil && all.contains(groups[code]))
    }

    private static let denial = "not:"

    /// Whether the one denies what the other has.
    private func isDenied(_ said: Set<String>, by label: Set<String>) -> Bool {
        if said.contains(Self.denial) { return true }
        let denied = said.symmetricDifference(label).filter { $0.hasPrefix(Self.denial) }
        return denied.contains { word in
            let affirmed = String(word.dropFirst(Self.denial.count))
            return said.contains(word) ? label.contains(affirmed) : said.contains(affirmed)
        }
    }
}
