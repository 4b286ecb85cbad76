import AnnexADataset
public import AnnexASchema

/// An edition in forms that other programs read: its columns and codes as JSON or CSV, and what a normalised list
/// must look like as JSON Schema (a row of the JSON Lines) or Table Schema (its CSV).
public struct SchemaExport {
    private let schema: Schema
    private let edition: Edition
    private let lists: [ListDefinition]

    /// An export of all lists of an edition, or of one of them, 1 to 11.
    public init(schema: Schema, edition: Edition, list: Int? = nil) {
        self.schema = schema
        self.edition = edition
        lists = list.map { [edition.lists[$0 - 1]] } ?? edition.lists
    }

    /// Lists with their columns, and code sets with their codes.
    public var json: JSONText {
        let view = SchemaView(schema: schema)
        let sets = edition.codeSets.keys.filter { id in
            lists.contains { $0.columns.contains { $0.codeSet == id } }
        }
        return .object([
            ("edition", .string(edition.id)), ("name", .string(edition.name)),
            ("source", .string(edition.source)), ("lists", .array(lists.map(view.json))),
            ("code_sets", .array(sets.sorted().compactMap { edition.codeSets[$0] }.map(view.json))),
        ])
    }

    /// One line a column, in template order.
    public var csv: String {
        var csv = CSVBuffer()
        csv.row(["edition", "list", "list_name", "position", "column", "header", "type", "codes", "required"])
        for list in lists {
            for (position, column) in list.columns.enumerated() {
                csv.row([
                    edition.id, String(list.number), list.name, String(position + 1), column.id.rawValue,
                    column.header, column.type.rawValue, column.codeSet?.rawValue ?? "",
                    column.isRequired ? "yes" : "no",
                ])
            }
        }
        return String(decoding: csv.take(), as: UTF8.self)
    }

    /// A JSON Schema (2020-12) of a row of the normalised JSON Lines: of the one list, or of any of them.
    ///
    /// Every list has the columns of all editions, the newest edition's in order and older ones behind.
    public var jsonSchema: JSONText {
        let rows = lists.map { list -> (String, JSONText) in
            let fields = normalised(list)
            return (
                list.fileStem,
                .object([
                    ("title", .string(list.title)), ("type", .string("object")),
                    ("properties", .object(fields.map { ($0.name, property($0)) })),
                    ("required", .array(fields.map { .string($0.name) })),
                    ("additionalProperties", .boolean(false)),
                ])
            )
        }
        var keys: [(String, JSONText)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("A row of a normalised list of Annex A")),
        ]
        keys.append(
            ("anyOf", .array(rows.map { .object([("$ref", .string("#/$defs/\($0.0)"))]) })))
        keys.append(("$defs", .object(rows)))
        return .object(keys)
    }

    /// A Frictionless Table Schema of the normalised CSV: of the one list, or of each under its file's stem.
    ///
    /// Nothing is required in it, nor are codes constrained: faults of the data are findings.
    public var tableSchema: JSONText {
        let schemas = lists.map { list in
            (
                list.fileStem,
                JSONText.object([
                    (
                        "fields",
                        .array(
                            normalised(list).map { field in
                                .object([
                                    ("name", .string(field.name)), ("title", .string(field.title)),
                                    ("type", .string(field.type)),
                                ])
                            })
                    ),
                    ("missingValues", .array([.string("")])),
                    ("primaryKey", .array(ListFields.sourceNames.map(JSONText.string))),
                ])
            )
        }
        return schemas.count == 1 ? schemas[0].1 : .object(schemas)
    }

    private struct Field {
        let name: String
        let title: String
        /// As Table Schema calls it: `string`, `date` or `integer`.
        let type: String
        var codes: [String]?
        var isSource = false
    }

    /// The fields of a list as the normalised files have them.
    private func normalised(_ list: ListDefinition) -> [Field] {
        let table = ListTable(absent: schema.lists[list.number - 1])
        let fields = ListFields(table: table, schema: schema).columns.map { field in
            let column = field.column.definition
            return Field(
                name: field.name, title: field.isLabel ? column.header + " (label)" : column.header,
                type: DataPackage.type(field), codes: field.isLabel ? nil : field.codes?.codes.map(\.code))
        }
        return fields
            + ListFields.sourceNames.map { name in
                Field(
                    name: name, title: name, type: name == "source_row" ? "integer" : "string", isSource: true
                )
            }
    }

    private func property(_ field: Field) -> JSONText {
        let type: JSONText = .string(field.type == "integer" ? "integer" : "string")
        var keys: [(String, JSONText)] = [("title", .string(field.title))]
        keys.append(("type", field.isSource ? type : .array([type, .string("null")])))
        if field.type == "date" { keys.append(("format", .string("date"))) }
        if let codes = field.codes { keys.append(("enum", .array(codes.map(JSONText.string) + [.null]))) }
        return .object(keys)
    }
}
