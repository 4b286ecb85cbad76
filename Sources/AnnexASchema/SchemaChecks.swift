/// What must hold between the files of a schema folder.
struct SchemaChecks {
    let schema: Schema

    /// - Throws: the first mistake found.
    func run() throws(SchemaError) {
        for population in schema.populations.values.sorted(by: { $0.id < $1.id }) {
            try require(
                population.rows.flatMap(\.columns) + (population.latestBy.map { [$0] } ?? []),
                in: [population.list], by: "the population \(population.id)", file: "populations.yaml")
            try require(
                populations: population.rows.flatMap(\.populations), by: "the population \(population.id)",
                file: "populations.yaml")
        }
        var ids: Set<String> = []
        for rule in schema.rules {
            guard ids.insert(rule.id).inserted else {
                throw SchemaError(file: rule.place, reason: "the rule \(rule.id) stands twice")
            }
            for question in rule.questions {
                guard question.lists.allSatisfy({ (1...11).contains($0) }) else {
                    throw SchemaError(file: rule.place, reason: "\(rule.id): a list is numbered 1 to 11")
                }
                let columns = question.check.columns + question.check.when.flatMap(\.columns)
                try require(
                    columns.filter { $0 != .standIn }, in: question.lists, by: rule.id, file: rule.place)
                try require(
                    populations: question.check.when.flatMap(\.populations), by: rule.id, file: rule.place)
                for condition in question.check.when {
                    try require(condition, in: question.lists, of: schema, by: rule)
                }
            }
        }
        var indicators: Set<String> = []
        for indicator in schema.indicators {
            guard indicators.insert(indicator.id).inserted else {
                throw SchemaError(file: "indicators", reason: "the indicator \(indicator.id) stands twice")
            }
            if let id = indicator.population {
                try require(populations: [id], by: indicator.id, file: "indicators")
                if let list = schema.populations[id]?.list {
                    try require(indicator.measure.columns, in: [list], by: indicator.id, file: "indicators")
                }
            }
            if case .codes(_, let grouping?, _) = indicator.measure, schema.groupings[grouping] == nil {
                throw SchemaError(
                    file: "indicators", reason: "\(indicator.id) names the unknown grouping \(grouping)")
            }
        }
        for indicator in schema.indicators {
            switch indicator.measure {
            case .ratio(let of, let to):
                try require(indicators: [of, to], in: indicators, by: indicator.id)
            case .rate(let of, _): try require(indicators: [of], in: indicators, by: indicator.id)
            default: break
            }
        }
        for page in schema.pages {
            try require(
                indicators: page.tiles + page.figures.map(\.indicator), in: indicators,
                by: "the page \(page.id)")
        }
    }

    /// Codes that a condition names must be codes of its column.
    private func require(
        _ condition: Condition, in lists: [Int], of schema: Schema, by rule: RuleDefinition
    ) throws(SchemaError) {
        switch condition {
        case .code(let id, let codes):
            let sets = lists.compactMap { list in
                schema.lists[list - 1].index(of: id).flatMap {
                    schema.lists[list - 1].columns[$0].codeSet
                }
            }
            guard let set = sets.first.flatMap({ schema.codeSets[$0] }) else { return }
            for code in codes where set.index(of: code) == nil {
                throw SchemaError(
                    file: rule.place, reason: "\(rule.id) names '\(code)', which is no code of \(id)")
            }
        case .any(let conditions), .all(let conditions):
            for condition in conditions { try require(condition, in: lists, of: schema, by: rule) }
        case .not(let condition): try require(condition, in: lists, of: schema, by: rule)
        default: break
        }
    }

    private func require(
        _ columns: [ColumnID], in lists: [Int], by owner: String, file: String
    ) throws(SchemaError) {
        for column in columns {
            let exists = lists.contains {
                (1...11).contains($0) && schema.lists[$0 - 1].index(of: column) != nil
            }
            guard exists else {
                let places = lists.map { "List \($0)" }.joined(separator: ", ")
                throw SchemaError(
                    file: file, reason: "\(owner) names the column \(column), which \(places) does not have")
            }
        }
    }

    private func require(populations ids: [String], by owner: String, file: String) throws(SchemaError) {
        for id in ids where schema.populations[id] == nil {
            throw SchemaError(file: file, reason: "\(owner) names the unknown population \(id)")
        }
    }

    private func require(indicators ids: [String], in known: Set<String>, by owner: String)
        throws(SchemaError)
    {
        for id in ids where !known.contains(id) {
            throw SchemaError(file: "indicators", reason: "\(owner) names the unknown indicator \(id)")
        }
    }
}
