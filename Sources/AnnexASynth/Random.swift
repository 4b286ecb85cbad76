/// A small source of random numbers that gives the same ones everywhere: xoshiro256** seeded by SplitMix64.
///
/// Nothing here leans on the standard library's own drawing and shuffling,
/// whose algorithms may change between releases.
struct SynthRandom: Sendable {
    private var s0: UInt64
    private var s1: UInt64
    private var s2: UInt64
    private var s3: UInt64

    /// One of many independent streams of a seed, so that a change to one stage leaves the others alone.
    init(seed: UInt64, stream: UInt64) {
        var mixer = seed ^ (stream &* 0xd134_2543_de82_ef95)
        func mixed(_ state: inout UInt64) -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
        s0 = mixed(&mixer)
        s1 = mixed(&mixer)
        s2 = mixed(&mixer)
        s3 = mixed(&mixer)
    }

    mutating func next() -> UInt64 {
        let product = s1 &* 5
        let result = ((product << 7) | (product >> 57)) &* 9
        let shifted = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = (s3 << 45) | (s3 >> 19)
        return result
    }

    /// At least 0, below 1.
    mutating func fraction() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// True this often, as a share of 1.
    mutating func chance(_ share: Double) -> Bool {
        fraction() < share
    }

    /// A whole number of the range, both ends included; the lower end where the range is upside down.
    mutating func int(_ lowest: Int, _ highest: Int) -> Int {
        guard highest > lowest else { return lowest }
        let width = UInt64(highest - lowest) &+ 1
        return lowest + Int(next().multipliedFullWidth(by: width).high)
    }

    /// One element of an array that has some.
    mutating func element<Element>(of elements: [Element]) -> Element {
        elements[int(0, elements.count - 1)]
    }

    /// Puts the elements into another order.
    mutating func shuffle<Element>(_ elements: inout [Element]) {
        for index in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(index, int(0, index))
        }
    }
}

/// Values with how often each is drawn; the weights need not add up to anything.
struct Weighted<Value: Sendable>: Sendable {
    private let values: [Value]
    private let upTo: [Double]

    /// Needs at least one pair.
    init(_ pairs: [(Value, Double)]) {
        values = pairs.map(\.0)
        var total = 0.0
        upTo = pairs.map { pair in
            total += pair.1
            return total
        }
    }

    func draw(_ random: inout SynthRandom) -> Value {
        let at = random.fraction() * (upTo.last ?? 0)
        let index = upTo.firstIndex { at < $0 } ?? values.count - 1
        return values[index]
    }
}

extension Weighted where Value == ClosedRange<Int> {
    /// A whole number: first a band by its weight, then any number of the band.
    func drawNumber(_ random: inout SynthRandom) -> Int {
        let band = draw(&random)
        return random.int(band.lowerBound, band.upperBound)
    }
}
