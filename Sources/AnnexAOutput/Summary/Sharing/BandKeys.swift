import AnnexADataset
import AnnexASchema
import ChATReport

/// What the bands and the cells of indicators count, as keys.
struct BandKeys {
    let schema: Schema
    let dataset: Dataset

    /// What each band of a measure's outcome counts, of the rows with that key.
    func keys(_ measure: Measure, of whole: NumberKey, labels: [String], id: String) -> [NumberKey] {
        func with(_ facets: [Facet], _ counted: Measure.Counted? = nil) -> [NumberKey] {
            facets.map { whole.with([$0], counted) }
        }
        switch measure {
        case .codes(let codes): return with(facets(codes, labels, id: id), codes.counted)
        case .genderSplit: return with(facets(Measure.Codes(column: Self.gender), labels, id: id))
        case .numbers(let numbers): return with(facets(numbers, labels), numbers.counted)
        case .duration(let duration): return with(facets(duration, labels), duration.counted)
        case .texts(let column, _): return with(texts(column, labels, id: id))
        case .months(let column, _): return with(labels.map { .other("\(column) in \($0)") })
        case .cross(let cross): return with(facets(cross.rows, labels, id: id))
        case .grouped(let grouped) where grouped.by.count == 1:
            return with(facets(grouped.by[0], labels, id: id))
        case .cases(let cases):
            return with(self.cases(cases.list, labels, takesLast: cases.takesLast), cases.counted)
        case .share(let share):
            let base = whole.with(Set(share.base.facets), share.counted)
            let rest = Facet.not(
                share.conditions.count == 1
                    ? Facet(share.conditions[0]) : .other("\(share.conditions)"))
            return [base.with(Set(share.conditions.facets)), base.with([rest])]
        case .rowsPerPerson:
            return labels.map { whole.with([.other("several"), .other("\($0) rows")], .people) }
        case .due(let due): return with(labels.map { .other("\($0) by \(due.dates)") })
        case .across(let across) where !across.isOnce:
            return across.cases.map { key($0.population, $0.conditions) ?? whole.with([.other($0.label)]) }
        default: return labels.map { NumberKey(own: "\(id) \(whole) \($0)") }
        }
    }

    static let gender = ColumnID(rawValue: "gender")

    /// The rows of a population that fulfil conditions.
    func key(_ population: String, _ conditions: [Condition] = []) -> NumberKey? {
        schema.populations[population].map { NumberKey($0, conditions, .rows) }
    }

    /// What rows at each label of an axis fulfil.
    func facets(_ axis: Measure.Axis, _ labels: [String], id: String) -> [Facet] {
        switch axis {
        case .codes(let codes): facets(codes, labels, id: id)
        case .texts(let column): texts(column, labels, id: id)
        case .numbers(let numbers): facets(numbers, labels)
        case .months(let column, _): labels.map { .other("\(column) in \($0)") }
        case .cases(let cases): self.cases(cases, labels, takesLast: false)
        }
    }

    func facets(_ codes: Measure.Codes, _ labels: [String], id: String) -> [Facet] {
        let column = codes.column
        let set = dataset.lists.lazy.compactMap { $0.column(column)?.definition.codeSet }.first
            .flatMap { schema.codeSets[$0] }
        var codesOfLabel: [String: Set<String>] = [:]
        if let grouping = codes.grouping.flatMap({ schema.groupings[$0] }) {
            for (code, group) in grouping.groupOfCode {
                codesOfLabel[grouping.groups[group], default: []].insert(code)
            }
        } else {
            for code in set?.codes ?? [] {
                codesOfLabel[codes.showsCodes ? "\(code.bare) \(code.label)" : code.label, default: []]
                    .insert(
                        code.bare)
            }
        }
        return labels.map { label in
            codesOfLabel[label].map { .codes(column.rawValue, $0) }
                ?? (label == "Not recorded"
                    ? .not(.known(column)) : .other("\(column) \(label)\(codes.top == nil ? "" : " \(id)")"))
        }
    }

    private func facets(_ numbers: Measure.Numbers, _ labels: [String]) -> [Facet] {
        let scale = numbers.column?.rawValue ?? "age"
        let least = [nil] + numbers.upTo.map { $0 + 1 }
        let most = numbers.upTo.map(Optional.some) + [nil]
        return zip(least, most).map { Facet.numbers(scale, $0, $1) }
            + [numbers.column.map { .not(.known($0)) } ?? .other("age not known")]
    }

    private func facets(_ duration: Measure.Duration, _ labels: [String]) -> [Facet] {
        let scale = Facet.scale(duration.from, to: duration.to, unit: duration.unit)
        let ends =
            duration.upTo.map { $0 * 2 + 1 }
            + duration.under.map { $0 * 2 - (duration.unit == .months ? 0 : 1) }
        return zip([Facet.lowest] + ends, ends + [Facet.highest]).map {
            .between(scale, low: $0, high: $1)
        } + [.not(.known(duration))]
    }

    private func texts(_ column: ColumnID, _ labels: [String], id: String) -> [Facet] {
        labels.map { label in
            label == "Not recorded"
                ? .not(.known(column)) : .other("\(column) \(label)\(label == "Other" ? " \(id)" : "")")
        }
    }

    /// The first case that holds: where the cases exclude each other, it is what it asks.
    private func cases(_ cases: [Measure.Case], _ labels: [String], takesLast: Bool) -> [Facet] {
        let own = cases.map { item in
            !takesLast && item.conditions.count == 1
                ? Facet(item.conditions[0]) : .other("\(item.conditions)\(takesLast ? " at last" : "")")
        }
        return own + [.other("none of \(cases)")]
    }

    /// What the rows of a table by age count, and its columns.
    func ages(_ labels: [String], at date: ColumnID?) -> [Facet] {
        let scale = date.map { "age at \($0)" } ?? "age"
        return labels.map { label in
            AgeBands.ages(of: label).map { .numbers(scale, $0.least, $0.most) }
                ?? .other("\(scale) not known")
        }
    }
}
