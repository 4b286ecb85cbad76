import AnnexADataset
import AnnexASchema
import CalendarDays

extension Counting {
    /// Rows by single year of age and gender, as a table; an age or gender not known is "Not recorded".
    ///
    /// The age is that at R, or at a date of the row; of a row without that date it is not known.
    func ageByGender(_ axis: Measure.AgeAxis, at id: ColumnID? = nil) -> Outcome {
        guard let column = list.column(Self.gender),
            let set = column.definition.codeSet.flatMap({ query.schema.codeSets[$0] })
        else { return Outcome() }
        let labels = axis.labels + [Self.notRecorded]
        let genders = set.codes.map(\.label) + [Self.notRecorded]
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: genders.count), count: labels.count)
        let ages = ages
        let birth = list.columns.first { $0.definition.role == .birth }
        let date = id.flatMap(list.column)
        for row in rows {
            var age = Int(ages[Int(row)])
            if let date, let born = birth?.value(Int(row)).day {
                let day = date.value(Int(row)).day
                age =
                    day.map { $0 < born ? PersonAge.unborn : born.completedYears(to: $0) }
                    ?? PersonAge.unknown
            }
            let line = age == PersonAge.unknown ? labels.count - 1 : axis.position(of: age)
            counts[line][column.value(Int(row)).code ?? genders.count - 1] += 1
        }
        var outcome = Outcome(count: rows.count)
        outcome.table = Indicator.Table(rows: labels, columns: genders, counts: counts)
        return outcome
    }
}

extension Measure.AgeAxis {
    /// The names on the axis, youngest first.
    var labels: [String] {
        switch self {
        case .children: ["Unborn", "Under 1"] + (1...17).map(String.init) + ["18+"]
        case .careLeavers: ["Under 16"] + (16...25).map(String.init) + ["26+"]
        }
    }

    /// Where an age stands on the axis.
    func position(of age: Int) -> Int {
        switch self {
        case .children: min(max(age, PersonAge.unborn), 18) + 1
        case .careLeavers: min(max(age, 15), 26) - 15
        }
    }
}
