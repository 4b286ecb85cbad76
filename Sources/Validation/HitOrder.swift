import AnnexADataset
import AnnexASchema

/// Puts hits into the order in which findings are told: by list, file, row, column and rule; what concerns a file
/// comes first.
struct HitOrder {
    /// A hit's seat in the order; no two are equal.
    struct Key: Comparable {
        /// List, file and row, or a hash.
        let high: UInt64
        /// Column, rule and the hit's position.
        let low: UInt64

        /// The hit's position in its store.
        var position: Int { Int(UInt32(truncatingIfNeeded: low)) }

        static func < (left: Key, right: Key) -> Bool {
            left.high == right.high ? left.low < right.low : left.high < right.high
        }

        /// Whether both are about one cell.
        func isAtSameCell(_ other: Key) -> Bool { high == other.high && low >> 48 == other.low >> 48 }

        /// Whether it is about a cell, not a row, a column or a file.
        var isOfCell: Bool { high & 0xFFFF_FFFF != 0 && low >> 48 != 0 }
    }

    private let dataset: Dataset
    private let rankOfRule: [Int]

    /// An order of what those rules met in the dataset.
    init(_ dataset: Dataset, rules: [RuleDefinition]) {
        self.dataset = dataset
        var ranks = [Int](repeating: 0, count: rules.count)
        for (rank, rule) in rules.indices.sorted(by: { rules[$0].id < rules[$1].id }).enumerated() {
            ranks[rule] = rank
        }
        rankOfRule = ranks
    }

    /// The keys of all hits, in order.
    func keys(_ store: HitStore) -> [Key] {
        var keys: [Key] = []
        keys.reserveCapacity(store.records.count)
        for (position, record) in store.records.enumerated() {
            keys.append(key(record, position, store))
        }
        keys.sort()
        return keys
    }

    private func key(_ record: HitStore.Record, _ position: Int, _ store: HitStore) -> Key {
        var (file, row, column) = (0, -1, -1)
        if let place = store.givenPlace(record) {
            (file, row, column) = (place.file, place.row ?? -1, place.column ?? -1)
        } else if record.list > 0, record.row >= 0 {
            let table = dataset.lists[Int(record.list) - 1]
            file = table.source?.file ?? 0
            row = Int(table.sheetRows[Int(record.row)])
            if record.column >= 0 {
                column = table.columns[Int(record.column)].sheetColumn(row: Int(record.row)) ?? -1
            }
        }
        return Key(
            high: UInt64(record.list) << 56 | UInt64(file & 0xFF_FFFF) << 32 | UInt64(UInt32(row + 1)),
            low: UInt64(UInt16(truncatingIfNeeded: column + 1)) << 48
                | UInt64(rankOfRule[Int(record.rule)]) << 32 | UInt64(position))
    }
}
