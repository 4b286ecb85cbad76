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
                codesOf: population.rows, in: [population.list], by: "the population \(population.id)",
                file: "populations.yaml")
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
                try require(codesOf: question.check.when, in: question.lists, by: rule.id, file: rule.place)
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
                    try require(indicator.columns, in: [list], by: indicator.id, file: "indicators")
                    try require(
                        codesOf: indicator.conditions + indicator.measure.conditions, in: [list],
                        by: indicator.id, file: "indicators")
                }
            }
            try require(populations: indicator.populations, by: indicator.id, file: "indicators")
            if case .codes(let codes) = indicator.measure, let grouping = codes.grouping,
                schema.groupings[grouping] == nil
            {
                throw SchemaError(
                    file: "indicators", reason: "\(indicator.id) names the unknown grouping \(grouping)")
            }
        }
        for indicator in schema.indicators {
            switch indicator.measure {
            case .ratio(let of, let other), .difference(let of, let other):
                try require(indicators: [of, other], in: indicators, by: indicator.id)
            case .rate(let of, _): try require(indicators: [of], in: indicators, by: indicator.id)
            default: break
            }
        }
        for page in schema.pages {
            try require(
                indicators: page.tiles
                    + page.figures.flatMap { [$0.indicator] + ($0.beside.map { [$0] } ?? []) },
                in: indicators,
                by: "the page \(page.id)")
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

    private func require(
        codesOf conditions: [Condition], in lists: [Int], by owner: String, file: String
    ) throws(SchemaError) {
        for (column, codes) in conditions.flatMap(\.codes) {
            let sets = lists.compactMap { list in
                schema.lists[list - 1].columns.first { $0.id == column }?.codeSet
            }
            for code in codes where !sets.contains(where: { schema.codeSets[$0]?.index(of: code) != nil }) {
                throw SchemaError(
                    file: file, reason: "\(owner) asks \(column) for '\(code)', which is none of its codes")
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
