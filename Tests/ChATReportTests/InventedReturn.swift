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
    init(asAt: String, _ lists: [(list: Int, columns: [String], rows: [[String]])]) throws {
        let schema = SchemaFiles.schema
        let sheets = try lists.map { number, columns, rows in
            let list = schema.lists[number - 1]
            let headings = try columns.map { id in
                try #require(list.columns.first { $0.id.rawValue == id }).header
            }
            return (name: list.sheet, rows: [headings] + rows)
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
