internal import CalendarDays

/// What must hold between the files of a schema folder.
struct SchemaChecks {
    let schema: Schema
    /// Entries that could not be read: that others name them is told once, at the entry.
    let brokenIDs: Set<String>
    /// Kinds of entries of which a file could not be read.
    let unreadKinds: Set<String>
    /// Whether the examples of rules were read.
    let hasExamples: Bool
    private(set) var mistakes: [SchemaError] = []

    init(
        schema: Schema, brokenIDs: Set<String> = [], unreadKinds: Set<String> = [], hasExamples: Bool = true
    ) {
        self.schema = schema
        self.hasExamples = hasExamples
        self.brokenIDs = brokenIDs
        self.unreadKinds = unreadKinds
    }

    /// Gathers every mistake, by kind of entry.
    mutating func run() {
        for population in schema.populations.values.sorted(by: { $0.id < $1.id }) {
            let owner = "the population \(population.id)"
            require(
                population.conditions.flatMap(\.columns) + (population.latestBy.map { [$0] } ?? []),
                in: [population.list], by: owner, population.place)
            require(
                codes: population.conditions.flatMap(\.codes), in: [population.list], by: owner,
                population.place)
            require(
                populations: population.conditions.flatMap(\.populations) + population.parts, by: owner,
                population.place)
            for part in population.parts.compactMap({ schema.populations[$0] })
            where part.list != population.list || part.id == population.id {
                tell(
                    population.place,
                    "\(owner) cannot have the part \(part.id), which is of another list or itself")
            }
        }
        for same in schema.sameOfChildren {
            require([same.column], in: Array(1...10), by: "'same'", same.place)
            require(codes: [(same.column, same.except)], in: Array(1...10), by: "'same'", same.place)
        }
        checkRules()
        checkIndicators()
        var ids: Set<String> = []
        var sheets: Set<String> = []
        for page in schema.pages {
            let owner = "the page \(page.id)"
            if !ids.insert(page.id).inserted { mistakes.append(page.place.error("\(owner) stands twice")) }
            if !sheets.insert(page.sheet.lowercased()).inserted {
                mistakes.append(page.place.error("\(owner): another page has the sheet '\(page.sheet)'"))
            }
            require(indicators: page.indicators, by: owner, page.place)
            for list in page.lists { check(list, sheets: &sheets) }
        }
    }

    private mutating func check(_ list: FollowUpDefinition, sheets: inout Set<String>) {
        let owner = "the list '\(list.title)'"
        if !sheets.insert("l_" + list.sheet.lowercased()).inserted {
            mistakes.append(list.place.error("\(owner): another list has the sheet '\(list.sheet)'"))
        }
        require(
            populations: [list.population] + list.conditions.flatMap(\.populations), by: owner, list.place)
        guard let number = schema.populations[list.population]?.list else { return }
        let columns = list.columns + (list.since.map { [$0] } ?? []) + list.conditions.flatMap(\.columns)
        require(columns, in: [number], by: owner, list.place)
        require(codes: list.conditions.flatMap(\.codes), in: [number], by: owner, list.place)
    }

    private mutating func checkRules() {
        var ids: Set<String> = []
        for rule in schema.rules where !ids.insert(rule.id).inserted {
            mistakes.append(rule.place.error("the rule \(rule.id) stands twice"))
        }
        for rule in schema.rules {
            var others = rule.over
            for question in rule.questions {
                let check = question.check
                require(
                    (check.columns + check.when.flatMap(\.columns)).filter { $0 != .standIn },
                    in: question.lists, by: rule.id, rule.place)
                require(populations: check.when.flatMap(\.populations), by: rule.id, rule.place)
                require(
                    codes: check.when.flatMap(\.codes) + check.codes, in: question.lists, by: rule.id,
                    rule.place)
                if case .clears(let other) = check { others.append(other) }
            }
            for other in others where !ids.contains(other) && !isBroken(other, "rules") {
                mistakes.append(rule.place.error("\(rule.id) names the unknown rule \(other)"))
            }
            for edition in rule.editions where schema.edition(edition) == nil {
                let known = schema.editions.map(\.id).joined(separator: ", ")
                mistakes.append(
                    rule.place.error("\(rule.id) names the unknown edition '\(edition)'; known: \(known)"))
            }
            if hasExamples { checkExamples(of: rule) }
        }
    }

    private mutating func checkExamples(of rule: RuleDefinition) {
        if rule.passes.isEmpty {
            mistakes.append(
                rule.place.error("\(rule.id) has no example under 'passes': expected at least one"))
        }
        // a rule that only says when another stays quiet never fires
        if case .clears = rule.check {
        } else if rule.fails.isEmpty {
            mistakes.append(
                rule.place.error("\(rule.id) has no example under 'fails': expected at least one"))
        }
        for example in rule.passes + rule.fails {
            for sheet in example.sheets {
                guard let list = sheet.list else { continue }
                require(
                    sheet.records.flatMap(\.keys).sorted() + sheet.without, in: [list],
                    by: "an example of \(rule.id)", rule.place)
            }
            for date in [example.asAt, example.extracted ?? ""]
            where !date.isEmpty && CalendarDay(iso: date) == nil {
                mistakes.append(
                    rule.place.error(
                        "an example of \(rule.id): expected a date as YYYY-MM-DD, found '\(date)'"))
            }
        }
    }

