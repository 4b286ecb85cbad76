import AnnexADataset
import AnnexASchema

/// What each different text of a coded column was taken for.
struct MappingRows {
    static let headings = ["list", "column", "raw", "code", "group", "label", "how", "count"]

    /// One text of one column.
    struct Row {
        let list: Int
        let column: ColumnID
        let raw: String
        let code: String
        let group: String
        let label: String
        let how: String
        let count: Int

        /// As the fields of a table.
        var fields: [String] {
            [String(list), column.rawValue, raw, code, group, label, how, String(count)]
        }
    }

    /// All of them, by list and column, most frequent first.
    static func all(in dataset: Dataset, schema: Schema) -> [Row] {
        var rows: [Row] = []
        for table in dataset.lists {
            for column in table.columns {
                guard let codes = column.definition.codeSet.flatMap({ schema.codeSets[$0] }) else { continue }
                let sorted = column.mapping.sorted { ($1.count, $0.raw) < ($0.count, $1.raw) }
                for mapping in sorted where mapping.count > 0 {
                    var (code, group, label) = ("", "", "")
                    switch mapping.answer.meaning {
                    case .code(let index):
                        code = codes.codes[index].code
                        group = codes.codes[index].group ?? ""
                        label = codes.codes[index].label
                    case .group(let index):
                        group = codes.groups[index]
                        label = codes.groups[index]
                    case .blank, .unknown, .contradictory: break
                    }
                    rows.append(
                        Row(
                            list: table.definition.number, column: column.definition.id, raw: mapping.raw,
                            code: code, group: group, label: label, how: how(mapping.answer),
                            count: mapping.count))
                }
            }
        }
        return rows
    }

    private static func how(_ answer: CodeRecogniser.Answer) -> String {
        if answer.meaning == .contradictory { return "contradictory" }
        if answer.meaning == .blank { return "placeholder" }
        if case .group = answer.meaning { return "group" }
        return answer.how.rawValue
    }
}
