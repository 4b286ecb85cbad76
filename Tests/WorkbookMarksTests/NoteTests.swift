import Testing
import TestSupport
import WorkbookMarks

@Suite("Notes join those that are there")
struct NoteTests {
    private static let row = "<row r=\"1\"><c r=\"A1\"/><c r=\"B1\"/></row>"
    private static let vml = """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
        xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="3"/>\
        </o:shapelayout><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s3073"><br><x:ClientData/></v:shape></xml>
        """

    /// A sheet with a note on A1, of that author and with that text, and a drawing for it.
    private static func noted(
        _ text: String, author: String = "Worker 014", vml: String = vml, marks: [String] = ["A1", "B1"]
    ) throws -> Marking {
        let sheet = """
            <worksheet xmlns="\(Marking.main)" xmlns:r="\(Marking.office)"><sheetData>\(row)</sheetData>\
            <legacyDrawing r:id="d"/></worksheet>
            """
        return try Marking(sheet: sheet, marks: marks.map { try Marking.mark($0) }) { parts in
            parts["xl/_rels/sheet.xml.rels"] = """
                <Relationships><Relationship Id="d" Type="\(Marking.office)/vmlDrawing" Target="d.vml"/>\
                <Relationship Id="n" Type="\(Marking.office)/comments" Target="/xl/notes.xml"/></Relationships>
                """
            parts["xl/d.vml"] = vml
            parts["xl/notes.xml"] = """
                <comments xmlns="\(Marking.main)"><authors><author>\(author)</author></authors><commentList>\
                <comment ref="A1" authorId="0"><text>\(text)</text></comment></commentList></comments>
                """
        }
    }

    @Test("A plain note keeps its words, and ours come behind")
    func plain() throws {
        #expect(
            try Self.noted("<t>Ask &amp; wait</t>")["xl/notes.xml"].contains("<t>Ask &amp; wait\n\nBad</t>"))
    }

    @Test("A note in several fonts keeps them, and ours come behind")
    func rich() throws {
        let notes = try Self.noted("<r><rPr><b/></rPr><t>Ask</t></r>")["xl/notes.xml"]
        #expect(notes.contains("<text><r><rPr><b/></rPr><t>Ask</t></r><r>"))
        #expect(notes.contains("\n\nBad</t></r></text></comment><comment ref=\"B1\" authorId=\"1\">"))
    }

    @Test("An empty note holds our words")
    func empty() throws {
        let notes = try Self.noted("")["xl/notes.xml"]
        #expect(notes.contains("<comment ref=\"A1\" authorId=\"0\"><text><r>"))
    }

    @Test("Words that a note holds already are not said twice")
    func twice() throws {
        let notes = try Self.noted("<t>Bad</t>", marks: ["A1"])["xl/notes.xml"]
        #expect(notes.ranges(of: "Bad").count == 1)
    }

    @Test("A conversation is left as it is, and counted")
    func conversation() throws {
        let marked = try Self.noted("<t>[Threaded comment]</t>", author: "tc={1}")
        #expect(marked["xl/notes.xml"].contains("<text><t>[Threaded comment]</t></text>"))
        #expect(marked.gaps.conversations == 1)
    }

    @Test("A drawing keeps its shapes, and new ones have numbers of their own")
    func shapes() throws {
        let drawing = try Self.noted("<t>Ask</t>")["xl/d.vml"]
        #expect(drawing.hasPrefix(Self.vml.prefix(200)))
        #expect(drawing.contains("data=\"3,4\""))
        #expect(drawing.contains("<v:shape id=\"_x0000_s3073\"><br>"))
        #expect(drawing.contains("<v:shape id=\"_x0000_s4097\""))
        #expect(drawing.contains("<x:Row>0</x:Row><x:Column>1</x:Column>"))
        #expect(drawing.ranges(of: "shapetype id=").count == 1)
    }

    @Test("A drawing with other prefixes is added to by those")
    func otherPrefixes() throws {
        let vml = Self.vml.replacing("v:", with: "ns1:").replacing("xmlns:v", with: "xmlns:ns1").replacing(
            "xmlns:x", with: "xmlns:ns2"
        )
        .replacing("x:Client", with: "ns2:Client").replacing("<o:", with: "<ns0:")
        .replacing("</o:", with: "</ns0:").replacing("xmlns:o", with: "xmlns:ns0")
        let drawing = try Self.noted("<t>Ask</t>", vml: vml)["xl/d.vml"]
        #expect(
            drawing.contains("<ns1:shape id=\"_x0000_s4097\"") && drawing.contains("<ns2:Row>0</ns2:Row>"))
    }

    @Test("A drawing that is not understood is left, and its sheet is told")
    func oddDrawing() throws {
        let marked = try Self.noted("<t>Ask</t>", vml: "<xml/>")
        #expect(marked["xl/d.vml"] == "<xml/>")
        #expect(marked.gaps.sheetsWithoutNotes == ["List 1"])
    }

    @Test("A sheet's first notes come with drawing, relationships and types")
    func first() throws {
        let marked = try Marking(rows: Self.row, "A1")
        #expect(
            marked["xl/sheet.xml"].contains("</sheetData><legacyDrawing xmlns:r=\"\(Marking.office)\" r:id="))
        #expect(marked["xl/_rels/sheet.xml.rels"].contains("Target=\"/xl/comments1.xml\""))
        #expect(marked["xl/_rels/sheet.xml.rels"].contains("Target=\"/xl/drawings/vmlDrawing1.vml\""))
        #expect(marked["xl/comments1.xml"].contains("<comment ref=\"A1\" authorId=\"0\">"))
        #expect(marked["[Content_Types].xml"].contains("<Default Extension=\"vml\""))
        #expect(marked["[Content_Types].xml"].contains("PartName=\"/xl/comments1.xml\""))
    }

    @Test("The drawing stands before tables and what else must follow it, even in alternate content")
    func order() throws {
        let sheet = """
            <worksheet xmlns="\(Marking.main)"><sheetData>\(Self.row)</sheetData><pageMargins/><mc:AlternateContent>\
            <mc:Choice><controls><mc:AlternateContent/></controls></mc:Choice></mc:AlternateContent><tableParts/>\
            </worksheet>
            """
        let marked = try Marking(sheet: sheet, marks: [Marking.mark("A1")])
        #expect(marked["xl/sheet.xml"].contains("<pageMargins/><legacyDrawing "))
    }

    @Test("More than a thousand notes have boxes with different numbers")
    func many() throws {
        let marks = (0..<2_500).map { CellMark(row: $0, column: 0, color: 0, note: "Bad") }
        let marked = try Marking(
            sheet: "<worksheet xmlns=\"\(Marking.main)\"><sheetData/></worksheet>", marks: marks)
        let drawing = marked["xl/drawings/vmlDrawing1.vml"]
        let ids = drawing.split(separator: "<v:shape id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(ids).count == 2_500)
        #expect(drawing.contains("data=\"1,2,3\""))
    }
}
