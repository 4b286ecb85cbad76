import Testing
import XLSXReader

@Suite("Numbers as text")
struct NumberTextTests {
    private func parse(_ text: String) -> Double? {
        NumberText.parse(Array(text.utf8).span)
    }

    /// Numbers without a pattern, the same each time.
    struct Dice: RandomNumberGenerator {
        private var state: UInt64

        init(_ seed: UInt64) {
            state = seed
        }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test("Any decimal is read to the last bit as the library reads it", arguments: [1, 2, 3] as [UInt64])
    func exactDecimals(seed: UInt64) {
        var dice = Dice(seed)
        for _ in 0..<20_000 {
            let whole = (0..<Int.random(in: 1...20, using: &dice)).map { _ in
                String(Int.random(in: 0...9, using: &dice))
            }
            let places = Int.random(in: 0...24, using: &dice)
            let part = (0..<places).map { _ in String(Int.random(in: 0...9, using: &dice)) }
            let sign = Bool.random(using: &dice) ? "-" : ""
            let text = sign + whole.joined() + (part.isEmpty ? "" : "." + part.joined())
            guard parse(text) == Double(text) else {
                Issue.record("\(text) is read as \(String(describing: parse(text)))")
                return
            }
        }
    }

    @Test("Any double comes back from its own text", arguments: [4, 5] as [UInt64])
    func roundTrip(seed: UInt64) {
        var dice = Dice(seed)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: dice.next())
            guard value.isFinite else { continue }
            guard parse(String(value)) == value, parse(NumberText.shortest(value)) == value else {
                Issue.record("\(value) does not come back")
                return
            }
        }
    }

    @Test(
        "What no spreadsheet stores is no number",
        arguments: [
            "", "-", "+", ".", "-.", "e5", "1e", "1e+", "0x1F", "nan", "NaN", "inf", "-Infinity", "1e999",
            "1,000", "1 000", "1.2.3", "--1", "1-", "٣", "1e5.5",
        ])
    func notNumbers(text: String) {
        #expect(parse(text) == nil)
    }

    @Test(
        "Forms that programs write are numbers",
        arguments: [
            ("007", 7), ("+5", 5), (".5", 0.5), ("1E3", 1_000), ("1e-2", 0.01), ("-0", 0), ("2.50", 2.5),
        ])
    func numbers(text: String, value: Double) {
        #expect(parse(text) == value)
    }

    @Test(
        "The shortest text has no point where none is needed",
        arguments: [
            (12, "12"), (-3, "-3"), (0.5, "0.5"), (-0.0, "0"), (1e14, "100000000000000"), (0.1, "0.1"),
            (0.30000000000000004, "0.30000000000000004"),
        ])
    func shortest(value: Double, text: String) {
        #expect(NumberText.shortest(value) == text)
    }
}
