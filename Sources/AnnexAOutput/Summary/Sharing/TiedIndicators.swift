import AnnexADataset
import AnnexASchema
import ChATReport

/// Indicators of which each has its small numbers held back by itself, and then what all together would tell.
///
/// A number is held back in every place where it stands: as a value, a band, a cell, or as what a share is made of.
struct TiedIndicators {
    /// As they are computed, with the bands and tables that are shown.
    private let computed: [Indicator]
    /// The same, each by itself fit to be shared.
    private let single: [Indicator]
    private let places: [TieFinder.Places]
    private let numbers: [TiedNumbers.Number]

    init(
        _ computed: [Indicator], single: [Indicator], schema: Schema, dataset: Dataset,
        definitions: [String: IndicatorDefinition]
    ) {
        (self.computed, self.single) = (computed, single)
        var finder = TieFinder(schema: schema, dataset: dataset)
        places = finder.places(computed, definitions)
        var tied = finder.tied
        for ((indicator, shared), places) in zip(zip(computed, single), places) {
            tied.take(indicator, shared: shared, at: places)
        }
        var solver = TieSolver(tied)
        numbers = solver.solved().numbers
    }

    /// The indicators as they may be shown.
    var shared: [Indicator] {
        zip(zip(computed, single), places).map { shared($0.0, $0.1, $1) }
    }

    private func isHeld(_ place: Int?) -> Bool {
        place.map { numbers[$0].isHeld && !numbers[$0].isFixed } ?? false
    }

    private func shared(_ computed: Indicator, _ single: Indicator, _ places: TieFinder.Places) -> Indicator {
        let bands = zip(single.bands, places.bands).map { band, place in
            isHeld(place)
                ? Indicator.Band(label: band.label, count: 0, percent: nil, isWithheld: true)
                : Indicator.Band(
                    label: band.label, count: band.count,
                    percent: band.count > 0 && isHeld(places.base) ? nil : band.percent)
        }
        var own = Parts(
            value: single.value, numerator: single.numerator, denominator: single.denominator,
            isWithheld: single.isWithheld)
        hold(&own, places.figure, unit: single.unit)
        if places.operands.count == 2 {
            // the reader knows what is left of two numbers that are shown, and of no others
            let isHeld = places.operands.contains { self.isHeld($0) }
            own = Parts(value: isHeld ? nil : computed.value, isWithheld: isHeld && computed.value != nil)
        }
        let also = zip(single.also, places.also).map { part, place in
            var parts = Parts(
                value: part.value, numerator: part.numerator, denominator: part.denominator,
                isWithheld: part.isWithheld)
            hold(&parts, place, unit: part.unit)
            return Indicator.Part(
                name: part.name, unit: part.unit, value: parts.value, numerator: parts.numerator,
                denominator: parts.denominator, isWithheld: parts.isWithheld)
        }
        return Indicator(
            id: single.id, name: single.name, unit: single.unit, decimals: single.decimals, value: own.value,
            numerator: own.numerator, denominator: own.denominator, bands: bands, also: also,
            table: single.table.map { table($0, places.table) }, isWithheld: own.isWithheld)
    }

    private struct Parts {
        var value: Double?
        var numerator: Double?
        var denominator: Double?
        var isWithheld = false
    }

    private func hold(_ parts: inout Parts, _ figure: TieFinder.Figure, unit: IndicatorUnit) {
        guard [figure.value, figure.numerator, figure.denominator].contains(where: isHeld) else { return }
        (parts.numerator, parts.denominator) = (nil, nil)
        // an average does not tell of how many it is
        guard unit != .days, parts.value != nil else { return }
        (parts.value, parts.isWithheld) = (nil, true)
    }

    private func table(_ table: Indicator.Table, _ places: [[Int]]) -> Indicator.Table {
        var (counts, withheld) = (table.counts, table.withheld)
        for (row, line) in places.enumerated() {
            for (column, place) in line.enumerated() where isHeld(place) {
                counts[row][column] = 0
                withheld.insert(Indicator.Table.Cell(row: row, column: column))
            }
        }
        return Indicator.Table(rows: table.rows, columns: table.columns, counts: counts, withheld: withheld)
    }
}

extension TiedNumbers {
    /// Takes in which numbers of an indicator are shown, and which are held back for its own sake.
    fileprivate mutating func take(_ computed: Indicator, shared: Indicator, at places: TieFinder.Places) {
        for (band, place) in zip(shared.bands, places.bands) { take(place, isHeld: band.isWithheld) }
        if let base = places.base, shared.bands.contains(where: { $0.count > 0 && $0.percent != nil }) {
            show(base)
        }
        take(places.figure, isHeld: shared.isWithheld, isWhole: shared.denominator != nil)
        for (part, place) in zip(shared.also, places.also) {
            take(place, isHeld: part.isWithheld, isWhole: part.denominator != nil)
        }
        guard let table = shared.table else { return }
        for (row, line) in places.table.enumerated() {
            for (column, place) in line.enumerated() {
                take(place, isHeld: table.withheld.contains(Indicator.Table.Cell(row: row, column: column)))
            }
        }
    }

    private mutating func take(_ figure: TieFinder.Figure, isHeld: Bool, isWhole: Bool) {
        if let value = figure.value { take(value, isHeld: isHeld) }
        for case let part? in [figure.numerator, figure.denominator] {
            if isHeld {
                // a share of many may be held back for those outside it
                if SmallNumbers.small.contains(numbers[part].value) { take(part, isHeld: true) }
            } else if isWhole {
                take(part, isHeld: false)
            }
        }
    }

    private mutating func take(_ place: Int, isHeld: Bool) {
        show(place)
        if isHeld { hold(place) }
    }
}
