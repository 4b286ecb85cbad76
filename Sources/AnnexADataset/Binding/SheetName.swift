import AnnexASchema

/// What a sheet's or file's name says about the list it may hold.
struct SheetName {
    /// The list's position, 0 to 10.
    let list: Int
    /// Whether the name is the list's number or whole name: a sheet called `CIN` may as well be a page of figures.
    let isWhole: Bool

    /// What a name tells: `List_1`, `L1`, `1. Contacts`, `Child Protection`, `CIN 2024`; nil where it tells no list.
    init?(_ name: String, among lists: [ListDefinition]) {
        let words = Folding.code(name).split { !($0.isLetter || $0.isNumber) }.map(String.init)
        for (position, word) in words.enumerated() {
            if word == "list" || word == "l", position + 1 < words.count,
                let number = Int(words[position + 1])
            {
                guard let list = Self.position(number) else { return nil }
                self.init(list: list, isWhole: true)
                return
            }
            for prefix in ["list", "l"] where word.hasPrefix(prefix) {
                guard let number = Int(word.dropFirst(prefix.count)) else { continue }
                guard let list = Self.position(number) else { return nil }
                self.init(list: list, isWhole: true)
                return
            }
        }
        let withoutPeriod = FileNamePeriod(name: name)
        for form in [name, withoutPeriod?.rest ?? name, words.drop { Int($0) != nil }.joined(separator: " ")]
        {
            if let list = Self.list(called: form, among: lists) {
                self = list
                return
            }
        }
        // "1. Anything", but not "10 March"
        let isDay = words.count > 1 && Int(words[1]) == nil && FileNameDate.month(words[1][...]) != nil
        guard withoutPeriod == nil, !isDay, let number = words.first.flatMap({ Int($0) }),
            let list = Self.position(number)
        else { return nil }
        self.init(list: list, isWhole: true)
    }

    private init(list: Int, isWhole: Bool) {
        self.list = list
        self.isWhole = isWhole
    }

    private static func list(called name: String, among lists: [ListDefinition]) -> SheetName? {
        let plain = Folding.heading(name)
        for (position, list) in lists.enumerated() {
            if plain == Folding.heading(list.name) || plain == Folding.heading(list.slug) {
                return SheetName(list: position, isWhole: true)
            }
        }
        return lists.firstIndex { $0.names.contains { Folding.heading($0) == plain } }
            .map { SheetName(list: $0, isWhole: false) }
    }

    private static func position(_ number: Int) -> Int? {
        (1...11).contains(number) ? number - 1 : nil
    }
}
