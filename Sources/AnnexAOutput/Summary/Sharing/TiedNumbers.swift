/// Numbers and the sums that tie them: what a reader can know of a shared summary without seeing all of it.
///
/// A tie is a sum of numbers, each once or more, added or taken away, that is nothing. One that does not hold for
/// the numbers as they are is not taken in.
struct TiedNumbers {
    /// One number.
    struct Number {
        let key: NumberKey
        let value: Int
        /// Whether it stands somewhere in the summary.
        var isShown = false
        /// Whether it stands where it cannot be held back.
        var isFixed = false
        var isHeld = false

        /// Whether a reader sees it.
        var isKnown: Bool { isFixed || isShown && !isHeld }
    }

    /// A number's place in ``numbers``, and how often it is added.
    struct Term {
        let number: Int
        let times: Int
    }

    private(set) var numbers: [Number] = []
    private(set) var ties: [[Term]] = []
    private var places: [Identity: Int] = [:]
    private var placesOfKey: [NumberKey: [Int]] = [:]
    /// Numbers that make up a whole, by what they are told apart by.
    private(set) var partitions: [[Int]] = []

    private struct Identity: Hashable {
        let key: NumberKey
        let value: Int
    }

    /// The place of a number; a new one is not shown.
    mutating func number(_ key: NumberKey, _ value: Int) -> Int {
        let key = key.simplified
        let identity = Identity(key: key, value: value)
        if let place = places[identity] { return place }
        places[identity] = numbers.count
        placesOfKey[key, default: []].append(numbers.count)
        numbers.append(Number(key: key, value: value))
        return numbers.count - 1
    }

    /// The places of the numbers with that key.
    func places(_ key: NumberKey) -> [Int] { placesOfKey[key.simplified] ?? [] }

    /// Says that a number stands in the summary.
    mutating func show(_ place: Int) { numbers[place].isShown = true }

    /// Holds a number back wherever it stands.
    mutating func hold(_ place: Int) { numbers[place].isHeld = true }

    /// Says that a number stands where it cannot be held back.
    mutating func fix(_ place: Int) { numbers[place].isFixed = true }

    /// Ties a whole to parts that make it up.
    mutating func tie(_ whole: Int, is parts: [Int]) {
        tie([Term(number: whole, times: -1)] + parts.map { Term(number: $0, times: 1) })
    }

    /// Ties numbers whose sum is nothing.
    mutating func tie(_ terms: [Term]) {
        var times: [Int: Int] = [:]
        for term in terms { times[term.number, default: 0] += term.times }
        let merged = times.filter { $0.value != 0 }.sorted { $0.key < $1.key }
        guard merged.count > 1, merged.reduce(0, { $0 + $1.value * numbers[$1.key].value }) == 0 else {
            return
        }
        ties.append(merged.map { Term(number: $0.key, times: $0.value) })
    }

    /// Keeps numbers that make up a whole, as parts of them may make up others.
    mutating func part(_ parts: [Int]) { partitions.append(parts) }
}
