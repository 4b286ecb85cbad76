import AnnexADataset
import AnnexASchema

extension Counting {
    /// The share of those that fulfil the conditions among those that fulfil the base.
    func share(_ share: Measure.Share) -> Outcome {
        let test = query.test(share.conditions, list: number)
        let base = query.test(share.base, list: number)
        var all = Units(share.counted, of: self)
        var within = all
        var numerator = 0
        var denominator = 0
        let counted = base.select(rows)
        for row in counted where all.isFirst(row) { denominator += 1 }
        for row in test.select(counted) where within.isFirst(row) { numerator += 1 }
        var outcome = Outcome(share: numerator, of: denominator)
        if !share.labels.isEmpty {
            outcome.bands = Outcome.bands(
                labels: share.labels, counts: [numerator, denominator - numerator])
        }
        return outcome
    }
}
