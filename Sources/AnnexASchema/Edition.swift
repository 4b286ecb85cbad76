/// One published Annex A: which lists and columns it has, and which codes they may hold.
public struct Edition: Sendable {
    /// `2024`: the name of its folder, and what `--edition` takes.
    public let id: String
    /// What it is, in words.
    public let name: String
    /// Where it was published.
    public let source: String
    /// Headings of columns that tools such as ChAT add for what they compute: known, and none of the list's.
    public let computed: [String]
    /// The eleven lists, in order.
    public let lists: [ListDefinition]
    /// Its code sets by name.
    public let codeSets: [CodeSetID: CodeSet]
}
