import Foundation

/// A CSV file of the schema folder, read whole: these files are small and ours.
struct SchemaCSV {
    /// One line's fields by heading, with the line it stands on.
    struct Row: Sendable {
        let line: Int
        /// Those of the table, which all its rows have in common.
        fileprivate let headings: [String]
        fileprivate let fields: [String]

        /// The field under a heading; empty where the line has none.
        subscript(heading: String) -> String {
            headings.firstIndex(of: heading).map { fields[$0] } ?? ""
        }
    }

    let rows: [Row]

    /// Reads RFC 4180 text whose first line names the columns.
    init(file: String, text: String, headings: [String], optional: [String] = []) throws(SchemaError) {
        var records: [(line: Int, fields: [String])] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var line = 1
        var startLine = 1
        let bytes = Array(text.utf8)
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        func endField() {
            fields.append(String(decoding: field, as: UTF8.self))
            field.removeAll(keepingCapacity: true)
        }
        func endRecord() {
            endField()
            if fields != [""] { records.append((startLine, fields)) }
            fields = []
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isQuoted {
                if byte == UInt8(ascii: "\"") {
                    if index < bytes.count, bytes[index] == byte {
                        field.append(byte)
                        index += 1
                    } else {
                        isQuoted = false
                    }
                } else {
                    if byte == UInt8(ascii: "\n") { line += 1 }
                    field.append(byte)
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where field.isEmpty: isQuoted = true
            case UInt8(ascii: ","): endField()
            case UInt8(ascii: "\r"): break
            case UInt8(ascii: "\n"):
                endRecord()
                line += 1
                startLine = line
            default: field.append(byte)
            }
        }
        if isQuoted { throw SchemaError(file: file, line: startLine, reason: "a quote is not closed") }
        if !field.isEmpty || !fields.isEmpty { endRecord() }

        guard let head = records.first else { throw SchemaError(file: file, reason: "the file is empty") }
        for heading in headings where !head.fields.contains(heading) {
            throw SchemaError(
                file: file, line: 1,
                reason: "the heading '\(heading)' is missing; expected: \(headings.joined(separator: ","))")
        }
        for (position, heading) in head.fields.enumerated() where head.fields[..<position].contains(heading) {
            throw SchemaError(file: file, line: 1, reason: "the heading '\(heading)' stands twice")
        }
        for heading in head.fields where !headings.contains(heading) && !optional.contains(heading) {
            throw SchemaError(
                file: file, line: 1,
                reason: "unknown heading '\(heading)'; known: \(headings.joined(separator: ", "))")
        }
        var rows: [Row] = []
        for record in records.dropFirst() {
            guard record.fields.count == head.fields.count else {
                throw SchemaError(
                    file: file, line: record.line,
                    reason:
                        "\(record.fields.count) fields, \(head.fields.count) headings: a field with a comma needs quotes"
                )
            }
            rows.append(Row(line: record.line, headings: head.fields, fields: record.fields))
        }
        self.rows = rows
    }
}

/// A CSV table in the manner of the schema folder, which may lie elsewhere.
public enum SchemaTable {
    /// One line's fields by heading, with the line it stands on, counted from 1.
    public struct Row: Sendable {
        /// The line.
        public var line: Int { row.line }
        private let row: SchemaCSV.Row

        init(_ row: SchemaCSV.Row) {
            self.row = row
        }

        /// The field under a heading; empty where the table has no such heading.
        public subscript(heading: String) -> String { row[heading] }
    }

    /// The lines of a table.
    ///
    /// - Throws: file, line and reason, where the text is no table, or lacks a heading or has one more.
    public static func rows(
        of text: String, file: String, headings: [String], optional: [String] = []
    ) throws(SchemaError) -> [Row] {
        try SchemaCSV(file: file, text: text, headings: headings, optional: optional).rows.map(Row.init)
    }

    /// The lines of a file.
    ///
    /// - Throws: as for a text, and where the file cannot be read.
    public static func rows(path: String, headings: [String]) throws(SchemaError) -> [Row] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SchemaError(file: path, reason: "cannot be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw SchemaError(file: path, reason: "is not UTF-8 text: save it as 'CSV UTF-8'")
        }
        return try rows(of: text, file: path, headings: headings)
    }
}
