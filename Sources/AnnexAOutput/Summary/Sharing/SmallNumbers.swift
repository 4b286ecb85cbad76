/// Which numbers of a set are held back so that nobody can be told from them.
///
/// Numbers from 1 to 5 are; a zero is shown. Where those that are held back could be worked out from the total
/// of the set, the next smallest goes with them.
enum SmallNumbers {
    /// Numbers that are never shown.
    static let small = 1...5

    /// Whether a number is small.
    static func isSmall(_ number: Double?) -> Bool {
        number.map { $0 > 0.5 && $0 < 5.5 } ?? false
    }

    /// Whether a share tells of few: in it, outside it, or in all.
    static func isSmall(share numerator: Double?, of denominator: Double?) -> Bool {
        guard let numerator, let denominator else { return isSmall(numerator) || isSmall(denominator) }
        return isSmall(numerator) || isSmall(denominator) || isSmall(denominator - numerator)
    }

    /// The positions of those held back, and whether the total could still tell them.
    static func held(in counts: [Int]) -> (positions: Set<Int>, tellsByTotal: Bool) {
        var held = Set(counts.indices.filter { small.contains(counts[$0]) })
        while isTold(counts, held) {
            guard let next = next(counts, held) else { return (held, true) }
            held.insert(next)
        }
        return (held, false)
    }

    /// The cells of a table held back, so that neither a row's nor a column's total tells them.
    static func held(in table: [[Int]]) -> Set<Place> {
        var held: Set<Place> = []
        for row in table.indices {
            for column in table[row].indices where small.contains(table[row][column]) {
                held.insert(Place(row: row, column: column))
            }
        }
        let lines = table.indices.map { row in table[row].indices.map { Place(row: row, column: $0) } }
        let columns = (table.first?.indices ?? 0..<0).map { column in
            table.indices.map { Place(row: $0, column: column) }
        }
        var isChanged = true
        while isChanged {
            isChanged = false
            for line in lines + columns {
                let counts = line.map { table[$0.row][$0.column] }
                var inLine = Set(line.indices.filter { held.contains(line[$0]) })
                while isTold(counts, inLine), let next = next(counts, inLine) {
                    inLine.insert(next)
                    held.insert(line[next])
                    isChanged = true
                }
            }
        }
        return held
    }

    /// A cell of a table.
    struct Place: Hashable {
        let row: Int
        let column: Int
    }

    /// Whether the sum of those held back, which the total gives away, leaves each only one value.
    private static func isTold(_ counts: [Int], _ held: Set<Int>) -> Bool {
        guard !held.isEmpty else { return false }
        let sum = held.reduce(0) { $0 + counts[$1] }
        return held.count == 1 || sum == held.count || sum == small.upperBound * held.count
    }

    /// The next to hold back: the smallest, zeros last.
    private static func next(_ counts: [Int], _ held: Set<Int>) -> Int? {
        let others = counts.indices.filter { !held.contains($0) }
        let filled = others.filter { counts[$0] > 0 }
        return (filled.isEmpty ? others : filled).min { counts[$0] < counts[$1] }
    }
}
