import AnnexADataset
import AnnexASchema
import CalendarDays

extension Counting {
    /// What is due by a date: the share that is in time, or how many are overdue and for how long.
    ///
    /// What is the first of its kind is not yet due until its date, and is then in no share.
    func due(_ due: Measure.Due) -> Outcome {
        let reference = query.dataset.dates.reference
        let calendar = query.calendar
        let dates = due.dates.map {
            (date: $0, test: query.test($0.conditions, list: number), from: list.column($0.from))
        }
        var (inTime, notYet, unknown) = (0, 0, 0)
        var overdue = [Int](repeating: 0, count: max(1, due.labels.count))
        for row in rows {
            guard let fit = dates.first(where: { $0.test.holds(Int(row)) }),
                let from = fit.from?.value(Int(row)).day
            else {
                unknown += 1
                continue
            }
            let day = fit.date.day(from: from, calendar: calendar)
            if day >= reference {
                if fit.date.isFirst { notYet += 1 } else { inTime += 1 }
                continue
            }
            let late = day.days(to: reference)
            overdue[due.upTo.firstIndex { late <= $0 } ?? due.upTo.count] += 1
        }
        let late = overdue.reduce(0, +)
        guard due.labels.isEmpty else {
            var outcome = Outcome(count: late)
            outcome.bands = Outcome.bands(
                labels: due.labels + [Self.notRecorded], counts: overdue + [unknown])
            return outcome
        }
        var outcome = Outcome(
            labels: ["In time", "Overdue", "Not yet due", Self.notRecorded],
            counts: [inTime, late, notYet, unknown])
        outcome.takeValue(of: Outcome(share: inTime, of: inTime + late))
        return outcome
    }
}

extension Measure.DueDate {
    fileprivate func day(from: CalendarDay, calendar: WorkingCalendar) -> CalendarDay {
        switch unit {
        case .days: from.adding(days: add)
        case .workingDays: calendar.adding(workingDays: add, to: from)
        case .months: from.adding(months: add)
        case .years: from.adding(months: add * 12)
        }
    }
}
