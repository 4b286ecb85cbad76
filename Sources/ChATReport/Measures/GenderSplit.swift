import AnnexADataset
import AnnexASchema

extension Counting {
    /// The share of males among males and females; the share of females, and all codes as bands.
    func genderSplit() -> Outcome {
        var outcome = codes(.gender(share: ["M"], among: ["M", "F"]))
        let males = outcome.numerator ?? 0
        let both = outcome.denominator ?? 0
        outcome.also = [
            Indicator.Part(
                name: "Female", unit: .percent, value: both > 0 ? (both - males) * 100 / both : nil,
                numerator: both - males, denominator: both)
        ]
        return outcome
    }
}

extension Measure.Codes {
    /// The gender's codes, and the share of some among others.
    static func gender(share: [String], among: [String]) -> Measure.Codes {
        Measure.Codes(column: Counting.gender, share: share, among: among)
    }
}
