import AnnexADataset
import AnnexASchema

extension Counting {
    /// Rows, people or families by the case that they fulfil; those of no case are "Not recorded".
    ///
    /// Of a person's or family's several rows, the one with the best case counts: the earliest in
    /// the list, or the latest where the furthest is asked for.
    func cases(_ cases: Measure.Cases) -> Outcome {
        let tests = cases.list.map { query.test($0.conditions, list: number) }
        let units = Units(cases.counted, of: self)
        var best = [Int](repeating: -1, count: units.count)
        for row in rows {
            let unit = units.number(of: row)
            let old = best[unit]
            let found =
                cases.takesLast
                ? tests.lastIndex { $0.holds(Int(row)) } : tests.firstIndex { $0.holds(Int(row)) }
            guard let found, old >= 0, old < tests.count else {
                best[unit] = found ?? (old >= 0 ? old : tests.count)
                continue
            }
            best[unit] = cases.takesLast ? max(old, found) : min(old, found)
        }
        var counts = [Int](repeating: 0, count: tests.count + 1)
        for position in best where position >= 0 { counts[position] += 1 }
        var outcome = Outcome(labels: cases.list.map(\.label) + [Self.notRecorded], counts: counts)
        if cases.sharesFirst, let first = counts.first {
            let share = Outcome(share: first, of: counts.reduce(0, +))
            (outcome.value, outcome.numerator, outcome.denominator) =
                (share.value, share.numerator, share.denominator)
        }
        return outcome
    }
}
