extension Outcome {
    /// A count per 10,000 children; that of a window is scaled to twelve months.
    static func rate(_ count: Double?, windowMonths: Int?, population: Double?) -> Outcome {
        var outcome = Outcome()
        outcome.numerator = count
        outcome.denominator = population
        if let count, let population, population > 0 {
            let yearly = windowMonths.map { 12 / Double($0) } ?? 1
            outcome.value = count * yearly * 10_000 / population
        }
        return outcome
    }
}
