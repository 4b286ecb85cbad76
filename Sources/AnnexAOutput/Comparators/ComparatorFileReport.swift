import AnnexASchema
public import ChATReport

/// What was understood of a file of published figures.
public struct ComparatorFileReport {
    private let read: ComparatorFile
    private let file: String

    /// A report on a file that was read.
    public init(_ read: ComparatorFile, file: String) {
        self.read = read
        self.file = file
    }

    private struct Row {
        let indicator: String
        let periods: [String]
        let counts: [PublishedValue.Level: Int]
        let symbols: Int
        let newest: PublishedValue?
        /// What of the lines it was read from; empty where all figures stand under one heading.
        let origins: [String]
    }

    private var rows: [Row] {
        let byIndicator = Dictionary(grouping: read.values) {
            $0.key.isEmpty ? $0.indicator : "\($0.indicator)#\($0.key)"
        }
        return byIndicator.keys.sorted().map { key in
            let values = byIndicator[key] ?? []
            let national = values.filter { $0.level == .national }
            return Row(
                indicator: key, periods: Set(values.map(\.period)).sorted(),
                counts: Dictionary(grouping: values, by: \.level).mapValues(\.count),
                symbols: values.count { $0.value == nil }, newest: national.max { $0.period < $1.period },
                origins: Set(values.map(\.heading)).subtracting([PublishedValue.longHeading]).sorted())
        }
    }

    /// As text: the file, what it holds for each indicator, and what was not understood.
    public var text: String {
        let symbols = read.values.count { $0.value == nil }
        var lines = [
            "\(file): \(read.form); \(read.lines) lines, \(read.values.count) figures, \(symbols) of them symbols"
        ]
        if read.partial > 0 {
            lines.append(
                "\(read.partial) lines are about some of an area's children, or about something else, and are not compared with"
            )
        }
        for row in rows {
            let counts = PublishedValue.Level.allCases.compactMap { level in
                row.counts[level].map { "\(level.rawValue) \($0)" }
            }.joined(separator: ", ")
            let years =
                row.periods.count > 1
                ? "\(row.periods[0]) to \(row.periods[row.periods.count - 1])" : row.periods[0]
            let england = row.newest.map { newest in
                "; England \(newest.period): \(newest.value.map { Int(exactly: $0).map(String.init) ?? "\($0)" } ?? newest.symbol)"
            }
            lines.append("  \(row.indicator)  \(years)  \(counts); \(row.symbols) symbols\(england ?? "")")
            lines += row.origins.map { "          from \($0)" }
        }
        lines += read.problems.map(\.description)
        lines.append(
            read.problems.isEmpty
                ? "All lines were understood." : "\(read.problems.count) lines or cells were not understood.")
        return lines.joined(separator: "\n")
    }

    /// As JSON.
    public var json: String {
        JSONText.object([
            ("file", .string(file)), ("form", .string(read.form)), ("lines", .integer(read.lines)),
            ("figures", .integer(read.values.count)), ("partial_lines", .integer(read.partial)),
            (
                "indicators",
                .array(
                    rows.map { row in
                        .object([
                            ("indicator", .string(row.indicator)),
                            ("periods", .array(row.periods.map(JSONText.string))),
                            ("symbols", .integer(row.symbols)),
                            ("read_from", .array(row.origins.map(JSONText.string))),
                            ("england", .optional(row.newest?.value)),
                        ])
                    })
            ),
            (
                "problems",
                .array(
                    read.problems.map {
                        .object([("line", .optional($0.line)), ("reason", .string($0.reason))])
                    })
            ),
        ]).pretty(levels: 2)
    }
}
