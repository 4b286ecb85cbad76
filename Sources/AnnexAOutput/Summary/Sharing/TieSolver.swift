/// Holds back further numbers until none that is held back can be worked out from those that are shown.
///
/// The reader is one who solves all ties at once, and who knows that nobody can be counted less than no times. That
/// two held back are 1 each, as zeros are rarely held back, is seen to for each set of bands, see ``SmallNumbers``.
struct TieSolver {
    private var tied: TiedNumbers
    /// In how many ties each number is.
    private var uses: [Int]

    init(_ tied: TiedNumbers) {
        self.tied = tied
        uses = [Int](repeating: 0, count: tied.numbers.count)
        for tie in tied.ties { for term in tie { uses[term.number] += 1 } }
    }

    /// The numbers with all of them held back that must be.
    mutating func solved() -> TiedNumbers {
        for component in components() {
            var sums = SumRows()
            for tie in component { sums.add(tie) { !tied.numbers[$0].isKnown } }
            while true {
                var told = toldBySums(sums)
                if told.isEmpty, let sources = toldByLimits(component) { told = [sources] }
                guard !told.isEmpty else { break }
                for sources in told { if let held = holdOne(of: sources) { sums.forget(held) } }
            }
        }
        return tied
    }

    /// Whether it is a number that nobody may work out.
    private func isTarget(_ place: Int) -> Bool {
        tied.numbers[place].isHeld && !tied.numbers[place].isFixed
            && SmallNumbers.small.contains(tied.numbers[place].value)
    }

    /// Holds back one of the numbers that tell another, unless one is held back already; zeros last.
    private mutating func holdOne(of sources: [Int]) -> Int? {
        guard sources.allSatisfy({ tied.numbers[$0].isKnown }) else { return nil }
        let others = sources.filter { !tied.numbers[$0].isFixed }
        // a number in few ties, or a small one, takes few others with it
        let next = others.min { left, right in
            let (first, second) = (tied.numbers[left].value, tied.numbers[right].value)
            if (first == 0) != (second == 0) { return second == 0 }
            return (first * uses[left], left) < (second * uses[right], right)
        }
        if let next { tied.hold(next) }
        return next
    }

    /// The ties that hang together.
    private func components() -> [[[TiedNumbers.Term]]] {
        var parents = Array(tied.numbers.indices)
        func root(_ place: Int) -> Int {
            var place = place
            while parents[place] != place { place = parents[place] }
            return place
        }
        for tie in tied.ties {
            let first = root(tie[0].number)
            for term in tie.dropFirst() { parents[root(term.number)] = first }
        }
        var components: [Int: [[TiedNumbers.Term]]] = [:]
        for tie in tied.ties { components[root(tie[0].number), default: []].append(tie) }
        return components.sorted { $0.key < $1.key }.map(\.value)
    }

    // MARK: By sums

    /// For each small number that sums tell: the known numbers that tell it.
    private func toldBySums(_ sums: SumRows) -> [[Int]] {
        sums.solved { !tied.numbers[$0].isKnown }.filter { isTarget($0.number) }.map(\.sources)
            .filter { sources in sources.contains { !tied.numbers[$0].isFixed } }
    }

    // MARK: By limits

    /// The known numbers of a tie that leaves a small number only one value, as others would be too large or too small.
    private func toldByLimits(_ ties: [[TiedNumbers.Term]]) -> [Int]? {
        var limits: [Int: ClosedRange<Int>] = [:]
        for tie in ties { for term in tie { limits[term.number] = limit(term.number) } }
        var isChanged = true
        while isChanged {
            isChanged = false
            for tie in ties {
                for term in tie where !tied.numbers[term.number].isKnown {
                    guard let old = limits[term.number], old.count > 1 else { continue }
                    // times * number = minus the sum of the others
                    var (least, most) = (0, 0)
                    for other in tie where other.number != term.number {
                        let range = limits[other.number] ?? 0...Self.most
                        let ends = [range.lowerBound * -other.times, range.upperBound * -other.times]
                        least += ends.min() ?? 0
                        most += ends.max() ?? 0
                    }
                    if term.times < 0 { (least, most) = (-most, -least) }
                    let times = abs(term.times)
                    let low = max(old.lowerBound, Int((Double(least) / Double(times)).rounded(.up)))
                    let high = min(old.upperBound, Int((Double(most) / Double(times)).rounded(.down)))
                    guard low <= high, low > old.lowerBound || high < old.upperBound else { continue }
                    limits[term.number] = low...high
                    isChanged = true
                    guard low == high, isTarget(term.number) else { continue }
                    if let sources = sources(of: tie, in: ties) { return sources }
                }
            }
        }
        return nil
    }

