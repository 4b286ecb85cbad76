import AnnexADataset
import AnnexASchema

extension Counting {
    /// Rows by the text of a column: the most frequent, then "Other" and "Not recorded".
    func texts(_ column: ColumnID, top: Int) -> Outcome {
        let list = list
        guard let column = list.column(column) else { return Outcome() }
        var counts = [Int](repeating: 0, count: list.words.count)
        var missing = 0
        for row in rows {
            if let word = column.value(Int(row)).word { counts[word] += 1 } else { missing += 1 }
        }
        let found = counts.indices.filter { counts[$0] > 0 }
            .map { (text: list.words.string($0), count: counts[$0]) }
            .sorted { $0.count == $1.count ? $0.text < $1.text : $0.count > $1.count }
        let shown = found.prefix(top)
        let rest = found.dropFirst(top).reduce(0) { $0 + $1.count }
        return Outcome(
            labels: shown.map(\.text) + [Self.otherText, Self.notRecorded],
            counts: shown.map(\.count) + [rest, missing])
    }
}
