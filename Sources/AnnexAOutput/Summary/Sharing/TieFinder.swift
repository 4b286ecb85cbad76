import AnnexADataset
import AnnexASchema
import ChATReport

/// Finds which numbers of indicators are the same and which add up, from the definitions of the indicators.
struct TieFinder {
    let keys: BandKeys
    /// The numbers, and the ties found until now.
    var tied = TiedNumbers()
    /// Bands of people with 2, 3, 4, and 5 or more rows, of the rows with that key.
    private(set) var extraRows: [(whole: NumberKey, bands: [Int])] = []
    private static let notRecorded = "Not recorded"

    /// The places of an indicator's numbers.
    struct Places {
        var figure = Figure()
        var bands: [Int] = []
        /// What the bands' percentages are of.
        var base: Int?
        var also: [Figure] = []
        var table: [[Int]] = []
        /// Of a difference, the two numbers.
        var operands: [Int] = []
    }

    /// The places of a value's numbers; of a value that is no count, those that it is made of.
    struct Figure {
        var value: Int?
        var numerator: Int?
        var denominator: Int?
    }

    /// A value, and what was divided for it.
    private typealias Parts = (value: Double?, numerator: Double?, denominator: Double?)

    init(schema: Schema, dataset: Dataset) {
        keys = BandKeys(schema: schema, dataset: dataset)
    }

    /// The places of the numbers of all indicators, whose bands and tables are those that are shown.
    mutating func places(_ indicators: [Indicator], _ definitions: [String: IndicatorDefinition]) -> [Places]
    {
        var places = indicators.map { indicator in
            definitions[indicator.id].map { self.places(indicator, $0) } ?? unknown(indicator)
        }
        var values: [String: Int] = [:]
        for (indicator, place) in zip(indicators, places) { values[indicator.id] = place.figure.value }
        for (position, indicator) in indicators.enumerated() {
            switch definitions[indicator.id]?.measure {
            case .ratio(let of, let other):
                places[position].figure = Figure(numerator: values[of], denominator: values[other])
            case .rate(let of?, _): places[position].figure = Figure(numerator: values[of])
            case .difference(let of, let other):
                places[position].operands = [values[of], values[other]].compactMap { $0 }
            default: break
            }
        }
        tieWholes()
        return places
    }

    // MARK: One indicator

    private mutating func places(_ indicator: Indicator, _ definition: IndicatorDefinition) -> Places {
        let id = indicator.id
        let whole = whole(definition.population, definition.conditions, definition.measure, id)
        var places = Places()
        let bandMeasure = definition.bands ?? definition.measure
        let bandKeys = keys.keys(bandMeasure, of: whole, labels: indicator.bands.map(\.label), id: id)
        places.bands = zip(bandKeys, indicator.bands).map { tied.number($0, $1.count) }
        if places.bands.count == indicator.bands.count, !places.bands.isEmpty {
            tieBands(bandMeasure, indicator, whole, &places)
        } else {
            places.bands = indicator.bands.enumerated().map { own(id, "band \($0)", $1.count) }
        }
        places.figure = figure(
            (indicator.value, indicator.numerator, indicator.denominator), definition.measure, whole,
            unit: indicator.unit, id: id, bands: places.bands)
        places.also = also(indicator, definition, whole)
        if case .duration(let duration) = bandMeasure { tieErrors(duration, indicator, whole, places) }
        if let table = indicator.table { places.table = self.table(table, definition, whole, id) }
        if case .series = definition.measure {
            for (band, cells) in zip(places.bands, places.table) { tied.tie(band, is: cells) }
        }
        return places
    }

    private mutating func unknown(_ indicator: Indicator) -> Places {
        var places = Places()
        places.bands = indicator.bands.enumerated().map { own(indicator.id, "band \($0)", $1.count) }
        places.figure.value = count(indicator.value).map { own(indicator.id, "value", $0) }
        places.also = indicator.also.map { _ in Figure() }
        places.table = (indicator.table?.counts ?? []).enumerated().map { row, counts in
            counts.enumerated().map { own(indicator.id, "cell \(row) \($0)", $1) }
        }
        return places
    }

    private func whole(
        _ population: String?, _ conditions: [Condition], _ measure: Measure, _ id: String
    ) -> NumberKey {
        if let population, let key = keys.key(population, conditions) { return key }
        if case .caseload(let load) = measure {
            return NumberKey(own: "workers of \(load.populations) by \(load.column)")
        }
        return NumberKey(own: id)
    }

