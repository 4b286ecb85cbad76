import Testing

@testable import AnnexASynth

@Suite("Random numbers are the same everywhere")
struct RandomTests {
    @Test("The first numbers of a stream never change")
    func first() {
        var random = SynthRandom(seed: 1, stream: 0)
        #expect(
            (0..<3).map { _ in random.next() } == [
                12_966_619_160_104_079_557, 9_600_361_134_598_540_522, 10_590_380_919_521_690_900,
            ])
    }

    @Test("Streams of one seed differ")
    func streams() {
        var one = SynthRandom(seed: 1, stream: 1)
        var two = SynthRandom(seed: 1, stream: 2)
        #expect(one.next() != two.next())
    }

    @Test("Whole numbers cover their range, and no more")
    func range() {
        var random = SynthRandom(seed: 3, stream: 0)
        #expect(Set((0..<500).map { _ in random.int(-2, 4) }) == Set(-2...4))
        #expect(random.int(5, 1) == 5)
    }

    @Test("Values are drawn by weight")
    func weights() {
        var random = SynthRandom(seed: 3, stream: 0)
        let values = Weighted([("often", 9), ("seldom", 1), ("never", 0)])
        let drawn = (0..<2000).map { _ in values.draw(&random) }
        #expect(!drawn.contains("never"))
        #expect((100...300).contains(drawn.count { $0 == "seldom" }))
    }
}
