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
    let rules: [RuleDefinition]
    let dataset: Dataset

    /// Takes away the keys of what does not stand; they come in the order of cells.
    func keepStanding(_ keys: inout [HitOrder.Key], in store: HitStore) {
        var kept = 0
        var start = 0
        while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end].isAtSameCell(keys[start]) { end += 1 }
            if end - start > 1, keys[start].isOfCell {
                for key in weighed(keys[start..<end], store) {
                    keys[kept] = key
                    kept += 1
                }
            } else {
                for position in start..<end {
                    keys[kept] = keys[position]
                    kept += 1
                }
            }
            start = end
        }
        keys.removeSubrange(kept...)
    }

    /// Hits about one cell, without those that another one stands over.
    private func weighed(_ seat: ArraySlice<HitOrder.Key>, _ store: HitStore) -> [HitOrder.Key] {
        let records = seat.map { store.records[$0.position] }
        let isRival = records.map { isWeighed($0, store) }
        return zip(seat, records.indices).filter { _, one in
            guard isRival[one] else { return true }
            let rule = rules[Int(records[one].rule)]
            let isAboutRows = check(records[one]).isAboutRows
            return !records.indices.contains { other in
                other != one && isRival[other] && check(records[other]).isAboutRows == isAboutRows
                    && stands(rules[Int(records[other].rule)], over: rule)
            }
        }.map(\.0)
    }

    private func check(_ record: HitStore.Record) -> Check {
        rules[Int(record.rule)].questions[Int(record.question)].check
    }

    private func isWeighed(_ record: HitStore.Record, _ store: HitStore) -> Bool {
        guard record.row >= 0, check(record).isWeighed, !store.isOfMany(record) else { return false }
        // a second sheet of the list has cells of its own
        guard let place = store.givenPlace(record), record.list > 0 else { return true }
        return place.sheet == dataset.list(Int(record.list)).source?.sheet
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
