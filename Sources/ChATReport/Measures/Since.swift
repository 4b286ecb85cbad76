import AnnexADataset
import AnnexASchema
import CalendarDays

extension Counting {
    /// The time since the nearest earlier row of the same person elsewhere; rows without one are left out.
    func since(_ since: Measure.Since) -> Outcome {
        guard let own = list.column(since.own), let number = query.schema.populations[since.population]?.list,
            let other = query.dataset.list(number).column(since.other)
        else { return Outcome() }
        var tally = DurationTally(since.duration, calendar: query.calendar)
        for row in rows {
            guard let day = own.value(Int(row)).day else { continue }
            var nearest: CalendarDay?
            let found = query.rows(
                of: since.population, sharing: .person, with: Int(row), list: self.number)
            for other in found.lazy.compactMap({ other.value(Int($0)).day })
            where other <= day && since.reaches(from: other, to: day) {
                nearest = max(nearest ?? other, other)
            }
            if let nearest { tally.add(from: nearest, to: day) }
        }
        return tally.outcome
    }
}

extension Measure.Since {
    fileprivate func reaches(from: CalendarDay, to: CalendarDay) -> Bool {
        // the window before a day starts so many months before it, as all windows do
        backUnit == .months ? from >= to.adding(months: -back) : from.days(to: to) <= back
    }
}
