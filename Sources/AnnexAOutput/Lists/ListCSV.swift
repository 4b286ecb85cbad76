import AnnexADataset
import AnnexASchema
import CalendarDays
import ResultFiles

/// Writes one list as CSV: every row that was kept, typed, with where it comes from.
struct ListCSV {
    private let fields: ListFields
    private let files: [SourceFile]
    private let forExcel: Bool
    private let columns: [Column]
    private let values: [[Value]]
    /// The texts of codes, labels and groups, quoted where they must be: made once, copied for each row.
    private var texts = CSVTexts()
    /// The list's words in the same way.
    private var words = CSVTexts()

    /// How a column's values are written. Trivial, so that looking at it for each cell costs nothing.
    private enum Column {
        case date, number, word
        /// Codes or labels, from that one of the texts on.
        case code(first: Int)
        /// Labels, and groups where the code is not known.
        case label(first: Int, firstGroup: Int)
    }

    init(fields: ListFields, files: [SourceFile], forExcel: Bool) {
        self.fields = fields
        self.files = files
        self.forExcel = forExcel
        var columns: [Column] = []
        for field in fields.columns {
            switch field.column.definition.type {
            case .code:
                let codes = field.codes?.codes ?? []
                let first = texts.count
                for code in codes {
                    texts.append(field.isLabel ? code.label : code.code, guardingFormulas: forExcel)
                }
                if field.isLabel {
                    let firstGroup = texts.count
                    for group in field.codes?.groups ?? [] { texts.append(group, guardingFormulas: forExcel) }
                    columns.append(.label(first: first, firstGroup: firstGroup))
                } else {
                    columns.append(.code(first: first))
                }
            case .date: columns.append(.date)
            case .integer, .age: columns.append(.number)
            case .identifier, .text, .postcode, .urn: columns.append(.word)
            }
        }
        self.columns = columns
        values = fields.columns.map(\.column.values)
        let known = fields.table.words
        for word in 0..<known.count {
            known.withUTF8(word) { words.append($0, guardingFormulas: forExcel) }
        }
    }

    func write(to file: inout OutputFile) throws(OutputError) {
        var csv = CSVBuffer(guardsFormulas: forExcel)
        if forExcel { try file.write([0xEF, 0xBB, 0xBF]) }
        csv.row(fields.names)
        let table = fields.table
        var sourceFile = CSVBuffer(guardsFormulas: forExcel)
        sourceFile.field(table.source.map { files[$0.file].name } ?? "")
        sourceFile.field(table.source?.sheet ?? "")
        for row in 0..<table.rowCount {
            for position in columns.indices {
                // a column that the sheet lacks has no values
                if row < values[position].count {
                    append(values[position][row], columns[position], to: &csv)
                } else {
                    csv.emptyField()
                }
            }
            csv.plainField(sourceFile.bytes)
            csv.field(Int(table.sheetRows[row]) + 1)
            csv.endRow()
            if csv.bytes.count > 1 << 16 { try file.write(csv.take()) }
        }
        try file.write(csv.take())
    }

    @inline(__always)
    private func append(_ value: Value, _ column: Column, to csv: inout CSVBuffer) {
        switch column {
        case .code(let first):
            guard let code = value.code else { return csv.emptyField() }
            csv.field(first + code, of: texts)
        case .label(let first, let firstGroup):
            if let code = value.code {
                csv.field(first + code, of: texts)
            } else if let group = value.groupAlone {
                csv.field(firstGroup + group, of: texts)
            } else {
                csv.emptyField()
            }
        case .date:
            guard let day = value.day else { return csv.emptyField() }
            csv.field(day)
        case .number:
            guard let number = value.number else { return csv.emptyField() }
            csv.field(number)
        case .word:
            guard let word = value.word else { return csv.emptyField() }
            csv.field(word, of: words)
        }
    }
}
