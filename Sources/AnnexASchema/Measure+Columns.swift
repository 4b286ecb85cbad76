extension Measure {
    /// The columns of its own rows that it reads, besides the ones every list has.
    public var columns: [ColumnID] {
        switch self {
        case .ratio, .difference, .rate, .genderSplit, .rowsPerPerson, .members, .caseload, .across,
            .people, .series, .funnel, .disagree:
            []
        case .ageByGender(_, let column): column.map { [$0] } ?? []
        case .distinct(let column), .sum(let column, _), .mean(let column), .texts(let column, _),
            .months(let column, _):
            [column]
        case .codes(let codes): [codes.column]
        case .numbers(let numbers): numbers.column.map { [$0] } ?? []
        case .count, .share, .cases: conditions.flatMap(\.columns)
        case .duration(let duration): duration.from.columns + (duration.to?.columns ?? [])
        case .cross(let cross): cross.rows.columns + cross.columns.columns
        case .grouped(let grouped):
            grouped.by.flatMap(\.columns)
                + grouped.parts.flatMap { $0.conditions.flatMap(\.columns) + $0.measure.columns }
        case .due(let due): due.dates.map(\.from) + conditions.flatMap(\.columns)
        case .since(let since): [since.own]
        case .repeats(let repeats): [repeats.date, repeats.counter]
        }
    }

    /// The columns without which there is nothing to compute: one of several groupings may be missing.
    public var neededColumns: [ColumnID] {
        guard case .grouped(let grouped) = self, grouped.by.count > 1 else { return columns }
        return grouped.parts.flatMap { $0.conditions.flatMap(\.columns) + $0.measure.columns }
    }

    /// Whether it counts adoptive families.
    public var countsFamilies: Bool {
        switch self {
        case .count(let counted, _), .sum(_, let counted): counted == .families
        case .share(let share): share.counted == .families
        case .codes(let codes): codes.counted == .families
        case .numbers(let numbers): numbers.counted == .families
        case .duration(let duration): duration.counted == .families
        case .cases(let cases): cases.counted == .families
        case .grouped(let grouped): grouped.parts.contains { $0.measure.countsFamilies }
        case .members: true
        default: false
        }
    }

    /// Whether it asks how old a person is at R, which the date of birth and the age as typed tell.
    public var asksAge: Bool {
        func asks(_ axis: Axis) -> Bool {
            if case .numbers(let numbers) = axis { numbers.column == nil } else { false }
        }
        if conditions.flatMap(\.parts).contains(where: \.asksAge) { return true }
        return switch self {
        case .ageByGender: true
        case .numbers(let numbers): numbers.column == nil
        case .cross(let cross): asks(cross.rows) || asks(cross.columns)
        case .grouped(let grouped):
            grouped.by.contains(where: asks) || grouped.parts.contains { $0.measure.asksAge }
        default: false
        }
    }

    /// The conditions that it asks of its own rows.
    var conditions: [Condition] {
        switch self {
        case .count(_, let conditions): conditions
        case .share(let share): share.conditions + share.base
        case .cases(let cases): cases.list.flatMap(\.conditions)
        case .cross(let cross): cross.rows.conditions + cross.columns.conditions
        case .grouped(let grouped):
            grouped.by.flatMap(\.conditions)
                + grouped.parts.flatMap { $0.conditions + $0.measure.conditions }
        case .due(let due): due.dates.flatMap(\.conditions)
        default: []
        }
    }

    /// The populations it searches or counts, besides its own.
    public var populations: [String] {
        var ids = conditions.flatMap(\.populations)
        for question in elsewhere {
            ids += [question.population] + question.conditions.flatMap(\.populations)
        }
        if case .people(let populations) = self { ids += populations }
        return ids
    }

    /// The groupings of codes that it shows.
    var groupings: [String] {
        switch self {
        case .codes(let codes): codes.grouping.map { [$0] } ?? []
        case .cross(let cross): [cross.rows, cross.columns].compactMap(\.grouping)
        case .grouped(let grouped):
            grouped.by.compactMap(\.grouping) + grouped.parts.flatMap(\.measure.groupings)
        default: []
        }
    }

    /// The indicators that it is made of.
    var indicators: [String] {
        switch self {
        case .ratio(let of, let other), .difference(let of, let other): [of, other]
        case .rate(let of?, _): [of]
        default: []
        }
    }
}

extension Measure.Axis {
    fileprivate var grouping: String? {
        if case .codes(let codes) = self { codes.grouping } else { nil }
    }
}