    private mutating func tieBands(
        _ measure: Measure, _ indicator: Indicator, _ whole: NumberKey, _ places: inout Places
    ) {
        let sum = indicator.bands.reduce(0) { $0 + $1.count }
        let bands = places.bands
        let counted = tied.numbers[bands[0]].key.counted
        var key = whole.with([], counted)
        if case .rowsPerPerson = measure {
            key = whole.with([.other("several")], .people)
            extraRows.append((whole, bands))
        }
        if case .share(let share) = measure { key = whole.with(Set(share.base.facets), share.counted) }
        let total = tied.number(key, sum)
        tied.tie(total, is: bands)
        tied.part(bands)
        if indicator.bands.last?.label == Self.notRecorded {
            let known = bands.dropLast()
            let place = tied.number(
                Self.known(measure, whole, counted), sum - (indicator.bands.last?.count ?? 0))
            tied.tie(place, is: Array(known))
        }
        if case .due(let due) = measure, due.labels.isEmpty, bands.count > 1 {
            let place = tied.number(
                whole.with([.other("due by \(due.dates)")]),
                indicator.bands[0].count + indicator.bands[1].count)
            tied.tie(place, is: Array(bands[0...1]))
        }
        // what the percentages are of can be told by any of them
        let counts = indicator.bands.lazy.compactMap { band in
            band.percent.flatMap { band.count > 0 && $0 > 0 ? Double(band.count) * 100 / $0 : nil }
        }
        guard let base = counts.first.map({ Int($0.rounded()) }) else { return }
        let told = zip(bands, indicator.bands).filter { $0.1.percent != nil }.map(\.0)
        if base == sum {
            places.base = total
        } else if base == tied.numbers[bands[0]].value, told.count == bands.count {
            places.base = bands[0]
        } else {
            let place = own(indicator.id, "base", base)
            tied.tie(place, is: told)
            places.base = place
        }
    }

    /// Those of whom the measure knows what it asks.
    private static func known(
        _ measure: Measure, _ whole: NumberKey, _ counted: Measure.Counted
    ) -> NumberKey {
        switch measure {
        case .duration(let duration): whole.with([.known(duration)], counted)
        case .codes(let codes): whole.with([.known(codes.column)], counted)
        case .texts(let column, _): whole.with([.known(column)], counted)
        default: whole.with([.other("known \(measure)")], counted)
        }
    }

    private mutating func figure(
        _ parts: Parts, _ measure: Measure, _ whole: NumberKey, unit: IndicatorUnit, id: String,
        bands: [Int] = []
    ) -> Figure {
        if case .grouped(let grouped) = measure {
            return figure(
                parts, grouped.parts[0].measure, whole.with(Set(grouped.parts[0].conditions.facets)),
                unit: unit, id: id)
        }
        var figure = Figure()
        if unit == .count {
            figure.value = count(parts.value).map { tied.number(value(measure, whole, id), $0) }
            return figure
        }
        let (over, under) = shareKeys(measure, whole, id, bands)
        // the sum of what is averaged counts nobody
        if unit != .days { figure.numerator = count(parts.numerator).map { tied.number(over, $0) } }
        figure.denominator = count(parts.denominator).map { tied.number(under, $0) }
        return figure
    }

    /// What a count counts.
    func value(_ measure: Measure, _ whole: NumberKey, _ id: String) -> NumberKey {
        switch measure {
        case .count(let counted, let conditions): return whole.with(Set(conditions.facets), counted)
        case .codes(let codes): return whole.with([], codes.counted)
        case .numbers(let numbers): return whole.with([], numbers.counted)
        case .cases(let cases): return whole.with([], cases.counted)
        case .duration(let duration):
            return duration.labels.isEmpty
                ? Self.known(measure, whole, duration.counted) : whole.with([], duration.counted)
        case .rowsPerPerson: return whole.with([.other("several")], .people)
        case .due(let due): return whole.with([.other("Overdue by \(due.dates)")])
        case .ageByGender, .texts, .months, .cross, .members, .series, .across, .caseload: return whole
        default: return NumberKey(own: "\(id) \(measure)")
        }
    }

    /// What a share is made of.
    func shareKeys(
        _ measure: Measure, _ whole: NumberKey, _ id: String, _ bands: [Int]
    ) -> (over: NumberKey, under: NumberKey) {
        let own = (NumberKey(own: "\(id) \(measure) over"), NumberKey(own: "\(id) \(measure) under"))
        switch measure {
        case .share(let share):
            let base = whole.with(Set(share.base.facets), share.counted)
            return (base.with(Set(share.conditions.facets)), base)
        case .codes(let codes):
            let base = whole.with([], codes.counted)
            let column = codes.column.rawValue
            return (
                base.with([.codes(column, Set(codes.share))]),
                codes.among.isEmpty ? base : base.with([.codes(column, Set(codes.among))])
            )
        case .genderSplit:
            let column = BandKeys.gender.rawValue
            return (whole.with([.codes(column, ["M"])]), whole.with([.codes(column, ["M", "F"])]))
        case .cases(let cases):
            return (
                bands.first.map { tied.numbers[$0].key } ?? own.0, whole.with([], cases.counted)
            )
        case .duration(let duration):
            let scale = Facet.scale(duration.from, to: duration.to, unit: duration.unit)
            let within = Facet.numbers(scale, nil, duration.within)
            return (whole.with([within], duration.counted), Self.known(measure, whole, duration.counted))
        case .due(let due):
            return (
                whole.with([.other("In time by \(due.dates)")]), whole.with([.other("due by \(due.dates)")])
            )
        case .rate: return (whole, own.1)
        case .repeats: return (own.0, whole)
        case .caseload: return (own.0, whole)
        default: return own
        }
    }

