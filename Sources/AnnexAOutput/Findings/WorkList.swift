import AnnexADataset
import AnnexASchema
import Validation

/// The findings in the order in which people mend them: what the export has wrong as a whole, then child by child,
/// children with the most serious findings first.
struct WorkList {
    /// What is mended once: files, sheets, headings, and columns that are wrong in every row.
    let ofExport: [ShownFinding]
    /// What is mended row by row.
    let ofRows: [ShownFinding]

    init(_ shown: [ShownFinding], persons: FindingPersons) {
        var ofExport: [ShownFinding] = []
        var rows: [(person: Int, index: Int)] = []
        var worst: [Int: Int] = [:]
        for (index, one) in shown.enumerated() {
            if one.isOfExport {
                ofExport.append(one)
                continue
            }
            // rows that name nobody come last
            let person = persons.number(one.head) ?? .max
            rows.append((person, index))
            worst[person] = min(worst[person] ?? .max, one.severity.rank)
        }
        let ranks = persons.ranks(of: worst.keys.filter { $0 != .max })
        func key(_ person: Int) -> (Int, Int) { (worst[person] ?? .max, ranks[person] ?? .max) }
        let order = Dictionary(
            uniqueKeysWithValues: worst.keys.sorted { key($0) < key($1) }.enumerated().map { ($1, $0) })
        // findings come the most serious first, and stay so within a child
        rows.sort { left, right in
            (order[left.person] ?? .max, left.index) < (order[right.person] ?? .max, right.index)
        }
        self.ofExport = ofExport
        ofRows = rows.map { shown[$0.index] }
    }
}
