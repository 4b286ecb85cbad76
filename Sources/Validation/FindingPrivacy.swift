/// How much of a return's values its findings tell.
public struct FindingPrivacy: Sendable, Equatable {
    /// Whether values are told by their shape alone, and children by pseudonyms.
    public let redacts: Bool
    /// Whether the value of the field concerned is quoted at all.
    public let quotesValues: Bool

    /// Whether other values of the row, such as its date and worker, may stand beside a finding.
    public var showsRow: Bool { !redacts && quotesValues }

    /// The privacy that is asked for; both ways may be combined.
    public init(redacts: Bool = false, quotesValues: Bool = true) {
        self.redacts = redacts
        self.quotesValues = quotesValues
    }

    /// What stands in the place of a value that is not quoted.
    static let unquoted = "…"

    /// Words of a message that tell of the return's values, by the names that rules give them.
    private static let telling = ["found", "read_as", "detail", "first", "last"]

    /// A value as findings may tell it.
    func value(_ text: String) -> String {
        guard quotesValues else { return "" }
        return redacts ? Self.shape(of: text) : text
    }

    /// The words of a message as findings may tell them.
    func words(_ words: [String: String]) -> [String: String] {
        guard redacts || !quotesValues else { return words }
        var words = words
        for name in Self.telling {
            guard let text = words[name], !text.isEmpty else { continue }
            words[name] = quotesValues ? Self.shape(of: text) : Self.unquoted
        }
        return words
    }

    /// An acknowledgement's free text as findings may tell it.
    func remark(_ text: String) -> String {
        redacts ? Self.shape(of: text) : text
    }

    /// The shape of a text: `Aaa 999/99` for `Tom 417/03`.
    static func shape(of text: String) -> String {
        var shape = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .titlecaseLetter: shape += "A"
            case .lowercaseLetter, .otherLetter, .modifierLetter: shape += "a"
            case .decimalNumber, .letterNumber, .otherNumber: shape += "9"
            default: shape.unicodeScalars.append(scalar)
            }
        }
        return shape
    }
}

/// Names for children that say nothing of them: `child 0001` for the first that is met, and so on.
struct Pseudonyms {
    /// The names given so far, by child.
    private(set) var names: [String: String] = [:]

    /// The child's name, a new one where it has none.
    mutating func give(_ child: String) -> String {
        if let name = names[child] { return name }
        let number = String(names.count + 1)
        let name = "child " + String(repeating: "0", count: max(0, 4 - number.count)) + number
        names[child] = name
        return name
    }
}
