import AnnexADataset
import AnnexASchema

extension Counting {
    /// The share of males among males and females; the share of females, and all codes as bands.
    func genderSplit() -> Outcome {
        var outcome = codes(of: Self.gender, share: ["M"], among: ["M", "F"])
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
