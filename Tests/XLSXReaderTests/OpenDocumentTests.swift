import AnnexAOutput
import CalendarDays
import OOXMLParts
import TestSupport
import Testing
import XLSXReader

@Suite("OpenDocument spreadsheets")
struct OpenDocumentTests {
    private static let type = "application/vnd.oasis.opendocument."

    private static func parts(_ tables: String) -> [ZipBytes.Part] {
        [
            .init("mimetype", type + "spreadsheet"),
            .init(
                "content.xml",
                """
                <document-content xmlns:table="t" xmlns:office="o" xmlns:text="x"><body>\
                <office:spreadsheet>\(tables)</office:spreadsheet></body></document-content>
                """),
        ]
    }

    private func words(_ parts: [ZipBytes.Part]) throws -> String {
        let workbook = try TemporaryWorkbook(bytes: ZipBytes.archive(of: parts), name: "list.ods")
        let error = #expect(throws: XLSXError.self) { _ = try CellLines.lines(workbookAt: workbook.path) }
        return error.map { String($0.description.dropFirst(workbook.path.count + 2)) } ?? ""
    }

    private func words(row: String, attributes: String = "") throws -> String {
        try words(
            Self.parts(
                """
                <table:table table:name="List 1"><table:table-row \(attributes)>\(row)</table:table-row>\
                </table:table>
                """))
    }

    @Test("One with a password says so")
    func encrypted() throws {
        var parts = Self.parts("<table:table/>")
        parts["META-INF/manifest.xml"] = "<m><file-entry><encryption-data/></file-entry></m>"
        #expect(try words(parts).hasPrefix("is encrypted with a password."))
        parts["content.xml"] = nil
        #expect(try words(parts).hasPrefix("is encrypted with a password."))
    }

    @Test("A text document is no spreadsheet, by its type or its content")
    func textDocument() throws {
        var parts = Self.parts("<table:table/>")
        parts["mimetype"] = Self.type + "text"
        #expect(try words(parts).hasPrefix("is an OpenDocument but no spreadsheet."))
        parts["mimetype"] = nil
        parts["content.xml"] = "<document-content><body><text/></body></document-content>"
        #expect(try words(parts).hasPrefix("is an OpenDocument but no spreadsheet."))
    }

    @Test("One without a table says so")
    func noTable() throws {
        #expect(try words(Self.parts("")).hasPrefix("holds no sheet of cells."))
    }

    @Test("One whose content breaks off is damaged")
    func cutOff() throws {
        var parts = Self.parts("")
        parts["content.xml"] = "<document-content><body>"
        #expect(try words(parts).hasPrefix("the workbook is damaged (content.xml: "))
    }

    @Test(
        "A value that is none of its type is named",
        arguments: [("float", "value", "x"), ("time", "time-value", "10:30"), ("date", "date-value", "")])
    func noValue(type: String, attribute: String, value: String) throws {
        let cell = "<table:table-cell office:value-type=\"\(type)\" office:\(attribute)=\"\(value)\"/>"
        #expect(try words(row: cell).contains("List 1!A1 holds no "))
    }

    @Test("Cells that would repeat without end are refused")
    func bomb() throws {
        let words = try words(
            row: """
                <table:table-cell table:number-columns-repeated="16384" office:value-type="float" \
                office:value="1"/>
                """, attributes: "table:number-rows-repeated=\"1048576\"")
        #expect(words.hasPrefix("refused, because the sheet 'List 1' repeats rows more than 30000 times ("))
    }

    @Test("The day it was saved comes from its properties")
    func modified() throws {
        var parts = Self.parts("<table:table table:name=\"List 1\"/>")
        parts["meta.xml"] = "<m xmlns:dc=\"d\"><dc:date>2024-01-30T23:59:00.5</dc:date></m>"
        let workbook = try TemporaryWorkbook(bytes: ZipBytes.archive(of: parts), name: "list.ods")
        #expect(try Workbook(path: workbook.path).modified == CalendarDay(year: 2024, month: 1, day: 30))
    }

    @Test("Hidden sheets are known as hidden, and any sheet can be read alone")
    func hidden() throws {
        let fixture = try PackedFixture("ods-hidden-and-linked-sheets")
        let workbook = try Workbook(path: fixture.path)
        #expect(workbook.sheets.map(\.name) == ["List 1", "List 2", "List 3"])
        #expect(workbook.sheets.map(\.isHidden) == [false, true, false])
        let rows = RowNotes()
        _ = try workbook.read(workbook.sheets[1], into: rows)
        #expect(rows.cells.map { $0.map(\.content) } == [[.number(2)]])
    }

    @Test("A million blank rows are not told, and reading stops when no more are wanted")
    func blankRows() throws {
        let fixture = try PackedFixture("ods-repeated-rows-and-cells")
        let workbook = try Workbook(path: fixture.path)
        let all = RowNotes()
        _ = try workbook.read(workbook.sheets[0], into: all)
        #expect(all.rows == [0, 1, 2, 3, 1_004, 1_048_574, 1_048_575])
        let some = RowNotes(wanted: 2)
        _ = try workbook.read(workbook.sheets[0], into: some)
        #expect(some.rows == [0, 1])
    }

    @Test("Numbers padded by their style are known as padded")
    func padded() throws {
        let fixture = try PackedFixture("ods-formats-of-columns-and-styles")
        let workbook = try Workbook(path: fixture.path)
        let rows = RowNotes()
        _ = try workbook.read(workbook.sheets[0], into: rows)
        let formats = rows.cells.map { $0.map { workbook.format(of: $0) } }
        #expect(formats[0] == [.padded(digits: 6), .duration, .number, .number])
        #expect(formats[1] == [.padded(digits: 6), .time, .padded(digits: 6)])
    }

    @Test("Numbers with a letter in front of them are known with it")
    func lettered() throws {
        var parts = Self.parts(
            """
            <table:table table:name="List 1"><table:table-row><table:table-cell table:style-name="p" \
            office:value-type="float" office:value="14"/></table:table-row></table:table>
            """)
        parts["content.xml"] = parts["content.xml"]?.replacing(
            "<body>",
            with: """
                <automatic-styles xmlns:number="n" xmlns:style="s"><number:number-style style:name="N1">\
                <number:text>P</number:text><number:number number:decimal-places="0" \
                number:min-integer-digits="4"/></number:number-style><style:style style:name="p" \
                style:family="table-cell" style:data-style-name="N1"/></automatic-styles><body>
                """)
        let file = try TemporaryWorkbook(bytes: ZipBytes.archive(of: parts), name: "list.ods")
        let workbook = try Workbook(path: file.path)
        let rows = RowNotes()
        _ = try workbook.read(workbook.sheets[0], into: rows)
        #expect(rows.cells.first?.map { workbook.format(of: $0) } == [NumberFormat(code: "\"P\"0000")])
    }
}
