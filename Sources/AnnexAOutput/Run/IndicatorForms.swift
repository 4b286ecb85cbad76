import AnnexASchema
public import CalendarDays
public import ChATReport

/// The indicators as `summarise --format json` and `csv` print them and `indicators.json` holds them.
public struct IndicatorForms {
    private let indicators: [Indicator]
    private let asAt: CalendarDay
    private let comparators: Comparators?
    private let previous: PreviousFigures?
    private let cut: ReturnCut?
    private let listsLeftOut: [Int]
    private let isRounded: Bool

    /// The forms of indicators as at a day, with published figures beside them where there are some; of a cut, with the
    /// lists that have no row in it. `isRounded` says that the numbers are rounded, so that no reader takes them for exact.
    public init(
        indicators: [Indicator], asAt: CalendarDay, comparators: Comparators? = nil,
        previous: PreviousFigures? = nil, cut: ReturnCut? = nil,
        listsLeftOut: [Int] = [], isRounded: Bool = false
    ) {
        self.isRounded = isRounded
        self.indicators = indicators
        self.comparators = comparators
        self.previous = previous
        self.asAt = asAt
        self.cut = cut
        self.listsLeftOut = listsLeftOut
    }

    /// The cut as the run record keeps it; nothing where all is counted.
    public var cutRecord: [(String, String)] {
        guard let cut else { return [] }
        return cut.words.map { ($0.key, $0.values.joined(separator: ", ")) }
            + [("lists_left_out", listsLeftOut.map(String.init).joined(separator: ", "))]
    }

    /// As JSON.
    public var json: String {
        var pairs: [(String, JSONText)] = [("version", .integer(1)), ("as_at", .string(asAt.iso))]
        if let cut {
            pairs.append(
                (
                    "cut",
                    .object(
                        cut.words.map { ($0.key, .array($0.values.map(JSONText.string))) }
                            + [("lists_left_out", .array(listsLeftOut.map(JSONText.integer)))])
                ))
        }
        if isRounded { pairs.append(("rounded_to", .integer(Rounding.step))) }
        pairs.append(("indicators", .array(indicators.map(json))))
        return JSONText.object(pairs).pretty(levels: 2)
    }

    /// As CSV, with `c` for a number that is held back: a line for each value, band, further value and cell of a table; `kind` tells which.
    ///
    /// Where a cut is counted, lines of the kind `cut` come first; where numbers are rounded, one of the kind `rounded_to`.
    public var csv: String {
        var csv = CSVBuffer()
        csv.row([
            "id", "name", "unit", "kind", "row", "column", "value", "numerator", "denominator", "percent",
        ])
        if isRounded { csv.row(["", "", "", "rounded_to", "", "", "\(Rounding.step)", "", "", ""]) }
        for (key, value) in cutRecord { csv.row(["", "", "", "cut", key, "", value, "", "", ""]) }
        for indicator in indicators {
            func line(
                _ kind: String, _ row: String, _ column: String, unit: IndicatorUnit, _ value: Double?,
                _ numerator: Double? = nil, _ denominator: Double? = nil, _ percent: Double? = nil,
                isWithheld: Bool = false
            ) {
                csv.row(
                    [
                        indicator.id, indicator.name, unit.rawValue, kind, row, column,
                        isWithheld ? FigureText.withheld : Self.number(value),
                    ] + [numerator, denominator, percent].map(Self.number))
            }
            line(
                "value", "", "", unit: indicator.unit, indicator.value, indicator.numerator,
                indicator.denominator, isWithheld: indicator.isWithheld)
            for band in indicator.bands {
                line(
                    "band", band.label, "", unit: .count, Double(band.count), nil, nil, band.percent,
                    isWithheld: band.isWithheld)
            }
            for part in indicator.also {
                line(
                    "also", part.name, "", unit: part.unit, part.value, part.numerator, part.denominator,
                    isWithheld: part.isWithheld)
            }
            if let previous, let then = previous.value(indicator.id) {
                line("previous", "", previous.asAt.iso, unit: indicator.unit, then)
            }
            for one in compared(indicator) {
                line(
                    "comparator", one.key.isEmpty ? one.name : "\(one.name): \(one.key)", one.period,
                    unit: one.unit,
                    one.value)
            }
            guard let table = indicator.table else { continue }
            for (position, row) in table.rows.enumerated() {
                for (place, column) in table.columns.enumerated() {
                    line(
                        "table", row, column, unit: .count, Double(table.counts[position][place]),
                        isWithheld: table.withheld.contains(.init(row: position, column: place)))
                }
            }
        }
        return String(decoding: csv.bytes, as: UTF8.self)
    }

