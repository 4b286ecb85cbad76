public import AnnexADataset
public import AnnexASchema

/// Asks every rule of a return and says what is wrong, in an order that does not depend on the run.
public struct RuleEvaluator: Sendable {
    private let schema: Schema
    private let terms: Terms

    /// On which terms a return is checked, where they are not the usual ones.
    public struct Terms: Sendable {
        /// Which rules are checked, and how serious they are.
        public var choice = RuleChoice()
        /// Findings that are known and accepted; nil where there is no file of them.
        public var acknowledgements: [Acknowledgement]?
        /// How much of the values is told.
        public var privacy = FindingPrivacy()

        /// The usual terms.
        public init() {}
    }

    /// An evaluator of that schema's rules.
    public init(schema: Schema, terms: Terms = Terms()) {
        self.schema = schema
        self.terms = terms
    }

    /// What the rules have to say; linear in the rows of the return.
    public func evaluate(_ query: ReturnQuery) async -> ValidationReport {
        let observations = Dictionary(grouping: query.dataset.observations, by: \.kind)
        let answers = await withTaskGroup(of: (Int, RuleAnswer).self) { group in
            for (position, rule) in schema.rules.enumerated()
            where terms.choice.reasonToLeaveOut(rule.id) == nil {
                group.addTask {
                    (position, RuleAsker(rule: rule, query: query, observations: observations).answer())
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let answerOfRule = Dictionary(uniqueKeysWithValues: answers)
        var met: [MetRule] = []
        var skipped: [ValidationReport.SkippedRule] = []
        for (position, rule) in schema.rules.enumerated() {
            switch answerOfRule[position] {
            case nil:
                let why = terms.choice.reasonToLeaveOut(rule.id) ?? ""
                skipped.append(.init(rule: rule.id, why: why, isLeftOut: true))
            case .skipped(let why): skipped.append(.init(rule: rule.id, why: why))
            case .met(let hits):
                met += hits.map {
                    MetRule(rules: schema.rules, position: position, hit: $0.hit, question: $0.question)
                }
            }
        }
        var maker = FindingMaker(query: query, terms: terms)
        let findings = maker.findings(Precedence().standing(met, in: query.dataset))
        return ValidationReport(
            findings: findings, rulesRun: schema.rules.count - skipped.count, rulesSkipped: skipped,
            acknowledgements: terms.acknowledgements == nil ? nil : maker.acknowledgements)
    }

    /// What one rule alone has to say, whichever rule would stand over it.
    func findings(of rule: RuleDefinition, in query: ReturnQuery) -> [Finding] {
        let observations = Dictionary(grouping: query.dataset.observations, by: \.kind)
        guard
            case .met(let hits) = RuleAsker(rule: rule, query: query, observations: observations).answer()
        else { return [] }
        var maker = FindingMaker(query: query, terms: terms)
        return maker.findings(
            hits.map { MetRule(rules: [rule], position: 0, hit: $0.hit, question: $0.question) })
    }
}

/// What asking one rule came to.
enum RuleAnswer: Sendable {
    /// It could not be asked.
    case skipped(String)
    /// What it met, with the position of the question.
    case met([(hit: Hit, question: Int)])
}

/// A rule and one thing that it met.
struct MetRule {
    /// All rules, of which it is one: a rule is large, and may be met by every row.
    fileprivate let rules: [RuleDefinition]
    fileprivate let position: Int
    let hit: Hit
    let question: Int

    var rule: RuleDefinition { rules[position] }
    var asked: RuleDefinition.Question { rule.questions[question] }
}

/// Asks one rule of each of its lists that is there.
struct RuleAsker {
    let rule: RuleDefinition
    let query: ReturnQuery
    let observations: [ObservationKind: [Observation]]

    func answer() -> RuleAnswer {
        let edition = query.dataset.edition.id
        guard rule.editions.isEmpty || rule.editions.contains(edition) else {
            return .skipped("It does not hold for the edition \(edition)")
        }
        var obstacle: String?
        var isAsked = false
        var met: [(hit: Hit, question: Int)] = []
        var cells: Set<Place> = []
        for (position, question) in rule.questions.enumerated() {
            var hits: [Hit] = []
            for list in question.check.isOfWholeReturn ? [question.lists.first ?? 1] : question.lists {
                let asked = Asked(
                    query: query, question: question, observations: observations, list: list)
                if let why = question.check.obstacle(asked) {
                    // what stands in the way of a list that is there says more than that another is not
                    if obstacle == nil || asked.table.isPresent { obstacle = why }
                    continue
                }
                isAsked = true
                hits += question.check.hits(asked)
            }
            // of two questions that meet one cell the first is told
            var own: [Place] = []
            for hit in hits {
                if let cell = hit.cell(in: query.dataset) {
                    guard !cells.contains(cell) else { continue }
                    own.append(cell)
                }
                met.append((hit, position))
            }
            cells.formUnion(own)
        }
        return isAsked ? .met(met) : .skipped(obstacle ?? "None of its lists was found")
    }
}

extension Hit {
    /// The place of the hit.
    func place(in dataset: Dataset) -> Place {
        if let place { return place }
        guard let list, let row else { return Place(file: 0) }
        let table = dataset.list(list)
        return table.place(row: row, column: column.flatMap(table.column))
    }

    /// The one cell that it is about; nil where it is about a row, a column or a list.
    func cell(in dataset: Dataset) -> Place? {
        guard row != nil, column != nil else { return nil }
        let place = place(in: dataset)
        return place.row == nil || place.column == nil ? nil : place
    }
}
