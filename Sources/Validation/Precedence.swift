import AnnexADataset
import AnnexASchema

/// One cause, one finding: of several rules that a cell breaks, which one stands.
///
/// A rule of the list stands over one of shared columns, that over a window rule, and all over a rule across
/// lists; of two rules with one prefix the lower number stands, but for rules across lists, which ask about
/// different lists. An Excel error stands over the blank that it leaves. A rule may also name rules that it
/// stands over. What is said of a value is not weighed against what is said of rows, such as two that are
/// alike, nor against a remark about how a value is written.
struct Precedence {
    private struct Seat: Hashable {
        let cell: Place
        let isAboutRows: Bool
    }

    /// What stands, in the order given.
    func standing(_ met: [MetRule], in dataset: Dataset) -> [MetRule] {
        var seats: [Seat: [Int]] = [:]
        for (position, one) in met.enumerated() where one.asked.check.isWeighed && !one.hit.isOfMany {
            guard let cell = one.hit.cell(in: dataset) else { continue }
            seats[Seat(cell: cell, isAboutRows: one.asked.check.isAboutRows), default: []].append(position)
        }
        var isQuiet = [Bool](repeating: false, count: met.count)
        for rivals in seats.values where rivals.count > 1 {
            for position in rivals {
                let rule = met[position].rule
                isQuiet[position] = rivals.contains { other in
                    other != position && stands(met[other].rule, over: rule)
                }
            }
        }
        return zip(met, isQuiet).filter { !$0.1 }.map(\.0)
    }

    private func stands(_ one: RuleDefinition, over other: RuleDefinition) -> Bool {
        if one.over.contains(other.id) { return true }
        if other.over.contains(one.id) || one.id == other.id { return false }
        let (first, second) = (rank(one.id), rank(other.id))
        if first != second { return first < second }
        return first != Self.across && one.id < other.id
    }

    private static let across = 4

    private func rank(_ id: String) -> Int {
        switch id.prefix(3) {
        case "A00": 0
        case "ASH": 2
        case "AWN": 3
        case "AXL": Self.across
        default: 1
        }
    }
}

extension Check {
    /// Whether it is about how rows go together, rather than about a value.
    var isAboutRows: Bool {
        switch self {
        case .unique, .duplicateRow, .same, .contrast, .overlap, .countBack, .mixed, .alikeIdentifiers,
            .lookAlike:
            true
        default: false
        }
    }

    /// Whether it takes part when rules about one cell are weighed.
    var isWeighed: Bool {
        guard case .observed(let observed) = self else { return true }
        return !observed.kinds.contains(where: \.isAboutForm)
    }
}
