public import AnnexADataset
public import AnnexASchema

/// The spellings of a return that were taken for no code, in the form that `--spellings` reads: most frequent
/// first, with the codes whose texts are nearest, and an empty code to fill in. What is known by its group alone
/// is among them, with that group's codes, unless the council's own spellings say that it is that group.
///
/// Only the first some thousand have codes suggested: nobody fills in more, and each costs time.
public struct UnrecognisedSpellings {
    private let dataset: Dataset
    private let schema: Schema

    /// How many spellings have codes suggested.
    private static let mostSuggested = 4_000

    /// The spellings of that return, which the schema was read with.
    public init(dataset: Dataset, schema: Schema) {
        self.dataset = dataset
        self.schema = schema
    }

    /// The file's text; the number of spellings is that of its lines but the first.
    public func csv(forExcel: Bool = false) -> (bytes: [UInt8], count: Int) {
        var found: [CodeSetID: [String: (count: Int, group: Int?)]] = [:]
        for table in dataset.lists {
            for column in table.columns {
                guard let id = column.definition.codeSet else { continue }
                for mapping in column.mapping where mapping.count > 0 {
                    var group: Int?
                    switch mapping.answer.meaning {
                    case .unknown, .contradictory: break
                    case .group(let index) where mapping.answer.how != .local: group = index
                    case .code, .group, .blank: continue
                    }
                    found[id, default: [:]][mapping.raw, default: (0, group)].count += mapping.count
                }
            }
        }
        var lines: [(set: CodeSetID, text: String, count: Int, group: Int?)] = []
        for (id, texts) in found { lines += texts.map { (id, $0.key, $0.value.count, $0.value.group) } }
        lines.sort { ($1.count, $0.set.rawValue, $0.text) < ($0.count, $1.set.rawValue, $1.text) }
        var recognisers: [CodeSetID: CodeRecogniser] = [:]
        var csv = CSVBuffer(guardsFormulas: forExcel)
        csv.row(LocalSpellings.headings)
        for (index, line) in lines.enumerated() {
            guard let set = schema.codeSets[line.set] else { continue }
            var suggestions: [String] = []
            if let group = line.group {
                suggestions = set.codes.filter { $0.group == set.groups[group] }.map(\.code)
            } else if index < Self.mostSuggested {
                let recogniser = recognisers[line.set] ?? schema.recogniser(of: set)
                recognisers[line.set] = recogniser
                suggestions = recogniser.suggestions(for: line.text).map { set.codes[$0].code }
            }
            csv.row([
                line.set.rawValue, line.text, "", String(line.count), suggestions.joined(separator: "; "),
            ])
        }
        return ((forExcel ? [0xEF, 0xBB, 0xBF] : []) + csv.take(), lines.count)
    }
}
