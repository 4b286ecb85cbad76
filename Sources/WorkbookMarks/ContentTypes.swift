import OOXMLParts

/// `[Content_Types].xml`: what each part is.
struct ContentTypes {
    static let part = "[Content_Types].xml"

    private let bytes: [UInt8]
    private var root: PartElement?
    private var defaults: [String: String] = [:]
    private var overrides: [String: (type: String, range: Range<Int>)] = [:]
    private var splices = PartSplices()
    private var additions = ""

    init(_ bytes: [UInt8]) throws(XLSXError) {
        self.bytes = bytes
        var scanner = MarkupScanner(bytes)
        while try scanner.next() {
            if scanner.depth == 0 {
                if scanner.kind == .end { root?.end = scanner.range } else { root = PartElement(at: scanner) }
            } else if scanner.kind != .end, scanner.isNamed("Default") {
                defaults[(scanner.value("Extension") ?? "").lowercased()] = scanner.value("ContentType")
            } else if scanner.kind != .end, scanner.isNamed("Override") {
                overrides[Self.key(scanner.value("PartName") ?? "")] =
                    (scanner.value("ContentType") ?? "", scanner.range)
            }
        }
    }

    private static func key(_ part: String) -> String {
        let part = part.lowercased()
        return part.hasPrefix("/") ? String(part.dropFirst()) : part
    }

    /// What a part is, as far as it is said.
    func type(of part: String) -> String? {
        if let override = overrides[Self.key(part)] { return override.type }
        return part.split(separator: ".").last.flatMap { defaults[$0.lowercased()] }
    }

    /// Says what a new part is; parts that share an ending share what is said of it.
    mutating func add(_ part: String, type: String, byEnding ending: String? = nil) {
        if self.type(of: part) == type { return }
        if let ending, defaults[ending] == nil {
            defaults[ending] = type
            additions += "<\(root?.prefix ?? "")Default Extension=\"\(ending)\" ContentType=\"\(type)\"/>"
        } else {
            additions +=
                "<\(root?.prefix ?? "")Override PartName=\"/\(XMLText.escaped(part))\" ContentType=\"\(type)\"/>"
        }
    }

    /// Forgets a part that is left out.
    mutating func remove(_ part: String) {
        guard let override = overrides.removeValue(forKey: Self.key(part)) else { return }
        splices.replace(override.range, with: "")
    }

    /// What the archive is to hold.
    func changed() -> [UInt8] {
        var splices = splices
        root?.append(additions, to: &splices)
        return splices.applied(to: bytes)
    }
}
