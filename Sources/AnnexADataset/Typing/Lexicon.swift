/// The words of all that is known of a set, to put right a word with a slip of the hand, or one cut off.
///
/// A look-up costs as much as few words are alike, however many are known.
struct Lexicon: Sendable {
    private var known: [String: Int] = [:]
    private var words: [String] = []
    private var letters: [[UInt8]] = []
    /// The words that begin, or end, with two letters.
    private var alike: [Int: [Int]] = [:]

    /// Takes in a word; one that changes what others mean is known, and nothing is ever put right to it.
    mutating func add(_ word: String, _ reader: WordReader) {
        guard known[word] == nil else { return }
        let index = words.count
        let own = Array(word.utf8)
        known[word] = index
        words.append(word)
        letters.append(own)
        let meant = reader.meaning(ofWord: word)
        guard own.count > 4, !meant.contains(where: { $0 == "not" || reader.isDecisive($0) }) else { return }
        let ends = Self.ends(own)
        alike[ends.beginning, default: []].append(index)
        alike[ends.end, default: []].append(index)
    }

    /// The one known word that a word stands for; the word itself where it is known, or where known words of
    /// several meanings are as near.
    func corrected(_ word: String, _ reader: WordReader) -> String {
        let typed = Array(word.utf8)
        guard known[word] == nil, (4...40).contains(typed.count), typed.allSatisfy({ $0 >= 97 }) else {
            return word
        }
        let ends = Self.ends(typed)
        var slips: [Int] = []
        if typed.count >= 5 {
            // one slip leaves the two first letters as they are, or the two last
            for end in [ends.beginning, ends.end] {
                for index in alike[end] ?? [] where Slip.isBetween(typed, letters[index]) {
                    if !slips.contains(index) { slips.append(index) }
                }
            }
        }
        let cut = (alike[ends.beginning] ?? []).filter { letters[$0].starts(with: typed) }
        let found = slips.isEmpty ? cut : slips
        guard let first = found.first else { return word }
        let meaning = reader.meaning(ofWord: words[first])
        let agree = found.allSatisfy { reader.meaning(ofWord: words[$0]) == meaning }
        return agree ? words[first] : word
    }

    /// Keys of the two first and of the two last letters.
    private static func ends(_ letters: [UInt8]) -> (beginning: Int, end: Int) {
        let count = letters.count
        return (
            Int(letters[0]) << 8 | Int(letters[1]),
            1 << 16 | Int(letters[count - 2]) << 8 | Int(letters[count - 1])
        )
    }
}

/// Slips of the hand.
enum Slip {
    /// Whether one letter more, less, other or swapped with its neighbour makes one word of the other.
    static func isBetween(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        let (short, long) = one.count <= other.count ? (one, other) : (other, one)
        guard long.count - short.count <= 1, short != long else { return false }
        var start = 0
        while start < short.count, short[start] == long[start] { start += 1 }
        var shortEnd = short.count
        var longEnd = long.count
        while shortEnd > start, longEnd > start, short[shortEnd - 1] == long[longEnd - 1] {
            shortEnd -= 1
            longEnd -= 1
        }
        if longEnd - start <= 1 { return true }
        return shortEnd - start == 2 && longEnd - start == 2 && short[start] == long[start + 1]
            && short[start + 1] == long[start]
    }
}
