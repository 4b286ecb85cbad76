public import AnnexADataset
public import AnnexASchema
public import ChATReport

/// Makes indicators fit to be shared: no number from 1 to 5, none that the others give away, and no name; or none that
/// is not rounded.
///
/// Everything that is shared is made from what comes out of here: pages, charts, tables, JSON and CSV. A number
/// that is held back or rounded is gone from the value itself, not hidden in it.
public struct SharedIndicators {
    private let schema: Schema
    private let dataset: Dataset
    private let names: PersonalNames
    private let rule: SmallNumberRule

    /// Indicators of that return, for sharing by that rule.
    public init(schema: Schema, dataset: Dataset, rule: SmallNumberRule = .suppress) {
        self.schema = schema
        self.dataset = dataset
        self.rule = rule
        names = PersonalNames(of: dataset, schema: schema)
    }

    /// A whole percentage of so many leaves open which of six numbers it was made from.
    private static let blurring = 600.0

    /// The indicators with small numbers held back, in their order.
    public func shared(_ indicators: [Indicator]) -> [Indicator] {
        let definitions = Dictionary(schema.indicators.map { ($0.id, $0) }) { first, _ in first }
        func isFromTexts(_ indicator: Indicator) -> Bool {
            if case .texts = definitions[indicator.id]?.measure { true } else { false }
        }
        guard rule == .suppress else {
            let rounding = RoundedIndicators(names: names)
            return withRoundedDifferences(
                indicators.map { rounding.shared($0, isFromTexts: isFromTexts($0)) }, definitions)
        }
        let shown = indicators.map { gathered($0, isFromTexts: isFromTexts($0)) }
        return TiedIndicators(
            shown, single: shown.map(single), schema: schema, dataset: dataset, definitions: definitions
        ).shared
    }

    /// The indicator with the bands and the table that are shown.
    private func gathered(_ indicator: Indicator, isFromTexts: Bool) -> Indicator {
        Indicator(
            id: indicator.id, name: indicator.name, unit: indicator.unit, decimals: indicator.decimals,
            value: indicator.value, numerator: indicator.numerator, denominator: indicator.denominator,
            bands: isFromTexts
                ? TextBands.gathered(indicator.bands, where: SmallNumbers.small.contains) : indicator.bands,
            also: indicator.also, table: indicator.table.map(AgeBands.gathered))
    }

    /// What is one number less another is told of the rounded ones.
    private func withRoundedDifferences(
        _ rounded: [Indicator], _ definitions: [String: IndicatorDefinition]
    ) -> [Indicator] {
        let values = Dictionary(rounded.map { ($0.id, $0.value) }) { first, _ in first }
        return rounded.map { indicator in
            guard case .difference(let of, let other) = definitions[indicator.id]?.measure,
                let one = values[of] ?? nil, let less = values[other] ?? nil
            else { return indicator }
            return indicator.with(value: one - less)
        }
    }

    /// An indicator with what its own numbers would tell held back.
    private func single(_ indicator: Indicator) -> Indicator {
        let bands = indicator.bands
        let (held, tellsByTotal) = SmallNumbers.held(in: bands.map(\.count))
        let total = bands.reduce(0) { $0 + $1.count }
        let sharedBands = bands.enumerated().map { position, band in
            let label = names.withoutNames(band.label)
            guard !held.contains(position) else {
                return Indicator.Band(label: label, count: 0, percent: nil, isWithheld: true)
            }
            let isTelling = tellsByTotal || SmallNumbers.isSmall(share: Double(band.count), of: Double(total))
            return Indicator.Band(
                label: label, count: band.count, percent: band.count > 0 && isTelling ? nil : band.percent)
        }
        let table = indicator.table.map(shared)
        let own = self.value(
            Parts(
                unit: indicator.unit, value: indicator.value, numerator: indicator.numerator,
                denominator: indicator.denominator),
            hasHeldBands: !held.isEmpty, tellsByTotal: tellsByTotal, bandTotal: bands.isEmpty ? nil : total)
        let rows = indicator.unit == .days ? indicator.denominator : nil
        return Indicator(
            id: indicator.id, name: indicator.name, unit: indicator.unit, decimals: indicator.decimals,
            value: own?.value, numerator: own?.numerator, denominator: own?.denominator, bands: sharedBands,
            also: indicator.also.map { part in
                let other = self.value(
                    Parts(
                        unit: part.unit, value: part.value, numerator: part.numerator,
                        denominator: part.denominator ?? (part.unit == .days ? rows : nil)),
                    hasHeldBands: false, tellsByTotal: false, bandTotal: bands.isEmpty ? nil : total)
                return Indicator.Part(
                    name: names.withoutNames(part.name), unit: part.unit, value: other?.value,
                    numerator: other?.numerator,
                    denominator: part.denominator.flatMap { _ in other?.denominator },
                    isWithheld: other == nil && part.value != nil)
            }, table: table, isWithheld: own == nil && indicator.value != nil)
    }

    private struct Parts {
        let unit: IndicatorUnit
        let value: Double?
        var numerator: Double?
        var denominator: Double?
    }

