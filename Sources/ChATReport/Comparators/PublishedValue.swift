public import AnnexASchema

/// A published figure of one area and year, with which an indicator is compared.
public struct PublishedValue: Sendable, Equatable {
    /// The indicator's id.
    public let indicator: String
    /// The band that is meant; empty for the indicator's value.
    public let key: String
    /// What kind of area it is about.
    public let level: Level
    /// The area's code of nine characters, as `E92000001`; may be empty.
    public let code: String
    /// The area's name.
    public let name: String
    /// The code of the region that a council lies in; empty where the file does not say.
    public let region: String
    /// The year as `2024` or `2023-24`.
    public let period: String
    /// The figure; nil where a symbol stands for it, which is never zero.
    public let value: Double?
    /// The symbol that stands for it, as `c` for suppressed; empty where there is a figure.
    public let symbol: String
    /// What it is counted in.
    public let unit: IndicatorUnit
    /// Who published it, and where.
    public let source: String
    /// The data set, as `CIN-C1`.
    public let dataSet: String
    /// When it was published, as the file says; may be empty.
    public let published: String
    /// What a reader must know who compares the two; may be empty.
    public let note: String
    /// The file it was read from, as it was named.
    public let file: String
    /// The line of the file, counted from 1.
    public let line: Int
    /// What of the line it was read from: a heading, or what was divided by what.
    public let heading: String

    /// The heading of a figure in the long form.
    public static let longHeading = "value"

    /// Whether it was worked out from other figures, and does not stand in the file.
    public let isWorkedOut: Bool

    /// What the symbol means that stands for it; nil where there is a figure.
    public var symbolMeaning: String? {
        guard value == nil else { return nil }
        return Self.meanings[symbol] ?? "not given"
    }

    private static let meanings = [
        "c": "suppressed", "x": "not available", "z": "not applicable", "k": "rounds to zero",
        "low": "rounds to zero", "u": "not reliable", Reading.blank: "left blank",
        Reading.undivided: "not worked out: what to divide by is not known",
    ]

    /// The area, the same for lines that are about the same one.
    var area: String { "\(level.rawValue)|\(code.isEmpty ? PublishedMeasure.folded(name) : code)" }

    /// What kind of area a figure is about.
    public enum Level: String, Sendable, CaseIterable {
        case national, regional, neighbours
        case authority = "local_authority"

        /// The level by the words of the long form or of the Department's files.
        init?(_ words: String) {
            switch PublishedMeasure.folded(words) {
            case "national", "england": self = .national
            case "regional", "region": self = .regional
            case "localauthority", "la": self = .authority
            case "neighbours", "statisticalneighbours": self = .neighbours
            default: return nil
            }
        }
    }

    /// A figure's cell: a number, or a symbol that stands for one.
    enum Reading: Equatable {
        case number(Double)
        case symbol(String)

        /// The number; nil where a symbol stands for it.
        var number: Double? { if case .number(let number) = self { number } else { nil } }
        /// The symbol; empty where there is a number.
        var symbol: String { if case .symbol(let symbol) = self { symbol } else { "" } }

        /// The symbol of an empty cell.
        static let blank = "blank"
        /// Stands for what cannot be worked out, as no file has what to divide by.
        static let undivided = "none"

        /// Signs that stand for a figure: suppressed, not available, not applicable, rounds to zero, not reliable.
        static let symbols: Set<String> = ["c", "x", "z", "k", "low", "u", ":", "~", "-", "..", ""]

        /// Reads `1,234.5`, `12.3%` or a symbol; nil for anything else.
        init?(_ text: String) {
            let text = text.filter { !$0.isWhitespace }
            if Self.symbols.contains(text.lowercased()) {
                self = .symbol(text.isEmpty ? Self.blank : text.lowercased())
                return
            }
            let plain = text.replacing(",", with: "").replacing("%", with: "")
            guard let number = Double(plain), number.isFinite else { return nil }
            self = .number(number)
        }
    }
}
