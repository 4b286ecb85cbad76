public import AnnexASchema

/// Tells what people mean by a spelling of a code: which code, which group, or neither.
///
/// When two readings are possible, neither is taken: a wrong code is worse than none.
public struct CodeRecogniser: Sendable {
    private let set: CodeSet
    private let forms: [String: Answer]
    private let spellings: [String: Answer]
    private let groups: [String: Answer]
    private let bare: [String: Int]
    private let local: [String: Answer]
    private let families: CodeFamilies
    private let words: LazyWordIndex

    /// The longest text that is looked at, in bytes: what is longer is a note and no code.
    private static let longest = 1_000

    /// A recogniser of one set's codes.
    ///
    /// Without a vocabulary no text is recognised by its words.
    public init(
        set: CodeSet, spellings known: [Schema.Spelling], vocabulary: [Schema.Term] = [],
        local own: [Schema.Spelling] = []
    ) {
        self.set = set
        var forms: [String: Answer] = [:]
        var bare: [String: Int] = [:]
        func offer(_ form: String, _ index: Int) {
            let folded = Folding.code(form)
            guard !folded.isEmpty else { return }
            let answer = Answer(meaning: .code(index), how: .normalised)
            if let other = forms[folded], other.meaning != answer.meaning {
                forms[folded] = Answer(meaning: .contradictory, how: .unknown)
            } else {
                forms[folded] = answer
            }
        }
        for (index, code) in set.codes.enumerated() {
            bare[Folding.code(code.bare)] = bare[Folding.code(code.bare)] ?? index
        }
        for (index, code) in set.codes.enumerated() {
            offer(code.code, index)
            offer(code.label, index)
            offer(Self.withoutLetter(Folding.code(code.code)), index)
            for form in [
                "\(code.bare) - \(code.label)", "\(code.bare): \(code.label)", "\(code.bare) \(code.label)",
                "\(code.label) (\(code.bare))", "\(code.label) [\(code.bare)]",
                "(\(code.bare)) \(code.label)",
            ] {
                offer(form, index)
            }
        }
        for (text, index) in bare { forms[text] = Answer(meaning: .code(index), how: .normalised) }
        var groups: [String: Answer] = [:]
        for (index, group) in set.groups.enumerated() {
            let members = set.codes.indices.filter { set.codes[$0].group == group }
            groups[Folding.code(group)] =
                members.count == 1
                ? Answer(meaning: .code(members[0]), how: .normalised)
                : Answer(meaning: .group(index), how: .group)
        }
        self.forms = forms
        self.groups = groups
        self.bare = bare
        var spellings: [String: Answer] = [:]
        var texts = set.codes.enumerated().flatMap { index, code in
            [code.label, Self.withoutLetter(code.code)].map { (Folding.code($0), Meaning.code(index)) }
        }
        for spelling in known {
            guard let meaning = Self.meaning(of: spelling.code, in: set) else { continue }
            let folded = Folding.code(spelling.text)
            spellings[folded] = Answer(meaning: meaning, how: .spelling)
            // a letter says nothing of a code's words
            if folded.utf8.count > 2 || folded.last != ")" { texts.append((folded, meaning)) }
        }
        self.spellings = spellings
        var local: [String: Answer] = [:]
        for spelling in own {
            guard let meaning = Self.meaning(of: spelling.code, in: set) else { continue }
            local[Folding.code(spelling.text)] = Answer(meaning: meaning, how: .local)
        }
        self.local = local
        families = CodeFamilies(set: set)
        words = LazyWordIndex(set: set, vocabulary: vocabulary, known: texts)
    }

    /// What a text means.
    public func recognise(_ text: String) -> Answer {
        let answer = recogniseAsKnown(text)
        if answer.how == .local { return answer }
        if answer.meaning == .contradictory, let index = codeThatWordsConfirm(Folding.code(text)) {
            return Answer(meaning: .code(index), how: .words)
        }
        guard answer.meaning == .unknown || (answer.meaning == .blank && answer.how == .normalised),
            text.utf8.count <= Self.longest
        else { return answer }
        let folded = Folding.code(text)
        if answer.meaning == .blank {
            // "Not known" is a code of some sets
            guard let meaning = words.exactMeaning(of: folded) else { return answer }
            return Answer(meaning: meaning, how: .words)
        }
        guard
            let meaning = knownHead(folded) ?? words.meaning(of: folded) ?? categoryBeforeDetail(folded),
            !isAtOdds(folded, meaning)
        else { return answer }
        return Answer(meaning: groupBeforeOther(folded, meaning) ?? meaning, how: .words)
    }

