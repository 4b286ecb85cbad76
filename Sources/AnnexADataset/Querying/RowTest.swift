import AnnexASchema
import CalendarDays

/// Conditions made ready for one list: whether a row fulfils them all.
public struct RowTest: Sendable {
    let steps: [Step]

    /// The values of a column; none where the sheet lacks it.
    struct Values: Sendable {
        private let values: [Value]

        init(_ column: ListColumn) {
            values = column.values
        }

        /// The value of a row; blank where the sheet lacks the column.
        func value(_ row: Int) -> Value {
            row < values.count ? values[row] : .blank
        }
    }

    /// A condition whose columns, codes and dates have been looked up.
    indirect enum Step: Sendable {
        case always(Bool)
        case blank(Values)
        case filled(Values)
        /// Of a set's codes those that are wanted are marked.
        case code(Values, [Bool])
        case anyCode(Values)
        case known(Values)
        case between(Values, Int, Int)
        case precedes(Values, Values)
        case age([Int16], Int, Int)
        case elapsed(Values, Values?, CalendarDay, Clock, Int, Int)
        case ageDiffers(Values, birth: Values, [CalendarDay])
        case matched([Int32], PersonRows, near: [NearTest])
        case counted(Values, [Int32], PersonRows)
        case any([Step])
        case all([Step])
        case not(Step)
    }

    /// How near the dates of two rows must be.
    struct NearTest: Sendable {
        let own: Values
        let other: Values
        let clock: Clock
        let least: Int
        let most: Int
    }

    /// Counts time in one unit.
    struct Clock: Sendable {
        let unit: TimeUnit
        let calendar: WorkingCalendar

        /// Whether the time from one date to another lies between the limits, which are included.
        func holds(from: CalendarDay, to: CalendarDay, least: Int, most: Int) -> Bool {
            switch unit {
            case .days: return (least...most).contains(from.days(to: to))
            case .workingDays: return (least...most).contains(calendar.days(from: from, to: to))
            case .months:
                // thresholds are tested by adding months, so that month ends count right
                let reachesLeast = least == .min || from.adding(months: least) <= to
                let exceedsMost = most != .max && from.adding(months: most) < to
                return reachesLeast && !exceedsMost
            case .years: return (least...most).contains(from.completedYears(to: to))
            }
        }
    }

    /// Whether the row fulfils all conditions.
    public func holds(_ row: Int) -> Bool {
        for step in steps where !Self.holds(step, row) { return false }
        return true
    }

    static func holds(_ step: Step, _ row: Int) -> Bool {
        switch step {
        case .always(let answer): return answer
        case .blank(let column): return column.value(row).isBlank
        case .filled(let column): return !column.value(row).isBlank
        case .known(let column): return column.value(row).isKnown
        case .anyCode(let column): return column.value(row).code != nil
        case .code(let column, let codes):
            guard let code = column.value(row).code, code < codes.count else { return false }
            return codes[code]
        case .between(let column, let least, let most):
            return column.value(row).number.map { $0 >= least && $0 <= most } ?? false
        case .precedes(let first, let second):
            guard let start = first.value(row).day, let end = second.value(row).day else { return false }
            return start < end
        case .age(let ages, let least, let most):
            let age = Int(ages[row])
            return age != PersonAge.unknown && age >= least && age <= most
        case .elapsed(let from, let to, let reference, let clock, let least, let most):
            guard let start = from.value(row).day else { return false }
            guard let end = to == nil ? reference : to?.value(row).day else { return false }
            return clock.holds(from: start, to: end, least: least, most: most)
        case .ageDiffers(let age, let birth, let days):
            guard let years = age.value(row).number, let born = birth.value(row).day else { return false }
            // an unborn child has the age -1
            return !days.contains { (born <= $0 ? born.completedYears(to: $0) : -1) == years }
        case .matched(let persons, let others, let near):
            return others.rows(of: persons[row]).contains { other in
                near.allSatisfy { test in
                    guard let own = test.own.value(row).day, let date = test.other.value(Int(other)).day
                    else { return false }
                    return test.clock.holds(from: own, to: date, least: test.least, most: test.most)
                }
            }
        case .counted(let column, let persons, let others):
            return column.value(row).number == others.rows(of: persons[row]).count
        case .any(let steps): return steps.contains { holds($0, row) }
        case .all(let steps): return steps.allSatisfy { holds($0, row) }
        case .not(let step): return !holds(step, row)
        }
    }
}

/// The rows of a population by person or family.
struct PersonRows: Sendable {
    private let starts: [Int32]
    private let rows: [Int32]

    init(rows: [Int32], numbers: [Int32], count: Int) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for row in rows where numbers[Int(row)] >= 0 { starts[Int(numbers[Int(row)]) + 1] += 1 }
        for position in 1..<max(1, starts.count) { starts[position] += starts[position - 1] }
        var next = starts
        var sorted = [Int32](repeating: 0, count: Int(starts.last ?? 0))
        for row in rows where numbers[Int(row)] >= 0 {
            let number = Int(numbers[Int(row)])
            sorted[Int(next[number])] = row
            next[number] += 1
        }
        self.starts = starts
        self.rows = sorted
    }

    func rows(of number: Int32) -> ArraySlice<Int32> {
        guard number >= 0, Int(number) + 1 < starts.count else { return [] }
        return rows[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
    }
}

/// A person's age in completed years.
public enum PersonAge {
    /// No age is known.
    public static let unknown = Int(Int16.min)
    /// Not yet born.
    public static let unborn = -1
}
