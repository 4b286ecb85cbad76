public import AnnexADataset
public import AnnexASchema
import CalendarDays
public import ResultFiles
import XLSXReader
import XLSXWriter

/// The return in an edition's own layout: title, headings, codes in full template form, real dates, and
/// drop-downs that refer to a visible sheet of codes.
///
/// A value that could not be read or recognised stands as it was typed.
public struct AnnexAWorkbook {
    private let tables: [ListTable]
    private let stamp: CalendarDay
    private let schema: Schema
    private let edition: Edition
    /// Whether it is to be filled in: drop-downs then reach far below the headings, which carry notes.
    private let isBlank: Bool

    private static let title = CellFormat(fontSize: 14, isBold: true, color: 0x12436D)
    private static let heading = CellFormat(
        isBold: true, color: 0xFFFFFF, fill: 0x12436D, vertical: .top, wraps: true, borders: .box(.thin),
        borderColor: 0xBFBFBF)
    private static let date = CellFormat(numberFormat: "dd/mm/yyyy", horizontal: .center)
    private static let text = CellFormat(numberFormat: "@")

    /// A workbook of that return in that edition's layout.
    public init(dataset: Dataset, schema: Schema, edition: Edition) {
        tables = dataset.lists
        stamp = dataset.dates.reference
        self.schema = schema
        self.edition = edition
        isBlank = false
    }

    /// A return of that edition to be filled in.
    public init(blankIn edition: Edition, schema: Schema) {
        tables = schema.lists.map(ListTable.init(absent:))
        stamp = CalendarDay(year: Int(edition.id) ?? 2000, month: 1, day: 1) ?? CalendarDay(number: 0)
        self.schema = schema
        self.edition = edition
        isBlank = true
    }

    /// For how many rows a blank return offers its choices.
    private static let blankRows = 20_000

    /// Lists of more rows are written row by row, each text in its cell, so that they take no memory.
    var manyRows = 20_000

    /// Writes `annex-a.xlsx`, or a file of another name.
    public func write(_ name: String = "annex-a.xlsx", in folder: ResultFolder) throws(OutputError) {
        let file = try folder.file(name)
        try write(to: file.temporaryPath)
        try file.commit()
    }

    /// Writes the workbook at that path.
    public func write(to path: String) throws(OutputError) {
        do {
            try fill(path)
        } catch let error as WorkbookWriteError {
            throw OutputError(path: path, reason: error.reason)
        } catch {
            throw OutputError(path: path, reason: "\(error)")
        }
    }

    private func fill(_ path: String) throws {
        let stamp = stamp.civil
        let book = try WorkbookFile(
            path: path,
            properties: WorkbookProperties(
                title: "Annex A, edition \(edition.id)", created: (stamp.year, stamp.month, stamp.day)))
        let codes = try book.addSheet(named: "Codes_used")
        let sheets = try edition.lists.map { list in
            try book.addSheet(
                named: list.sheet, writesInOrder: tables[list.number - 1].rowCount > manyRows)
        }
        let ranges = try writeCodes(on: codes)
        for (list, sheet) in zip(edition.lists, sheets) {
            try write(list, from: tables[list.number - 1], on: sheet, choices: ranges)
        }
        sheets.first?.activate()
        try book.close()
    }

    /// One column a code set, and for each set the cells that hold its codes.
    private func writeCodes(on sheet: SheetFile) throws -> [CodeSetID: CellRange] {
        var ranges: [CodeSetID: CellRange] = [:]
        var names: [CodeSetID: [String]] = [:]
        for list in edition.lists {
            for column in list.columns {
                guard let set = column.codeSet, names[set]?.contains(column.header) != true else { continue }
                names[set, default: []].append(column.header)
            }
        }
        let sets = edition.codeSets.values.filter { names[$0.id] != nil }.sorted { $0.id < $1.id }
        for (column, set) in sets.enumerated() {
            try sheet.setColumns(column...column, width: 34)
            try sheet.write(
                text: names[set.id]?.joined(separator: " / ") ?? "", row: 0, column: column,
                format: Self.heading)
            for (row, code) in set.codes.enumerated() {
                try sheet.write(text: code.code, row: row + 1, column: column)
            }
            ranges[set.id] = sheet.range(rows: 1...max(1, set.codes.count), columns: column...column)
        }
        // several columns may share a set, and the headings of all of them stand above it
        try sheet.setRow(0, height: 62)
        try sheet.freeze(rows: 1, columns: 0)
        try sheet.setPage(PageSetup(isLandscape: true, fit: (wide: 5, tall: 0), repeatedRows: 0...0))
        return ranges
    }

