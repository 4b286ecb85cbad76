import AnnexADataset
import AnnexASchema
import CalendarDays
import Validation

/// The schema folder of the checkout, and returns made of small sheets.
enum Rules {
    static let schema: Schema = {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        do { return try SchemaFolder(path: "/\(folder)/Schemas").load() } catch {
            fatalError("the schema folder does not load: \(error)")
        }
    }()

    static func rule(_ id: String) -> RuleDefinition? { schema.rules.first { $0.id == id } }

    /// Checks a return whose sheets hold the columns that the rows name.
    static func report(
        _ lists: [Int: [[String: String]]], asAt: String = "2024-03-31", extracted: String? = nil,
        edition: String? = nil
    ) async throws -> ValidationReport {
        let sheets = lists.sorted { $0.key < $1.key }.map { number, rows in
            let columns = schema.lists[number - 1].columns.filter { column in
                rows.contains { $0[column.id.rawValue] != nil }
            }
            return (
                name: "List_\(number)",
                rows: [columns.map(\.header)]
                    + rows.map { row in columns.map { row[$0.id.rawValue] ?? "" } }
            )
        }
        let options = ReturnReader.Options(
            asAt: CalendarDay(iso: asAt), extracted: extracted.flatMap { CalendarDay(iso: $0) },
            edition: edition)
        let dataset = try ReturnReader(schema: schema, options: options).read(sheets: sheets)
        return await RuleEvaluator(schema: schema).evaluate(ReturnQuery(dataset: dataset, schema: schema))
    }
}
