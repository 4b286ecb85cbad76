import AnnexASchema
import ChATReport

extension TieFinder {
    /// The places of a table's cells, tied to the sums of its columns and rows.
    mutating func table(
        _ table: Indicator.Table, _ definition: IndicatorDefinition, _ whole: NumberKey, _ id: String
    ) -> [[Int]] {
        var (rows, columns): ([NumberKey], [NumberKey]) = ([], [])
        switch definition.bands ?? definition.measure {
        case .ageByGender(_, let date):
            rows = keys.ages(table.rows, at: date).map { whole.with([$0]) }
            columns = keys.facets(Measure.Codes(column: BandKeys.gender), table.columns, id: id).map {
                whole.with([$0])
            }
        case .cross(let cross):
            rows = keys.facets(cross.rows, table.rows, id: id).map { whole.with([$0]) }
            columns = keys.facets(cross.columns, table.columns, id: id).map { whole.with([$0]) }
        case .series(_, let stages):
            columns = stages.compactMap { keys.key($0.population) }
            return cells(
                table, columns: columns, rows: nil, id: id
            ) { .other("\(stages[$1].column) in \(table.rows[$0])") }
        case .across(let across) where !across.isOnce && across.by != nil:
            columns = across.cases.compactMap { keys.key($0.population, $0.conditions) }
            return cells(table, columns: columns, rows: nil, id: id) { row, _ in
                .other("\(across.by.map { "\($0)" } ?? "") \(table.rows[row])")
            }
        case .grouped(let grouped) where grouped.by.count == 1:
            let facets = keys.facets(grouped.by[0], table.rows, id: id)
            columns = grouped.parts.filter { $0.unit != .days }.map { part in
                let rows = whole.with(Set(part.conditions.facets))
                return part.unit == .count
                    ? value(part.measure, rows, "\(id) \(part.name)")
                    : shareKeys(part.measure, rows, "\(id) \(part.name)", []).over
            }
            return cells(table, columns: columns, rows: nil, id: id) { row, _ in facets[row] }
        default:
            return table.counts.enumerated().map { row, counts in
                counts.enumerated().map { own(id, "cell \(row) \($0)", $1) }
            }
        }
        return cells(table, columns: columns, rows: rows, id: id) { row, _ in
            rows[row].facets.subtracting(whole.facets).first ?? .other("row \(row)")
        }
    }

    /// The cells of a table, tied to the sums of its columns, and of its rows where those are of one whole.
    private mutating func cells(
        _ table: Indicator.Table, columns: [NumberKey], rows: [NumberKey]?, id: String,
        facet: (Int, Int) -> Facet
    ) -> [[Int]] {
        guard columns.count == table.columns.count, rows?.count ?? table.rows.count == table.rows.count else {
            return table.counts.enumerated().map { row, counts in
                counts.enumerated().map { own(id, "cell \(row) \($0)", $1) }
            }
        }
        let cells = table.counts.enumerated().map { row, counts in
            counts.enumerated().map { column, count in
                tied.number(columns[column].with([facet(row, column)]), count)
            }
        }
        var sums: [Int] = []
        for column in columns.indices {
            let parts = cells.map { $0[column] }
            let sum = tied.number(columns[column], parts.reduce(0) { $0 + tied.numbers[$1].value })
            tied.tie(sum, is: parts)
            tied.part(parts)
            sums.append(sum)
        }
        guard let rows else { return cells }
        tied.part(sums)
        let wholes = zip(rows, cells).map { key, parts in
            let sum = tied.number(key, parts.reduce(0) { $0 + tied.numbers[$1].value })
            tied.tie(sum, is: parts)
            tied.part(parts)
            return sum
        }
        tied.part(wholes)
        return cells
    }
}
