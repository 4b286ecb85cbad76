import AnnexADataset
import AnnexASchema
import CalendarDays

extension Counting {
    /// The share of rows that follow another row of the same person.
    ///
    /// A person's counter may tell of more earlier ones than the list shows; the person's earliest row
    /// then follows one that is not shown.
    func repeats(_ repeats: Measure.Repeats) -> Outcome {
        guard let date = list.column(repeats.date), let counter = list.column(repeats.counter) else {
            return Outcome()
        }
        let persons = list.persons
        let sorted = rows.filter { date.value(Int($0)).day != nil }.sorted { left, right in
            let (first, second) = (persons[Int(left)], persons[Int(right)])
            if first != second { return first < second }
            return (date.value(Int(left)).day?.number ?? 0, left)
                < (date.value(Int(right)).day?.number ?? 0, right)
        }
        var following = 0
        var start = 0
        while start < sorted.count {
            let end =
                sorted[start...].firstIndex { persons[Int($0)] != persons[Int(sorted[start])] }
                ?? sorted.count
            let own = sorted[start..<end]
            let days = own.compactMap { date.value(Int($0)).day }
            // of rows on one day none is before the other
            var earlier: CalendarDay?
            for (day, next) in zip(days, days.dropFirst()) {
                if day < next { earlier = day }
                if let earlier, earlier >= next.adding(months: -repeats.months) { following += 1 }
            }
            let shown = days.count { $0 < days[days.count - 1] }
            let told = own.compactMap { counter.value(Int($0)).number }.max() ?? 0
            if told > shown { following += 1 }
            start = end
        }
        return Outcome(share: following, of: rows.count)
    }
}
