/// What stands beside a return's own figures and is not of the return: published figures, an earlier run's, and how many
/// children live in the area.
public struct OutsideFigures: Sendable {
    /// Published figures to compare with; nil where no file of them was given.
    public var comparators: Comparators?
    /// The indicators of an earlier run; nil where none was given.
    public var previous: PreviousFigures?
    /// Children aged 0 to 17 in the area, for rates; nil where not known.
    public var population: Double?
    /// Where that number comes from, in words; nil where it was given as a number, or not at all.
    public var populationWords: String?

    /// Nothing but a number of children, or not even that.
    public init(population: Double? = nil) {
        self.population = population
    }

    /// The same without the earlier run's indicators.
    public var withoutPrevious: OutsideFigures {
        var others = self
        others.previous = nil
        return others
    }
}
