public import AnnexASchema

/// Measures how many spellings whose meaning is known are recognised, and how many of those rightly.
public struct RecognitionMeasure: Sendable {
    /// A spelling, and what it is said to mean.
    public struct Line: Sendable {
        let set: CodeSetID
        let text: String
        let meaning: String
        let isOfficial: Bool

        /// A spelling of a set, which may be named `PlacementType`; the meaning is a code in any form,
        /// `GROUP:` with a group's name, or another word where it must not be taken for a code.
        /// `isOfficial` where it is a text that the guidance itself prints.
        public init(set: String, text: String, meaning: String, isOfficial: Bool = false) {
            var name = ""
            var previous: Character?
            for character in set {
                if character.isUppercase, previous?.isLowercase ?? false { name += "_" }
                name += character.lowercased()
                previous = character
            }
            self.set = CodeSetID(rawValue: name)
            self.text = text
            self.meaning = meaning
            self.isOfficial = isOfficial
        }
    }

    /// What became of a spelling.
    public enum Verdict: String, CaseIterable, Sendable {
        /// The code, or the group where only the group is said.
        case right
        /// The group of the code that is said.
        case group
        /// A code of the group that is said.
        case finer
        /// Neither.
        case wrong
        /// Not recognised.
        case missed
        /// Said to have no one code, and not taken for one.
        case left
        /// Said to have no one code, and taken for one.
        case taken
        /// The schema lists the spelling with another meaning, on purpose.
        case disputed
    }

    /// One line with its verdict and what it was taken for.
    public struct Result: Sendable {
        /// The set's name.
        public let set: CodeSetID
        /// The spelling as given.
        public let text: String
        /// What it is said to mean.
        public let meaning: String
        /// What became of it.
        public let verdict: Verdict
        /// What it was taken for.
        public let found: String
        /// Whether the guidance itself prints it.
        public let isOfficial: Bool
    }

    private let schema: Schema

    /// A measure of a schema.
    public init(schema: Schema) {
        self.schema = schema
    }

    /// Recognises each line of the sets that the schema knows.
    ///
    /// With `parts`, the lines are dealt out among so many parts, and those of each part are recognised without
    /// the spellings and the words of the vocabulary that are the same as one of them: how spellings nobody has
    /// seen would fare.
    /// Another `seed` deals them out otherwise.
    public func results(_ lines: [Line], parts: Int = 0, seed: Int = 0) -> [Result] {
        var results: [Result] = []
        for (id, set) in schema.codeSets.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let own = lines.filter { $0.set == id }
            guard !own.isEmpty else { continue }
            let spellings = schema.spellings[id] ?? []
            let whole = schema.recogniser(of: set)
            for part in 0..<max(parts, 1) {
                let chosen =
                    parts > 0
                    ? own.filter { Self.part(of: Folding.code($0.text), of: parts, seed: seed) == part } : own
                var recogniser = whole
                if parts > 0 {
                    let removed = Set(chosen.map { WordReader.plain(Folding.code($0.text)) })
                    recogniser = CodeRecogniser(
                        set: set,
                        spellings: spellings.filter {
                            !removed.contains(WordReader.plain(Folding.code($0.text)))
                        },
                        vocabulary: schema.vocabulary.map { term in
                            var term = term
                            term.words.removeAll { removed.contains(WordReader.plain(String($0))) }
                            return term
                        })
                }
                for line in chosen {
                    let said = Self.meaning(of: line.meaning, in: set, whole)
                    let found = recogniser.recognise(line.text).meaning
                    var verdict = Self.verdict(found, said: said, set: set)
                    let listed = whole.recogniseAsKnown(line.text)
                    if verdict == .wrong || verdict == .finer || verdict == .group || verdict == .missed,
                        listed.how == .spelling || listed.meaning == .contradictory, let said,
                        listed.meaning != said
                    {
                        verdict = .disputed
                    }
                    results.append(
                        Result(
                            set: id, text: line.text, meaning: line.meaning, verdict: verdict,
                            found: Self.words(found, in: set), isOfficial: line.isOfficial))
                }
            }
        }
        return results
    }

    private static func verdict(
        _ found: CodeRecogniser.Meaning, said: CodeRecogniser.Meaning?, set: CodeSet
    ) -> Verdict {
        guard let said else {
            if case .code = found { return .taken }
            return .left
        }
        if found == said { return .right }
        switch (found, said) {
        case (.unknown, _), (.contradictory, _): return .missed
        case (.group(let group), .code(let code)):
            return set.codes[code].group == set.groups[group] ? .group : .wrong
        case (.code(let code), .group(let group)):
            return set.codes[code].group == set.groups[group] ? .finer : .wrong
        default: return .wrong
        }
    }

    private static func meaning(
        of said: String, in set: CodeSet, _ recogniser: CodeRecogniser
    ) -> CodeRecogniser.Meaning? {
        if said == "BLANK" || said == "PLACEHOLDER" { return .blank }
        if said.hasPrefix("GROUP:") {
            let name = CodeRecogniser.withoutLetter(Folding.code(String(said.dropFirst(6))))
            if let index = set.groups.firstIndex(where: { (name + " ").hasPrefix(Folding.code($0) + " ") }) {
                return .group(index)
            }
            if case .group(let index) = recogniser.recogniseAsKnown(name).meaning { return .group(index) }
            return nil
        }
        return set.index(of: said).map(CodeRecogniser.Meaning.code)
    }

    private static func words(_ meaning: CodeRecogniser.Meaning, in set: CodeSet) -> String {
        switch meaning {
        case .code(let index): set.codes[index].code
        case .group(let index): "GROUP:" + set.groups[index]
        case .blank: "BLANK"
        case .unknown: ""
        case .contradictory: "AMBIGUOUS"
        }
    }

    /// Which part a text is dealt to, always the same.
    private static func part(of text: String, of parts: Int, seed: Int) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: seed)
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int((hash >> 20) % UInt64(parts))
    }
}
