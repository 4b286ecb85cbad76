import CalendarDays

/// A full date in a file's name: `2024-01-31`, `20240131`, `31.01.2024`, `31 Jan 2024`.
enum FileNameDate {
    static func find(in path: String) -> CalendarDay? {
        let name = path.split(separator: "/").last ?? ""
        return firstDay(
            in: words(of: name.contains(".") ? name[..<(name.lastIndex(of: ".") ?? name.endIndex)] : name))?
            .day
    }

    /// The runs of letters and of digits in a name.
    static func words(of stem: Substring) -> [Substring] {
        // letters and digits apart, so that "31Jan2024" is three words too
        var words: [Substring] = []
        var start = stem.startIndex
        for index in stem.indices {
            let next = stem.index(after: index)
            if next == stem.endIndex || kind(stem[index]) != kind(stem[next]) {
                if kind(stem[index]) != 0 { words.append(stem[start..<next]) }
                start = next
            }
        }
        return words
    }

    /// The first full date among the words of a name, and which words it takes.
    static func firstDay(in words: [Substring]) -> (day: CalendarDay, words: Range<Int>)? {
        for (position, word) in words.enumerated() {
            if word.count == 8, word.allSatisfy(\.isNumber) {
                let text = "\(word.prefix(4))-\(word.dropFirst(4).prefix(2))-\(word.suffix(2))"
                if let day = CalendarDay(iso: text) { return (day, position..<position + 1) }
            }
            guard position + 2 < words.count else { continue }
            let (first, second, third) = (word, words[position + 1], words[position + 2])
            if first.count == 4, let year = Int(first), let month = month(second), let last = Int(third),
                third.count <= 2, let day = CalendarDay(year: year, month: month, day: last)
            {
                return (day, position..<position + 3)
            }
            if first.count <= 2, let number = Int(first), let month = month(second), third.count == 4,
                let year = Int(third), let day = CalendarDay(year: year, month: month, day: number)
            {
                return (day, position..<position + 3)
            }
        }
        return nil
    }

    private static func kind(_ character: Character) -> Int {
        character.isNumber ? 1 : character.isLetter ? 2 : 0
    }

    static func month(_ word: Substring) -> Int? {
        if let number = Int(word) { return word.count <= 2 ? number : nil }
        let lowered = word.lowercased()
        guard lowered.count >= 3 else { return nil }
        return CalendarDay.monthNames.firstIndex { $0.lowercased().hasPrefix(lowered) }.map { $0 + 1 }
    }
}
