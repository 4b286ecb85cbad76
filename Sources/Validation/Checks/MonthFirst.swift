import AnnexADataset
import AnnexASchema

/// No text date could be either way round where others of its column have the month first.
struct MonthFirstCheck {
    func hits(_ asked: Asked) -> [Hit] {
        let table = asked.table
        let columns = table.columns.filter { $0.isPresent && $0.definition.type == .date }
        return columns.flatMap { column -> [Hit] in
            // texts are looked at only where a date could not be read
            let monthFirst = (0..<table.rowCount).first { row in
                guard column.value(row) == .unreadable else { return false }
                return parts(table.typedText(column, row: row)).map { $0.0 <= 12 && $0.1 > 12 && $0.1 <= 31 }
                    ?? false
            }
            guard let monthFirst else { return [] }
            return (0..<table.rowCount).filter { row in
                guard column.value(row).isKnown else { return false }
                return parts(table.typedText(column, row: row)).map {
                    $0.0 <= 12 && $0.1 <= 12 && $0.0 != $0.1
                } ?? false
            }.map {
                Hit(
                    list: asked.list, row: $0, column: column.definition.id,
                    related: [table.place(row: monthFirst, column: column)])
            }
        }
    }

    /// The first two numbers of a date in figures, where a year follows: `03/14/2024` is 3 and 14.
    private func parts(_ text: String) -> (Int, Int)? {
        let words = text.split { "/-. ".contains($0) }
        guard words.count >= 3, words[0].utf8.count <= 2, words[1].utf8.count <= 2,
            let first = Int(words[0]), let second = Int(words[1]), Int(words[2]) != nil
        else { return nil }
        return (first, second)
    }
}
