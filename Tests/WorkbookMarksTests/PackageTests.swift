import Testing
import TestSupport
import WorkbookMarks

@Suite("One sheet more, and no part lost")
struct PackageTests {
    @Test("The added sheet is the last one, under a name of its own, and a formula on it is text")
    func added() throws {
        let marked = try Marking(rows: "", "A1") { parts in
            parts["xl/workbook.xml"] = parts["xl/workbook.xml"]?.replacing(
                "</sheets>", with: "<sheet name=\"FINDINGS\" sheetId=\"8\" r:id=\"a\"/></sheets>")
        }
        #expect(marked["xl/workbook.xml"].contains("<sheet name=\"Findings (2)\" sheetId=\"9\""))
        #expect(
            marked["xl/worksheets/sheet1.xml"].contains(
                "t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t>"))
        #expect(marked["xl/worksheets/sheet1.xml"].contains("location=\"'List 1'!B2\""))
    }

    @Test("New parts take names that no part has, in whatever case")
    func names() throws {
        let marked = try Marking(rows: "", "A1") { parts in
            parts["xl/Comments1.xml"] = "mine"
            parts["xl/worksheets/sheet1.xml"] = "mine"
        }
        #expect(marked["xl/Comments1.xml"] == "mine" && marked["xl/worksheets/sheet1.xml"] == "mine")
        #expect(marked["xl/comments2.xml"].contains("<comment "))
    }

    @Test("A workbook of the strict kind gets parts of the strict kind")
    func strict() throws {
        let office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        let main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        let marked = try Marking(rows: "<row r=\"1\"><c r=\"A1\"/></row>", "A1") { parts in
            for index in parts.indices {
                let text = String(decoding: parts[index].content, as: UTF8.self)
                parts[index].content = Array(
                    text.replacing(Marking.office, with: office).replacing(Marking.main, with: main).utf8)
            }
        }
        #expect(marked["xl/_rels/sheet.xml.rels"].contains("Type=\"\(office)/comments\""))
        #expect(marked["xl/comments1.xml"].contains("<comments xmlns=\"\(main)\">"))
        #expect(marked["xl/sheet.xml"].contains("xmlns:r=\"\(office)\""))
        #expect(!marked["xl/worksheets/sheet1.xml"].contains(Marking.main))
    }

    @Test("A signature is taken out with all that leads to it")
    func signature() throws {
        let marked = try Marking(rows: "", "A1") { parts in
            parts["_xmlsignatures/origin.sigs"] = ""
            parts["_xmlsignatures/sig1.xml"] = "<Signature/>"
            parts["_rels/.rels"] = parts["_rels/.rels"]?.replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"z\" Type=\"http://x/package/2006/relationships/digital-signature/origin\" "
                    + "Target=\"_xmlsignatures/origin.sigs\"/></Relationships>")
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"]?.replacing(
                "</Types>",
                with: "<Override PartName=\"/_xmlsignatures/sig1.xml\" ContentType=\"s\"/></Types>")
        }
        #expect(!marked.parts.keys.contains { $0.hasPrefix("_xmlsignatures") })
        #expect(!marked["_rels/.rels"].contains("signature"))
        #expect(!marked["[Content_Types].xml"].contains("signature"))
    }
}
