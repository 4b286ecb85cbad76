import AnnexASchema

extension Severity {
    /// A sign of its own shape, so that colour is never alone in telling severities apart.
    var sign: String {
        switch self {
        case .error: "■"
        case .warning: "▲"
        case .query: "●"
        case .info: "○"
        }
    }

    /// The word that people read.
    var word: String {
        switch self {
        case .error: "Error"
        case .warning: "Warning"
        case .query: "Query"
        case .info: "Note"
        }
    }

    /// The word for several.
    var plural: String { self == .query ? "Queries" : word + "s" }

    /// What people are to do about it.
    var advice: String {
        switch self {
        case .error: "Certainly wrong, and figures suffer. Mend before the return is sent."
        case .warning: "Probably wrong, or missing where inspectors look. Mend, or know why it is so."
        case .query: "Unusual, yet possible. Look at the record and be ready to explain it."
        case .info: "For information: what was read differently from how it was written."
        }
    }

    /// Sign and word as markup of a page; the sign is not read aloud.
    var mark: String {
        "<span class=\"sev \(rawValue)\"><span aria-hidden=\"true\">\(sign)</span> \(word)</span>"
    }
}
