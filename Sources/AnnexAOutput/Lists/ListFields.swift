import AnnexADataset
import AnnexASchema
import CalendarDays

/// A list's columns as the normalised files have them: the list's own, each coded one with its label behind,
/// and where each row comes from.
struct ListFields {
    let table: ListTable
    let columns: [Field]

    /// One column of a normalised list.
    struct Field {
        let name: String
        let column: ListColumn
        let codes: CodeSet?
        let isLabel: Bool
    }

    static let sourceNames = ["source_file", "source_sheet", "source_row"]

    init(table: ListTable, schema: Schema) {
        self.table = table
        var fields: [Field] = []
        for column in table.columns {
            let codes = column.definition.codeSet.flatMap { schema.codeSets[$0] }
            let id = column.definition.id.rawValue
            fields.append(Field(name: id, column: column, codes: codes, isLabel: false))
            if codes != nil {
                fields.append(Field(name: id + "_label", column: column, codes: codes, isLabel: true))
            }
        }
        columns = fields
    }

    /// The list's own columns alone, each at its position in the table.
    init(plain table: ListTable, schema: Schema) {
        self.table = table
        columns = Self(table: table, schema: schema).columns.filter { !$0.isLabel }
    }

    var names: [String] { columns.map(\.name) + Self.sourceNames }

    /// A value as text; nil where it is blank, unreadable or not recognised. A group alone has a label, no code.
    func text(_ field: Field, row: Int) -> String? {
        let value = field.column.value(row)
        switch field.column.definition.type {
        case .code:
            guard let codes = field.codes else { return nil }
            if let group = value.groupAlone { return field.isLabel ? codes.groups[group] : nil }
            return value.code.map { field.isLabel ? codes.codes[$0].label : codes.codes[$0].code }
        case .date: return value.day?.iso
        case .integer, .age: return value.number.map(String.init)
        case .identifier, .text, .postcode, .urn: return value.word.map(table.words.string)
        }
    }
}