    private mutating func also(
        _ indicator: Indicator, _ definition: IndicatorDefinition, _ whole: NumberKey
    ) -> [Figure] {
        var figures: [Figure] = []
        let extra = indicator.also.count - definition.also.count
        switch definition.measure {
        case .genderSplit where extra == 1:
            let column = BandKeys.gender.rawValue
            figures = [
                Figure(
                    numerator: count(indicator.also[0].numerator).map {
                        tied.number(whole.with([.codes(column, ["F"])]), $0)
                    },
                    denominator: count(indicator.also[0].denominator).map {
                        tied.number(whole.with([.codes(column, ["M", "F"])]), $0)
                    })
            ]
        case .grouped(let grouped): figures = self.grouped(grouped, indicator, whole, count: extra)
        default: break
        }
        for position in figures.count..<max(figures.count, extra) {
            figures.append(unknown(indicator.also[position], "\(indicator.id) also \(position)"))
        }
        for (part, item) in zip(indicator.also.dropFirst(max(0, extra)), definition.also) {
            let key: NumberKey =
                if let population = item.population {
                    self.whole(population, item.conditions, item.measure, indicator.id)
                } else { whole.with(Set(item.conditions.facets)) }
            figures.append(
                figure(
                    (part.value, part.numerator, part.denominator), item.measure, key, unit: part.unit,
                    id: "\(indicator.id) \(item.name)"))
        }
        return figures
    }

    private mutating func unknown(_ part: Indicator.Part, _ name: String) -> Figure {
        Figure(
            value: part.unit == .count ? count(part.value).map { own(name, "value", $0) } : nil,
            numerator: part.unit == .days ? nil : count(part.numerator).map { own(name, "over", $0) },
            denominator: count(part.denominator).map { own(name, "under", $0) })
    }

    /// Figures of each group, in the order in which they were computed.
    private mutating func grouped(
        _ grouped: Measure.Grouped, _ indicator: Indicator, _ whole: NumberKey, count expected: Int
    ) -> [Figure] {
        let parts = grouped.parts.filter { $0.unit != .count }
        guard !parts.isEmpty else { return [] }
        var figures: [Figure] = []
        var position = 0
        for axis in grouped.by {
            // the groups' names are those of the parts, up to "Not recorded"
            var labels: [String] = []
            while position + labels.count * parts.count < expected {
                var label = indicator.also[position + labels.count * parts.count].name
                if grouped.parts.count > 1 { label = String(label.dropLast(parts[0].name.count + 2)) }
                labels.append(label)
                if label == Self.notRecorded { break }
            }
            for facet in keys.facets(axis, labels, id: indicator.id).prefix(labels.count) {
                for part in parts where position < expected {
                    let item = indicator.also[position]
                    figures.append(
                        figure(
                            (item.value, item.numerator, item.denominator), part.measure,
                            whole.with(Set([facet] + part.conditions.facets)), unit: item.unit,
                            id: "\(indicator.id) also \(position)"))
                    position += 1
                }
            }
        }
        return figures
    }

    /// Those whose time ends before it starts are in no band.
    private mutating func tieErrors(
        _ duration: Measure.Duration, _ indicator: Indicator, _ whole: NumberKey, _ places: Places
    ) {
        let errors = zip(indicator.also, places.also).filter { $0.0.unit == .count }.compactMap(\.1.value)
        guard errors.count == 1, !places.bands.isEmpty else { return }
        let sum = (places.bands + errors).reduce(0) { $0 + tied.numbers[$1].value }
        tied.tie(tied.number(whole.with([], duration.counted), sum), is: places.bands + errors)
    }

    mutating func own(_ id: String, _ what: String, _ value: Int) -> Int {
        tied.number(NumberKey(own: "\(id) \(what)"), value)
    }

    private func count(_ value: Double?) -> Int? {
        value.flatMap { $0.magnitude < 1e9 ? Int(exactly: $0) : nil }
    }
}
