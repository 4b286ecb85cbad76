import AnnexASchema

extension Outcome {
    /// One value divided by another, as a percentage where the unit says so.
    static func ratio(_ numerator: Double?, _ denominator: Double?, unit: IndicatorUnit) -> Outcome {
        var outcome = Outcome()
        outcome.numerator = numerator
        outcome.denominator = denominator
        if let numerator, let denominator, denominator != 0 {
            outcome.value = numerator * (unit == .percent ? 100 : 1) / denominator
        }
        return outcome
    }

    /// One value less another.
    static func difference(_ first: Double?, _ second: Double?) -> Outcome {
        var outcome = Outcome()
        if let first, let second { outcome.value = first - second }
        return outcome
    }
}
