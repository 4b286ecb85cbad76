import AnnexASchema

/// What a sheet's or file's name says about the list it may hold.
enum SheetName {
    /// The list's position (0 to 10) that a name tells: `List_1`, `L1`, `1. Contacts`, `Child Protection`.
    static func list(_ name: String, among lists: [ListDefinition]) -> Int? {
        let folded = Folding.code(name)
        let words = folded.split { !($0.isLetter || $0.isNumber) }.map(String.init)
        for (position, word) in words.enumerated() {
            if word == "list" || word == "l", position + 1 < words.count,
                let number = Int(words[position + 1])
            {
                return index(number)
            }
            for prefix in ["list", "l"] where word.hasPrefix(prefix) {
                if let number = Int(word.dropFirst(prefix.count)) { return index(number) }
            }
        }
        if let first = words.first, let number = Int(first), let list = index(number) {
            return list
        }
        // a list's whole name, longest first, so that "Children in care" is not found in another
        let plain = Folding.heading(name)
        let byLength = lists.enumerated().sorted { $0.element.name.count > $1.element.name.count }
        return byLength.first {
            plain == Folding.heading($0.element.name) || plain == Folding.heading($0.element.slug)
        }?
        .offset
    }

    private static func index(_ number: Int) -> Int? {
        (1...11).contains(number) ? number - 1 : nil
    }
}
