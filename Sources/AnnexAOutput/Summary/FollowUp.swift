public import AnnexADataset
import AnnexASchema
import CalendarDays

/// One list of people whom someone must act on: which rows of the return are in it, and how long each has waited.
///
/// It holds positions of rows alone, so that it takes a few bytes a row however many there are.
public struct FollowUp: Sendable {
    /// The page that it stands behind.
    let page: String
    /// What is the matter.
    let title: String
    /// The name of its sheet, without a number.
    let sheet: String
    /// Why it cannot be told; nil where it can.
    let obstacle: String?
    /// The rows, the longest waiting first.
    let rows: [Int32]
    /// Days or working days that each has waited; empty where no time is counted.
    let days: [Int32]
    /// Whether they are working days.
    let countsWorkingDays: Bool
    /// The columns shown beside the person, by position in the list.
    let columns: [Int]
    /// The list that the rows are of, 1 to 11.
    let list: Int

    /// Every list of the schema's pages, in their order.
    ///
    /// `part` gives those of a list's rows that are looked at, where only a part of the return is.
    public static func all(
        of query: ReturnQuery, part: (_ rows: [Int32], _ list: Int) -> [Int32] = { rows, _ in rows }
    ) -> [FollowUp] {
        query.schema.pages.flatMap { page in
            page.lists.compactMap { definition in
                query.schema.populations[definition.population].map { population in
                    FollowUp(definition, page: page.id, population: population, query: query, part: part)
                }
            }
        }
    }

    private init(
        _ definition: FollowUpDefinition, page: String, population: Population, query: ReturnQuery,
        part: (_ rows: [Int32], _ list: Int) -> [Int32]
    ) {
        self.page = page
        title = definition.title
        sheet = "L_" + definition.sheet
        list = population.list
        countsWorkingDays = definition.unit == .workingDays
        let table = query.dataset.list(population.list)
        let wanted = definition.columns + (definition.since.map { [$0] } ?? [])
        let ends = table.columns.filter { [.team, .worker].contains($0.definition.role) }.map(\.definition.id)
        var columns: [Int] = []
        for id in wanted + ends {
            guard let position = table.definition.index(of: id), !columns.contains(position) else { continue }
            columns.append(position)
        }
        self.columns = columns
        obstacle =
            query.obstacle(toCounting: population)
            ?? query.obstacle(to: definition.conditions, list: population.list)
            ?? query.obstacle(to: definition.since.map { [$0] } ?? [], list: population.list)
        guard obstacle == nil else {
            (rows, days) = ([], [])
            return
        }
        let test = query.test(definition.conditions, list: population.list)
        var rows = test.select(query.rows(of: definition.population))
        rows = part(rows, population.list)
        guard let since = definition.since.flatMap(table.column) else {
            (self.rows, days) = (rows, [])
            return
        }
        let reference = query.dataset.dates.reference
        // a row without the date waits longest: nothing at all is known of it
        var waits = rows.map { row -> (row: Int32, days: Int32) in
            guard let day = since.value(Int(row)).day else { return (row, .max) }
            let days =
                definition.unit == .workingDays
                ? query.calendar.days(from: day, to: reference) : day.days(to: reference)
            return (row, Int32(clamping: days))
        }
        waits.sort { ($1.days, $0.row) < ($0.days, $1.row) }
        self.rows = waits.map(\.row)
        days = waits.map(\.days)
    }
}
