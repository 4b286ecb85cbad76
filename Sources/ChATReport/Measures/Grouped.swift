import AnnexADataset
import AnnexASchema

extension Counting {
    /// Figures of each group: the first, of all rows, is the value; each group's stand beside.
    ///
    /// Where counts and shares of one set of groups are asked for, a table holds their counts.
    func grouped(_ grouped: Measure.Grouped) -> Outcome {
        var outcome = Outcome()
        let parts = grouped.parts.map { (part: $0, test: query.test($0.conditions, list: number)) }
        func figure(_ part: IndicatorDefinition.Also, _ test: RowTest, _ rows: [Int32]) -> Outcome {
            let fit = part.conditions.isEmpty ? rows : test.select(rows)
            return Counting(query: query, number: number, rows: fit).outcome(part.measure)
        }
        outcome.takeValue(of: figure(parts[0].part, parts[0].test, rows))
        for axis in grouped.by where axis.columns.allSatisfy({ list.column($0)?.isPresent ?? false }) {
            let positions = positions(axis)
            let buckets = positions.buckets(rows)
            var counts = [[Int]](repeating: [], count: buckets.count)
            for (line, (label, bucket)) in zip(positions.labels, buckets).enumerated() {
                for (part, test) in parts {
                    let figure = figure(part, test, bucket)
                    if let count = figure.numerator ?? figure.value, part.unit != .days {
                        counts[line].append(Int(count))
                    }
                    // a count is told by the bands or the table
                    guard part.unit != .count else { continue }
                    outcome.also.append(
                        Indicator.Part(
                            name: parts.count == 1 ? label : "\(label): \(part.name)", unit: part.unit,
                            value: figure.value, numerator: figure.numerator,
                            denominator: figure.denominator))
                }
            }
            guard grouped.by.count == 1 else { continue }
            outcome.bands = Outcome.bands(labels: positions.labels, counts: buckets.map(\.count))
            let columns = grouped.parts.filter { $0.unit != .days }.map(\.name)
            if columns.count > 1 {
                outcome.table = Indicator.Table(rows: positions.labels, columns: columns, counts: counts)
            }
        }
        return outcome
    }
}
