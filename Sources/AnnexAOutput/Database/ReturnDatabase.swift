public import AnnexADataset
public import AnnexASchema
import CalendarDays
import GRDB
public import ResultFiles
public import Validation

/// The normalised lists, the findings, the mapping and the run as one SQLite file.
public struct ReturnDatabase {
    private let dataset: Dataset
    private let schema: Schema
    private let report: ValidationReport?
    private let run: [(String, String)]

    /// A database of that return; findings are left out where there is no report.
    public init(dataset: Dataset, schema: Schema, report: ValidationReport?, run: [(String, String)]) {
        self.dataset = dataset
        self.schema = schema
        self.report = report
        self.run = run
    }

    /// Writes `annex-a.sqlite`.
    public func write(in folder: ResultFolder) throws(OutputError) {
        let file = try folder.file("annex-a.sqlite")
        do {
            try fill(file.temporaryPath)
        } catch {
            throw OutputError(path: file.path, reason: "\(error)")
        }
        try file.commit()
    }

    private func fill(_ path: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            // the file is new and takes its name only when whole: no journal is needed
            try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { database in
            for table in dataset.lists { try write(table, to: database) }
            if let report { try write(report, to: database) }
            try writeMapping(to: database)
            try create("run", [("key", "TEXT PRIMARY KEY"), ("value", "TEXT")], in: database)
            try insert(into: "run", run.map { [$0.0, $0.1] }, columns: 2, in: database)
        }
        try queue.close()
    }

    private func write(_ table: ListTable, to database: Database) throws {
        let fields = ListFields(table: table, schema: schema)
        let columns = fields.columns.map { field in
            switch field.column.definition.type {
            case .integer, .age: (field.name, "INTEGER")
            default: (field.name, "TEXT")
            }
        }
        let name = table.definition.tableName
        try create(
            name, columns + [("source_file", "TEXT"), ("source_sheet", "TEXT"), ("source_row", "INTEGER")],
            in: database)
        let file = table.source.map { dataset.files[$0.file].name }
        let statement = try insertion(into: name, columns: columns.count + 3, in: database)
        for row in 0..<table.rowCount {
            var values: [(any DatabaseValueConvertible)?] = fields.columns.map { field in
                switch field.column.definition.type {
                case .integer, .age: field.column.value(row).number
                default: fields.text(field, row: row)
                }
            }
            values += [file, table.source?.sheet, Int(table.sheetRows[row]) + 1]
            try statement.execute(arguments: StatementArguments(values))
        }
    }

    private func write(_ report: ValidationReport, to database: Database) throws {
        let integers: Set<String> = ["list", "row", "column"]
        try create(
            "findings", FindingFields.names.map { ($0, integers.contains($0) ? "INTEGER" : "TEXT") },
            in: database)
        try insert(
            into: "findings", report.findings.lazy.map { FindingFields($0, files: dataset.files).csv },
            columns: FindingFields.names.count, in: database)
    }

    private func writeMapping(to database: Database) throws {
        try create(
            "mapping",
            MappingRows.headings.map { ($0, $0 == "list" || $0 == "count" ? "INTEGER" : "TEXT") },
            in: database)
        try insert(
            into: "mapping",
            MappingRows.all(in: dataset, schema: schema).map { row in
                [
                    String(row.list), row.column.rawValue, row.raw, row.code, row.group, row.label, row.how,
                    String(row.count),
                ]
            }, columns: MappingRows.headings.count, in: database)
    }

    private func create(_ table: String, _ columns: [(String, String)], in database: Database) throws {
        let list = columns.map { "\"\($0.0)\" \($0.1)" }.joined(separator: ", ")
        try database.execute(sql: "CREATE TABLE \(table) (\(list))")
    }

    private func insertion(into table: String, columns: Int, in database: Database) throws -> Statement {
        let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
        return try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    }

    /// Inserts rows of text; an empty text is NULL. SQLite makes integers of it where the column says so.
    private func insert(
        into table: String, _ rows: some Sequence<[String]>, columns: Int, in database: Database
    ) throws {
        let statement = try insertion(into: table, columns: columns, in: database)
        for row in rows {
            let values: [(any DatabaseValueConvertible)?] = row.map { $0.isEmpty ? nil : $0 }
            try statement.execute(arguments: StatementArguments(values))
        }
    }
}
