public import AnnexADataset
public import AnnexASchema
import CalendarDays
import GRDB
public import ResultFiles
public import Validation

/// The normalised lists, the children, the findings, the mapping, the rejected values and the run as one SQLite
/// file.
public struct ReturnDatabase {
    private let dataset: Dataset
    private let schema: Schema
    private let report: ValidationReport?
    private let run: [(String, String)]

    /// A database of that return; its findings are empty where there is no report, and `run` says so.
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
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            throw OutputError(
                path: file.path, reason: "the disk is full: free some space, or choose another folder")
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
            try write(
                "children",
                ChildRows.headings.map { name in
                    switch name {
                    case "child_id": (name, "TEXT NOT NULL PRIMARY KEY")
                    case "rows": (name, "INTEGER")
                    case "first_date", "last_date": (name, "DATE")
                    default: (name, "TEXT")
                    }
                }, ChildRows.all(in: dataset, schema: schema).lazy.map(\.fields), to: database)
            for table in dataset.lists { try write(table, to: database) }
            try write(
                "findings",
                Self.described(FindingFields.names, integers: ["list", "row", "column", "count"]),
                (0..<(report?.findings.count ?? 0)).lazy.compactMap { index in
                    report.map { FindingFields($0.findings[index], files: dataset.files).csv }
                },
                indexed: ["child_id", "rule"], to: database)
            try write(
                "mapping", Self.described(MappingRows.headings, integers: ["list", "count"]),
                MappingRows.all(in: dataset, schema: schema).lazy.map(\.fields), to: database)
            try write(
                "rejects", Self.described(Rejects.headings, integers: ["list", "row"]),
                Rejects(in: dataset).lazy.map(\.fields), to: database)
            let checked = report.map { "\($0.rulesRun) rules" } ?? "no: converted only"
            try write(
                "run", [("key", "TEXT NOT NULL PRIMARY KEY"), ("value", "TEXT")],
                (run + [("findings_checked", checked)]).map { [$0.0, $0.1] }, to: database)
        }
        try queue.close()
    }

    private static func described(_ names: [String], integers: Set<String>) -> [(String, String)] {
        names.map { ($0, integers.contains($0) ? "INTEGER" : "TEXT") }
    }

    private func write(_ table: ListTable, to database: Database) throws {
        let fields = ListFields(table: table, schema: schema)
        var columns = fields.columns.map { field in
            switch field.column.definition.type {
            case .integer, .age: (field.name, "INTEGER")
            case .date: (field.name, "DATE")
            default: (field.name, field.name == "child_id" ? "TEXT REFERENCES children" : "TEXT")
            }
        }
        columns += [
            ("source_file", "TEXT NOT NULL"), ("source_sheet", "TEXT NOT NULL"),
            ("source_row", "INTEGER NOT NULL"),
        ]
        let name = table.definition.tableName
        try create(
            name, columns, more: ", PRIMARY KEY (\(ListFields.sourceNames.joined(separator: ", ")))",
            in: database)
        let file = table.source.map { dataset.files[$0.file].name }
        let statement = try insertion(into: name, columns: columns.count, in: database)
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
        let keys = table.definition.columns.filter { $0.role == .person || $0.role == .family }
        try index(name, on: keys.map(\.id.rawValue), in: database)
    }

    /// A table of texts; an empty text is NULL. SQLite makes integers of it where the column says so.
    private func write(
        _ table: String, _ columns: [(String, String)], _ rows: some Sequence<[String]>,
        indexed: [String] = [], to database: Database
    ) throws {
        try create(table, columns, in: database)
        let statement = try insertion(into: table, columns: columns.count, in: database)
        for row in rows {
            let values: [(any DatabaseValueConvertible)?] = row.map { $0.isEmpty ? nil : $0 }
            try statement.execute(arguments: StatementArguments(values))
        }
        try index(table, on: indexed, in: database)
    }

    private func create(
        _ table: String, _ columns: [(String, String)], more: String = "", in database: Database
    ) throws {
        let list = columns.map { "\"\($0.0)\" \($0.1)" }.joined(separator: ", ")
        try database.execute(sql: "CREATE TABLE \(table) (\(list)\(more))")
    }

    private func index(_ table: String, on columns: [String], in database: Database) throws {
        for column in columns {
            try database.execute(sql: "CREATE INDEX \(table)_\(column) ON \(table) (\(column))")
        }
    }

    private func insertion(into table: String, columns: Int, in database: Database) throws -> Statement {
        let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
        return try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    }
}
