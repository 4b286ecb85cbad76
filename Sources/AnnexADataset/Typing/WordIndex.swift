import AnnexASchema

/// The words of all that is known to be typed for one set's codes: which text is near to which, and which words
/// stand for one code alone.
///
/// Made on the first text that the forms of a code and the known spellings do not explain.
struct WordIndex: Sendable {
    private let reader: WordReader
    private let set: CodeSet
    private let labels: LabelWords
    private var positions: [[Int32]: Int] = [:]
    private var longTexts: [(words: [Int32], meaning: CodeRecogniser.Meaning)] = []
    private var numbers: [String: Int32] = [:]
    private var names: [String] = []
    private var lexicon = Lexicon()
    private var weights: [Double] = []
    private var isDecisive: [Bool] = []
    private var texts: [KnownText] = []
    private var postings: [[Int32]] = []
    private var evidence: [Feature: [Int: Int]] = [:]

    /// Words in order, as numbers, and what the text that holds them means.
    private struct KnownText {
        let words: [Int32]
        let meanings: [CodeRecogniser.Meaning]
        /// The one meaning of nearly all the spellings that come down to these words.
        let usual: CodeRecogniser.Meaning?
    }

    /// A word, or two that follow each other.
    private struct Feature: Hashable {
        let first: Int32
        let second: Int32
    }

    /// A word that nothing known holds.
    private static let stranger: Int32 = -1
    /// How much of two texts must be the same, weighed by how rare the words are, and by how much the nearest
    /// text of any other meaning must be farther; a text of few words has less to go by.
    private static let short = (nearness: 0.8, clearance: 0.3)
    private static let long = (nearness: 0.62, clearance: 0.16)

    /// An index of these texts.
    init(reader: WordReader, set: CodeSet, known: [(text: String, meaning: CodeRecogniser.Meaning)]) {
        self.reader = reader
        self.set = set
        labels = LabelWords(set: set, reader: reader)
        var meaningsOfWords: [[Int32]: [CodeRecogniser.Meaning]] = [:]
        var counts: [[Int32]: [Int: Int]] = [:]
        var order: [[Int32]] = []
        for word in reader.vocabularyWords { lexicon.add(word, reader) }
        for (text, meaning) in known {
            for word in reader.typed(text) { lexicon.add(word, reader) }
            let words = reader.words(text).map { number($0) }
            guard !words.isEmpty else { continue }
            if words.count >= 5 { longTexts.append((words, meaning)) }
            let key = Array(Set(words)).sorted()
            if meaningsOfWords[key] == nil { order.append(key) }
            counts[key, default: [:]][Self.key(meaning), default: 0] += 1
            if !(meaningsOfWords[key]?.contains(meaning) ?? false) {
                meaningsOfWords[key, default: []].append(meaning)
                for feature in Self.features(words) {
                    evidence[feature, default: [:]][Self.key(meaning), default: 0] += 1
                }
            }
        }
        postings = Array(repeating: [], count: names.count)
        for key in order {
            for word in key { postings[Int(word)].append(Int32(texts.count)) }
            positions[key] = texts.count
            texts.append(
                KnownText(
                    words: key, meanings: meaningsOfWords[key] ?? [], usual: Self.usual(counts[key] ?? [:])))
        }
        weights = postings.map { Self.weight(texts.count, heldBy: $0.count) }
    }

