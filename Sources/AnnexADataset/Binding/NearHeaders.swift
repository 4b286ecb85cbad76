import AnnexASchema

/// Headings that miss a column's by a letter or two, or fit one of its patterns: taken where the column is otherwise missing, the heading comes
/// near no other one, and no other heading comes near it.
struct NearHeaders {
    let columns: [ColumnDefinition]
    let taken: [[Int]]
    let extra: [ListSource.ExtraHeader]

    var matches: [(column: Int, extra: ListSource.ExtraHeader)] {
        var pairs: [(column: Int, extra: ListSource.ExtraHeader)] = []
        for heading in extra {
            let folded = Array(Folding.heading(heading.header).utf8)
            for column in columns.indices where taken[column].isEmpty {
                let names = [columns[column].header] + columns[column].spellings
                let fits = names.contains { name in
                    HeadingPattern.isOne(name)
                        ? HeadingPattern(name).matches(heading.header)
                        : Self.isNear(folded, Array(Folding.heading(name).utf8))
                }
                if fits { pairs.append((column, heading)) }
            }
        }
        return pairs.filter { pair in
            pairs.count { $0.column == pair.column } == 1 && pairs.count { $0.extra == pair.extra } == 1
        }
    }

    /// Whether one heading becomes the other by one change of a letter, or two in a longer one; figures must agree,
    /// since "Stage 1" is not "Stage 2".
    private static func isNear(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        let most = min(one.count, other.count) >= 8 ? 2 : min(one.count, other.count) >= 5 ? 1 : 0
        guard abs(one.count - other.count) <= most, one.filter(isDigit) == other.filter(isDigit) else {
            return false
        }
        return most > 0 && LetterDistance.between(one, other) <= most
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
