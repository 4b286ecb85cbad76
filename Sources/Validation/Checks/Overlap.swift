import AnnexADataset
import AnnexASchema
import CalendarDays

/// No two rows of a person overlap in time; an open one lasts until R. Rows of one start are not compared.
struct OverlapCheck {
    let from: ColumnID
    let to: ColumnID

    func hits(_ asked: Asked) -> [Hit] {
        let table = asked.table
        guard let starts = asked.present([from]).first, let ends = asked.present([to]).first else {
            return []
        }
        let reference = asked.query.dataset.dates.reference
        var rows: [Int32: [(row: Int, start: CalendarDay, end: CalendarDay)]] = [:]
        for row in 0..<table.rowCount where table.persons[row] >= 0 {
            guard let start = starts.value(row).day else { continue }
            guard let end = ends.value(row).isBlank ? reference : ends.value(row).day, end >= start else {
                continue
            }
            rows[table.persons[row], default: []].append((row, start, end))
        }
        var hits: [Hit] = []
        for var all in rows.values where all.count > 1 {
            all.sort { ($0.start, $0.row) < ($1.start, $1.row) }
            var longest = all[0]
            for next in all.dropFirst() {
                if next.start < longest.end, next.start != longest.start {
                    hits.append(
                        Hit(
                            list: asked.list, row: next.row, column: from,
                            related: [
                                table.place(row: longest.row, column: starts),
                                table.place(row: longest.row, column: ends),
                            ]))
                }
                if next.end > longest.end { longest = next }
            }
        }
        return hits
    }
}
