import OOXMLParts
import Testing

@Suite("Finding tags by their bytes")
struct MarkupScannerTests {
    private func tags(_ text: String) throws -> [String] {
        var scanner = MarkupScanner(Array(text.utf8))
        var tags: [String] = []
        while try scanner.next() {
            let bytes = Array(text.utf8)[scanner.range]
            tags.append("\(scanner.depth) \(String(decoding: bytes, as: UTF8.self))")
        }
        return tags
    }

    @Test("Comments, CDATA, instructions and text are no tags")
    func others() throws {
        let text = "<?xml version='1.0'?><!-- <a> --><a>1 > 0<![CDATA[<b>]</a>]]><b/></a>"
        #expect(try tags(text) == ["0 <a>", "1 <b/>", "0 </a>"])
    }

    @Test("A bracket within quotes ends no tag")
    func quotes() throws {
        #expect(try tags("<a b='>' c=\"'>\"/>") == ["0 <a b='>' c=\"'>\"/>"])
    }

    @Test("An attribute is found by its whole name, in either quotes, its references undone")
    func attributes() throws {
        var scanner = MarkupScanner(Array("<x:a rr='1' r = 'a&amp;&#x62;' x:id=\"7\"/>".utf8))
        _ = try scanner.next()
        #expect(scanner.value("r") == "a&b")
        #expect(scanner.value("id") == nil)
        #expect(scanner.value("id", anyPrefix: true) == "7")
        #expect(scanner.prefix == "x:" && scanner.isNamed("a"))
    }

    @Test(
        "Only UTF-8 can be edited by its bytes",
        arguments: [
            ("<a/>", true), ("<?xml version=\"1.0\" encoding='UTF-8'?><a/>", true),
            ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", false),
        ])
    func encodings(text: String, isUTF8: Bool) {
        #expect(MarkupScanner.isUTF8(text.utf8) == isUTF8)
        #expect(!MarkupScanner.isUTF8(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
    }

    @Test("Text is escaped so that a spreadsheet shows what it says")
    func escapes() {
        #expect(
            XMLText.escaped("<a> & \"b\"\u{1}\n_x0041_ _x_\u{FFFF}")
                == "&lt;a&gt; &amp; &quot;b&quot;_x0001_\n_x005F_x0041_ _x_\u{FFFD}")
    }
}

@Suite("Edits by place")
struct PartSplicesTests {
    @Test("What is not edited stays; edits may be asked for in any order")
    func edits() {
        var splices = PartSplices()
        splices.insert("!", at: 6)
        splices.replace(1..<3, with: "-")
        splices.insert("[", at: 0)
        splices.insert("]", at: 0)
        #expect(splices.applied(to: Array("abcdef".utf8)) == Array("[]a-def!".utf8))
    }
}