    /// The codes whose known texts are nearest to a text that was not recognised, at most three, best first.
    public func suggestions(for text: String) -> [Int] {
        guard text.utf8.count <= Self.longest else { return [] }
        return words.suggestions(for: Folding.code(text))
    }

    /// `E15: Age assessment …, and E5, E6 and E7 do not apply`: the words behind the first code are its own.
    private func codeThatWordsConfirm(_ folded: String) -> Int? {
        guard spellings[folded] == nil else { return nil }
        let head = folded.prefix { $0.isLetter || $0.isNumber }
        guard let index = bare[String(head)], head.contains(where: \.isNumber) else { return nil }
        let rest = String(folded[head.endIndex...].drop { !($0.isLetter || $0.isNumber) })
        guard Folding.words(rest).count >= 4, words.meaning(of: rest) == .code(index) else { return nil }
        return index
    }

    /// `White - Other (A3)`: the group, and "other" behind it, which says that more was not asked; `Other White` is
    /// a code of that group.
    private func groupBeforeOther(_ folded: String, _ meaning: Meaning) -> Meaning? {
        var plain = WordReader.plain(WordReader.withoutNumbering(folded)).split(separator: " ")
        while let last = plain.last, last.contains(where: \.isNumber) { plain.removeLast() }
        guard case .code = meaning, plain.popLast() == "other", !plain.isEmpty else { return nil }
        let rest = plain.joined(separator: " ")
        guard let category = whole(rest)?.meaning ?? words.exactMeaning(of: rest), case .group = category,
            agree(category, meaning)
        else { return nil }
        return category
    }

    /// `6 - Housing services`: a code of the set stands before words that mean another.
    private func isAtOdds(_ folded: String, _ meaning: Meaning) -> Bool {
        let head = folded.prefix { $0.isLetter || $0.isNumber }
        let mark = folded[head.endIndex...].first { $0 != " " }
        guard let mark, "-:/".contains(mark), let index = bare[String(head)] else { return false }
        return !agree(.code(index), meaning)
    }

    /// `WOTW White other`: a spelling of letters alone that is known, before words that say nothing else.
    private func knownHead(_ folded: String) -> Meaning? {
        let head = folded.prefix { $0.isLetter || $0.isNumber }
        guard head.count == 4, head.endIndex < folded.endIndex, set.id.rawValue == "ethnicity",
            let known = spellings[String(head)], case .code = known.meaning
        else { return nil }
        let rest = String(folded[head.endIndex...].drop { !($0.isLetter || $0.isNumber) })
        guard let other = whole(rest)?.meaning ?? words.meaning(of: rest) else { return known.meaning }
        return agree(known.meaning, other) ? known.meaning : nil
    }

    /// `Abuse or neglect: Sexual exploitation`, `Police - CAIU`: the category decides, unless the detail speaks
    /// for something else.
    private func categoryBeforeDetail(_ folded: String) -> Meaning? {
        let text = WordReader.withoutNumbering(folded)
        for separator in [" - ", ": ", " / ", " > ", " (", "- ", " -", "/"] {
            guard let range = text.firstRange(of: separator) else { continue }
            let head = String(text[..<range.lowerBound])
            let rest = String(text[range.upperBound...])
            guard head.count >= 4, !head.hasPrefix("other"), rest.contains(where: \.isLetter) else {
                continue
            }
            guard !words.isDecisive(head),
                let category = whole(head)?.meaning ?? words.exactMeaning(of: head)
            else { continue }
            switch category {
            case .code, .group: break
            case .blank, .unknown, .contradictory: continue
            }
            let detail = whole(rest)?.meaning ?? words.meaning(of: rest)
            guard let detail else {
                if words.isDenial(rest) { return nil }
                // "Health services - other …": which of the group's codes, the rest says in words not understood
                if case .group = category, words.isDecisive(rest) { return nil }
                return words.isForeign(rest, to: category) ? nil : category
            }
            if agree(category, detail) {
                if case .group = category { return detail }
                return category
            }
            return nil
        }
        return nil
    }

