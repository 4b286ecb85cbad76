import AnnexADataset
import AnnexASchema
import CalendarDays
import ChATReport
import Testing

/// The schema folder of this package.
enum SchemaFiles {
    static let schema: Schema = {
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        do { return try SchemaFolder(path: "/\(package)/Schemas").load() } catch { fatalError("\(error)") }
    }()
}

/// A few invented rows of one or more lists, and the indicators that they come to.
struct InventedReturn {
    let query: ReturnQuery

    /// Lists by number: headings are column ids, rows are cells as typed.
    ///
    /// The list's other columns are there too, blank, unless it is not complete.
    init(
        asAt: String, isComplete: Bool = true,
        _ lists: [(list: Int, columns: [String], rows: [[String]])]
    ) throws {
        let schema = SchemaFiles.schema
        let sheets = lists.map { number, columns, rows in
            let list = schema.lists[number - 1]
            let used = list.columns.filter { isComplete || columns.contains($0.id.rawValue) }
            let places = used.map { columns.firstIndex(of: $0.id.rawValue) }
            let cells = rows.map { row in places.map { $0.map { row[$0] } ?? "" } }
            return (name: list.sheet, rows: [used.map(\.header)] + cells)
        }
        let day = try #require(CalendarDay(iso: asAt))
        let reader = ReturnReader(schema: schema, options: ReturnReader.Options(asAt: day))
        query = ReturnQuery(dataset: try reader.read(sheets: sheets), schema: schema)
    }

    /// One indicator.
    func indicator(_ id: String, population: Double? = nil) throws -> Indicator {
        let engine = IndicatorEngine(schema: SchemaFiles.schema, populationFigure: population)
        return try #require(engine.compute(query).first { $0.id == id })
    }
}

extension Indicator {
    /// Band counts in order.
    var counts: [Int] { bands.map(\.count) }

    /// The count of a band.
    func count(_ label: String) -> Int? { bands.first { $0.label == label }?.count }
}
