import AnnexASchema

/// What a number counts, as its definition says: two numbers with one key and one value are the same number.
struct NumberKey: Hashable {
    /// The population's id where each person has one row in it, else the list; what is no count of rows has its own.
    var base: String
    /// What is asked of the rows, in no order.
    var facets: Set<Facet>
    var counted: Measure.Counted

    /// The rows of a population, or people or families with such rows.
    init(_ population: Population, _ conditions: [Condition], _ counted: Measure.Counted) {
        let isLatest = population.latestBy != nil
        base = isLatest ? population.id : "list \(population.list)"
        facets = Set((isLatest ? [] : population.rows).facets + conditions.facets)
        // who has one row is counted by it
        self.counted = isLatest && counted == .people ? .rows : counted
    }

    /// A number that only its indicator has.
    init(own name: String) {
        base = name
        facets = []
        counted = .rows
    }

    /// The same of fewer rows.
    func with(_ more: Set<Facet>, _ counted: Measure.Counted? = nil) -> NumberKey {
        var key = self
        key.facets.formUnion(more)
        if let counted, !(counted == .people && isOfPeople) { key.counted = counted }
        return key
    }

    func without(_ facet: Facet) -> NumberKey {
        var key = self
        key.facets.remove(facet)
        return key
    }

    /// The same without what is known of all rows of which more is told.
    var simplified: NumberKey {
        var key = self
        for facet in facets {
            switch facet {
            case .codes(let column, _): key.facets.remove(.other("known \(column)"))
            case .between(let scale, _, _):
                key.facets = key.facets.filter {
                    if case .other(let words) = $0, words.hasPrefix("known ") {
                        !scale.contains("from [\(words.dropFirst(6))]")
                    } else {
                        true
                    }
                }
            default: break
            }
        }
        return key
    }

    private var isOfPeople: Bool { !base.hasPrefix("list ") }
}

/// One thing asked of rows, in a form in which parts of a whole can be recognised.
enum Facet: Hashable {
    /// One of these codes.
    case codes(String, Set<String>)
    /// A number or a time between two limits, which lie between the numbers that a value can have.
    case between(String, low: Int, high: Int)
    /// Not that.
    indirect case not(Facet)
    /// Anything else.
    case other(String)

    static let lowest = -1_000_000
    static let highest = 1_000_000

    /// Whole numbers from one to another.
    static func numbers(_ scale: String, _ least: Int?, _ most: Int?) -> Facet {
        .between(scale, low: least.map { $0 * 2 - 1 } ?? lowest, high: most.map { $0 * 2 + 1 } ?? highest)
    }

    init(_ condition: Condition) {
        switch condition {
        case .code(let column, let codes): self = .codes(column.rawValue, Set(codes))
        case .age(let least, let most): self = .numbers("age", least, most)
        case .number(let column, let least, let most): self = .numbers(column.rawValue, least, most)
        case .elapsed(let elapsed):
            let scale = Self.scale(
                .column(elapsed.from), to: elapsed.to.map { .column($0) }, unit: elapsed.unit)
            // complete months end on a day: the limit itself is in both
            let isExact = elapsed.unit == .months
            let least = elapsed.atLeast.flatMap { $0 > 0 ? $0 * 2 - (isExact ? 0 : 1) : nil }
            self = .between(
                scale, low: least ?? Self.lowest,
                high: elapsed.atMost.map { $0 * 2 + 1 } ?? Self.highest)
        case .within(let column, let months):
            self = .numbers(Self.scale(.column(column), to: nil, unit: .months), nil, months)
        case .older(let column, let months):
            self = .between(
                Self.scale(.column(column), to: nil, unit: .months), low: months * 2 + 1, high: Self.highest)
        case .known(let column), .filled(let column): self = .known(column)
        case .blank(let column): self = .not(.known(column))
        case .any(let list) where list.count == 1: self.init(list[0])
        case .all(let list) where list.count == 1: self.init(list[0])
        case .not(let other): self = Facet(other).opposite
        default: self = .other("\(condition)")
        }
    }

    /// What all that do not fulfil it fulfil.
    private var opposite: Facet { if case .not(let other) = self { other } else { .not(self) } }

    /// That a column has a value; the few that cannot be read make it another number.
    static func known(_ column: ColumnID) -> Facet { .other("known \(column)") }

    /// That a time can be measured.
    static func known(_ duration: Measure.Duration) -> Facet {
        if case .column(let column) = duration.from, duration.to == nil { return known(column) }
        return .other("known \(scale(duration.from, to: duration.to, unit: duration.unit))")
    }

    /// What a time is measured on.
    static func scale(_ from: Measure.DateSource, to: Measure.DateSource?, unit: TimeUnit) -> String {
        "\(unit) from \(from.columns) to \(to?.columns ?? [])"
    }
}

extension [Condition] {
    /// What they ask, one by one.
    var facets: [Facet] {
        flatMap { condition -> [Facet] in
            if case .all(let list) = condition { return list.facets }
            return [Facet(condition)]
        }
    }
}
