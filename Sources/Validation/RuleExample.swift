public import AnnexADataset
public import AnnexASchema
import CalendarDays

/// Shows rules at work on their own examples.
public struct RuleExampleRunner: Sendable {
    private let schema: Schema

    /// A runner for the rules of that schema.
    public init(schema: Schema) {
        self.schema = schema
    }

    /// What checking an example comes to. Rows that name no person are given one: the first row of every list
    /// is that of the first person, and so on.
    public func report(
        on example: RuleDefinition.Example
    ) async throws(ReturnReader.Failure) -> ValidationReport {
        let options = ReturnReader.Options(
            asAt: CalendarDay(iso: example.asAt),
            extracted: example.extracted.flatMap { CalendarDay(iso: $0) })
        let dataset = try ReturnReader(schema: schema, options: options)
            .read(sheets: example.sheets.map(sheet), uses1904: example.uses1904)
        let query = ReturnQuery(dataset: dataset, schema: schema, authority: example.authority)
        return await RuleEvaluator(schema: schema).evaluate(query)
    }

    private func sheet(_ sheet: RuleDefinition.Example.Sheet) -> (name: String, rows: [[String]]) {
        guard let number = sheet.list else { return (sheet.name, sheet.rows) }
        let columns = schema.lists[number - 1].columns.filter { !sheet.without.contains($0.id) }
        let rows = sheet.records.enumerated().map { position, record in
            columns.map { column in
                record[column.id] ?? (column.role == .person ? "C\(position + 101)" : "")
            }
        }
        return (sheet.name, [columns.map(\.header)] + rows)
    }
}
