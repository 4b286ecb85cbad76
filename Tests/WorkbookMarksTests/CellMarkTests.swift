import OOXMLParts
import Testing
import TestSupport
import WorkbookMarks

@Suite("Marking cells leaves everything else as it is")
struct CellMarkTests {
    @Test("A cell gets a format of its own, and no other byte of the rows changes")
    func fill() throws {
        let rows =
            "<row  r='1' ><c r='A1' t=\"str\" ><v>a</v></c><!-- <c r=\"A1\"/> --><c r=\"B1\"><v>1</v></c></row >"
        let marked = try Marking(rows: rows, "B1")
        #expect(marked.rows == rows.replacing("<c r=\"B1\">", with: "<c s=\"1\" r=\"B1\">"))
    }

    @Test("A format keeps all but its fill")
    func format() throws {
        let styles = """
            <styleSheet xmlns="\(Marking.main)"><fonts count="1"><font/></fonts><fills count="2"><fill/><fill/></fills>\
            <borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" fontId="0" \
            fillId="1" applyFill="0" xfId="0"><alignment wrapText="1"/></xf></cellXfs></styleSheet>
            """
        let marked = try Marking(rows: "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c></row>", "A1") { parts in
            parts["xl/styles.xml"] = styles
            parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"]?.replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"s\" Type=\"\(Marking.office)/styles\" Target=\"styles.xml\"/></Relationships>"
            )
        }
        #expect(marked.rows.contains("<c r=\"A1\" s=\"2\">"))
        #expect(
            marked["xl/styles.xml"].contains(
                "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"2\" applyFill=\"1\" xfId=\"0\"><alignment wrapText=\"1\"/></xf>"
            ))
        #expect(marked["xl/styles.xml"].contains("<fills count=\"3\"><fill/><fill/><fill><patternFill"))
    }

    @Test("Two cells of one format and severity share the new one")
    func sharedFormat() throws {
        let marked = try Marking(
            rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>", "A1", "B1")
        #expect(marked.rows.contains("<c s=\"1\" r=\"A1\"") && marked.rows.contains("<c s=\"1\" r=\"B1\""))
    }

    @Test("A cell that is not there is put where it belongs")
    func absentCell() throws {
        let marked = try Marking(
            rows: "<row r=\"3\"><c r=\"A3\"/><c r=\"D3\"/></row>", "B3", "E3", "C3")
        #expect(
            marked.rows
                == "<row r=\"3\"><c r=\"A3\"/><c r=\"B3\" s=\"1\"/><c r=\"C3\" s=\"1\"/><c r=\"D3\"/><c r=\"E3\" s=\"1\"/></row>"
        )
    }

    @Test("A row that is not there is put where it belongs")
    func absentRow() throws {
        let marked = try Marking(rows: "<row r=\"2\"/><row r=\"5\"/>", "A1", "A4", "B4", "A6")
        #expect(
            marked.rows == """
                <row r="1"><c r="A1" s="1"/></row><row r="2"/><row r="4"><c r="A4" s="1"/><c r="B4" s="1"/></row>\
                <row r="5"/><row r="6"><c r="A6" s="1"/></row>
                """)
    }

    @Test("An empty row is opened for its cells")
    func emptyRow() throws {
        let marked = try Marking(rows: "<row r=\"2\" ht=\"20\"/>", "A2", "C2")
        #expect(marked.rows == "<row r=\"2\" ht=\"20\"><c r=\"A2\" s=\"1\"/><c r=\"C2\" s=\"1\"/></row>")
    }

    @Test("A sheet without rows gets them")
    func emptySheet() throws {
        let marked = try Marking(
            sheet: "<worksheet xmlns=\"\(Marking.main)\"><sheetData/></worksheet>",
            marks: [Marking.mark("B2", nil)])
        #expect(
            marked["xl/sheet.xml"].contains("<sheetData><row r=\"2\"><c r=\"B2\" s=\"1\"/></row></sheetData>")
        )
    }

    @Test("A new cell looks like its row, else like its column")
    func inherited() throws {
        let sheet = """
            <worksheet xmlns="\(Marking.main)"><cols><col min="2" max="2" width="9" style="5"/></cols><sheetData>\
            <row r="1" s="7" customFormat="1"/><row r="2"/></sheetData></worksheet>
            """
        let xfs = (0..<8).map { "<xf numFmtId=\"\($0)\"/>" }.joined()
        let marked = try Marking(sheet: sheet, marks: [Marking.mark("B1", nil), Marking.mark("B2", nil)]) {
            parts in
            parts["xl/styles.xml"] =
                "<styleSheet xmlns=\"\(Marking.main)\"><cellXfs>\(xfs)</cellXfs></styleSheet>"
            parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"]?.replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"s\" Type=\"\(Marking.office)/styles\" Target=\"/xl/styles.xml\"/></Relationships>"
            )
        }
        let added = marked["xl/styles.xml"].ranges(of: "<xf ").dropFirst(8).map {
            marked["xl/styles.xml"][$0.lowerBound...].prefix { $0 != ">" }
        }
        #expect(added.prefix(2).map { $0.contains("numFmtId=\"7\"") } == [true, false])
        #expect(added.prefix(2).map { $0.contains("numFmtId=\"5\"") } == [false, true])
    }

    @Test("Cells and rows that do not say where they are count on")
    func withoutReferences() throws {
        let marked = try Marking(
            rows: "<row><c><v>1</v></c><c r=\"C1\"/><c><v>2</v></c></row><row><c r=\"A5\"><v>3</v></c></row>",
            "D1",
            "A5", "B5", "B1")
        #expect(
            marked.rows == """
                <row><c><v>1</v></c><c r="B1" s="1"/><c r="C1"/><c s="1"><v>2</v></c></row><row>\
                <c s="1" r="A5"><v>3</v></c><c r="B5" s="1"/></row>
                """)
    }

    @Test("Rows out of order are found, not written twice")
    func outOfOrder() throws {
        let marked = try Marking(rows: "<row r=\"9\"/><row r=\"2\"><c r=\"A2\"/></row>", "A2", "A3")
        #expect(
            marked.rows
                == "<row r=\"3\"><c r=\"A3\" s=\"1\"/></row><row r=\"9\"/><row r=\"2\"><c s=\"1\" r=\"A2\"/></row>"
        )
    }

    @Test("A prefix is kept by what is added")
    func prefixed() throws {
        let sheet = """
            <x:worksheet xmlns:x="\(Marking.main)"><x:sheetData><x:row r="1"><x:c r="B1"/></x:row></x:sheetData>\
            <x:tableParts/></x:worksheet>
            """
        let marked = try Marking(sheet: sheet, marks: [Marking.mark("A1")])
        #expect(
            marked["xl/sheet.xml"].contains("<x:row r=\"1\"><x:c r=\"A1\" s=\"1\"/><x:c r=\"B1\"/></x:row>"))
        #expect(marked["xl/sheet.xml"].contains("</x:sheetData><x:legacyDrawing "))
    }

    @Test("A part in UTF-16 is refused in words, not spoilt")
    func utf16() throws {
        #expect(throws: XLSXError.self) {
            try Marking(rows: "", "A1") { parts in
                let text = Array("<worksheet xmlns=\"\(Marking.main)\"><sheetData/></worksheet>".utf16)
                let bytes: [UInt8] = [0xFF, 0xFE] + text.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
                parts["xl/sheet.xml"] = nil
                parts.append(.init("xl/sheet.xml", bytes))
            }
        }
    }
}