    /// What a text means that is a form of a code or a known spelling; its words are not weighed.
    public func recogniseAsKnown(_ text: String) -> Answer {
        guard text.utf8.count <= Self.longest else { return Answer(meaning: .unknown, how: .unknown) }
        if let index = set.codes.firstIndex(where: { $0.code == text }) {
            return Answer(meaning: .code(index), how: .exact)
        }
        let folded = Folding.code(text)
        if let answer = local[folded] { return answer }
        if BlankMarkers.isBlank(folded) || BlankMarkers.isError(folded) {
            return Answer(meaning: .blank, how: .exact)
        }
        if let answer = letterAlone(text, folded) ?? whole(folded) { return answer }
        // "E45 -": words that never came
        if folded.hasSuffix(" -"), let answer = whole(String(folded.dropLast(2))) { return answer }
        if let answer = caseSystemMark(folded) { return answer }
        if let answer = withPrefix(folded) { return answer }
        if let meaning = families.meaning(of: folded) {
            let head = folded.prefix { $0.isLetter || $0.isNumber }
            let rest = folded[head.endIndex...].drop { !($0.isLetter || $0.isNumber) }
            // "U1a - Foster placement - long term": what the authority's own letter means, its words may say
            let isAtOdds =
                head.contains(where: \.isNumber) && speakAgainst(meaning, String(rest), wholly: true)
            return isAtOdds ? Self.contradiction : Answer(meaning: meaning, how: .normalised)
        }
        if let answer = withCodeAndWords(folded) { return answer }
        if BlankMarkers.isWorded(folded) { return Answer(meaning: .blank, how: .normalised) }
        return Answer(meaning: .unknown, how: .unknown)
    }

    /// What a text means that is a code, a label or a listed spelling as it stands: one look-up, for columns that
    /// hold too many texts for more.
    func recogniseAsListed(_ text: String) -> Answer {
        let unknown = Answer(meaning: .unknown, how: .unknown)
        guard text.utf8.count <= Self.longest else { return unknown }
        let folded = Folding.code(text)
        return local[folded] ?? whole(folded) ?? unknown
    }

    /// What a text means that is known as it stands; a spelling that is listed says more than a group's name.
    private func whole(_ folded: String) -> Answer? {
        forms[folded] ?? spellings[folded] ?? groups[folded]
    }

    /// `a)`, `A.`, `(a)`: the letter of a code, where the set's spellings list it as `a)`, or a code that is a letter. A
    /// letter without a mark may be short for a word, and is not looked at.
    private func letterAlone(_ text: String, _ folded: String) -> Answer? {
        guard folded.utf8.count <= 4 else { return nil }
        let letter = folded.filter { !"(). ".contains($0) }
        guard letter.count == 1, letter.first?.isLetter == true, letter != folded || text.contains(".")
        else { return nil }
        let bare = whole(letter)?.meaning ?? families.meaning(of: letter)
        if let listed = spellings[letter + ")"]?.meaning {
            if let bare, bare != listed { return Self.contradiction }
            return Answer(meaning: listed, how: .normalised)
        }
        // a letter that other versions give to other codes, or to a group
        let isOfCode = set.codes.indices.contains { index in
            set.codes[index].code.lowercased().hasPrefix(letter + ")")
                && !(bare.map { agree($0, .code(index)) } ?? false)
        }
        if isOfCode { return Self.contradiction }
        guard let bare, case .code = bare else { return nil }
        return Answer(meaning: bare, how: .normalised)
    }

    /// `A.A28`, `B: B2`: a case system's own number below a letter, whose group alone can be known.
    private func caseSystemMark(_ folded: String) -> Answer? {
        let marks = folded.split { $0 == "." || $0 == ":" || $0 == " " }
        guard marks.count == 2, marks[0].count == 1, marks[1].hasPrefix(marks[0]), let first = marks[0].first,
            first.isLetter, marks[1].count > 1, marks[1].dropFirst().allSatisfy(\.isNumber),
            let answer = whole(String(marks[0])), case .group = answer.meaning
        else { return nil }
        return answer
    }

    /// `a) White British`, `b. No`, `e) PR4 - Private provision`, `1 - Male`: the words behind decide.
    private func withPrefix(_ folded: String) -> Answer? {
        let head = String(folded.prefix { $0.isLetter || $0.isNumber })
        let rest = Self.withoutLetter(folded)
        let answer: Answer?
        let other: Meaning?
        if rest != folded {
            answer = whole(rest) ?? withCodeAndWords(rest)
            other = bare[head].map(Meaning.code)
        } else if (1...3).contains(head.count), folded.dropFirst(head.count).hasPrefix(" - ") {
            let words = String(folded.dropFirst(head.count + 3))
            // `LBH - Other`: whose other one it is, nobody knows
            guard words != "other" || head.allSatisfy(\.isNumber) || whole(head) != nil else { return nil }
            answer = whole(words)
            other = whole(head)?.meaning
        } else {
            return nil
        }
        guard let answer else { return nil }
        // `C2) Interim care order`: what looks like a letter is another code
        if let other, !agree(other, answer.meaning) { return Self.contradiction }
        // `A3 - Placed for adoption`: the words name the group, the code in front which of it
        if let other, case .group = answer.meaning, case .code = other, rest == folded,
            head.contains(where: \.isLetter)
        {
            return Answer(meaning: other, how: .normalised)
        }
        return Answer(meaning: answer.meaning, how: answer.how == .exact ? .normalised : answer.how)
    }

