import AnnexADataset
import AnnexASchema
import CalendarDays

extension Counting {
    /// How long something took: in bands, with the share within a limit or an average as the value.
    ///
    /// A row without a date it needs is "Not recorded". One whose end is before its start is in no
    /// band and no value; how many there are stands beside.
    func duration(_ duration: Measure.Duration) -> Outcome {
        guard let from = list.column(duration.from) else { return Outcome() }
        let to = duration.to.flatMap(list.column)
        let reference = query.dataset.dates.reference
        let clock = BandClock(duration, calendar: query.calendar)
        var counts = [Int](repeating: 0, count: duration.labels.count + 1)
        var lengths: [Int] = []
        var (inTime, measured, backwards) = (0, 0, 0)
        for row in rows {
            let end = to == nil ? reference : to?.value(Int(row)).day
            guard let start = from.value(Int(row)).day, let end else {
                counts[counts.count - 1] += 1
                continue
            }
            guard start <= end else {
                backwards += 1
                continue
            }
            measured += 1
            if let within = duration.within, clock.isWithin(within, from: start, to: end) { inTime += 1 }
            if duration.average != nil { lengths.append(clock.length(from: start, to: end)) }
            if !duration.labels.isEmpty { counts[clock.band(from: start, to: end)] += 1 }
        }
        var outcome = Outcome(count: measured)
        if !duration.labels.isEmpty {
            outcome = Outcome(labels: duration.labels + [Self.notRecorded], counts: counts)
        }
        if duration.within != nil {
            let share = Outcome(share: inTime, of: measured)
            (outcome.value, outcome.numerator, outcome.denominator) =
                (share.value, share.numerator, share.denominator)
        }
        if let average = duration.average { outcome.take(average, of: lengths) }
        if backwards > 0 {
            outcome.also.append(
                Indicator.Part(
                    name: "Date error: ends before it starts", unit: .count, value: Double(backwards),
                    numerator: nil, denominator: nil))
        }
        return outcome
    }
}

extension Outcome {
    /// Takes an average for the value; the median has its quartiles beside it.
    fileprivate mutating func take(_ average: Measure.Duration.Average, of lengths: [Int]) {
        switch average {
        case .mean:
            let sum = lengths.reduce(0, +)
            (numerator, denominator) = (Double(sum), Double(lengths.count))
            value = lengths.isEmpty ? nil : Double(sum) / Double(lengths.count)
        case .median:
            let sorted = lengths.sorted()
            value = Self.quantile(0.5, of: sorted)
            for (name, part) in [("25th percentile", 0.25), ("75th percentile", 0.75)] {
                also.append(
                    Indicator.Part(
                        name: name, unit: .days, value: Self.quantile(part, of: sorted), numerator: nil,
                        denominator: nil))
            }
        }
    }

    /// Between two values in the line the straight way, as Excel's `PERCENTILE.INC` does.
    static func quantile(_ part: Double, of sorted: [Int]) -> Double? {
        guard let last = sorted.indices.last else { return nil }
        let place = part * Double(last)
        let low = Int(place)
        let high = min(low + 1, last)
        return Double(sorted[low]) + (place - Double(low)) * Double(sorted[high] - sorted[low])
    }
}

/// Counts time in a duration's unit and finds its band.
private struct BandClock {
    let unit: TimeUnit
    let upTo: [Int]
    let under: [Int]
    let calendar: WorkingCalendar

    init(_ duration: Measure.Duration, calendar: WorkingCalendar) {
        unit = duration.unit
        upTo = duration.upTo
        under = duration.under
        self.calendar = calendar
    }

    func length(from: CalendarDay, to: CalendarDay) -> Int {
        switch unit {
        case .days, .months: from.days(to: to)
        case .workingDays: calendar.days(from: from, to: to)
        case .years: from.completedYears(to: to)
        }
    }

    func isWithin(_ limit: Int, from: CalendarDay, to: CalendarDay) -> Bool {
        // months are tested by adding them to the start, so that month ends count right
        unit == .months ? to <= from.adding(months: limit) : length(from: from, to: to) <= limit
    }

    func isUnder(_ limit: Int, from: CalendarDay, to: CalendarDay) -> Bool {
        unit == .months ? to < from.adding(months: limit) : length(from: from, to: to) < limit
    }

    func band(from: CalendarDay, to: CalendarDay) -> Int {
        if let band = upTo.firstIndex(where: { isWithin($0, from: from, to: to) }) { return band }
        let further = under.firstIndex { isUnder($0, from: from, to: to) } ?? under.count
        return upTo.count + further
    }
}
