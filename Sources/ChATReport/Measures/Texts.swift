import AnnexADataset
import AnnexASchema

extension Counting {
    /// Rows by the text of a column, the most frequent first, then "Not recorded".
    ///
    /// Where only so many are asked for, the others are "Other".
    func texts(_ id: ColumnID, top: Int?) -> Outcome {
        let list = list
        guard let column = list.column(id) else { return Outcome() }
        var counts = [Int](repeating: 0, count: list.words.count + 1)
        for row in rows { counts[column.value(Int(row)).word ?? list.words.count] += 1 }
        let found = counts.indices.dropLast().filter { counts[$0] > 0 }
        let labels = found.map(list.words.string)
        var outcome = Outcome(count: rows.count)
        outcome.bands = Self.mostFrequent(
            labels, counts: found.map { counts[$0] } + [counts[list.words.count]],
            top: top ?? labels.count)
        if top == nil { outcome.bands.remove(at: outcome.bands.count - 2) }
        return outcome
    }
}