    /// A value and its parts as they may be shown; nil where it is held back.
    private func value(
        _ parts: Parts, hasHeldBands: Bool, tellsByTotal: Bool, bandTotal: Int?
    ) -> (value: Double?, numerator: Double?, denominator: Double?)? {
        guard let value = parts.value else { return (nil, nil, nil) }
        switch parts.unit {
        case .count:
            return SmallNumbers.isSmall(abs(value)) || tellsByTotal
                ? nil : (value, parts.numerator, parts.denominator)
        case .percent:
            if SmallNumbers.isSmall(share: parts.numerator, of: parts.denominator) || tellsByTotal {
                return nil
            }
            guard hasHeldBands else { return (value, parts.numerator, parts.denominator) }
            // with the bands beside it the exact share would tell the ones held back
            guard let all = parts.denominator, all >= Self.blurring else { return nil }
            return (value.rounded(.toNearestOrAwayFromZero), nil, nil)
        case .perTenThousand, .ratio:
            return SmallNumbers.isSmall(parts.numerator) || SmallNumbers.isSmall(parts.denominator)
                ? nil : (value, parts.numerator, parts.denominator)
        case .days:
            guard let rows = parts.denominator ?? bandTotal.map(Double.init), !SmallNumbers.isSmall(rows)
            else {
                return nil
            }
            return (value, parts.numerator, parts.denominator)
        }
    }

    private func shared(_ table: Indicator.Table) -> Indicator.Table {
        let held = SmallNumbers.held(in: table.counts)
        return Indicator.Table(
            rows: table.rows.map(names.withoutNames), columns: table.columns.map(names.withoutNames),
            counts: table.counts.enumerated().map { row, counts in
                counts.enumerated().map { column, count in
                    held.contains(SmallNumbers.Place(row: row, column: column)) ? 0 : count
                }
            }, withheld: Set(held.map { Indicator.Table.Cell(row: $0.row, column: $0.column) }))
    }
}

extension Indicator {
    /// The same with another value, which was not divided.
    fileprivate func with(value: Double?) -> Indicator {
        Indicator(
            id: id, name: name, unit: unit, decimals: decimals, value: value, numerator: nil,
            denominator: nil, bands: bands, also: also, table: table)
    }
}

/// Bands of texts that are fit to be shared.
enum TextBands {
    /// Texts that few rows have are no band of their own: who works alone could be told by one.
    ///
    /// They are part of "Other", which is there for them if need be: left out, they would be told by what is left of the
    /// total.
    static func gathered(_ bands: [Indicator.Band], where isFew: (Int) -> Bool) -> [Indicator.Band] {
        let few = bands.filter { ![other, notRecorded].contains($0.label) && isFew($0.count) }
        guard !few.isEmpty else { return bands }
        let total = bands.reduce(0) { $0 + $1.count }
        let count = (few + bands.filter { $0.label == other }).reduce(0) { $0 + $1.count }
        var left = bands.filter { band in band.label != other && !few.contains(band) }
        left.insert(
            Indicator.Band(label: other, count: count, percent: Double(count * 100) / Double(total)),
            at: left.last?.label == notRecorded ? left.count - 1 : left.count)
        return left
    }

    private static let other = "Other"
    private static let notRecorded = "Not recorded"
}

/// Single years of age gathered into the bands that the Department for Education publishes.
enum AgeBands {
    private static let children: [(label: String, rows: [String])] = [
        ("Unborn", ["Unborn"]), ("Under 1", ["Under 1"]), ("1 to 4", ["1", "2", "3", "4"]),
        ("5 to 9", ["5", "6", "7", "8", "9"]), ("10 to 15", ["10", "11", "12", "13", "14", "15"]),
        ("16 and over", ["16", "17", "18+"]),
    ]
    private static let careLeavers: [(label: String, rows: [String])] = [
        ("Under 16", ["Under 16"]), ("16 and 17", ["16", "17"]), ("18 to 20", ["18", "19", "20"]),
        ("21 to 25", ["21", "22", "23", "24", "25"]), ("26 and over", ["26+"]),
    ]

    /// The ages of a band; nil where its name is none of a band.
    static func ages(of label: String) -> (least: Int?, most: Int?)? {
        ages[label]
    }

    private static let ages: [String: (least: Int?, most: Int?)] = {
        var ages: [String: (least: Int?, most: Int?)] = [:]
        for (bands, starts) in [(children, [nil, 0, 1, 5, 10, 16]), (careLeavers, [nil, 16, 18, 21, 26])] {
            let ends = starts.dropFirst().map { $0.map { $0 - 1 } } + [nil]
            for (band, limits) in zip(bands, zip(starts, ends)) {
                ages[band.label] = (least: limits.0, most: limits.1)
            }
        }
        return ages
    }()

    /// A table by single years as one by bands; any other as it is.
    static func gathered(_ table: Indicator.Table) -> Indicator.Table {
        let bands =
            table.rows.contains("18+") ? children : table.rows.contains("26+") ? careLeavers : []
        guard !bands.isEmpty else { return table }
        let position = Dictionary(
            bands.enumerated().flatMap { index, band in band.rows.map { ($0, index) } }
        ) { first, _ in first }
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: table.columns.count), count: bands.count)
        var (labels, rest): ([String], [[Int]]) = ([], [])
        for (label, row) in zip(table.rows, table.counts) {
            if let band = position[label] {
                for (column, count) in row.enumerated() { counts[band][column] += count }
            } else {
                labels.append(label)
                rest.append(row)
            }
        }
        return Indicator.Table(
            rows: bands.map(\.label) + labels, columns: table.columns, counts: counts + rest)
    }
}
