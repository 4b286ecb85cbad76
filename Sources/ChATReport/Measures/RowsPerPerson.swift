import AnnexADataset

extension Counting {
    /// People with 2, 3, 4 and with 5 or more rows; the value is how many people that is.
    func rowsPerPerson() -> Outcome {
        var perPerson = [Int](repeating: 0, count: query.dataset.persons.count)
        let persons = list.persons
        for row in rows { perPerson[Int(persons[Int(row)])] += 1 }
        var counts = [0, 0, 0, 0]
        for count in perPerson where count > 1 { counts[min(count, 5) - 2] += 1 }
        return Outcome(labels: ["2", "3", "4", "5+"], counts: counts)
    }
}
