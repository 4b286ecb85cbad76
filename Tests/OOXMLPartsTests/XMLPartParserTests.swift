import OOXMLParts
import Testing

@Suite("Reading XML")
struct XMLPartParserTests {
    /// Notes what it is told.
    final class Notes: XMLSink {
        var lines: [String] = []

        func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError) {
            lines.append("+\(element.rawValue) \(attributes.string(.reference) ?? "")")
        }

        func end(_ element: XMLElement) throws(XLSXError) {
            lines.append("-\(element.rawValue)")
        }

        func text(_ bytes: Span<UInt8>) throws(XLSXError) {
            let text = String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
            if lines.last?.hasPrefix("=") == true {
                lines[lines.count - 1] += text
            } else {
                lines.append("=" + text)
            }
        }
    }

    private func read(_ text: String, pieces: Int = .max) throws -> [String] {
        let notes = Notes()
        let parser = XMLPartParser(sink: notes, path: "book.xlsx", part: "sheet.xml")
        try parser.parse(Array(text.utf8), inPiecesOf: pieces)
        return notes.lines
    }

    private let cell = "<c r=\"A&lt;1\"><v>a &amp; b<![CDATA[<c>]]>&#x263A;</v><other>x</other></c>"

    @Test("Elements of interest are told with their attributes and text, and entities are undone")
    func events() throws {
        #expect(try read(cell) == ["+c A<1", "+v ", "=a & b<c>☺", "-v", "=x", "-c"])
    }

    @Test("Where the pieces of a file end makes no difference", arguments: [1, 2, 3, 7, 64])
    func pieces(count: Int) throws {
        #expect(try read(cell, pieces: count) == read(cell))
    }

    @Test("A prefix does not hide an element or an attribute")
    func prefixes() throws {
        #expect(try read("<x:c xmlns:x=\"urn:x\" x:r=\"A1\"/>") == ["+c A1", "-c"])
    }

    @Test("A prefix that nothing declares says nothing of the cells, and is no error")
    func undeclaredPrefix() throws {
        #expect(try read("<c x14ac:dyDescent=\"0.25\" r=\"A1\"/>") == ["+c A1", "-c"])
    }

    @Test(
        "A document type is refused",
        arguments: [
            "<!DOCTYPE c><c/>", "<!DOCTYPE c SYSTEM \"file:///etc/passwd\"><c/>",
            "<!DOCTYPE c [<!ENTITY a \"aaaaaaaaaa\">]><c><v>&a;</v></c>",
        ])
    func doctype(text: String) {
        let error = #expect(throws: XLSXError.self) { try read(text) }
        #expect(
            error?.description
                == "book.xlsx: refused, because sheet.xml declares a document type, which no spreadsheet needs."
        )
    }

    @Test(
        "XML that breaks off or is not well-formed is damaged",
        arguments: ["<c>", "<c></v>", "<c r=1/>", "c", ""])
    func damaged(text: String) {
        let error = #expect(throws: XLSXError.self) { try read(text) }
        #expect(error?.description.hasPrefix("book.xlsx: the workbook is damaged (sheet.xml: ") == true)
    }

    @Test("Elements nested without end are an error and no crash")
    func deep() {
        #expect(throws: XLSXError.self) { try read(String(repeating: "<c>", count: 100_000)) }
    }

    @Test("An entity that nothing declares is an error")
    func undeclared() {
        #expect(throws: XLSXError.self) { try read("<c><v>&nbsp;</v></c>") }
    }
}
