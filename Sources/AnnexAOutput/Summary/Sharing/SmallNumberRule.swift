/// What becomes of numbers that could tell who is behind them, where a summary is shared.
public enum SmallNumberRule: String, Sendable, CaseIterable {
    /// Numbers from 1 to 5 are held back, with those that would give them away; all others stand as they are.
    case suppress
    /// Every number stands as the nearest multiple of 5, and what is made of numbers is made of those.
    case round

    /// A number that stands alone, as it may be shown; nil where it is held back.
    func shown(_ count: Int) -> Int? {
        switch self {
        case .suppress: SmallNumbers.small.contains(count) ? nil : count
        case .round: Rounding.nearest(count)
        }
    }

    /// Who may see what is shared by this rule, in words.
    var marking: String {
        switch self {
        case .suppress: "For sharing: no child or worker is named, small numbers are held back"
        case .round: "For sharing: no child or worker is named, numbers are rounded to the nearest 5"
        }
    }

    /// The rule in words, as the cover has it.
    var words: String {
        switch self {
        case .suppress:
            "Numbers from 1 to 5 are replaced by c, and so are others where they could be worked out; percentages "
                + "and rates made from such numbers too. Zeros are shown, and what is left of two numbers that are "
                + "shown. Ages are in bands."
        case .round:
            "Every number is rounded to the nearest 5: 0 stands for 0, 1 or 2, and 5 for 3 to 7. Percentages and "
                + "rates are computed from rounded numbers, so that parts may not add up to their total. Averages "
                + "of fewer than eight are replaced by c. Ages are in bands."
        }
    }
}

/// Rounds numbers of people so that one more or less changes nothing.
enum Rounding {
    /// What numbers become multiples of.
    static let step = 5

    /// The nearest multiple; a whole number never lies in the middle of two.
    static func nearest(_ count: Int) -> Int {
        Int(nearest(Double(count)))
    }

    /// The nearest multiple of what is a number of people, though it is kept with a point.
    static func nearest(_ count: Double) -> Double {
        (count / Double(step)).rounded() * Double(step)
    }
}