    private mutating func checkIndicators() {
        var ids: Set<String> = []
        for indicator in schema.indicators {
            if !ids.insert(indicator.id).inserted {
                mistakes.append(indicator.place.error("the indicator \(indicator.id) stands twice"))
            }
            for (population, conditions, measure) in indicator.questions {
                check(measure, of: population, where: conditions, in: indicator)
            }
        }
        if hasExamples { checkIndicatorExamples() }
    }

    private mutating func checkIndicatorExamples() {
        for example in schema.indicatorExamples {
            let owner = "the example '\(example.name)'"
            for (list, rows) in example.lists {
                require(Array(rows.first?.keys.sorted() ?? []), in: [list], by: owner, example.place)
            }
            require(indicators: example.answers.map(\.id), by: owner, example.place)
            if CalendarDay(iso: example.asAt) == nil {
                mistakes.append(
                    example.place.error("\(owner): expected a date as YYYY-MM-DD, found '\(example.asAt)'"))
            }
        }
    }

    private mutating func check(
        _ measure: Measure, of population: String?, where conditions: [Condition],
        in indicator: IndicatorDefinition
    ) {
        let (owner, place) = (indicator.id, indicator.place)
        if let population {
            require(populations: [population], by: owner, place)
        } else if !measure.spansLists, !measure.isOfIndicators {
            mistakes.append(place.error("\(owner) names no population"))
        }
        if let list = population.flatMap({ schema.populations[$0]?.list }) {
            require(conditions.flatMap(\.columns) + measure.columns, in: [list], by: owner, place)
            require(
                codes: (conditions + measure.conditions).flatMap(\.codes), in: [list], by: owner, place)
        }
        require(populations: conditions.flatMap(\.populations) + measure.populations, by: owner, place)
        for question in measure.elsewhere {
            guard let list = schema.populations[question.population]?.list else { continue }
            let asked = question.conditions
            require(question.columns + asked.flatMap(\.columns), in: [list], by: owner, place)
            require(codes: asked.flatMap(\.codes), in: [list], by: owner, place)
        }
        for grouping in measure.groupings
        where schema.groupings[grouping] == nil && !isBroken(grouping, "groupings") {
            mistakes.append(place.error("\(owner) names the unknown grouping \(grouping)"))
        }
        require(indicators: measure.indicators, by: owner, place)
    }

    private func isBroken(_ id: String, _ kind: String) -> Bool {
        brokenIDs.contains(id) || unreadKinds.contains(kind)
    }

    private mutating func require(
        _ columns: [ColumnID], in lists: [Int], by owner: String, _ place: SchemaPlace
    ) {
        for column in columns where !lists.contains(where: { schema.lists[$0 - 1].index(of: column) != nil })
        {
            let places = lists.map { "List \($0)" }.joined(separator: ", ")
            tell(place, "\(owner) names the column \(column), which \(places) does not have")
        }
    }

    private mutating func require(
        codes: [(ColumnID, [String])], in lists: [Int], by owner: String, _ place: SchemaPlace
    ) {
        for (column, codes) in codes {
            let sets = lists.compactMap { list in
                schema.lists[list - 1].columns.first { $0.id == column }?.codeSet
            }
            for code in codes where !sets.contains(where: { schema.codeSets[$0]?.index(of: code) != nil }) {
                tell(place, "\(owner) asks \(column) for '\(code)', which is none of its codes")
            }
        }
    }

    private mutating func require(populations ids: [String], by owner: String, _ place: SchemaPlace) {
        for id in ids where schema.populations[id] == nil && !isBroken(id, "populations") {
            tell(place, "\(owner) names the unknown population \(id)")
        }
    }

    private mutating func require(indicators ids: [String], by owner: String, _ place: SchemaPlace) {
        for id in ids where !isBroken(id, "indicators") && !schema.indicators.contains(where: { $0.id == id })
        {
            tell(place, "\(owner) names the unknown indicator \(id)")
        }
    }

    /// Two questions of one entry may meet the same mistake: it is told once.
    private mutating func tell(_ place: SchemaPlace, _ reason: String) {
        let mistake = place.error(reason)
        if !mistakes.contains(mistake) { mistakes.append(mistake) }
    }
}

extension Check {
    /// Codes that it names besides those of its conditions, with their columns.
    fileprivate var codes: [(ColumnID, [String])] {
        switch self {
        case .contrast(let column, let codes, let against): [(column, codes + against)]
        case .mixed(let column, let one, let other): [(column, one + other)]
        case .same(let same): same.columns.map { ($0, same.except) }
        default: []
        }
    }
}
