import AnnexADataset
import AnnexASchema
import Validation

/// How much each rule weighs: in rows, in children, and among all findings that stand.
struct RuleShares {
    /// One rule, at one severity.
    struct Row {
        let count: FindingsWriter.RuleCount
        /// Of all findings that stand.
        let shareOfFindings: Double
        /// Of the rows of the lists concerned; nil where it is about no rows.
        let shareOfRows: Double?
        /// Children and adopters.
        let persons: Set<Int>
    }

    let rows: [Row]

    init(_ writer: FindingsWriter, persons: FindingPersons) {
        let findings = writer.report.standing
        let tallies = writer.report.tallies
        var personsOfTally = [Set<Int>](repeating: [], count: tallies.count)
        for index in findings.indices {
            guard let person = persons.number(findings.head(index)) else { continue }
            personsOfTally[findings.tally(index, of: tallies)].insert(person)
        }
        rows = writer.ruleCounts.map { count in
            var named: Set<Int> = []
            var rowsOfList: [Int: Int] = [:]
            for (index, tally) in tallies.enumerated()
            where tally.rule == count.rule && tally.severity == count.severity {
                named.formUnion(personsOfTally[index])
                if let list = tally.list { rowsOfList[list] = max(rowsOfList[list] ?? 0, tally.rows) }
            }
            let all = rowsOfList.keys.reduce(0) { $0 + writer.dataset.list($1).rowCount }
            let wrong = rowsOfList.values.reduce(0, +)
            return Row(
                count: count, shareOfFindings: Double(count.findings) / Double(max(1, findings.count)),
                shareOfRows: all == 0 || wrong == 0 ? nil : min(1, Double(wrong) / Double(all)),
                persons: named)
        }
    }
}
