import AnnexASchema

/// Measures in words.
struct MeasureWords {
    let conditions: ConditionWords
    let unit: IndicatorUnit

    func words(_ measure: Measure) -> String {
        switch measure {
        case .count(let counted): return "Number of \(counted.words)"
        case .distinct(let column): return "Number of different values of \(name(column))"
        case .sum(let column): return "Sum of \(name(column))"
        case .ratio(let of, let other): return "\(of) divided by \(other)"
        case .difference(let of, let less): return "\(of) less \(less)"
        case .rate(let of, let months):
            let yearly = months.map { " × 12 ÷ \($0)" } ?? ""
            return "\(of)\(yearly) ÷ children aged 0 to 17 × 10,000"
        case .share(let share):
            let base = share.base.isEmpty ? "all" : "those where \(conditions.words(share.base))"
            return "\(share.counted.words.capitalisedFirst) where \(conditions.words(share.conditions))"
                + ", as a percentage of \(base)"
        case .ageByGender: return "Rows by single year of age at the reference date and gender"
        case .genderSplit: return "Males as a percentage of males and females"
        case .codes(let codes): return self.codes(codes)
        case .texts(let column, let top): return "Rows by \(name(column)), the \(top) most frequent and other"
        case .numbers(let numbers):
            let what = numbers.column.map(name) ?? "age in completed years"
            return "\(numbers.counted.words.capitalisedFirst) by \(what)"
        case .rowsPerPerson: return "Children by their number of rows: 2, 3, 4 and 5 or more"
        case .months(let column, _): return "Rows by calendar month of \(name(column))"
        case .duration(let duration): return self.duration(duration)
        case .cases(let cases): return self.cases(cases)
        }
    }

    private func codes(_ codes: Measure.Codes) -> String {
        let bands = "Rows by \(name(codes.column))\(codes.grouping == nil ? "" : ", in groups")"
        guard !codes.share.isEmpty else { return bands }
        let base = codes.among.isEmpty ? "all rows" : ConditionWords.list(codes.among)
        return "\(ConditionWords.list(codes.share)) as a percentage of \(base). \(bands)"
    }

    private func duration(_ duration: Measure.Duration) -> String {
        let end = duration.to.map(name) ?? "the reference date"
        let span = "from \(name(duration.from)) to \(end), in\(duration.unit.words)"
        if let limit = duration.within {
            return "Rows where the time \(span), is \(limit) or less, as a percentage of rows with both dates"
        }
        return switch duration.average {
        case .mean: "Mean time \(span)"
        case .median: "Median time \(span); quartiles by linear interpolation"
        case nil: "Rows by the time \(span)"
        }
    }

    private func cases(_ cases: Measure.Cases) -> String {
        let bands = cases.list.map { item in
            item.conditions.isEmpty ? item.label : "\(item.label) (\(conditions.words(item.conditions)))"
        }
        let which = cases.takesLast ? "the furthest of" : "the first that holds of"
        let share = cases.sharesFirst ? "Percentage of \(cases.list.first?.label ?? ""). " : ""
        return "\(share)\(cases.counted.words.capitalisedFirst) by \(which): " + bands.joined(separator: "; ")
    }

    private func name(_ column: ColumnID) -> String {
        conditions.name(column)
    }
}

extension Measure.Counted {
    /// `rows`, `people`, `families`.
    var words: String { rawValue }
}
