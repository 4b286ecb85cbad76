import CalendarDays
import AnnexADataset
import AnnexASchema

/// The Frictionless tabular data package over the normalised lists.
///
/// Nothing is required in it: faults of the data are findings, not an invalid package.
struct DataPackage {
    let dataset: Dataset
    let schema: Schema

    var json: JSONText {
        .object([
            ("$schema", .string("https://datapackage.org/profiles/1.0/datapackage.json")),
            ("profile", .string("tabular-data-package")),
            ("name", .string("annex-a-return")),
            ("title", .string("Annex A return, normalised lists")),
            (
                "description",
                .string(
                    "The eleven lists of an Ofsted Annex A return, edition \(dataset.edition.id), as at "
                        + "\(dataset.dates.reference.iso). Contains information about children.")
            ),
            ("resources", .array(dataset.lists.map(resource) + [children])),
        ])
    }

    private func resource(_ table: ListTable) -> JSONText {
        let fields = ListFields(table: table, schema: schema)
        let list = table.definition
        var described = fields.columns.map { field in
            JSONText.object([
                ("name", .string(field.name)), ("type", .string(Self.type(field))),
                (
                    "title",
                    .string(
                        field.isLabel
                            ? field.column.definition.header + " (label)" : field.column.definition.header)
                ),
            ])
        }
        described += [("source_file", "string"), ("source_sheet", "string"), ("source_row", "integer")].map {
            .object([("name", .string($0.0)), ("type", .string($0.1))])
        }
        var keys: [(String, JSONText)] = [
            ("fields", .array(described)),
            ("missingValues", .array([.string("")])),
            ("primaryKey", .array(ListFields.sourceNames.map(JSONText.string))),
        ]
        if list.columns.contains(where: { $0.id.rawValue == "child_id" }) {
            keys.append(
                (
                    "foreignKeys",
                    .array([
                        .object([
                            ("fields", .array([.string("child_id")])),
                            (
                                "reference",
                                .object([
                                    ("resource", .string("children")),
                                    ("fields", .array([.string("child_id")])),
                                ])
                            ),
                        ])
                    ])
                ))
        }
        return Self.resource(
            list.fileStem, title: list.title, path: "lists/\(list.fileStem).csv", schema: keys)
    }

    /// `children.csv`: what the lists' foreign keys lead to.
    private var children: JSONText {
        let types = ["rows": "integer", "first_date": "date", "last_date": "date"]
        let fields = ChildRows.headings.map { name in
            JSONText.object([("name", .string(name)), ("type", .string(types[name] ?? "string"))])
        }
        return Self.resource(
            "children", title: "Children, each once", path: "children.csv",
            schema: [
                ("fields", .array(fields)), ("missingValues", .array([.string("")])),
                ("primaryKey", .array([.string("child_id")])),
            ])
    }

    private static func resource(
        _ name: String, title: String, path: String, schema: [(String, JSONText)]
    ) -> JSONText {
        .object([
            ("name", .string(name)), ("title", .string(title)), ("path", .string(path)),
            ("profile", .string("tabular-data-resource")), ("format", .string("csv")),
            ("mediatype", .string("text/csv")), ("encoding", .string("utf-8")), ("schema", .object(schema)),
        ])
    }

    /// A field's type as Table Schema calls it.
    static func type(_ field: ListFields.Field) -> String {
        switch field.column.definition.type {
        case .date: "date"
        case .integer, .age: "integer"
        case .code, .identifier, .text, .postcode, .urn: "string"
        }
    }
}
