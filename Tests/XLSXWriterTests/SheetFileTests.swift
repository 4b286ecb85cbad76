import Foundation
import Testing
import XLSXWriter

@Suite("A cell holds what it was given")
struct SheetFileTests {
    private func refusal(_ body: (SheetFile) throws(WorkbookWriteError) -> Void) throws -> WorkbookWriteError?
    {
        let written = try WrittenWorkbook()
        let book = try WorkbookFile(path: written.path, properties: WrittenWorkbook.properties)
        let sheet = try book.addSheet(named: "Page")
        do throws(WorkbookWriteError) {
            try body(sheet)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "Text that looks like something else stays text",
        arguments: ["=1+1", "http://example.org", "+44 20", "@SUM(A1)", "internal:Page!A1", "1e5", "TRUE"])
    func text(text: String) throws {
        let written = try WrittenWorkbook.page { try $0.write(text: text, row: 0, column: 0) }
        #expect(try written.sheet.contains("<c r=\"A1\" t=\"s\"><v>0</v></c>"))
        #expect(try !written.sheet.contains("hyperlink"))
        #expect(try written.part("xl/sharedStrings.xml").contains("<t>\(text)</t>"))
    }

    @Test(
        "Text that XML cannot hold survives as Excel spells it, or as a mark",
        arguments: [
            ("a\u{1}b", "a_x0001_b"), ("_x0041_", "_x005F_x0041_"), ("a\u{0}b", "a\u{FFFD}b"),
            ("a\u{FFFF}b", "a\u{FFFD}b"), ("snake_xcase", "snake_xcase"), ("<&>", "&lt;&amp;&gt;"),
        ])
    func oddText(text: String, stored: String) throws {
        let written = try WrittenWorkbook.page { try $0.write(text: text, row: 0, column: 0) }
        #expect(try written.part("xl/sharedStrings.xml").contains("<t>\(stored)</t>"))
    }

    @Test("Text of the greatest length is kept, in characters and not bytes")
    func longestText() throws {
        let longest = String(repeating: "é", count: SheetFile.longestText)
        let written = try WrittenWorkbook.page { try $0.write(text: longest, row: 0, column: 0) }
        #expect(try written.part("xl/sharedStrings.xml").contains(longest))
    }

    @Test("Text one character longer is refused, with its place")
    func longerText() throws {
        let longer = String(repeating: "x", count: SheetFile.longestText + 1)
        let error = try refusal { sheet throws(WorkbookWriteError) in
            try sheet.write(text: longer, row: 1, column: 27)
        }
        #expect(error == .textTooLong(sheet: "Page", cell: "AB2", length: 32_768))
    }

    @Test("A number that is not finite is refused", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(number: Double) throws {
        let error = try refusal { sheet throws(WorkbookWriteError) in
            try sheet.write(number: number, row: 0, column: 0)
        }
        #expect(error == .notFinite(sheet: "Page", cell: "A1"))
    }

    @Test("A place off the sheet is refused", arguments: [(-1, 0), (0, -1), (1_048_576, 0), (0, 16_384)])
    func offSheet(row: Int, column: Int) throws {
        let error = try refusal { sheet throws(WorkbookWriteError) in
            try sheet.write(number: 1, row: row, column: column)
        }
        #expect(error?.description.contains("no sheet is that large") == true)
    }

    @Test("A formula carries its result")
    func formula() throws {
        let written = try WrittenWorkbook.page { sheet in
            try sheet.write(formula: "=1+1", result: 2, row: 0, column: 0)
            try sheet.write(formula: "=\"a\"&\"b\"", result: "ab", row: 1, column: 0)
        }
        #expect(try written.sheet.contains("<f>1+1</f><v>2</v>"))
        #expect(try written.sheet.contains("<v>ab</v>"))
    }

    @Test("A link leads to its cell and shows its text")
    func link() throws {
        let written = try WrittenWorkbook.page { sheet in
            try sheet.write(
                text: "See", linkingTo: CellRange(sheet: "Page", row: 9, column: 1), row: 0, column: 0)
        }
        #expect(try written.sheet.contains("<hyperlink ref=\"A1\" location=\"'Page'!B10\" display=\"See\"/>"))
        #expect(try written.part("xl/sharedStrings.xml").contains("<t>See</t>"))
    }

    @Test("A link to no sheet is refused")
    func deadLink() throws {
        let error = try refusal { sheet throws(WorkbookWriteError) in
            try sheet.write(
                text: "", linkingTo: CellRange(sheet: "Gone", row: 0, column: 0), row: 0, column: 0)
        }
        #expect(error?.description.contains("“Gone”") == true)
    }

    @Test("Equal formats share one entry in the file")
    func formats() throws {
        let written = try WrittenWorkbook.page { sheet in
            for row in 0..<3 {
                try sheet.write(number: 1, row: row, column: 0, format: CellFormat(isBold: true, fill: 0))
            }
        }
        let styles = try written.part("xl/styles.xml")
        #expect(styles.contains("<cellXfs count=\"2\">"))
        #expect(styles.contains("<fgColor rgb=\"FF000000\"/>"))
    }

    @Test("A note says who wrote it")
    func note() throws {
        let written = try WrittenWorkbook.page {
            try $0.write(note: "Ends before it starts", row: 2, column: 1, author: "annex-a")
        }
        let comments = try written.part("xl/comments1.xml")
        #expect(comments.contains("<author>annex-a</author>"))
        #expect(comments.contains("<comment ref=\"B3\""))
    }

    @Test("A table has its headings, name and filter")
    func table() throws {
        let written = try WrittenWorkbook.page { sheet in
            try sheet.addTable(
                TableSpec(name: "List_1", headings: ["Child\nid", "Age"]), rows: 2...3, firstColumn: 1)
        }
        let table = try written.part("xl/tables/table1.xml")
        #expect(table.contains("displayName=\"List_1\" ref=\"B3:C4\""))
        #expect(table.contains("<autoFilter ref=\"B3:C4\"/>"))
        #expect(table.contains("name=\"Child id\""))
        #expect(try written.part("xl/sharedStrings.xml").contains("<t>Child id</t>"))
    }

    @Test(
        "A table that Excel would repair is refused",
        arguments: [
            (TableSpec(name: "T_1", headings: ["a", "A"]), 0...1),
            (TableSpec(name: "T_1", headings: ["a"]), 0...0),
            (TableSpec(name: "T_1", headings: [""]), 0...1),
            (TableSpec(name: "T1", headings: ["a"]), 0...1),
            (TableSpec(name: "T 1", headings: ["a"]), 0...1),
        ])
    func badTable(table: TableSpec, rows: ClosedRange<Int>) throws {
        let error = try refusal { sheet throws(WorkbookWriteError) in
            try sheet.addTable(table, rows: rows, firstColumn: 0)
        }
        #expect(error != nil)
    }

    @Test("A choice list points at its range and says what to do")
    func choices() throws {
        let written = try WrittenWorkbook.page { sheet in
            let list = ChoiceList(
                choices: sheet.range(rows: 1...4, columns: 0...0), strictness: .warns,
                prompt: ("Sex", "Pick one"), complaint: ("Unknown", "Not on the list"))
            try sheet.addChoices(list, rows: 1...9, columns: 3...3)
        }
        let sheet = try written.sheet
        #expect(sheet.contains("<formula1>'Page'!$A$2:$A$5</formula1>"))
        #expect(sheet.contains("errorStyle=\"warning\""))
        #expect(sheet.contains("promptTitle=\"Sex\" prompt=\"Pick one\" sqref=\"D2:D10\""))
    }

    @Test("The page prints as it was set")
    func page() throws {
        let written = try WrittenWorkbook.page { sheet in
            try sheet.write(number: 1, row: 0, column: 0)
            try sheet.setPage(
                PageSetup(
                    isLandscape: true, fit: (1, 0), repeatedRows: 0...1, area: (0...9, 0...3),
                    header: "&C" + PageSetup.literal("A & B"), footer: "&P of &N", isCentered: true))
            try sheet.freeze(rows: 2, columns: 1)
        }
        let sheet = try written.sheet
        #expect(sheet.contains("paperSize=\"9\""))
        #expect(sheet.contains("fitToHeight=\"0\" orientation=\"landscape\""))
        #expect(sheet.contains("<oddHeader>&amp;CA &amp;&amp; B</oddHeader>"))
        #expect(sheet.contains("<pane xSplit=\"1\" ySplit=\"2\" topLeftCell=\"B3\""))
        #expect(try written.part("xl/workbook.xml").contains("Page!$1:$2<"))
    }

    @Test("With rows in order, an earlier row is refused in words")
    func order() throws {
        let written = try WrittenWorkbook()
        let book = try WorkbookFile(
            path: written.path, properties: WrittenWorkbook.properties, writesInOrder: true)
        let sheet = try book.addSheet(named: "Page")
        try sheet.write(text: "later", row: 5, column: 0)
        #expect(
            throws: WorkbookWriteError.refused(
                sheet: "Page", cell: "A5", reason: "a later row is written already")
        ) {
            try sheet.write(text: "earlier", row: 4, column: 0)
        }
        try book.close()
        #expect(try written.sheet.contains("later"))
    }
}
