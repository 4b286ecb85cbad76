import AnnexADataset
import AnnexASchema
import ResultFiles

/// Writes one list as JSON Lines: the columns of its CSV as keys, what is blank or unreadable as null.
struct ListJSONLines {
    let fields: ListFields
    let files: [SourceFile]

    func write(to file: inout OutputFile) throws(OutputError) {
        let table = fields.table
        let source = table.source.map { files[$0.file].name }
        var bytes: [UInt8] = []
        for row in 0..<table.rowCount {
            var pairs: [(String, JSONText)] = fields.columns.map { field in
                switch field.column.definition.type {
                case .integer, .age: (field.name, .optional(field.column.value(row).number))
                default: (field.name, .optional(fields.text(field, row: row)))
                }
            }
            pairs += [
                ("source_file", .optional(source)), ("source_sheet", .optional(table.source?.sheet)),
                ("source_row", .integer(Int(table.sheetRows[row]) + 1)),
            ]
            JSONText.object(pairs).append(to: &bytes)
            bytes.append(0x0A)
            if bytes.count > 1 << 16 {
                try file.write(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try file.write(bytes)
    }
}
