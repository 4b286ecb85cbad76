import OOXMLParts

/// `styles.xml`, to which fonts, fills and cell formats are added behind those that are there.
struct StylesEdit {
    private let bytes: [UInt8]
    private var root: PartElement?
    private var children: [PartElement] = []
    private var counts: [String: Int] = [:]
    private var formats: [Range<Int>] = []
    private var added: [String: [String]] = [:]
    private var clones: [Clone: Int] = [:]
    private var fills: [UInt32: Int] = [:]

    private struct Clone: Hashable {
        let format: Int
        let color: UInt32
    }

    /// The order that the schema asks for.
    private static let order = [
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
        "tableStyles",
        "colors", "extLst",
    ]
    /// What has to stand in front of our own entries where a collection is missing.
    private static let basics = [
        "fonts": ["<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"],
        "fills": [
            "<fill><patternFill patternType=\"none\"/></fill>",
            "<fill><patternFill patternType=\"gray125\"/></fill>",
        ],
        "borders": ["<border><left/><right/><top/><bottom/><diagonal/></border>"],
        "cellXfs": ["<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"],
    ]
    /// Excel lets a workbook have 65,490 cell formats.
    private static let mostFormats = 65_000

    /// The styles of a workbook that has none.
    static func empty(namespace: String) -> [UInt8] {
        Array(
            (XMLPrologue.text + """
                <styleSheet xmlns="\(namespace)"><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" \
                borderId="0"/></cellStyleXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" \
                builtinId="0"/></cellStyles></styleSheet>
                """).utf8)
    }

    init(_ bytes: [UInt8]) throws(XLSXError) {
        self.bytes = bytes
        var scanner = MarkupScanner(bytes)
        var isInFormats = false
        var start = 0
        while try scanner.next() {
            switch scanner.depth {
            case 0:
                if scanner.kind == .end { root?.end = scanner.range } else { root = PartElement(at: scanner) }
            case 1:
                if scanner.kind == .end {
                    children[children.count - 1].end = scanner.range
                } else {
                    children.append(PartElement(at: scanner))
                    counts[scanner.local] = 0
                }
                isInFormats = scanner.kind == .start && scanner.isNamed("cellXfs")
            case 2:
                if scanner.kind != .end, let parent = children.last { counts[parent.local, default: 0] += 1 }
                guard isInFormats else { continue }
                if scanner.kind != .end { start = scanner.range.lowerBound }
                if scanner.kind != .start { formats.append(start..<scanner.range.upperBound) }
            default: break
            }
        }
    }

    /// Adds an entry to a collection; gives its index.
    private mutating func add(_ entry: String, to collection: String) -> Int {
        if counts[collection] ?? 0 == 0, added[collection] == nil {
            added[collection] = Self.basics[collection] ?? []
        }
        added[collection, default: []].append(entry)
        return (counts[collection] ?? 0) + (added[collection]?.count ?? 0) - 1
    }

    private var prefix: String { root?.prefix ?? "" }

    private mutating func fill(_ color: UInt32) -> Int {
        if let known = fills[color] { return known }
        let p = prefix
        let index = add(
            "<\(p)fill><\(p)patternFill patternType=\"solid\"><\(p)fgColor rgb=\"FF\(Self.hex(color))\"/>"
                + "<\(p)bgColor indexed=\"64\"/></\(p)patternFill></\(p)fill>", to: "fills")
        fills[color] = index
        return index
    }

    /// The format like another but for its fill; nil where the workbook has as many formats as can be.
    mutating func format(like format: Int, filled color: UInt32) throws(XLSXError) -> Int? {
        let key = Clone(format: format, color: color)
        if let known = clones[key] { return known }
        guard (counts["cellXfs"] ?? 0) + (added["cellXfs"]?.count ?? 0) < Self.mostFormats else { return nil }
        let fill = fill(color)
        let own = formats.indices.contains(format) ? format : 0
        var entry = Array("<\(prefix)xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>".utf8)
        if formats.indices.contains(own) { entry = Array(bytes[formats[own]]) }
        var scanner = MarkupScanner(entry)
        _ = try scanner.next()
        var splices = PartSplices()
        for (value, range) in [
            ("fillId=\"\(fill)\"", scanner.valueRange("fillId")),
            ("applyFill=\"1\"", scanner.valueRange("applyFill")),
        ] {
            if let range {
                splices.replace(range, with: String(value.split(separator: "\"")[1]))
            } else {
                splices.insert(" " + value, at: scanner.nameEnd)
            }
        }
        let clone = add(String(decoding: splices.applied(to: entry), as: UTF8.self), to: "cellXfs")
        clones[key] = clone
        return clone
    }

    /// A format of our own.
    mutating func format(_ style: AddedSheet.Style) -> Int {
        let p = prefix
        var font = 0
        let face = "<\(p)name val=\"Calibri\"/><\(p)family val=\"2\"/></\(p)font>"
        switch style {
        case .text, .filled, .line:
            font = add("<\(p)font><\(p)sz val=\"11\"/>\(face)", to: "fonts")
        case .title: font = add("<\(p)font><\(p)b/><\(p)sz val=\"14\"/>\(face)", to: "fonts")
        case .heading:
            font = add(
                "<\(p)font><\(p)b/><\(p)sz val=\"11\"/><\(p)color rgb=\"FFFFFFFF\"/>\(face)", to: "fonts")
        case .link:
            font = add(
                "<\(p)font><\(p)u/><\(p)sz val=\"11\"/><\(p)color rgb=\"FF12436D\"/>\(face)", to: "fonts")
        }
        let fill =
            switch style {
            case .filled(let color): fill(color)
            case .heading: fill(AddedSheet.headingColor)
            default: 0
            }
        let wrap = style == .title || style == .line ? "" : " wrapText=\"1\""
        return add(
            "<\(p)xf numFmtId=\"49\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"0\" applyNumberFormat=\"1\" "
                + "applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><\(p)alignment vertical=\"top\"\(wrap)/>"
                + "</\(p)xf>", to: "cellXfs")
    }

    /// What the archive is to hold.
    func changed() -> [UInt8] {
        guard let root else { return bytes }
        var splices = PartSplices()
        var added = added
        if counts["borders"] ?? 0 == 0 { added["borders"] = Self.basics["borders"] }
        for collection in Self.order {
            guard let entries = added[collection], !entries.isEmpty else { continue }
            let count = (counts[collection] ?? 0) + entries.count
            let markup = entries.map { prefixed($0) }.joined()
            if let element = children.first(where: { $0.local == collection }) {
                if let place = element.count { splices.replace(place, with: String(count)) }
                element.append(markup, to: &splices)
                continue
            }
            let whole = "<\(prefix)\(collection) count=\"\(count)\">\(markup)</\(prefix)\(collection)>"
            let rank = Self.order.firstIndex(of: collection) ?? 0
            let next = children.first { Self.order.firstIndex(of: $0.local).map { $0 > rank } ?? false }
            if let next {
                splices.insert(whole, at: next.start.lowerBound)
            } else {
                root.append(whole, to: &splices)
            }
        }
        return splices.applied(to: bytes)
    }

    /// The basic entries are kept without prefix.
    private func prefixed(_ entry: String) -> String {
        guard !prefix.isEmpty, !entry.hasPrefix("<" + prefix) else { return entry }
        return entry.replacing("</", with: "\u{0}").replacing("<", with: "<" + prefix)
            .replacing("\u{0}", with: "</" + prefix)
    }

    private static func hex(_ color: UInt32) -> String {
        let digits = String(color, radix: 16, uppercase: true)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }
}
