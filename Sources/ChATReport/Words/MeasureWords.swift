import AnnexASchema

/// Measures in words.
struct MeasureWords {
    let conditions: ConditionWords
    let unit: IndicatorUnit

    func words(_ measure: Measure) -> String {
        switch measure {
        case .count(let counted, let conditions):
            let whom = conditions.isEmpty ? "" : " where \(self.conditions.words(conditions))"
            return "Number of \(counted.words)\(whom)"
        case .distinct(let column): return "Number of different values of \(name(column))"
        case .sum(let column, let counted):
            return "Sum of \(name(column))"
                + (counted == .rows ? "" : ", once for each of the \(counted.words)")
        case .mean(let column): return "Mean of \(name(column))"
        case .ratio(let of, let other): return "\(of) divided by \(other)"
        case .difference(let of, let less): return "\(of) less \(less)"
        case .rate(let of, let months):
            let yearly = months.map { " × 12 ÷ \($0)" } ?? ""
            return "\(of ?? "Rows")\(yearly) ÷ children aged 0 to 17 × 10,000"
        case .share(let share):
            let base = share.base.isEmpty ? "all" : "those where \(conditions.words(share.base))"
            return "\(share.counted.words.capitalisedFirst) where \(conditions.words(share.conditions))"
                + ", as a percentage of \(base)"
        case .ageByGender(_, let column):
            return "Rows by single year of age at \(column.map(name) ?? "the reference date") and gender"
        case .genderSplit: return "Males as a percentage of males and females"
        case .codes(let codes): return self.codes(codes)
        case .texts(let column, let top):
            return "Rows by \(name(column))" + (top.map { ", the \($0) most frequent and other" } ?? "")
        case .numbers(let numbers):
            let what = numbers.column.map(name) ?? "age in completed years"
            return "\(numbers.counted.words.capitalisedFirst) by \(what)"
        case .rowsPerPerson: return "Children by their number of rows: 2, 3, 4 and 5 or more"
        case .months(let column, _): return "Rows by calendar month of \(name(column))"
        case .duration(let duration): return self.duration(duration)
        case .cases(let cases): return self.cases(cases)
        case .cross(let cross):
            let axes = "\(words(cross.rows)) and \(words(cross.columns))"
            return cross.isShareThatDiffers
                ? "Rows in which the two differ, as a percentage of rows with both. Rows by \(axes)"
                : "Rows by \(axes)"
        case .grouped(let grouped):
            return grouped.parts.map { "\($0.name): \(words($0.measure))" }.joined(separator: ". ")
                + ". By " + grouped.by.map(words).joined(separator: "; by ")
        case .due(let due): return self.due(due)
        case .since(let since):
            return
                "Time from the nearest earlier “\(since.other)” of \(populationName(since.population)), at most "
                + "\(since.back)\(since.backUnit.words) before, to \(name(since.own))"
        case .repeats(let repeats):
            return
                "Rows that follow another of the child within \(repeats.months) months, as a percentage of all; "
                + "one more where \(name(repeats.counter)) tells of an earlier one that is not shown"
        case .members: return "Families by how many children they have"
        case .caseload(let caseload):
            let people = caseload.populations.map(populationName).joined(separator: ", and others among ")
            let value =
                switch caseload.gives {
                case .mean: "People divided by workers; the median caseload"
                case .workers: "Workers by number of people"
                case .over: "Workers with more than \(caseload.limit) people, as a percentage of all"
                }
            return "\(value). People: \(people)"
        case .across(let across):
            let cases = across.cases.map { "\($0.label) (\(populationName($0.population)))" }
            return (across.isOnce ? "People by the first that holds of: " : "Rows of: ")
                + cases.joined(separator: "; ") + (across.by.map { ". By “\($0)”" } ?? "")
        case .people(let populations):
            return
                "Number of different people among \(populations.map(populationName).joined(separator: ", "))"
        case .series(_, let stages):
            return "Rows by calendar month: "
                + stages.map { "\($0.label) (\(populationName($0.population)))" }.joined(separator: "; ")
        case .funnel(let stages):
            return "People of the first stage who reach each later one on the same day or after: "
                + stages.map(\.label).joined(separator: "; ")
        case .disagree(let column, let populations):
            return
                "People who are in more than one of the lists, where “\(column)” names different values, as a "
                + "percentage of them: \(populations.map(populationName).joined(separator: "; "))"
        }
    }

    private func words(_ axis: Measure.Axis) -> String {
        switch axis {
        case .codes(let codes): name(codes.column) + (codes.grouping == nil ? "" : " in groups")
        case .texts(let column): name(column)
        case .numbers(let numbers): numbers.column.map(name) ?? "age"
        case .months(let column, _): "month of \(name(column))"
        case .cases(let cases): cases.map(\.label).joined(separator: ", ")
        }
    }

    private func due(_ due: Measure.Due) -> String {
        let dates = due.dates.map { date in
            let when = date.conditions.isEmpty ? "" : " where \(conditions.words(date.conditions))"
            return "\(date.add)\(date.unit.words) after \(name(date.from))\(when)"
        }
        let value = due.labels.isEmpty ? "Percentage that is in time, of what is due" : "Number overdue"
        return "\(value). Due: \(dates.joined(separator: "; else "))"
    }

    private func name(_ source: Measure.DateSource) -> String {
        switch source {
        case .column(let column): name(column)
        case .first(let columns): "the first of \(columns.map(name).joined(separator: ", "))"
        case .earliest(let columns): "the earliest of \(columns.map(name).joined(separator: ", "))"
        }
    }

    private func populationName(_ id: String) -> String {
        conditions.schema.populations[id]?.name ?? id
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