    private static let most = 1_000_000_000

    private func limit(_ place: Int) -> ClosedRange<Int> {
        let number = tied.numbers[place]
        if number.isKnown { return number.value...number.value }
        return min(0, number.value)...Self.most
    }

    /// What can be held back of a tie, or else of those that tell the same numbers.
    private func sources(of tie: [TiedNumbers.Term], in ties: [[TiedNumbers.Term]]) -> [Int]? {
        let unknown = Set(tie.map(\.number).filter { !tied.numbers[$0].isKnown })
        let near = [tie] + ties.filter { $0.contains { unknown.contains($0.number) } }
        return near.lazy.map { $0.map(\.number).filter { tied.numbers[$0].isKnown } }
            .first { $0.contains { !tied.numbers[$0].isFixed } }
    }
}

/// Sums that are nothing, each solved for one unknown number, by exact arithmetic of remainders.
private struct SumRows {
    private static let prime = 2_147_483_647
    private var rows: [(pivot: Int, terms: [Int: Int])] = []
    private var rowOfPivot: [Int: Int] = [:]
    /// Sums of known numbers alone.
    private var known: [[Int: Int]] = []

    /// Adds a sum.
    mutating func add(_ tie: [TiedNumbers.Term], isUnknown: (Int) -> Bool) {
        var terms: [Int: Int] = [:]
        for term in tie { terms[term.number] = Self.remainder(term.times) }
        for number in terms.keys.sorted() {
            guard let row = rowOfPivot[number], let times = terms[number] else { continue }
            Self.add(rows[row].terms, times: Self.prime - times, to: &terms)
        }
        if let pivot = terms.keys.filter(isUnknown).min() {
            solve(terms, for: pivot)
        } else if !terms.isEmpty {
            known.append(terms)
        }
    }

    /// A number that was known is no longer.
    mutating func forget(_ number: Int) {
        guard let position = known.firstIndex(where: { $0[number] != nil }) else { return }
        solve(known.remove(at: position), for: number)
    }

    private mutating func solve(_ terms: [Int: Int], for pivot: Int) {
        guard let times = terms[pivot] else { return }
        let inverse = Self.power(times, Self.prime - 2)
        let terms = terms.mapValues { $0 * inverse % Self.prime }
        for row in rows.indices {
            guard let times = rows[row].terms[pivot] else { continue }
            Self.add(terms, times: Self.prime - times, to: &rows[row].terms)
        }
        for row in known.indices {
            guard let times = known[row][pivot] else { continue }
            Self.add(terms, times: Self.prime - times, to: &known[row])
        }
        rowOfPivot[pivot] = rows.count
        rows.append((pivot, terms))
    }

    /// The numbers that known ones tell, each with those.
    func solved(isUnknown: (Int) -> Bool) -> [(number: Int, sources: [Int])] {
        rows.filter { row in row.terms.keys.allSatisfy { $0 == row.pivot || !isUnknown($0) } }.map { row in
            (row.pivot, row.terms.keys.filter { $0 != row.pivot }.sorted())
        }
    }

    private static func add(_ terms: [Int: Int], times: Int, to sum: inout [Int: Int]) {
        for (number, other) in terms {
            let value = (sum[number, default: 0] + times * other) % prime
            sum[number] = value == 0 ? nil : value
        }
    }

    private static func remainder(_ times: Int) -> Int { times < 0 ? prime + times : times }

    private static func power(_ base: Int, _ exponent: Int) -> Int {
        var (result, base, exponent) = (1, base, exponent)
        while exponent > 0 {
            if exponent & 1 == 1 { result = result * base % prime }
            base = base * base % prime
            exponent >>= 1
        }
        return result
    }
}
