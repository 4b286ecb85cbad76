import AnnexASchema
public import CalendarDays
public import ChATReport

/// The indicators as `summarise --format json` prints them and `indicators.json` holds them.
public struct IndicatorsJSON {
    /// The JSON of indicators as at a day.
    public static func text(_ indicators: [Indicator], asAt: CalendarDay) -> String {
        JSONText.object([
            ("version", .integer(1)), ("as_at", .string(asAt.iso)),
            ("indicators", .array(indicators.map(json))),
        ]).pretty(levels: 2)
    }

    private static func json(_ indicator: Indicator) -> JSONText {
        var pairs: [(String, JSONText)] = [
            ("id", .string(indicator.id)), ("name", .string(indicator.name)),
            ("unit", .string(indicator.unit.rawValue)), ("value", .optional(indicator.value)),
            ("numerator", .optional(indicator.numerator)), ("denominator", .optional(indicator.denominator)),
            (
                "bands",
                .array(
                    indicator.bands.map {
                        .object([
                            ("label", .string($0.label)), ("count", .integer($0.count)),
                            ("percent", .optional($0.percent)),
                        ])
                    })
            ),
            (
                "also",
                .array(
                    indicator.also.map {
                        .object([
                            ("name", .string($0.name)), ("unit", .string($0.unit.rawValue)),
                            ("value", .optional($0.value)), ("numerator", .optional($0.numerator)),
                            ("denominator", .optional($0.denominator)),
                        ])
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
                        ("counts", .array(table.counts.map { .array($0.map(JSONText.integer)) })),
                    ])
                ))
        }
        return .object(pairs)
    }
}
