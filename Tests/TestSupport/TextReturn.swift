package import AnnexADataset
package import AnnexASchema
import CalendarDays

/// The package's own schema, read once.
package enum LoadedSchema {
    private static let result: Result<Schema, any Error> = Result {
        try SchemaFolder(path: PackageFolder.schemas).load()
    }

    /// The schema.
    package static func get() throws -> Schema {
        try result.get()
    }
}

/// A return whose sheets are tables of text.
package struct TextReturn {
    /// The sheets, each with its rows from the first.
    package var sheets: [(name: String, rows: [[String]])] = []
    /// What it is read with; as at 31 January 2024 unless set otherwise.
    package var options = ReturnReader.Options(asAt: CalendarDay(year: 2024, month: 1, day: 31))

    /// A return without sheets.
    package init() {}

    /// A return with one sheet.
    package init(_ name: String, _ rows: [[String]]) {
        sheets = [(name, rows)]
    }

    /// A return with one list, whose rows are given by column id; other columns stay empty.
    package init(list number: Int, _ rows: [[String: String]]) throws {
        try add(list: number, rows)
    }

    /// Adds a list with the template's headings, whose rows are given by column id.
    package mutating func add(list number: Int, _ rows: [[String: String]]) throws {
        let list = try LoadedSchema.get().newestEdition.lists[number - 1]
        let body = rows.map { row in list.columns.map { row[$0.id.rawValue] ?? "" } }
        sheets.append((list.sheet, [list.columns.map(\.header)] + body))
    }

    /// A reader as at 31 January 2024, made once: most tests need no other.
    private static let usual: Result<ReturnReader, any Error> = Result {
        ReturnReader(schema: try LoadedSchema.get(), options: TextReturn().options)
    }

    /// Reads it.
    package func read() throws -> Dataset {
        let isUsual =
            options.asAt == Self().options.asAt && options.extracted == nil && options.edition == nil
        let reader =
            isUsual
            ? try Self.usual.get() : ReturnReader(schema: try LoadedSchema.get(), options: options)
        return try reader.read(sheets: sheets)
    }

    /// Reads it, and gives the list of that number.
    package func list(_ number: Int) throws -> ListTable {
        try read().list(number)
    }

    /// The template's headings of a list of the newest edition.
    package static func headings(_ number: Int) throws -> [String] {
        try LoadedSchema.get().newestEdition.lists[number - 1].columns.map(\.header)
    }
}
