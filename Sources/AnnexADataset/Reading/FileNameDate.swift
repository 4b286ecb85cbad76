import CalendarDays

/// A full date in a file's name, day first: `2024-01-31`, `20240131`, `31012024`, `31.01.2024`, `31 Jan 2024`,
/// `31st January 24`. A month alone is none.
enum FileNameDate {
    /// All full dates in the name of a file, in its order.
    static func days(in path: String) -> [CalendarDay] {
        let name = path.split(separator: "/").last ?? ""
        return days(
            in: words(of: name.contains(".") ? name[..<(name.lastIndex(of: ".") ?? name.endIndex)] : name)
        ).map(\.day)
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

    /// The full dates among the words of a name, and which words each takes.
    static func days(in words: [Substring]) -> [(day: CalendarDay, words: Range<Int>)] {
        var days: [(day: CalendarDay, words: Range<Int>)] = []
        var position = 0
        while position < words.count {
            if let (day, count) = day(at: position, in: words) {
                days.append((day, position..<position + count))
                position += count
            } else {
                position += 1
            }
        }
        return days
    }

    /// The date that begins with a word, and how many words it takes.
    private static func day(at position: Int, in words: [Substring]) -> (CalendarDay, count: Int)? {
        let first = words[position]
        guard let number = Int(first) else { return nil }
        if first.count == 8 {
            let day =
                valid(number / 10_000, number / 100 % 100, number % 100)
                ?? valid(number % 10_000, number / 10_000 % 100, number / 1_000_000)
            return day.map { ($0, 1) }
        }
        var next = position + 1
        if first.count <= 2, next < words.count, ["st", "nd", "rd", "th"].contains(words[next].lowercased()) {
            next += 1
        }
        guard next + 1 < words.count, let month = month(words[next]), let last = Int(words[next + 1]) else {
            return nil
        }
        let (second, third) = (words[next], words[next + 1])
        let day: CalendarDay?
        switch (first.count, third.count) {
        case (4, 1...2): day = valid(number, month, last)
        case (1...2, 4) where !isNumbering(position, words): day = valid(last, month, number)
        // "24-01-31" may be of a program that puts the year first; day, month and year are told by dots or a name
        case (1...2, 2)
        where !isNumbering(position, words)
            && (Int(second) == nil || (next..<next + 2).allSatisfy { gap(before: $0, in: words) == "." }):
            day = valid(last + (last < 50 ? 2000 : 1900), month, number)
        default: day = nil
        }
        return day.map { ($0, next + 2 - position) }
    }

    /// A day on which an inspection may be.
    private static func valid(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay? {
        (1990...2100).contains(year) ? CalendarDay(year: year, month: month, day: day) : nil
    }

    /// Whether a number is that of a list or version: "List 1 May 2024" and "v2 Jan 2024" begin with no day.
    private static func isNumbering(_ position: Int, _ words: [Substring]) -> Bool {
        guard position > 0, let number = Int(words[position]) else { return false }
        let (before, after) = (gap(before: position, in: words), gap(before: position + 1, in: words))
        // but "list 05.01.2024" is a date behind a word
        guard before.isEmpty || before == after else { return false }
        switch words[position - 1].lowercased() {
        case "list", "lists", "l": return number <= 11
        case "v", "ver", "version": return true
        default: return false
        }
    }

    /// What stands between a word and the one before it.
    private static func gap(before position: Int, in words: [Substring]) -> Substring {
        words[position].base[words[position - 1].endIndex..<words[position].startIndex]
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
