public import AnnexASchema

/// The published figures that are known, as people and programs read them.
public struct ComparatorView {
    private let measures: [PublishedMeasure]
    private let names: [String: String]

    /// A view of all of them, or of those of one indicator or data set.
    public init(schema: Schema, about id: String? = nil) {
        measures = schema.publishedMeasures.filter {
            id == nil || $0.indicator == id || $0.dataSet.uppercased() == id
        }
        names = Dictionary(
            schema.indicators.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether none is known.
    public var isEmpty: Bool { measures.isEmpty }

    /// One line each.
    public func text() -> String {
        measures.map { measure in
            let over = measure.over.isEmpty ? "" : " / " + measure.over.joined(separator: " or ")
            let lines = measure.lines.map {
                "\n        where \($0.headings.joined(separator: " or ")) is \($0.label)"
            }
            let note = measure.note.isEmpty ? "" : "\n        \(measure.note)"
            return
                "\(measure.indicator)  \(measure.dataSet)  \(measure.headings.joined(separator: " or "))\(over)"
                + "\n        \(names[measure.indicator] ?? ""), \(measure.unit.rawValue)\(lines ?? "")\(note)"
        }.joined(separator: "\n")
    }

    /// As JSON.
    public func json() -> String {
        JSONText.object([
            (
                "comparators",
                .array(
                    measures.map { measure in
                        .object([
                            ("indicator", .string(measure.indicator)),
                            ("name", .string(names[measure.indicator] ?? "")),
                            ("key", .optional(measure.key.isEmpty ? nil : measure.key)),
                            ("data_set", .string(measure.dataSet)),
                            ("headings", .array(measure.headings.map(JSONText.string))),
                            ("over", .array(measure.over.map(JSONText.string))),
                            ("unit", .string(measure.unit.rawValue)), ("note", .string(measure.note)),
                            ("where", .array((measure.lines?.headings ?? []).map(JSONText.string))),
                            ("label", .optional(measure.lines?.label)),
                        ])
                    })
            )
        ]).pretty(levels: 2)
    }

    /// As CSV.
    public var csv: String {
        var csv = CSVBuffer()
        csv.row(["indicator_id", "name", "key", "data_set", "heading", "over", "unit", "note", "where"])
        for measure in measures {
            csv.row([
                measure.indicator, names[measure.indicator] ?? "", measure.key, measure.dataSet,
                measure.headings.joined(separator: " | "), measure.over.joined(separator: " | "),
                measure.unit.rawValue, measure.note,
                measure.lines.map { "\($0.headings.joined(separator: " | ")) = \($0.label)" } ?? "",
            ])
        }
        return String(decoding: csv.bytes, as: UTF8.self)
    }
}
