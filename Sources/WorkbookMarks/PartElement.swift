import OOXMLParts

/// An element of a part by its places, to which children can be added.
struct PartElement {
    /// The prefix with its colon, or nothing.
    let prefix: String
    let local: String
    /// Its first tag, or its only one.
    let start: Range<Int>
    /// Its last tag; nil where it has none, or where it was not met yet.
    var end: Range<Int>?
    let isEmpty: Bool
    /// Where the value of its `count` stands.
    let count: Range<Int>?

    /// The element whose tag the scanner stands on.
    init(at scanner: borrowing MarkupScanner) {
        prefix = scanner.prefix
        local = scanner.local
        start = scanner.range
        isEmpty = scanner.kind == .empty
        count = scanner.valueRange("count")
    }

    /// Where it ends.
    var upperBound: Int { (end ?? start).upperBound }

    /// Adds markup behind its last child.
    func append(_ markup: String, to splices: inout PartSplices) {
        guard !markup.isEmpty else { return }
        if isEmpty {
            splices.replace(
                start.upperBound - 2..<start.upperBound, with: ">\(markup)</\(prefix)\(local)>")
        } else {
            splices.insert(markup, at: end?.lowerBound ?? start.upperBound)
        }
    }
}
