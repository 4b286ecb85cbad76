import AnnexADataset
import AnnexASchema

extension Counting {
    /// Rows, people or families by the first case that they fulfil; of several rows the earliest case counts.
    func cases(_ cases: [Measure.Case], of counted: Measure.Counted) -> Outcome {
        let tests = cases.map { query.test($0.conditions, list: number) }
        let units = Units(counted, of: self)
        var best = [Int](repeating: -1, count: units.count)
        for row in rows {
            let unit = units.number(of: row)
            let found = tests.firstIndex { $0.holds(Int(row)) } ?? tests.count
            if best[unit] < 0 || found < best[unit] { best[unit] = found }
        }
        var counts = [Int](repeating: 0, count: cases.count + 1)
        for position in best where position >= 0 { counts[position] += 1 }
        return Outcome(labels: cases.map(\.label) + [Self.notRecorded], counts: counts)
    }
}
