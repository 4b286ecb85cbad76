import AnnexADataset
import AnnexASchema

extension Counting {
    /// Families by how many people they have; a person without family is in none.
    func members(upTo: [Int], labels: [String]) -> Outcome {
        var members = [Int](repeating: 0, count: query.dataset.families.count)
        var units = Units(.people, of: self)
        for row in rows where list.families[Int(row)] >= 0 && units.isFirst(row) {
            members[Int(list.families[Int(row)])] += 1
        }
        var counts = [Int](repeating: 0, count: labels.count)
        for count in members where count > 0 {
            counts[upTo.firstIndex { count <= $0 } ?? upTo.count] += 1
        }
        return Outcome(labels: labels, counts: counts)
    }
}
