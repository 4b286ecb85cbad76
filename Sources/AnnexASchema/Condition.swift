public import CalendarDays

/// One question about a row, answered yes or no. Rules and indicators are made of these.
///
/// The vocabulary is closed: a schema file can ask, and cannot compute. A
/// question about a blank or unreadable value is answered no, unless it is about
/// blankness itself.
public indirect enum Condition: Sendable, Equatable {
    /// The cell is blank; an unreadable value is not blank.
    case blank(ColumnID)
    /// The cell holds something, readable or not.
    case filled(ColumnID)
    /// The cell holds one of these codes (short form).
    case code(ColumnID, isOneOf: [String])
    /// The date lies in [R − months, R], both ends included.
    case within(ColumnID, months: Int)
    /// The date is earlier than R − months.
    case older(ColumnID, months: Int)
    /// The value was understood in full; a code's group alone is not.
    case known(ColumnID)
    /// The date is later than the reference date.
    case afterReference(ColumnID)
    /// The date is later than R + months.
    case later(ColumnID, months: Int)
    /// The date is later than the day the lists were made.
    case afterExtraction(ColumnID)
    /// The date is earlier than that day.
    case before(ColumnID, CalendarDay)
    /// The first date is strictly earlier, or the first number strictly smaller, than the second.
    case precedes(ColumnID, ColumnID)
    /// The number lies between the limits, which are included.
    case number(ColumnID, atLeast: Int?, atMost: Int?)
    /// The person's age in completed years at R lies between the limits; -1 is unborn.
    case age(atLeast: Int?, atMost: Int?)
    /// The age as typed is not that of the birth date at R, at the extraction, or when the file was saved.
    case ageDiffers(age: ColumnID, birth: ColumnID)
    /// The time from one date to another, or to R, lies between the limits.
    case elapsed(Elapsed)
    /// The person, or family, also stands in another population.
    case matched(Match)
    /// The number is that of the rows that the person, or family, has in another population.
    case counted(ColumnID, population: String, key: Match.Key)
    /// The cell names the council that the return is of.
    case authority(ColumnID)
    /// At least one of these holds.
    case any([Condition])
    /// All of these hold.
    case all([Condition])
    /// This does not hold, whatever the reason.
    case not(Condition)

    /// A stretch of time between two dates of a row, with its limits.
    public struct Elapsed: Sendable, Equatable {
        /// Where it starts.
        public let from: ColumnID
        /// Where it ends; R where absent.
        public let to: ColumnID?
        /// How it is counted.
        public let unit: TimeUnit
        /// The least that holds, included.
        public let atLeast: Int?
        /// The most that holds, included.
        public let atMost: Int?
    }

    /// A row of another population that belongs to the same person or family.
    public struct Match: Sendable, Equatable {
        /// The population that is searched, by id.
        public let population: String
        /// What the two rows must share.
        public let key: Key
        /// The dates of the two rows must be this near, in each of these ways.
        public let near: [Near]
        /// Whether the question can be asked without the population's list; nobody is then found in it.
        public let isOptional: Bool

        /// What two rows share.
        public enum Key: String, Sendable, CaseIterable {
            /// The child or adopter.
            case person
            /// The adoptive family.
            case family
        }

        /// The time from this row's date to the other row's date, with its limits.
        public struct Near: Sendable, Equatable {
            /// The date on this row.
            public let own: ColumnID
            /// The date on the other row.
            public let other: ColumnID
            /// How the time is counted.
            public let unit: TimeUnit
            /// The least that holds, included; may be negative.
            public let atLeast: Int?
            /// The most that holds, included.
            public let atMost: Int?
        }
    }
}

/// How a stretch of time is counted.
public enum TimeUnit: String, Sendable, CaseIterable {
    /// Calendar days.
    case days
    /// Monday to Friday without bank holidays; the first day is day 0.
    case workingDays = "working_days"
    /// Complete calendar months.
    case months
    /// Completed years, as a person's age is counted.
    case years
}
