/// A set of codes that a column may hold, in the order of the template.
public struct CodeSet: Sendable, Equatable {
    /// The set's name.
    public let id: CodeSetID
    /// Codes in template order; the ones an older edition alone has come last.
    public let codes: [Code]

    /// The groups that Ofsted makes of the codes, each once, in order of first use.
    public let groups: [String]

    private let positions: [String: Int]

    /// Makes a set of these codes.
    public init(id: CodeSetID, codes: [Code]) {
        self.id = id
        self.codes = codes
        // the short form before the full text, the first of two alike
        let names = codes.indices.map { (codes[$0].bare, $0) } + codes.indices.map { (codes[$0].code, $0) }
        positions = Dictionary(names) { first, _ in first }
        var groups: [String] = []
        for case let group? in codes.map(\.group) where !groups.contains(group) { groups.append(group) }
        self.groups = groups
    }

    /// The position of the code whose short form, or full text, this is.
    public func index(of text: String) -> Int? {
        positions[text]
    }

    /// Whether a spelling may stand for this: a code's full text, a group of the set, or neither of them.
    func canBeSpelt(as target: String) -> Bool {
        if target.hasPrefix("GROUP:") { return groups.contains(String(target.dropFirst(6))) }
        return target == "AMBIGUOUS" || target == "BLANK"
            || positions[target].map { codes[$0].code == target } ?? false
    }
}

/// One code: the text of the template, the short code inside it, and its words.
public struct Code: Sendable, Equatable {
    /// The exact template text: `a) WBRI`.
    public let code: String
    /// The short code inside it: `WBRI`.
    public let bare: String
    /// Its meaning in words: `White British`.
    public let label: String
    /// The group that Ofsted puts it in, where it has one: `White`.
    public let group: String?
}

/// A published way to gather a set's codes into groups, in display order.
public struct Grouping: Sendable, Equatable {
    /// The grouping's name, which is its file's name: `ethnicity-chat`.
    public let id: String
    /// The set whose codes it gathers.
    public let codeSet: CodeSetID
    /// Group names in display order.
    public let groups: [String]
    /// For each short code, the position of its group.
    public let groupOfCode: [String: Int]
}
