import AnnexASchema
import Synchronization

/// A word index that is made when first asked, since most returns ask few sets.
final class LazyWordIndex: Sendable {
    private let set: CodeSet
    private let vocabulary: [Schema.Term]
    private let known: [(text: String, meaning: CodeRecogniser.Meaning)]
    private let made = Mutex<WordIndex?>(nil)

    init(
        set: CodeSet, vocabulary: [Schema.Term], known: [(text: String, meaning: CodeRecogniser.Meaning)]
    ) {
        self.set = set
        self.vocabulary = vocabulary
        self.known = known
    }

    /// What a folded text means by its words; nil where no meaning stands clearly alone.
    func meaning(of folded: String) -> CodeRecogniser.Meaning? {
        index()?.meaning(of: folded)
    }

    /// What a folded text means whose words are exactly those of a known text.
    func exactMeaning(of folded: String) -> CodeRecogniser.Meaning? {
        index()?.exactMeaning(of: folded)
    }

    /// Whether a word of the text is one that only texts of another meaning hold.
    func isForeign(_ folded: String, to meaning: CodeRecogniser.Meaning) -> Bool {
        index()?.isForeign(folded, to: meaning) ?? false
    }

    /// Whether a word of the text changes what the rest means.
    func isDecisive(_ folded: String) -> Bool {
        index()?.isDecisive(folded) ?? false
    }

    /// Whether the words beside a code speak for another one, or against it; `wholly` where only another's whole
    /// label does.
    func contradicts(_ rest: String, _ code: Int, wholly: Bool) -> Bool {
        index()?.contradicts(rest, code, wholly: wholly) ?? false
    }

    /// Whether nothing is said but “no”.
    func isDenial(_ folded: String) -> Bool { index()?.isDenial(folded) ?? false }

    /// The codes whose known texts are nearest, at most three, best first.
    func suggestions(for folded: String) -> [Int] {
        index()?.suggestions(for: folded) ?? []
    }

    private func index() -> WordIndex? {
        guard !vocabulary.isEmpty else { return nil }
        return made.withLock { made in
            if let made { return made }
            let index = WordIndex(
                reader: WordReader(vocabulary: vocabulary, set: set.id), set: set, known: known)
            made = index
            return index
        }
    }
}
