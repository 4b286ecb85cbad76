import OOXMLParts
import XLSXReader

/// The relationships of a part, to which some can be added.
struct RelationshipPart {
    struct Relationship {
        let id: String
        let type: String
        /// The part it leads to.
        let part: String
        let isExternal: Bool
        let range: Range<Int>

        /// The last part of its type: `worksheet`.
        var kind: Substring { type.split(separator: "/").last ?? "" }
    }

    /// The part that has the relationships.
    let source: String
    private(set) var all: [Relationship] = []
    /// What is in the archive; nil where the part has no relationships yet.
    private let bytes: [UInt8]?
    private var root: PartElement?
    private var splices = PartSplices()
    private var additions = ""
    private var ids: Set<String> = []

    init(of source: String, _ bytes: [UInt8]?) throws(XLSXError) {
        self.source = source
        self.bytes = bytes
        guard let bytes else { return }
        var scanner = MarkupScanner(bytes)
        while try scanner.next() {
            if scanner.depth == 0 {
                if scanner.kind == .end { root?.end = scanner.range } else { root = PartElement(at: scanner) }
            } else if scanner.kind != .end, scanner.isNamed("Relationship") {
                let target = scanner.value("Target") ?? ""
                let relationship = Relationship(
                    id: scanner.value("Id") ?? "", type: scanner.value("Type") ?? "",
                    part: PartDirectory.resolve(target, from: source),
                    isExternal: scanner.value("TargetMode") == "External", range: scanner.range)
                ids.insert(relationship.id)
                all.append(relationship)
            }
        }
    }

    /// The first that leads to a part of that kind within the file.
    func first(_ kind: String) -> Relationship? {
        all.first { $0.kind == kind && !$0.isExternal }
    }

    /// Adds a relationship, under an id that was found elsewhere or under one that is not taken.
    mutating func add(type: String, part: String, id known: String? = nil) -> String {
        var id = known ?? "rIdFindings"
        var number = 1
        while known == nil, ids.contains(id) {
            number += 1
            id = "rIdFindings\(number)"
        }
        ids.insert(id)
        additions +=
            "<\(root?.prefix ?? "")Relationship Id=\"\(XMLText.escaped(id))\" Type=\"\(type)\" "
            + "Target=\"/\(XMLText.escaped(part))\"/>"
        return id
    }

    /// Takes relationships away.
    mutating func remove(where isUnwanted: (Relationship) -> Bool) {
        for relationship in all where isUnwanted(relationship) {
            splices.replace(relationship.range, with: "")
        }
    }

    /// What the archive is to hold; nil where nothing changed.
    func changed() -> [UInt8]? {
        guard !additions.isEmpty || !splices.isEmpty else { return nil }
        guard let bytes, let root else {
            let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
            return Array(
                (XMLPrologue.text + "<Relationships xmlns=\"\(namespace)\">\(additions)</Relationships>").utf8
            )
        }
        var splices = splices
        root.append(additions, to: &splices)
        return splices.applied(to: bytes)
    }
}

enum XMLPrologue {
    static let text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
}