    private func write(
        _ list: ListDefinition, from table: ListTable, on sheet: SheetFile, choices: [CodeSetID: CellRange]
    ) throws {
        let last = list.columns.count - 1
        // heights first, and from top to bottom: of a sheet written in order, a row is closed when the next begins
        try sheet.setRow(0, height: 24)
        try sheet.merge(rows: 0...0, columns: 0...last, text: list.title, format: Self.title)
        try sheet.setRow(1, height: 62)
        let dataRows = 2...max(2, (isBlank ? Self.blankRows : table.rowCount) + 1)
        for (position, column) in list.columns.enumerated() {
            try sheet.write(text: column.header, row: 1, column: position, format: Self.heading)
            try sheet.setColumns(position...position, width: Self.width(of: column))
            if isBlank { try sheet.write(note: Self.note(on: column), row: 1, column: position, height: 64) }
            if let set = column.codeSet, let range = choices[set] {
                try sheet.addChoices(
                    ChoiceList(choices: range, strictness: .warns), rows: dataRows,
                    columns: position...position)
            }
        }
        let sources = list.columns.map { table.column($0.id) }
        for row in 0..<table.rowCount {
            for (position, source) in sources.enumerated() {
                guard let source, source.isPresent else { continue }
                try write(source, row: row, of: table, on: sheet, at: position)
            }
        }
        try sheet.freeze(rows: 2, columns: 1)
        try sheet.addFilter(rows: 1...max(2, table.rowCount + 1), columns: 0...last)
        try sheet.setPage(
            PageSetup(
                isLandscape: true, fit: (wide: 1, tall: 0), repeatedRows: 0...1,
                footer: "&L" + PageSetup.literal(list.title) + "&RPage &P of &N"))
    }

    private func write(
        _ column: ListColumn, row: Int, of table: ListTable, on sheet: SheetFile, at position: Int
    ) throws {
        let value = column.value(row)
        if value.isBlank { return }
        let target = row + 2
        switch column.definition.type {
        case .date:
            // a day before a spreadsheet's calendar, such as 0001-01-01, stands as it was typed
            if let serial = value.day.flatMap(SerialDate.serial(of:)) {
                return try sheet.write(number: serial, row: target, column: position, format: Self.date)
            }
        case .integer, .age:
            if let number = value.number {
                return try sheet.write(number: Double(number), row: target, column: position)
            }
        case .code:
            if let code = value.code, let set = column.definition.codeSet.flatMap({ schema.codeSets[$0] }) {
                return try sheet.write(text: set.codes[code].code, row: target, column: position)
            }
        case .identifier, .text, .postcode, .urn:
            if let word = value.word {
                return try sheet.write(
                    text: String(table.words.string(word).prefix(SheetFile.longestText)), row: target,
                    column: position, format: column.definition.type == .identifier ? Self.text : nil)
            }
        }
        try sheet.write(
            text: String(table.typedText(column, row: row).prefix(SheetFile.longestText)), row: target,
            column: position)
    }

    /// What a column takes, for those who fill it in.
    private static func note(on column: ColumnDefinition) -> String {
        let kind =
            switch column.type {
            case .identifier: "The identifier of your case system, the same in every list."
            case .code: "A code from the drop-down; all codes stand on the sheet Codes_used."
            case .date: "A date, day first: DD/MM/YYYY."
            case .integer: "A whole number, 0 or more."
            case .age: "Completed years; -1 for an unborn child."
            case .text: "Words."
            case .postcode: "A UK postcode, such as AA1 1AA."
            case .urn: "Ofsted’s unique reference number: SC and six digits, or five to seven digits."
            }
        return kind + (column.isRequired ? " Required." : " May be blank.")
    }

    private static func width(of column: ColumnDefinition) -> Double {
        switch column.type {
        case .date: 13
        case .integer, .age: 11
        case .identifier: 16
        case .code: 24
        case .text: 26
        case .postcode, .urn: 13
        }
    }
}
