import AnnexAOutput
import CalendarDays
import OOXMLParts
import Testing
import TestSupport
import XLSXReader

@Suite("A damaged workbook is an error in plain words")
struct DamagedWorkbookTests {
    private func words(_ change: (inout [ZipBytes.Part]) -> Void) throws -> String {
        let workbook = try TemporaryWorkbook(change)
        let error = #expect(throws: XLSXError.self) { _ = try CellLines.lines(workbookAt: workbook.path) }
        return error.map { String($0.description.dropFirst(workbook.path.count + 2)) } ?? ""
    }

    private func words(rows: String) throws -> String {
        try words { $0 = TemporaryWorkbook.parts(rows: rows) }
    }

    @Test("A sheet that is not in the file is named")
    func missingSheet() throws {
        let words = try words { $0["xl/sheet.xml"] = nil }
        #expect(
            words.hasPrefix("the workbook is damaged: it refers to xl/sheet.xml, which is not in the file."))
    }

    @Test("A workbook part that is not in the file is named")
    func missingWorkbook() throws {
        let words = try words { $0["xl/workbook.xml"] = nil }
        #expect(words.hasPrefix("the workbook is damaged: it refers to xl/workbook.xml"))
    }

    @Test("Shared texts that are not in the file are named where a cell needs one")
    func missingStrings() throws {
        let words = try words { parts in
            parts = TemporaryWorkbook.parts(rows: "<row><c t=\"s\"><v>0</v></c></row>")
            let rels = "xl/_rels/workbook.xml.rels"
            parts[rels] = parts[rels]?.replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/></Relationships>"
            )
        }
        #expect(words.hasPrefix("the workbook is damaged: it refers to xl/strings.xml"))
    }

    @Test("Formats that are not in the file are named where a number needs one: a date would be a number")
    func missingStyles() throws {
        let words = try words { parts in
            parts = TemporaryWorkbook.parts(rows: "<row><c s=\"1\"><v>45322</v></c></row>")
            let rels = "xl/_rels/workbook.xml.rels"
            parts[rels] = parts[rels]?.replacing(
                "</Relationships>",
                with: "<Relationship Id=\"b\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>")
        }
        #expect(words.hasPrefix("the workbook is damaged: it refers to xl/styles.xml"))
    }

    @Test("Formats and texts that lie outside the file are damage", arguments: ["styles", "sharedStrings"])
    func outsideCompanion(kind: String) throws {
        let words = try words { parts in
            let rels = "xl/_rels/workbook.xml.rels"
            parts[rels] = parts[rels]?.replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"b\" Type=\"x/\(kind)\" Target=\"http://x\" TargetMode=\"External\"/>"
                    + "</Relationships>")
        }
        #expect(words.contains("its part '\(kind)' lies outside the file"))
    }

    @Test("A workbook without a sheet of cells says so")
    func noSheets() throws {
        let rels = "xl/_rels/workbook.xml.rels"
        let words = try words { $0[rels] = $0[rels]?.replacing("/worksheet", with: "/chartsheet") }
        #expect(words.hasPrefix("holds no sheet of cells."))
    }

    @Test(
        "A cell with a shared text that is not there is named",
        arguments: ["0", "-1", "1.5", "x", "1e300"])
    func missingText(index: String) throws {
        let words = try words(rows: "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>\(index)</v></c></row>")
        #expect(words.contains("List 1!B3 refers to a shared text that is not there"))
    }

    @Test("A cell that is no number is named", arguments: ["x", "NaN", "INF", "0x10", "1,5", "1 2"])
    func noNumber(value: String) throws {
        let words = try words(rows: "<row r=\"3\"><c r=\"B3\"><v>\(value)</v></c></row>")
        #expect(words.contains("List 1!B3 holds no number"))
    }

    @Test(
        "A row that has no number of a row is an error",
        arguments: ["0", "-1", "1048577", "1e300", "x", "1.5"])
    func rowNumber(number: String) throws {
        let words = try words(rows: "<row r=\"\(number)\"><c><v>1</v></c></row>")
        #expect(words.contains("a row of List 1 has no number of a row"))
    }

    @Test(
        "A cell that stands nowhere is an error",
        arguments: ["", "1", "XFE1", "A0", "A1048577", "é1", "A1:B2"])
    func cellReference(reference: String) throws {
        let words = try words(rows: "<row r=\"1\"><c r=\"\(reference)\"><v>1</v></c></row>")
        #expect(words.contains("does not say where it stands"))
    }

    @Test("A format number beyond all measure is a plain cell", arguments: ["1e300", "-1", "70000", "x"])
    func formatNumber(number: String) throws {
        let rows = "<row r=\"1\"><c r=\"A1\" s=\"\(number)\"><v>45322</v></c></row>"
        let workbook = try TemporaryWorkbook(rows: rows)
        let lines = String(decoding: try CellLines.lines(workbookAt: workbook.path), as: UTF8.self)
        #expect(lines.hasSuffix("\"type\":\"number\",\"value\":45322}\n"))
    }

    @Test("A text in a cell of another type does not leak into the next")
    func leftover() throws {
        let workbook = try TemporaryWorkbook(
            rows: """
                <row r="1"><c r="A1"><is><t>Team 3</t></is></c>\
                <c r="B1" t="inlineStr"><is><t>Team 4</t></is></c></row>
                """)
        let lines = String(decoding: try CellLines.lines(workbookAt: workbook.path), as: UTF8.self)
        #expect(lines.hasSuffix("\"cell\":\"B1\",\"type\":\"text\",\"value\":\"Team 4\"}\n"))
    }

    @Test("A sheet that breaks off is damaged")
    func truncatedSheet() throws {
        let words = try words { parts in
            parts["xl/sheet.xml"] = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>"
        }
        #expect(words.hasPrefix("the workbook is damaged (xl/sheet.xml: "))
    }

    @Test("A document type in a sheet is refused")
    func doctype() throws {
        let words = try words { parts in parts["xl/sheet.xml"] = "<!DOCTYPE worksheet><worksheet/>" }
        #expect(words.hasPrefix("refused, because xl/sheet.xml declares a document type"))
    }

    @Test("A sheet that leads nowhere, or outside the file, is named")
    func lostSheet() throws {
        let rels = "xl/_rels/workbook.xml.rels"
        let lost = try words { $0[rels] = "<Relationships/>" }
        #expect(lost.contains("the sheet 'List 1' leads to no part"))
        let outside = try words { parts in
            parts[rels] = parts[rels]?.replacing("Id=", with: "TargetMode=\"External\" Id=")
        }
        #expect(outside.contains("the sheet 'List 1' lies outside the file"))
    }

    @Test("An archive of something else is told what it is")
    func otherArchives() throws {
        #expect(try words { $0 = [.init("readme.txt", "x")] }.hasPrefix("is a ZIP archive but no workbook."))
    }

    @Test("A binary workbook is told to be saved as .xlsx")
    func binary() throws {
        let words = try words { parts in
            parts["_rels/.rels"] = parts["_rels/.rels"]?.replacing("workbook.xml", with: "workbook.bin")
        }
        #expect(words.hasPrefix("is a binary workbook (.xlsb)."))
    }

    @Test("A text document is no workbook")
    func document() throws {
        let words = try words { $0["xl/workbook.xml"] = "<document/>" }
        #expect(words.hasPrefix("is an Office document but no workbook."))
    }

    @Test("Part names with backslashes are found, as some programs write them")
    func backslashes() async throws {
        let parts = TemporaryWorkbook.parts(rows: "<row><c><v>1</v></c></row>").map {
            ZipBytes.Part($0.name.replacing("/", with: "\\"), $0.content)
        }
        let workbook = try TemporaryWorkbook(bytes: ZipBytes.archive(of: parts))
        #expect(try await CellLines.count(workbookAt: workbook.path) == 1)
    }

    @Test("The day a workbook was saved comes from its properties")
    func modified() throws {
        let workbook = try TemporaryWorkbook { parts in
            parts["_rels/.rels"] = parts["_rels/.rels"]?.replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"c\" Type=\"x/core-properties\" Target=\"core.xml\"/></Relationships>")
            parts["core.xml"] = "<p xmlns:d=\"d\"><d:modified>2024-01-30T23:59:00Z</d:modified></p>"
        }
        #expect(try Workbook(path: workbook.path).modified == CalendarDay(year: 2024, month: 1, day: 30))
    }
}