    /// `WBRI - British`, `White (WBRI)`: one code of the set stands there, set off from the other words or with
    /// words that fit it, and they name no other code.
    private func withCodeAndWords(_ folded: String) -> Answer? {
        let words = Folding.words(folded)
        guard words.count > 1 else { return nil }
        var found: Int?
        var mentioned: Set<Int> = []
        for (position, word) in words.enumerated() {
            guard let index = bare[String(word)] else { continue }
            let hasDigit = word.contains(where: \.isNumber)
            let isSetOff = Self.isSetOff(word, in: folded)
            let counts: Bool
            if word.count == 1 || !word.contains(where: \.isLetter) {
                // a lone letter or figure counts only as the first word
                counts = position == 0 && isSetOff
            } else {
                // "U1 foster placement", but neither "flat 1A" nor "both parents" nor "no answer"
                counts =
                    isSetOff || (position == 0 && hasDigit)
                    || ((position == 0 || !isOfAnother(word, index)) && fits(words, index))
                if hasDigit { mentioned.insert(index) }
            }
            guard counts else { continue }
            mentioned.insert(index)
            found = found ?? index
        }
        guard let found else { return nil }
        guard mentioned == [found] else { return Self.contradiction }
        let rest = words.filter { bare[String($0)] != found }.joined(separator: " ")
        if let meaning = whole(rest)?.meaning, !agree(meaning, .code(found)) { return Self.contradiction }
        // plain figures may be a numbering of the authority's own
        let isFigures = !set.codes[found].bare.contains(where: \.isLetter)
        guard !isFigures || rest.isEmpty || fits(words, found) else { return nil }
        if speakAgainst(.code(found), rest) { return Self.contradiction }
        return Answer(meaning: .code(found), how: .normalised)
    }

    /// Whether words that stand beside a code are those of another code's label, or deny its own.
    private func speakAgainst(_ meaning: Meaning, _ rest: String, wholly: Bool = false) -> Bool {
        guard case .code(let index) = meaning, !rest.isEmpty else { return false }
        return words.contradicts(rest, index, wholly: wholly) && words.meaning(of: rest) != meaning
    }

    /// Whether a word that is a code is also one of another's: "Former relevant child" is no "Relevant child".
    private func isOfAnother(_ word: Substring, _ code: Int) -> Bool {
        set.codes.indices.contains { index in
            index != code && Folding.words(Folding.code(set.codes[index].label)).contains(word)
        }
    }

    /// Whether one of the words, not the code's own, is among those of its label, and none denies it.
    private func fits(_ words: [Substring], _ code: Int) -> Bool {
        let known = Set(Folding.words(Folding.code(set.codes[code].label)))
        var isFit = false
        for word in words where bare[String(word)] != code {
            if ["no", "not", "non", "never"].contains(word) { return false }
            if word.count > 3, known.contains(word) { isFit = true }
        }
        return isFit
    }

    private static let contradiction = Answer(meaning: .contradictory, how: .unknown)

    /// Whether two readings of one cell may stand together: the same code, or a code and its group.
    private func agree(_ first: Meaning, _ second: Meaning) -> Bool {
        switch (first, second) {
        case (.code(let one), .code(let other)): one == other
        case (.group(let one), .group(let other)): one == other
        case (.code(let code), .group(let group)), (.group(let group), .code(let code)):
            set.codes[code].group == set.groups[group]
        default: true
        }
    }

    /// Whether punctuation, or nothing, stands on both sides of a word.
    private static func isSetOff(_ word: Substring, in folded: String) -> Bool {
        let before = folded[..<word.startIndex].last { $0 != " " }
        let after = folded[word.endIndex...].first { $0 != " " }
        return (before.map { "([-:=/>.,;)".contains($0) } ?? true)
            && (after.map { ")]-:=/.,;([".contains($0) } ?? true)
    }

    /// Drops a leading `a)`, `p1)`, `12.` or `zz)`.
    static func withoutLetter(_ folded: String) -> String {
        let head = folded.prefix { $0.isLetter || $0.isNumber }
        guard (1...2).contains(head.count), let mark = folded[head.endIndex...].first,
            mark == ")" || mark == "."
        else { return folded }
        return String(folded[head.endIndex...].dropFirst().drop { $0 == " " })
    }

    private static func meaning(of code: String, in set: CodeSet) -> Meaning? {
        if code == "AMBIGUOUS" { return .contradictory }
        if code == "BLANK" { return .blank }
        if code.hasPrefix("GROUP:") {
            return set.groups.firstIndex(of: String(code.dropFirst(6))).map(Meaning.group)
        }
        return set.index(of: code).map(Meaning.code)
    }
}
