import OOXMLParts
import XLSXReader

/// The drawing that shows a sheet's notes: VML, which is often no well-formed XML, so it is searched and not parsed.
struct NoteShapes {
    /// One note's box.
    struct Box {
        let row: Int
        let column: Int
        let text: String
    }

    private let geometry: SheetGeometry

    init(geometry: SheetGeometry) {
        self.geometry = geometry
    }

    /// Shapes have numbers in blocks of 1,024, and a drawing says which blocks are its own.
    static func blocks(for count: Int) -> Int { (count + 1_022) / 1_023 }

    /// A new drawing with those boxes, which uses the blocks from that one on.
    func drawing(_ boxes: [Box], block: Int) -> [UInt8] {
        let blocks = (block..<block + Self.blocks(for: boxes.count)).map(String.init).joined(separator: ",")
        var text = """
            <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
            xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" \
            data="\(blocks)"/></o:shapelayout>\(Self.shapeType(Prefixes()))
            """
        for (index, box) in boxes.enumerated() {
            text += shape(box, index: index, block: block, Prefixes())
        }
        return Array((text + "</xml>").utf8)
    }

    /// The drawing with those boxes besides its own; nil where it is not understood.
    func drawing(_ old: [UInt8], adding boxes: [Box], block: Int) -> [UInt8]? {
        guard let end = Self.last(of: "</xml>", in: old), let prefixes = Prefixes(in: old) else { return nil }
        var splices = PartSplices()
        let blocks = (block..<block + Self.blocks(for: boxes.count)).map(String.init).joined(separator: ",")
        if let map = Self.idMap(in: old) { splices.insert("," + blocks, at: map.upperBound) }
        var text = Self.last(of: "id=\"_x0000_t202\"", in: old) == nil ? Self.shapeType(prefixes) : ""
        for (index, box) in boxes.enumerated() {
            text += shape(box, index: index, block: block, prefixes)
        }
        splices.insert(text, at: end)
        return splices.applied(to: old)
    }

    /// The last block that a drawing uses.
    static func lastBlock(of drawing: [UInt8]) -> Int {
        var last = 0
        if let map = idMap(in: drawing) {
            for number in drawing[map].split(separator: 0x2C) {
                last = max(last, Int(String(decoding: number, as: UTF8.self)) ?? 0)
            }
        }
        var rest = drawing[...]
        while let mark = rest.firstRange(of: Array("_x0000_s".utf8)) {
            rest = rest[mark.upperBound...]
            let digits = rest.prefix(12).prefix { (48...57).contains($0) }
            last = max(last, (Int(String(decoding: digits, as: UTF8.self)) ?? 0) / 1_024)
        }
        return min(last, 1 << 40)
    }

    private func shape(_ box: Box, index: Int, block: Int, _ prefixes: Prefixes) -> String {
        let number = (block + index / 1_023) * 1_024 + index % 1_023 + 1
        let anchor = geometry.anchor(row: box.row, column: box.column, text: box.text)
        let (v, x) = (prefixes.vml, prefixes.excel)
        return """
            <\(v)shape id="_x0000_s\(number)" type="#_x0000_t202" style="position:absolute;margin-left:59.25pt;\
            margin-top:1.5pt;width:225pt;height:\(SheetGeometry.height(box.text))pt;z-index:\(index + 1);\
            visibility:hidden" fillcolor="#ffffe1"\(prefixes.declarations)><\(v)fill color2="#ffffe1"/>\
            <\(v)shadow color="black"/><\(v)path/><\(v)textbox style="mso-direction-alt:auto">\
            <div style="text-align:left"></div></\(v)textbox><\(x)ClientData ObjectType="Note">\
            <\(x)MoveWithCells/><\(x)SizeWithCells/><\(x)Anchor>\(anchor)</\(x)Anchor>\
            <\(x)AutoFill>False</\(x)AutoFill><\(x)Row>\(box.row)</\(x)Row>\
            <\(x)Column>\(box.column)</\(x)Column></\(x)ClientData></\(v)shape>
            """
    }

    private static func shapeType(_ prefixes: Prefixes) -> String {
        let (v, o) = (prefixes.vml, prefixes.office)
        return """
            <\(v)shapetype id="_x0000_t202" coordsize="21600,21600" path="m,l,21600r21600,l21600,xe" \
            \(o)spt="202"\(prefixes.declarations)><\(v)stroke joinstyle="miter"/>\
            <\(v)path gradientshapeok="t" \(o)connecttype="rect"/></\(v)shapetype>
            """
    }

    /// What a drawing calls the three namespaces; those that it does not name are declared where they are used.
    private struct Prefixes {
        private(set) var vml = "v:"
        private(set) var office = "o:"
        private(set) var excel = "x:"
        private(set) var declarations = ""

        private static let start = "urn:schemas-microsoft-com:"

        init() {}

        /// Nil where the drawing does not begin with a tag.
        init?(in drawing: [UInt8]) {
            var scanner = MarkupScanner(drawing)
            guard (try? scanner.next()) == true else { return nil }
            var known: [String: String] = [:]
            for (name, value) in scanner.attributes where name.hasPrefix("xmlns:") {
                known[value] = name.dropFirst("xmlns:".count) + ":"
            }
            vml = take("vml", known["\(Self.start)vml"], vml)
            office = take("office:office", known["\(Self.start)office:office"], office)
            excel = take("office:excel", known["\(Self.start)office:excel"], excel)
        }

        private mutating func take(_ namespace: String, _ known: String?, _ standard: String) -> String {
            if let known { return known }
            declarations += " xmlns:\(standard.dropLast())=\"\(Self.start)\(namespace)\""
            return standard
        }
    }

    /// Where the numbers of `<o:idmap data="1,2">` stand.
    private static func idMap(in drawing: [UInt8]) -> Range<Int>? {
        guard let start = drawing.firstRange(of: Array(":idmap".utf8)),
            let tagEnd = drawing[start.upperBound...].firstIndex(of: 0x3E),
            let data = drawing[start.upperBound..<tagEnd].firstRange(of: Array("data=".utf8)),
            data.upperBound < tagEnd,
            let end = drawing[(data.upperBound + 1)..<tagEnd].firstIndex(of: drawing[data.upperBound])
        else { return nil }
        return data.upperBound + 1..<end
    }

    private static func last(of text: String, in bytes: [UInt8]) -> Int? {
        let wanted = Array(text.utf8)
        var place = bytes.count - wanted.count
        while place >= 0 {
            if bytes[place] == wanted[0], bytes[place..<place + wanted.count].elementsEqual(wanted) {
                return place
            }
            place -= 1
        }
        return nil
    }
}
