/// Where a published file of the Department for Education has the figure that an indicator is compared with.
public struct PublishedMeasure: Sendable, Equatable {
    /// The indicator's id.
    public let indicator: String
    /// The band that is meant; empty for the indicator's value.
    public let key: String
    /// The data set, as `CIN-C1`: table C1 of "Children in need".
    public let dataSet: String
    /// The headings that the figure stood under over the years.
    public let headings: [String]
    /// What it is divided by: other headings, or `population`; empty where the figure stands as published.
    public let over: [String]
    /// What the indicator is counted in.
    public let unit: IndicatorUnit
    /// What a reader must know who compares the two; may be empty.
    public let note: String
    /// The lines that have it; nil for those about all of an area's children.
    public let lines: Lines?

    /// Lines of a table that names the figure of each line by a label under some heading.
    public struct Lines: Sendable, Equatable {
        /// The headings that the label stood under over the years, the broadest first: what stands under a broader one
        /// names a group, what stands under a finer one a part of what the label names.
        public let headings: [String]
        /// The label, as published.
        public let label: String
    }

    /// A heading or name without case, spaces and signs, as headings are compared.
    public static func folded(_ heading: String) -> String {
        String(
            decoding: heading.utf8.compactMap { byte -> UInt8? in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
                default: nil
                }
            }, as: UTF8.self)
    }
}

extension SchemaLoader {
    /// `comparators.csv`; a folder may do without.
    mutating func publishedMeasures(_ indicators: [IndicatorDefinition]) -> [PublishedMeasure] {
        let file = "comparators.csv"
        guard folder.names(in: ".").contains(file) else { return [] }
        let csv = keep { (loader) throws(SchemaError) in
            try SchemaCSV(
                file: file, text: try loader.read(file),
                headings: ["indicator_id", "key", "data_set", "heading", "over", "unit", "note"],
                optional: ["where"])
        }
        let ids = Set(indicators.map(\.id))
        var measures: [PublishedMeasure] = []
        for row in csv?.rows ?? [] {
            func wrong(_ reason: String) {
                mistakes.append(SchemaError(file: file, line: row.line, reason: reason))
            }
            let headings = Self.names(row["heading"])
            if headings.isEmpty { wrong("names no heading") }
            if !ids.isEmpty, !ids.contains(row["indicator_id"]) {
                wrong("there is no indicator '\(row["indicator_id"])'")
            }
            guard let unit = IndicatorUnit(rawValue: row["unit"]) else {
                let known = IndicatorUnit.allCases.map(\.rawValue).joined(separator: ", ")
                wrong("the unit '\(row["unit"])' is none of \(known)")
                continue
            }
            let lines = Self.lines(row["where"])
            if lines == nil, !row["where"].isEmpty {
                wrong("'where' is not understood: expected headings and a label, as characteristic = Label")
                continue
            }
            measures.append(
                PublishedMeasure(
                    indicator: row["indicator_id"], key: row["key"], dataSet: row["data_set"],
                    headings: headings, over: Self.names(row["over"]), unit: unit, note: row["note"],
                    lines: lines))
        }
        return measures
    }

    /// Lines out of `characteristic | breakdown = Label`; nil where a text has not that form.
    private static func lines(_ field: String) -> PublishedMeasure.Lines? {
        let parts = field.split(separator: "=", maxSplits: 1).map { names(String($0)) }
        guard parts.count == 2, !parts[0].isEmpty, parts[1].count == 1 else { return nil }
        return PublishedMeasure.Lines(headings: parts[0], label: parts[1][0])
    }

    private static func names(_ field: String) -> [String] {
        field.split(separator: "|").map { part in
            part.split(separator: " ").joined(separator: " ")
        }.filter { !$0.isEmpty }
    }
}