    /// A number in the fewest digits, whole ones without a point; nothing where there is none.
    private static func number(_ value: Double?) -> String {
        guard let value else { return "" }
        return Int(exactly: value).map(String.init) ?? "\(value)"
    }

    /// Published figures beside an indicator: of its value, then of its bands.
    private func compared(_ indicator: Indicator) -> [Comparison] {
        guard let comparators else { return [] }
        return ([""] + comparators.keys(indicator.id)).flatMap {
            comparators.comparisons(indicator.id, key: $0)
        }
    }

    private static func json(_ comparison: Comparison) -> JSONText {
        .object([
            ("level", .string(comparison.level.rawValue)), ("name", .string(comparison.name)),
            ("key", .optional(comparison.key.isEmpty ? nil : comparison.key)),
            ("period", .string(comparison.period)), ("value", .optional(comparison.value)),
            ("unit", .string(comparison.unit.rawValue)), ("count", .optional(comparison.count)),
            ("source", .string(comparison.source)), ("data_set", .string(comparison.dataSet)),
            ("note", .string(comparison.note)),
        ])
    }

    private func json(_ indicator: Indicator) -> JSONText {
        var pairs: [(String, JSONText)] = [
            ("id", .string(indicator.id)), ("name", .string(indicator.name)),
            ("unit", .string(indicator.unit.rawValue)), ("value", .optional(indicator.value)),
            ("numerator", .optional(indicator.numerator)), ("denominator", .optional(indicator.denominator)),
            (
                "bands",
                .array(
                    indicator.bands.map {
                        .object(
                            [
                                ("label", .string($0.label)),
                                ("count", $0.isWithheld ? .null : .integer($0.count)),
                                ("percent", .optional($0.percent)),
                            ] + Self.withheld($0.isWithheld))
                    })
            ),
            (
                "also",
                .array(
                    indicator.also.map {
                        .object(
                            [
                                ("name", .string($0.name)), ("unit", .string($0.unit.rawValue)),
                                ("value", .optional($0.value)), ("numerator", .optional($0.numerator)),
                                ("denominator", .optional($0.denominator)),
                            ] + Self.withheld($0.isWithheld))
                    })
            ),
        ]
        if let table = indicator.table {
            pairs.append(
                (
                    "table",
                    .object([
                        ("rows", .array(table.rows.map(JSONText.string))),
                        ("columns", .array(table.columns.map(JSONText.string))),
                        ("counts", .array(table.counts.indices.map { Self.counts($0, of: table) })),
                    ])
                ))
        }
        if let previous, let then = previous.value(indicator.id) {
            let change = then.flatMap { then in indicator.value.map { $0 - then } }
            pairs.append(
                (
                    "previous",
                    .object([
                        ("as_at", .string(previous.asAt.iso)), ("value", .optional(then)),
                        ("change", .optional(change)),
                    ])
                ))
        }
        let compared = compared(indicator)
        if !compared.isEmpty { pairs.append(("comparators", .array(compared.map(Self.json)))) }
        return .object(pairs + Self.withheld(indicator.isWithheld))
    }

    private static func counts(_ row: Int, of table: Indicator.Table) -> JSONText {
        .array(
            table.counts[row].enumerated().map { column, count in
                table.withheld.contains(.init(row: row, column: column)) ? .null : .integer(count)
            })
    }

    /// A number that is held back says so, or it would pass for one that cannot be computed.
    private static func withheld(_ isWithheld: Bool) -> [(String, JSONText)] {
        isWithheld ? [("withheld", .boolean(true))] : []
    }
}
