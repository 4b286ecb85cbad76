/// How near two spellings are to each other.
package enum LetterDistance {
    /// Letters to insert, remove, replace or swap with their neighbour to make one text of the other.
    package static func between(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var earlier: [Int] = []
        var previous = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var current = [row + 1]
            for (column, second) in other.enumerated() {
                var best = min(
                    previous[column + 1] + 1, current[column] + 1,
                    previous[column] + (letter == second ? 0 : 1))
                if row > 0, column > 0, letter == other[column - 1], one[row - 1] == second {
                    best = min(best, earlier[column - 1] + 1)
                }
                current.append(best)
            }
            (earlier, previous) = (previous, current)
        }
        return previous[other.count]
    }
}
