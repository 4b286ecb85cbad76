import AnnexASchema

extension Counting {
    /// Rows by two things at once; the bands are those of the first.
    func cross(_ cross: Measure.Cross) -> Outcome {
        let (lines, columns) = (positions(cross.rows), positions(cross.columns))
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: columns.labels.count), count: lines.labels.count)
        for (line, column) in zip(lines.positions, columns.positions) { counts[line][column] += 1 }
        var outcome = Outcome(labels: lines.labels, counts: counts.map { $0.reduce(0, +) })
        outcome.table = Indicator.Table(rows: lines.labels, columns: columns.labels, counts: counts)
        if cross.isShareThatDiffers {
            let known = counts.dropLast().map { $0.dropLast() }
            let both = known.reduce(0) { $0 + $1.reduce(0, +) }
            let same = known.enumerated().reduce(0) { $0 + $1.element[$1.offset] }
            outcome.takeValue(of: Outcome(share: both - same, of: both))
        }
        return outcome
    }
}
