import AnnexADataset
import AnnexASchema

/// The names of workers, and the postcodes, that stand in a return: no label that is shared may be one.
///
/// Identifiers are in no label: an indicator counts people and never names them.
struct PersonalNames {
    private let names: Set<String>
    private let known: Set<String>
    /// What stands for a label that is a name.
    static let heldBack = "Name held back"
    /// Words that say nothing of anyone, though a worker's column may hold them.
    private static let harmless: Set<String> = [
        "other", "not recorded", "not stated", "unknown", "yes", "no", "male", "female", "unallocated",
    ]

    /// The names of a return; what the schema itself calls codes and groups is nobody's name.
    init(of dataset: Dataset, schema: Schema) {
        known = Set(
            schema.codeSets.values.flatMap { $0.codes.flatMap { [$0.label, $0.group ?? ""] } }
                + schema.groupings.values.flatMap(\.groups))
        var names: Set<String> = []
        for list in dataset.lists {
            let personal = list.columns.filter { column in
                column.isPresent
                    && (column.definition.role == .worker || column.definition.type == .postcode)
            }
            var isTaken = [Bool](repeating: false, count: list.words.count)
            for column in personal {
                for value in column.values {
                    if let word = value.word { isTaken[word] = true }
                }
            }
            for word in isTaken.indices where isTaken[word] {
                let name = list.words.string(word).lowercased()
                if name.contains(where: \.isLetter), !Self.harmless.contains(name) { names.insert(name) }
            }
        }
        self.names = names
    }

    /// The label, or what stands for it where it is or contains a name.
    func withoutNames(_ label: String) -> String {
        if known.contains(label) { return label }
        let text = label.lowercased()
        if names.contains(text) { return Self.heldBack }
        // a team may be called after its one worker: `Worker 014, north`
        let isNamed = text.utf8.count > 4 && names.contains { $0.utf8.count > 4 && text.contains($0) }
        return isNamed ? Self.heldBack : label
    }
}
