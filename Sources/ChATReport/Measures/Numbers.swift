import AnnexADataset
import AnnexASchema

extension Counting {
    /// Rows, people or families by a whole number: a column's, or the age; the highest counts.
    func numbers(_ numbers: Measure.Numbers) -> Outcome {
        let column = numbers.column.flatMap(list.column)
        let ages = ages
        let units = Units(numbers.counted, of: self)
        // -1: not met; 0: met without number; 1 and up: the band
        var best = [Int](repeating: -1, count: units.count)
        for row in rows {
            let unit = units.number(of: row)
            let age = Int(ages[Int(row)])
            let known =
                column == nil ? (age == PersonAge.unknown ? nil : age) : column?.value(Int(row)).number
            let band = known.flatMap { number in
                number < numbers.least ?? .min
                    ? nil : (numbers.upTo.firstIndex { number <= $0 } ?? numbers.upTo.count) + 1
            }
            best[unit] = max(best[unit], band ?? 0)
        }
        var counts = [Int](repeating: 0, count: numbers.labels.count + 1)
        for band in best where band >= 0 { counts[band == 0 ? numbers.labels.count : band - 1] += 1 }
        return Outcome(labels: numbers.labels + [Self.notRecorded], counts: counts)
    }
}
