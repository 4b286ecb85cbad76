import AnnexADataset
import AnnexASchema

extension Counting {
    /// How many different values a column has; rows without one are left out.
    func distinct(_ column: ColumnID) -> Outcome {
        guard let column = list.column(column) else { return Outcome() }
        var seen: Set<Value> = []
        for row in rows {
            let value = column.value(Int(row))
            if value.isKnown { seen.insert(value) }
        }
        return Outcome(count: seen.count)
    }
}
