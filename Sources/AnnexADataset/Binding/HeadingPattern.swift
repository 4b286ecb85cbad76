/// Words that a heading holds in this order, with any others where `…` stands: `Date … Birth`.
struct HeadingPattern {
    private let parts: [String?]

    /// Whether a spelling is a pattern.
    static func isOne(_ spelling: String) -> Bool { spelling.contains("\u{2026}") }

    init(_ spelling: String) {
        parts = spelling.split(separator: " ").flatMap { word -> [String?] in
            word == "\u{2026}" ? [nil] : Folding.headingWords(String(word)).map(Optional.some)
        }
    }

    /// Whether a heading's words fit, whole words alone.
    func matches(_ heading: String) -> Bool {
        Self.fits(Folding.headingWords(heading)[...], parts[...])
    }

    private static func fits(_ words: ArraySlice<String>, _ parts: ArraySlice<String?>) -> Bool {
        guard let part = parts.first else { return words.isEmpty }
        guard let word = part else {
            return (0...words.count).contains { fits(words.dropFirst($0), parts.dropFirst()) }
        }
        return words.first == word && fits(words.dropFirst(), parts.dropFirst())
    }
}
