import AnnexASchema
import ChATReport
import Testing

@Suite("Figures as text")
struct FigureTextTests {
    @Test(
        "Halves round away from zero, once",
        arguments: [
            (57.5, 0, "58"), (0.5, 0, "1"), (2.25, 1, "2.3"), (-0.5, 0, "−1"), (-0.4, 0, "0"),
            (99.95, 1, "100.0"),
        ])
    func rounding(value: Double, decimals: Int, text: String) {
        #expect(FigureText.number(value, decimals: decimals) == text)
    }

    @Test("Thousands have commas", arguments: [(999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")])
    func thousands(value: Int, text: String) {
        #expect(FigureText.count(value) == text)
    }

    @Test("No value is a dash, never a zero")
    func none() {
        #expect(FigureText.percent(nil) == "–")
        #expect(FigureText.value(nil, unit: .perTenThousand, decimals: 1) == "–")
    }
}