    /// The meaning that at least five spellings have, and at most one in eight of all has not.
    private static func usual(_ counts: [Int: Int]) -> CodeRecogniser.Meaning? {
        let told = counts.filter { meaning($0.key) != nil }
        guard let most = told.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), most.value >= 5,
            most.value * 8 >= told.values.reduce(0, +) * 7
        else { return nil }
        return meaning(most.key)
    }

    private mutating func number(_ word: String) -> Int32 {
        if let number = numbers[word] { return number }
        let number = Int32(names.count)
        numbers[word] = number
        names.append(word)
        isDecisive.append(reader.isDecisive(word))
        return number
    }

    /// What a folded text means by its words; nil where no meaning stands clearly alone.
    func meaning(of folded: String) -> CodeRecogniser.Meaning? {
        guard let words = numbered(folded) else { return nil }
        if let exact = exactly(words) { return Self.taken(isLoneStump(folded) ? withoutCode(exact) : exact) }
        // names of places are right or wrong, never near
        guard set.codes.count < 100 else { return nil }
        if let behind = behindNumber(words) { return Self.taken(behind) }
        if let beginning = byBeginning(words) { return Self.taken(beginning) }
        return (byNearness(words) ?? byEvidence(words)).flatMap(Self.taken)
    }

    /// `MOTH`, `GRAN`: the first letters of a word and nothing else. Systems print such marks for groups of codes.
    private func isLoneStump(_ folded: String) -> Bool {
        let typed = reader.typed(folded)
        guard typed.count == 1 else { return false }
        let corrected = lexicon.corrected(typed[0], reader)
        return corrected != typed[0] && corrected.hasPrefix(typed[0])
    }

    /// The group of a code that has one.
    private func withoutCode(_ meaning: CodeRecogniser.Meaning) -> CodeRecogniser.Meaning {
        guard case .code(let index) = meaning,
            let group = set.groups.firstIndex(where: { $0 == set.codes[index].group })
        else { return meaning }
        return .group(group)
    }

    /// What a folded text means whose words are exactly those of a known text.
    func exactMeaning(of folded: String) -> CodeRecogniser.Meaning? {
        numbered(folded).flatMap(exactly).flatMap(Self.taken)
    }

    /// Whether a word of the text is one that only texts of another meaning hold, or a decisive one.
    func isForeign(_ folded: String, to meaning: CodeRecogniser.Meaning) -> Bool {
        guard let words = numbered(folded) else { return false }
        return words.contains { word in
            guard word >= 0, let meanings = evidence[Feature(first: word, second: word)] else { return false }
            let count = meanings.values.reduce(0, +)
            return count >= 3 && !meanings.keys.contains { agree(Self.meaning($0), meaning) }
        }
    }

    /// Whether a word of the text changes what the rest means.
    func isDecisive(_ folded: String) -> Bool {
        reader.words(folded).contains(where: reader.isDecisive)
    }

    /// Whether the words beside a code speak for another one, or against it; `wholly` where only another's whole
    /// label does.
    func contradicts(_ rest: String, _ code: Int, wholly: Bool) -> Bool {
        let corrected = { (word: String) in word.count > 4 ? lexicon.corrected(word, reader) : word }
        return labels.contradict(
            meant: reader.words(rest, corrected: corrected), typed: reader.typed(rest).map(corrected), code,
            wholly: wholly)
    }

    /// Whether nothing is said but “no”.
    func isDenial(_ folded: String) -> Bool { reader.words(folded) == ["not:"] }

    private static func taken(_ meaning: CodeRecogniser.Meaning) -> CodeRecogniser.Meaning? {
        switch meaning {
        case .code, .group: meaning
        case .blank, .unknown, .contradictory: nil
        }
    }

    private func numbered(_ folded: String) -> [Int32]? {
        var typed = reader.words(folded) { lexicon.corrected($0, reader) }
        guard !typed.isEmpty, typed.count <= 60 else { return nil }
        // "AFRIND - African Indian": an abbreviation of the authority's own before the words
        if typed.count > 1, numbers[typed[0]] == nil {
            let head = folded.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            let after = folded[head.endIndex...].drop { $0 == " " }
            if after.first.map({ "-:[(".contains($0) }) ?? false || head.contains(where: \.isNumber) {
                typed.removeFirst()
            }
        }
        var strangersAreDecisive = false
        let words = typed.map { word -> Int32 in
            let number = numbers[word] ?? Self.stranger
            if number == Self.stranger, reader.isDecisive(word) { strangersAreDecisive = true }
            return number
        }
        // a figure alone says nothing: "Team 4"
        let says = words.contains { $0 != Self.stranger && names[Int($0)].contains(where: \.isLetter) }
        guard !strangersAreDecisive, says else { return nil }
        return words
    }

    private func exactly(_ words: [Int32]) -> CodeRecogniser.Meaning? {
        guard !words.contains(Self.stranger), let position = positions[Array(Set(words)).sorted()] else {
            return nil
        }
        if let usual = texts[position].usual { return usual }
        let all = texts[position].meanings
        let plain = all.filter { $0 != .contradictory }
        let meanings = plain.isEmpty ? all : plain
        return meanings.dropFirst().reduce(meanings[0]) { finer($0, $1) ?? .contradictory }
    }

    /// `D1 Caribbean`: words that are known behind a number of an older coding, which other texts of that meaning
    /// begin with too.
    private func behindNumber(_ words: [Int32]) -> CodeRecogniser.Meaning? {
        guard words.count > 1, words[0] >= 0, names[Int(words[0])].contains(where: \.isNumber),
            names[Int(words[0])].contains(where: \.isLetter), let meaning = exactly(Array(words.dropFirst())),
            let seen = evidence[Feature(first: words[0], second: words[0])], seen[Self.key(meaning)] != nil
        else { return nil }
        return meaning
    }

    /// The code of a code and its own group, or of one meaning twice; nil where two readings differ.
    private func finer(
        _ one: CodeRecogniser.Meaning, _ other: CodeRecogniser.Meaning
    ) -> CodeRecogniser.Meaning? {
        if one == other { return one }
        switch (one, other) {
        case (.code(let code), .group(let group)), (.group(let group), .code(let code)):
            return set.codes[code].group == set.groups[group] ? .code(code) : nil
        default: return nil
        }
    }

    private func agree(_ one: CodeRecogniser.Meaning?, _ other: CodeRecogniser.Meaning) -> Bool {
        guard let one else { return false }
        if finer(one, other) != nil { return true }
        if case (.code(let first), .group) = (one, other) { return finer(.code(first), other) != nil }
        return false
    }

    /// The meaning of the long texts that begin as this one does, or that this one begins with.
    private func byBeginning(_ words: [Int32]) -> CodeRecogniser.Meaning? {
        guard words.count >= 5 else { return nil }
        var found: CodeRecogniser.Meaning?
        for text in longTexts {
            let isCut = text.words.count > words.count && text.words.starts(with: words)
            let goesOn = words.count > text.words.count && words.starts(with: text.words)
            guard isCut || goesOn else { continue }
            guard let one = found else {
                found = text.meaning
                continue
            }
            found = finer(one, text.meaning) ?? .contradictory
        }
        return found
    }

    /// The meaning of the nearest known text.
    private func byNearness(_ words: [Int32]) -> CodeRecogniser.Meaning? {
        let ranked = ranking(words)
        let wanted = words.count < 5 ? Self.short : Self.long
        guard let first = ranked.first, first.score >= wanted.nearness else { return nil }
        if ranked.count > 1, first.score - ranked[1].score < wanted.clearance { return nil }
        return first.meaning
    }

    /// The codes whose known texts are nearest, at most three, best first.
    func suggestions(for folded: String) -> [Int] {
        guard let words = numbered(folded) else { return [] }
        return ranking(words).lazy.compactMap { ranked -> Int? in
            if case .code(let index) = ranked.meaning, ranked.score >= 0.1 { return index }
            return nil
        }.prefix(3).map(\.self)
    }

    /// How near the nearest text of each meaning is, from 0 to 1, nearest first.
    private func ranking(_ words: [Int32]) -> [(score: Double, meaning: CodeRecogniser.Meaning)] {
        let distinct = Set(words)
        let decisive = distinct.filter { $0 >= 0 && isDecisive[Int($0)] }
        let strange = Double(words.count { $0 == Self.stranger }) * Self.weight(texts.count, heldBy: 1) * 0.6
        var total = strange
        var common: [Int32: Double] = [:]
        // in order: the sum of weights, to the last bit, may not depend on a set's order
        for word in distinct.sorted() where word >= 0 {
            total += weights[Int(word)]
            for text in postings[Int(word)] { common[text, default: 0] += weights[Int(word)] }
        }
        var best: [Int: (score: Double, meaning: CodeRecogniser.Meaning)] = [:]
        for (position, shared) in common {
            let text = texts[Int(position)]
            let all = text.words.reduce(0) { $0 + weights[Int($1)] }
            var score = shared / (total + all - shared)
            // "not", "other", "former": where one text has it and the other lacks it, they say different things
            if decisive != Set(text.words.filter { isDecisive[Int($0)] }) { score = min(score, 0.99) * 0.75 }
            for meaning in text.meanings where score > best[Self.key(meaning)]?.score ?? 0 {
                best[Self.key(meaning)] = (score, meaning)
            }
        }
        return best.values.sorted {
            ($1.score, Self.key($0.meaning)) < ($0.score, Self.key($1.meaning))
        }
    }

    /// The meaning that every telling word of the text has, where it has one.
    private func byEvidence(_ words: [Int32]) -> CodeRecogniser.Meaning? {
        guard !words.contains(where: { $0 >= 0 && isDecisive[Int($0)] }) else { return nil }
        var found: Int?
        var support = 0
        let strangers = words.count { $0 == Self.stranger }
        for feature in Self.features(words) {
            guard let meanings = evidence[feature] else { continue }
            let count = meanings.values.reduce(0, +)
            if let (only, most) = meanings.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
                (count >= 2 && most == count) || (count >= 8 && most * 100 >= count * 94)
            {
                if let found, found != only { return nil }
                found = only
                support += count
            }
        }
        guard let found, support >= 3, strangers * 3 <= words.count * 2 else { return nil }
        // no word may be foreign to what the others say
        for word in Set(words) where word >= 0 {
            guard let meanings = evidence[Feature(first: word, second: word)] else { continue }
            if meanings[found] == nil { return nil }
        }
        return Self.meaning(found)
    }

    private static func weight(_ texts: Int, heldBy count: Int) -> Double {
        // the logarithm, to the accuracy that matters, without a library
        var ratio = 1 + Double(texts) / Double(max(count, 1))
        var steps = 0.0
        while ratio >= 2 {
            ratio /= 2
            steps += 1
        }
        return steps + (ratio - 1)
    }

    private static func features(_ words: [Int32]) -> Set<Feature> {
        var features: Set<Feature> = []
        for (index, word) in words.enumerated() where word >= 0 {
            features.insert(Feature(first: word, second: word))
            if index + 1 < words.count, words[index + 1] >= 0, words[index + 1] != word {
                features.insert(Feature(first: word, second: words[index + 1]))
            }
        }
        return features
    }

    private static func key(_ meaning: CodeRecogniser.Meaning) -> Int {
        switch meaning {
        case .code(let index): index
        case .group(let index): 1000 + index
        case .blank: -1
        case .unknown: -2
        case .contradictory: -3
        }
    }

    private static func meaning(_ key: Int) -> CodeRecogniser.Meaning? {
        if key >= 1000 { return .group(key - 1000) }
        return key >= 0 ? .code(key) : nil
    }
}
