import AnnexADataset
import AnnexASchema
import CalendarDays
import ResultFiles

/// Writes one list as CSV: every row that was kept, typed, with where it comes from.
struct ListCSV {
    let fields: ListFields
    let files: [SourceFile]
    let forExcel: Bool

    /// What the text of a code or label is, quoted where it must be: made once, copied for each row.
    private let codeTexts: [[[UInt8]]]

    init(fields: ListFields, files: [SourceFile], forExcel: Bool) {
        self.fields = fields
        self.files = files
        self.forExcel = forExcel
        codeTexts = fields.columns.map { field in
            (field.codes?.codes ?? []).map { code in
                var csv = CSVBuffer(guardsFormulas: forExcel)
                csv.field(field.isLabel ? code.label : code.code)
                return csv.bytes
            }
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
            for (position, field) in fields.columns.enumerated() {
                append(field, position, row, to: &csv)
            }
            csv.plainField(sourceFile.bytes)
            csv.field(Int(table.sheetRows[row]) + 1)
            csv.endRow()
            if csv.bytes.count > 1 << 16 { try file.write(csv.take()) }
        }
        try file.write(csv.take())
    }

    private func append(_ field: ListFields.Field, _ position: Int, _ row: Int, to csv: inout CSVBuffer) {
        let value = field.column.value(row)
        switch field.column.definition.type {
        case .code:
            if let code = value.code {
                csv.plainField(codeTexts[position][code])
            } else if field.isLabel, let group = value.groupAlone, let codes = field.codes {
                csv.field(codes.groups[group])
            } else {
                csv.emptyField()
            }
        case .date:
            guard let day = value.day else { return csv.emptyField() }
            csv.plainField(Self.iso(day))
        case .integer, .age:
            guard let number = value.number else { return csv.emptyField() }
            csv.field(number)
        case .identifier, .text, .postcode, .urn:
            guard let word = value.word else { return csv.emptyField() }
            fields.table.words.withUTF8(word) { csv.field($0) }
        }
    }

    private static func iso(_ day: CalendarDay) -> [UInt8] {
        let (year, month, day) = day.civil
        func digit(_ value: Int) -> UInt8 { UInt8(48 + value % 10) }
        return [
            digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), 0x2D, digit(month / 10),
            digit(month), 0x2D, digit(day / 10), digit(day),
        ]
    }
}
