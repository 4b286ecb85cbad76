import AnnexADataset
import AnnexASchema
import CalendarDays

extension Counting {
    /// How long something took: in bands, with the share within a limit or an average as the value.
    ///
    /// A row without a date it needs is "Not recorded". One whose end is before its start is in no
    /// band and no value; how many there are stands beside.
    func duration(_ duration: Measure.Duration) -> Outcome {
        let from = DateColumns(duration.from, in: list)
        let to = duration.to.map { DateColumns($0, in: list) }
        let reference = query.dataset.dates.reference
        func end(of row: Int32) -> CalendarDay? { to == nil ? reference : to?.day(row) }
        var tally = DurationTally(duration, calendar: query.calendar)
        let counted = firstRows(of: duration.counted) { from.day($0) != nil && end(of: $0) != nil }
        for row in counted { tally.add(from: from.day(row), to: end(of: row)) }
        return tally.outcome
    }
}

/// The columns that a date is taken from.
private struct DateColumns {
    private let columns: [ListColumn]
    private let takesEarliest: Bool

    init(_ source: Measure.DateSource, in list: ListTable) {
        columns = source.columns.compactMap(list.column)
        takesEarliest = if case .earliest = source { true } else { false }
    }

    func day(_ row: Int32) -> CalendarDay? {
        takesEarliest
            ? columns.compactMap { $0.value(Int(row)).day }.min()
            : columns.first { !$0.value(Int(row)).isBlank }?.value(Int(row)).day
    }
}

/// Counts durations: in bands, within a limit, for an average.
struct DurationTally {
    private let duration: Measure.Duration
    private let clock: BandClock
    private var counts: [Int]
    private var lengths: [Int] = []
    private var inTime = 0
    private var measured = 0
    private var backwards = 0

    init(_ duration: Measure.Duration, calendar: WorkingCalendar) {
        self.duration = duration
        clock = BandClock(duration, calendar: calendar)
        counts = [Int](repeating: 0, count: duration.labels.count + 1)
    }

    /// Counts the time between two dates; without one of them it is not recorded.
    mutating func add(from start: CalendarDay?, to end: CalendarDay?) {
        guard let start, var end else {
            counts[counts.count - 1] += 1
            return
        }
        if start > end {
            guard duration.countsBackwardsAsZero else {
                backwards += 1
                return
            }
            end = start
        }
        measured += 1
        if let within = duration.within, clock.isWithin(within, from: start, to: end) { inTime += 1 }
        if duration.average != nil { lengths.append(clock.length(from: start, to: end)) }
        if !duration.labels.isEmpty { counts[clock.band(from: start, to: end)] += 1 }
    }

    var outcome: Outcome {
        var outcome = Outcome(count: measured)
        if !duration.labels.isEmpty {
            outcome = Outcome(labels: duration.labels + [Counting.notRecorded], counts: counts)
        }
        if duration.within != nil { outcome.takeValue(of: Outcome(share: inTime, of: measured)) }
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
