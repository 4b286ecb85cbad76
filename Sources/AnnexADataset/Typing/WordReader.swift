import AnnexASchema

/// Reads the words of a folded text as the schema's vocabulary has them: abbreviations written out alike,
/// plurals as singulars, words without meaning dropped, `not` bound to the word it denies.
struct WordReader: Sendable {
    private let meanings: [String: [String]]
    private let decisive: Set<String>
    private let longest: Int

    /// A reader for one set's texts.
    init(vocabulary: [Schema.Term], set: CodeSetID) {
        var meanings: [String: [String]] = [:]
        var decisive: Set<String> = []
        var longest = 1
        for term in vocabulary where term.codeSet == nil || term.codeSet == set {
            let meant = Self.split(term.means).map(Self.singular)
            for words in term.words {
                let typed = Self.split(words).map(Self.singular)
                if term.isDecisive {
                    decisive.formUnion(meant.isEmpty ? typed : meant)
                    if meant.isEmpty { continue }
                }
                meanings[typed.joined(separator: " ")] = meant
                longest = max(longest, typed.count)
            }
        }
        self.meanings = meanings
        self.decisive = decisive
        self.longest = longest
    }

    /// Whether a word changes what the rest means.
    func isDecisive(_ word: String) -> Bool {
        word.hasPrefix("not:") || decisive.contains(word)
    }

    /// The words of a folded text, in order; `corrected` puts a word right before it is looked up.
    func words(_ folded: String, corrected: (String) -> String = { $0 }) -> [String] {
        let typed = typed(folded).map(corrected)
        var words: [String] = []
        var isDenied = false
        var endsInDenial = false
        var index = 0
        while index < typed.count {
            var length = min(longest, typed.count - index)
            var meant: [String]?
            while length > 0 {
                meant =
                    meanings[
                        length == 1 ? typed[index] : typed[index..<index + length].joined(separator: " ")]
                if meant != nil { break }
                length -= 1
            }
            for word in meant ?? [typed[index]] {
                if word == "not" {
                    isDenied = true
                } else {
                    words.append(isDenied ? "not:" + word : word)
                    isDenied = false
                }
            }
            endsInDenial = (meant ?? [typed[index]]).last == "not"
            index += max(length, 1)
        }
        // "NFA no": what stands before is denied
        if endsInDenial { words.append("not:") }
        return words
    }

    /// The words of a folded text as typed, plurals as singulars.
    func typed(_ folded: String) -> [String] {
        Self.split(Self.withoutLaw(Self.withoutNumbering(folded))).map(Self.singular)
    }

    /// What one word alone stands for.
    func meaning(ofWord word: String) -> [String] { meanings[word] ?? [word] }

    /// The words that the vocabulary's terms are made of.
    var vocabularyWords: [String] {
        Set(meanings.keys.flatMap { $0.split(separator: " ").map(String.init) }).sorted()
    }

    /// `A.A28)`, `(B.B4)`, `60)`, `3 - `, `(CS) `: an export's numbering of its own, in front.
    static func withoutNumbering(_ folded: String) -> String {
        var rest = folded[...]
        for _ in 0..<2 {
            var head = rest
            let isBracketed = head.first == "("
            if isBracketed { head = head.dropFirst() }
            let mark = head.prefix { $0.isLetter || $0.isNumber || $0 == "." }
            let after = head[mark.endIndex...]
            guard !mark.isEmpty, mark.count <= 6, let end = after.first else { break }
            let digits = mark.count(where: \.isNumber)
            let isCaseSystem = mark.contains(".") && mark.first?.isLetter == true && digits > 0
            let isNumber = digits == mark.count && digits <= 3
            let isLetter = mark.count <= 2 && digits == 0
            let closes = end == ")" || (end == "." && after.dropFirst().first == " ")
            let isSetOff =
                end == ":" || after.hasPrefix(" -") || after.hasPrefix("-") || after.hasPrefix(" :")
            guard
                (isCaseSystem && (closes || isSetOff || end == " "))
                    || (isNumber && (closes || isSetOff)) || (isLetter && end == ")")
            else { break }
            let remaining = after.drop { " ):.->".contains($0) }
            guard remaining.contains(where: \.isLetter) else { break }
            rest = remaining
        }
        return String(rest)
    }

    /// Without `(under section 19 of the 2002 Act)`, `(not under a special guardianship order …`: law, which
    /// says nothing about the code.
    private static func withoutLaw(_ folded: String) -> String {
        guard folded.contains("(") else { return folded }
        var text = ""
        var rest = folded[...]
        while let open = rest.firstIndex(of: "(") {
            text += rest[..<open]
            let inside = rest[rest.index(after: open)...]
            let isLaw = ["under s", "not under", "sec", "s19", "s21", "s.", "s:", "from "].contains {
                inside.hasPrefix($0)
            }
            guard isLaw else {
                text += " "
                rest = inside
                continue
            }
            var depth = 1
            var end = inside.startIndex
            while end < inside.endIndex, depth > 0 {
                if inside[end] == "(" { depth += 1 }
                if inside[end] == ")" { depth -= 1 }
                end = inside.index(after: end)
            }
            rest = inside[end...]
        }
        return text + rest
    }

    /// The words as typed, plurals as singulars: two texts whose plain words are the same are one spelling.
    static func plain(_ folded: String) -> String {
        split(folded).map(singular).joined(separator: " ")
    }

    private static func split(_ text: some StringProtocol) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else if character == "'" {
                continue
            } else {
                if !word.isEmpty { words.append(word) }
                word = ""
                if character == "&" { words.append("and") }
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func singular(_ word: String) -> String {
        if word.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us") else {
            return word
        }
        return String(word.dropLast())
    }
}
