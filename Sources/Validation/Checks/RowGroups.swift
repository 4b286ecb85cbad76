import AnnexADataset

/// Finds rows that are alike, by numbers alone and in time that grows with the rows.
enum RowGroups {
    /// Groups of two and more rows with one key where `isEqual` agrees, in the order of their first rows.
    ///
    /// The key may be shared by rows that differ; a row whose key is nil stands in no group.
    static func alike(
        _ count: Int, key: (Int) -> UInt64?, isEqual: (Int, Int) -> Bool
    ) -> [[Int]] {
        var first: [UInt64: Int32] = [:]
        first.reserveCapacity(count)
        // the row before of the same key, for keys of several rows
        var rows: [UInt64: [Int]] = [:]
        for row in 0..<count {
            guard let key = key(row) else { continue }
            if let earlier = first.updateValue(Int32(row), forKey: key) {
                rows[key, default: [Int(earlier)]].append(row)
            }
        }
        var groups: [[Int]] = []
        for all in rows.values {
            var left = all[...]
            while let one = left.first {
                groups.append(left.filter { $0 == one || isEqual(one, $0) })
                left = left.filter { $0 != one && !isEqual(one, $0) }[...]
            }
        }
        return groups.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    /// One more number taken into a key.
    static func mixed(_ key: UInt64, _ number: Int32) -> UInt64 {
        let sum = (key ^ UInt64(UInt32(bitPattern: number))) &* 0x9e37_79b9_7f4a_7c15
        return sum ^ (sum >> 29)
    }
}
