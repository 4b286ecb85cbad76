package import CalendarDays

/// The month or day that a file's or folder's name says its lists are of: `Annex A Jan 2024`, `2024-01`, `202401`.
///
/// Files whose names differ in nothing else are the same lists of several months.
package struct FileNamePeriod: Sendable {
    /// The day, or the month's first.
    package let start: CalendarDay
    /// The words and numbers of the name besides, as they are written.
    package let words: [String]
    /// The same, in lower case.
    package let rest: String

    /// The period in a name without its ending; nil where there is none.
    package init?(name: String) {
        let words = FileNameDate.words(of: name[...])
        let taken: Range<Int>
        if let (day, range) = FileNameDate.days(in: words).first {
            (start, taken) = (day, range)
        } else if let (day, range) = Self.firstMonth(in: words) {
            (start, taken) = (day, range)
        } else {
            return nil
        }
        self.words = words.indices.filter { !taken.contains($0) }.map { String(words[$0]) }
        rest = self.words.joined(separator: " ").lowercased()
    }

    /// The words and numbers of a name.
    package static func words(of name: String) -> [String] {
        FileNameDate.words(of: name[...]).map(String.init)
    }

    private init(start: CalendarDay, words: [String], rest: String) {
        self.start = start
        self.words = words
        self.rest = rest
    }

    /// The period of a folder, for a file in it that has none in its name.
    package func `in`(_ stem: String) -> FileNamePeriod {
        FileNamePeriod(start: start, words: words, rest: rest + "/" + stem.lowercased())
    }

    private static func firstMonth(in words: [Substring]) -> (CalendarDay, Range<Int>)? {
        for (position, word) in words.enumerated() {
            if word.count == 6, let number = Int(word), let day = month(number / 100, number % 100) {
                return (day, position..<position + 1)
            }
            guard position + 1 < words.count else { continue }
            let next = words[position + 1]
            if word.count == 4, let year = Int(word), let day = month(year, monthNumber(next)) {
                return (day, position..<position + 2)
            }
            // "List 10 2024" is no October
            let isList = position > 0 && ["list", "l"].contains(words[position - 1].lowercased())
            guard !isList, let year = Int(next), next.count == 4 || (next.count == 2 && Int(word) == nil),
                let day = month(next.count == 2 ? 2000 + year : year, monthNumber(word))
            else { continue }
            return (day, position..<position + 2)
        }
        return nil
    }

    private static func monthNumber(_ word: Substring) -> Int? {
        Int(word) == nil || word.count == 2 ? FileNameDate.month(word) : nil
    }

    private static func month(_ year: Int, _ month: Int?) -> CalendarDay? {
        guard (2000...2099).contains(year), let month else { return nil }
        return CalendarDay(year: year, month: month, day: 1)
    }
}
