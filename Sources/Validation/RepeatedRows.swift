import AnnexADataset
import AnnexASchema

/// Rows that repeat an earlier one in full: that they are alike is told once, by the rule about the whole row, and not
/// again by rules that it stands over, which ask about some of the columns.
struct RepeatedRows {
    private let store: HitStore
    private let dataset: Dataset
    /// The rules that are stood over, by their positions.
    private let yielding: Set<UInt16>
    /// For the list and sheet row of each row that repeats another, the sheet row of the first of them.
    private var firstOf: [Place: Int] = [:]

    private struct Place: Hashable {
        let list: UInt8
        let row: Int
    }

    init(rules: [RuleDefinition], dataset: Dataset, store: HitStore) {
        self.store = store
        self.dataset = dataset
        let asking = rules.indices.filter { rule in
            !rules[rule].over.isEmpty
                && rules[rule].questions.contains { if case .duplicateRow = $0.check { true } else { false } }
        }
        let over = Set(asking.flatMap { rules[$0].over })
        yielding = Set(rules.indices.filter { over.contains(rules[$0].id) }.map { UInt16($0) })
        let askingRules = Set(asking.map { UInt16($0) })
        for record in store.records where askingRules.contains(record.rule) {
            if let row = sheetRow(record), let first = otherRow(record) {
                firstOf[Place(list: record.list, row: row)] = first
            }
        }
    }

    /// Takes away the keys of hits that tell no more than that rows are alike.
    func takeTheirs(from keys: inout [HitOrder.Key]) {
        guard !firstOf.isEmpty else { return }
        keys.removeAll { key in
            let record = store.records[key.position]
            guard yielding.contains(record.rule), let row = sheetRow(record) else { return false }
            // a repeated row has nothing of its own to tell, nor has its first where the repeated one is the other
            if firstOf[Place(list: record.list, row: row)] != nil { return true }
            return otherRow(record).flatMap { firstOf[Place(list: record.list, row: $0)] } == row
        }
    }

    private func sheetRow(_ record: HitStore.Record) -> Int? {
        record.list > 0 && record.row >= 0
            ? Int(dataset.list(Int(record.list)).sheetRows[Int(record.row)]) : nil
    }

    /// The row that a hit's own is alike to.
    private func otherRow(_ record: HitStore.Record) -> Int? {
        record.detail < 0 ? nil : store.details[Int(record.detail)].related.first?.row
    }
}
