/// A CSV file of the schema folder, read whole: these files are small and ours.
struct SchemaCSV {
    /// One line's fields by heading, with the line it stands on.
    struct Row {
        let line: Int
        let fields: [String: String]

        /// The field under a heading; empty where the line has none.
        subscript(heading: String) -> String { fields[heading] ?? "" }
    }

    let rows: [Row]

    /// Reads RFC 4180 text whose first line names the columns.
    init(file: String, text: String, headings: [String], optional: [String] = []) throws(SchemaError) {
        var records: [(line: Int, fields: [String])] = []
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var line = 1
        var startLine = 1
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        var index = 0
        func endRecord() {
            fields.append(field)
            field = ""
            if fields != [""] { records.append((startLine, fields)) }
            fields = []
        }
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if isQuoted {
                if scalar == "\"" {
                    if index < scalars.count, scalars[index] == "\"" {
                        field.unicodeScalars.append("\"")
                        index += 1
                    } else {
                        isQuoted = false
                    }
                } else {
                    if scalar == "\n" { line += 1 }
                    field.unicodeScalars.append(scalar)
                }
                continue
            }
            switch scalar {
            case "\"" where field.isEmpty: isQuoted = true
            case ",":
                fields.append(field)
                field = ""
            case "\r": break
            case "\n":
                endRecord()
                line += 1
                startLine = line
            default: field.unicodeScalars.append(scalar)
            }
        }
        if isQuoted { throw SchemaError(file: file, line: startLine, reason: "a quote is not closed") }
        if !field.isEmpty || !fields.isEmpty { endRecord() }

        guard let head = records.first else { throw SchemaError(file: file, reason: "the file is empty") }
        for heading in headings where !head.fields.contains(heading) {
            throw SchemaError(file: file, line: 1, reason: "the heading '\(heading)' is missing")
        }
        for heading in head.fields where !headings.contains(heading) && !optional.contains(heading) {
            throw SchemaError(file: file, line: 1, reason: "unknown heading '\(heading)'")
        }
        var rows: [Row] = []
        for record in records.dropFirst() {
            guard record.fields.count == head.fields.count else {
                throw SchemaError(
                    file: file, line: record.line,
                    reason: "\(record.fields.count) fields, \(head.fields.count) headings")
            }
            rows.append(
                Row(
                    line: record.line,
                    fields: Dictionary(
                        zip(head.fields, record.fields), uniquingKeysWith: { first, _ in first })))
        }
        self.rows = rows
    }
}
