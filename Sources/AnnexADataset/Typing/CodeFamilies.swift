import AnnexASchema

/// Forms that many sets share: yes and no, letters and numbers behind a code, a category before a detail, names
/// of several categories joined.
struct CodeFamilies: Sendable {
    private let set: CodeSet
    private let bare: [String: Int]
    private let yesNo: [String: Int]
    /// `RC` where all codes are `RC` and one figure.
    private let prefix: String?
    private let multiple: Int?
    private let unknown: Int?
    private let categories: [String: Int]

    init(set: CodeSet) {
        self.set = set
        var bare: [String: Int] = [:]
        for (index, code) in set.codes.enumerated() {
            let folded = Folding.code(code.bare)
            bare[folded] = bare[folded] ?? index
        }
        self.bare = bare
        var yesNo: [String: Int] = [:]
        if let yes = bare["yes"], let no = bare["no"] {
            for word in ["y", "true", "1", "1 yes"] { yesNo[word] = yes }
            for word in ["n", "false", "0", "0 no"] { yesNo[word] = no }
        }
        self.yesNo = yesNo
        let prefixes = Set(bare.keys.map { String($0.prefix { $0.isLetter }) })
        let areNumbered = bare.keys.allSatisfy {
            $0.drop { $0.isLetter }.count == 1 && $0.last?.isNumber == true
        }
        prefix = prefixes.count == 1 && areNumbered ? prefixes.first.flatMap { $0.isEmpty ? nil : $0 } : nil
        multiple = set.codes.firstIndex { $0.label.lowercased().hasPrefix("multiple") }
        unknown = set.codes.firstIndex { code in
            let label = Folding.code(code.label)
            return Self.labelsOfUnknown.contains { label.hasPrefix($0) }
        }
        var categories: [String: Int] = [:]
        if multiple != nil {
            for (index, code) in set.codes.enumerated() where index != multiple {
                if let word = Folding.words(Folding.code(code.label)).first {
                    categories[String(word)] = index
                }
            }
        }
        self.categories = categories
    }

    /// What a folded text means that belongs to a family; nil where it belongs to none.
    func meaning(of folded: String) -> CodeRecogniser.Meaning? {
        if let index = yesNo[folded] { return .code(index) }
        if let multiple, let index = severalCategories(folded, multiple: multiple) { return .code(index) }
        if let unknown, Self.saysUnknown.contains(folded) { return .code(unknown) }
        return subCode(folded).map { .code($0) }
    }

    private static let labelsOfUnknown = [
        "unknown", "not stated", "residence not known", "information not yet obtained",
    ]
    private static let saysUnknown: Set<String> = [
        "unknown", "not known", "not recorded", "not stated", "not obtained", "not yet obtained",
    ]

    /// `YNNN`, `Emotional; Physical`, `Likelihood of Neglect`.
    private func severalCategories(_ folded: String, multiple: Int) -> Int? {
        let words = Folding.words(folded)
        if words.count == 1, words[0].utf8.count == categories.count,
            words[0].allSatisfy({ $0 == "y" || $0 == "n" })
        {
            let held = words[0].enumerated().filter { $0.element == "y" }.map(\.offset)
            return held.isEmpty ? nil : held.count == 1 ? held[0] : multiple
        }
        var found: Set<Int> = []
        for word in words {
            if let index = categories[String(word)] {
                found.insert(index)
            } else if !Self.fillers.contains(String(word)) {
                return nil
            }
        }
        return found.isEmpty ? nil : found.count == 1 ? found.first : multiple
    }

    private static let fillers: Set<String> = [
        "abuse", "and", "or", "only", "likelihood", "likely", "risk", "of", "multiple", "category", "both",
        "with",
    ]

    /// `U1a - Foster …`, `RC8a`, `N1SA : Physical Abuse`, `A4OUT`, `SE12`, `CIN - N1c Abuse`, `3d Parents …`,
    /// `Code 'C2' is not mapped`: a code of the set with letters of the authority's own behind it.
    private func subCode(_ folded: String) -> Int? {
        if folded.hasPrefix("code '"), folded.hasSuffix("' is not mapped") {
            let inside = String(folded.dropFirst(6).dropLast(15))
            return bare[inside] ?? letterAndFigure(inside)
        }
        var rest = folded[...]
        for lead in ["cin - ", "cla - ", "dnu "] where rest.hasPrefix(lead) {
            rest = rest.dropFirst(lead.count)
        }
        let head = String(rest.prefix { $0.isLetter || $0.isNumber })
        guard head.count >= 2, head.count <= 7 else { return nil }
        if let index = letterAndFigure(head), isWhole(head, rest) || isFollowed(head, rest) { return index }
        if let index = bare[head] { return rest.count > head.count && rest != folded[...] ? index : nil }
        // figures in front without the set's own letters: "3d Parents with learning difficulties"
        if let prefix, head.first?.isNumber == true,
            head.count <= 2 || head.dropFirst().allSatisfy(\.isLetter),
            head.dropFirst().allSatisfy(\.isLetter), rest.count > head.count,
            rest[head.endIndex...].dropFirst().first?.isLetter == true || head.count > 3
        {
            return head.count >= 2 ? bare[prefix + String(head.prefix(1))] : nil
        }
        for (code, index) in bare where code.last?.isNumber == true || code.count > 2 {
            guard code.contains(where: \.isNumber), code.first?.isLetter == true else { continue }
            // "SE12" is E12 in one system
            if head == "s" + code, code.first == "e" { return index }
            guard head.hasPrefix(code), head.count > code.count else { continue }
            let tail = head.dropFirst(code.count)
            guard tail.allSatisfy(\.isLetter) || (tail.first?.isLetter == true && tail.count == 2),
                tail.count <= 2 || ["in", "out"].contains(String(tail))
            else { continue }
            return index
        }
        return nil
    }

    /// `U1`, `B2` where codes are letters before a colon: the figure tells suitability.
    private func letterAndFigure(_ head: String) -> Int? {
        guard head.utf8.count == 2, let last = head.last, "123".contains(last),
            let index = bare[String(head.prefix(1))],
            set.codes[index].code.hasPrefix(set.codes[index].bare + ":")
        else { return nil }
        return index
    }

    private func isWhole(_ head: String, _ rest: Substring) -> Bool { rest.count == head.count }

    private func isFollowed(_ head: String, _ rest: Substring) -> Bool {
        rest.dropFirst(head.count).hasPrefix(" - ") || rest.dropFirst(head.count).hasPrefix(" :")
    }
}
