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

    /// How many rules are asked at once at most: enough for many processors, too few to spend time on taking turns.
    private static let parts = 16

    /// What the rules have to say; linear in the rows of the return.
    public func evaluate(_ query: ReturnQuery) async -> ValidationReport {
        let observations = Dictionary(grouping: query.dataset.toldOnce, by: \.kind)
        // each answer is let go as soon as it is merged
        var answerOfRule = await withTaskGroup(of: [(Int, RuleAnswer)].self) { group in
            let positions = schema.rules.indices.filter {
                terms.choice.reasonToLeaveOut(schema.rules[$0].id) == nil
            }
            for first in 0..<min(Self.parts, positions.count) {
                group.addTask { [rules = schema.rules] in
                    stride(from: first, to: positions.count, by: Self.parts).map { index in
                        let position = positions[index]
                        let asker = RuleAsker(
                            rule: rules[position], position: position, query: query,
                            observations: observations)
                        return (position, asker.answer())
                    }
                }
            }
            return await group.reduce(into: [Int: RuleAnswer]()) { answers, part in
                for (position, answer) in part { answers[position] = answer }
            }
        }
        var met = HitStore()
        met.reserve(answerOfRule.values.reduce(0) { $0 + $1.count })
        var skipped: [ValidationReport.SkippedRule] = []
        for (position, rule) in schema.rules.enumerated() {
            switch answerOfRule.removeValue(forKey: position) {
            case nil:
                let why = terms.choice.reasonToLeaveOut(rule.id) ?? ""
                skipped.append(.init(rule: rule.id, why: why, isLeftOut: true))
            case .skipped(let why): skipped.append(.init(rule: rule.id, why: why))
            case .met(let hits): met.add(hits)
            }
        }
        let maker = FindingMaker(consume met, rules: schema.rules, query: query, terms: terms, weighs: true)
        return ValidationReport(
            findings: Findings(maker), rulesRun: schema.rules.count - skipped.count, rulesSkipped: skipped,
            acknowledgements: terms.acknowledgements == nil ? nil : maker.acknowledgements)
    }

    /// What one rule alone has to say, whichever rule would stand over it.
    func findings(of rule: RuleDefinition, in query: ReturnQuery) -> [Finding] {
        let observations = Dictionary(grouping: query.dataset.toldOnce, by: \.kind)
        let asker = RuleAsker(rule: rule, position: 0, query: query, observations: observations)
        guard case .met(let hits) = asker.answer() else { return [] }
        return Array(
            Findings(FindingMaker(hits, rules: [rule], query: query, terms: terms, weighs: false)))
    }
}

/// What asking one rule came to.
enum RuleAnswer: Sendable {
    /// It could not be asked.
    case skipped(String)
    /// What it met.
    case met(HitStore)

    /// How many hits there are.
    var count: Int {
        switch self {
        case .skipped: 0
        case .met(let hits): hits.records.count
        }
    }
}

/// Asks one rule of each of its lists that is there.
struct RuleAsker {
    let rule: RuleDefinition
    /// The rule's position among the rules that are asked.
    let position: Int
    let query: ReturnQuery
    let observations: [ObservationKind: [Observation]]

    func answer() -> RuleAnswer {
        // what a hit is told with: the closure would copy the whole rule
        let (query, position) = (query, position)
        let edition = query.dataset.edition.id
        guard rule.editions.isEmpty || rule.editions.contains(edition) else {
            return .skipped("It does not hold for the edition \(edition)")
        }
        var obstacle: String?
        var isAsked = false
        var met = HitStore()
        // of two questions that meet one cell the first is told
        var cells: Set<Int> = []
        for (number, question) in rule.questions.enumerated() {
            var own: [Int] = []
            let isLast = number == rule.questions.count - 1
            for list in question.check.isOfWholeReturn ? [question.lists.first ?? 1] : question.lists {
                let asked = Asked(
                    query: query, question: question, observations: observations, list: list)
                if let why = question.check.obstacle(asked) {
                    // what stands in the way of a list that is there says more than that another is not
                    if obstacle == nil || asked.table.isPresent { obstacle = why }
                    continue
                }
                isAsked = true
                question.check.hits(asked) { hit in
                    if !isLast || !cells.isEmpty, let cell = hit.cell(in: query.dataset) {
                        guard !cells.contains(cell) else { return }
                        if !isLast { own.append(cell) }
                    }
                    met.add(hit, rule: position, question: number, in: query.dataset)
                }
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

    /// The one cell that it is about, as a number for each cell of the lists; nil where it is about a row, a column or a
    /// list.
    func cell(in dataset: Dataset) -> Int? {
        guard row != nil, column != nil else { return nil }
        let place = place(in: dataset)
        guard let row = place.row, let column = place.column else { return nil }
        return (list ?? 0) << 56 | (column & 0xFFFF) << 32 | row
    }

    /// All other cells that have to do with it.
    func allRelated(in dataset: Dataset) -> [Place] {
        guard let list, let row, !relatedColumns.isEmpty else { return related }
        let table = dataset.list(list)
        return relatedColumns.compactMap { table.column($0) }.filter(\.isPresent).map {
            table.place(row: row, column: $0)
        } + related
    }
}
