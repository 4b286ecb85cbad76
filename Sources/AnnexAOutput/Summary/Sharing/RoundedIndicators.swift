import AnnexASchema
import ChATReport

/// Makes indicators fit to be shared by rounding: each number of people to the nearest 5, and shares and rates of those.
///
/// A number as it was is gone from the indicator itself. What is worth 1 or 2 is no different from nothing: it has a 0,
/// and a share of it has no value, as a share of nobody.
struct RoundedIndicators {
    let names: PersonalNames

    /// The least rounded number of people of whom an average is told.
    private static let fewestAveraged = 10.0

    /// The indicator with every number rounded; the texts of few rows are part of the band "Other".
    func shared(_ indicator: Indicator, isFromTexts: Bool) -> Indicator {
        var bands = indicator.bands
        if isFromTexts {
            bands = TextBands.gathered(bands) { Rounding.nearest(Double($0)) < Self.fewestAveraged }
        }
        let rows = indicator.denominator ?? (bands.isEmpty ? nil : Double(bands.reduce(0) { $0 + $1.count }))
        let own = value(
            Parts(
                unit: indicator.unit, decimals: indicator.decimals, value: indicator.value,
                numerator: indicator.numerator, denominator: indicator.denominator), rows: rows)
        return Indicator(
            id: indicator.id, name: indicator.name, unit: indicator.unit, decimals: indicator.decimals,
            value: own?.value, numerator: own?.numerator, denominator: own?.denominator,
            bands: rounded(bands),
            also: indicator.also.map { part in
                let other = value(
                    Parts(
                        unit: part.unit, decimals: part.unit == .days ? 0 : 1, value: part.value,
                        numerator: part.numerator, denominator: part.denominator), rows: rows)
                return Indicator.Part(
                    name: names.withoutNames(part.name), unit: part.unit, value: other?.value,
                    numerator: other?.numerator, denominator: other?.denominator,
                    isWithheld: other == nil)
            }, table: indicator.table.map(rounded), isWithheld: own == nil)
    }

    private struct Parts {
        let unit: IndicatorUnit
        let decimals: Int
        var value: Double?
        var numerator: Double?
        var denominator: Double?
    }

    /// A value made of rounded parts; nil where it is held back. `rows` are those that an average is of.
    private func value(_ parts: Parts, rows: Double?) -> Parts? {
        var rounded = parts
        switch parts.unit {
        case .count: rounded.value = parts.value.map(Rounding.nearest)
        case .percent, .ratio:
            guard parts.value == nil || parts.numerator != nil && parts.denominator != nil else {
                return parts.unit == .ratio ? average(parts, rows: rows) : nil
            }
            rounded.numerator = parts.numerator.map(Rounding.nearest)
            rounded.denominator = parts.denominator.map(Rounding.nearest)
            rounded.value = Self.share(
                rounded.numerator, of: rounded.denominator, times: parts.unit == .percent ? 100 : 1)
        case .perTenThousand:
            // what it is divided by is published, and no number of this return
            rounded.numerator = parts.numerator.map(Rounding.nearest)
            guard let value = parts.value else { break }
            guard let count = parts.numerator, let shown = rounded.numerator else { return nil }
            rounded.value = count > 0 ? Self.rounded(value / count * shown, decimals: 6) : 0
        case .days: return average(parts, rows: rows)
        }
        return rounded
    }

    /// An average cannot be made of rounded numbers: it is told as it is displayed, where it is of enough.
    private func average(_ parts: Parts, rows: Double?) -> Parts? {
        var told = Parts(unit: parts.unit, decimals: parts.decimals)
        guard let value = parts.value else { return told }
        guard let rows = (parts.denominator ?? rows).map(Rounding.nearest) else { return nil }
        guard rows > 0 else { return told }
        guard rows >= Self.fewestAveraged else { return nil }
        told.value = Self.rounded(value, decimals: parts.decimals)
        return told
    }

    private static func share(_ part: Double?, of whole: Double?, times scale: Double) -> Double? {
        guard let part, let whole, whole > 0 else { return nil }
        return part * scale / whole
    }

    private static func rounded(_ value: Double, decimals: Int) -> Double {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        return (value * scale).rounded(.toNearestOrAwayFromZero) / scale
    }

    private func rounded(_ bands: [Indicator.Band]) -> [Indicator.Band] {
        // what the shares are of: all bands, those that are known, or the first
        let whole = bands.lazy.compactMap { band in
            band.percent.flatMap { band.count > 0 && $0 > 0 ? Double(band.count) * 100 / $0 : nil }
        }.first.map(Rounding.nearest)
        return bands.map { band in
            let count = Rounding.nearest(band.count)
            return Indicator.Band(
                label: names.withoutNames(band.label), count: count,
                percent: band.percent.flatMap { _ in Self.share(Double(count), of: whole, times: 100) })
        }
    }

    private func rounded(_ table: Indicator.Table) -> Indicator.Table {
        let table = AgeBands.gathered(table)
        return Indicator.Table(
            rows: table.rows.map(names.withoutNames), columns: table.columns.map(names.withoutNames),
            counts: table.counts.map { $0.map { Rounding.nearest($0) } })
    }
}
