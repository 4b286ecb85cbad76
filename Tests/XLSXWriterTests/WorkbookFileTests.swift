import Foundation
import Testing
import XLSXWriter

@Suite("A workbook is the same bytes for the same content, or is not there")
struct WorkbookFileTests {
    private func sample() throws -> WrittenWorkbook {
        let written = try WrittenWorkbook()
        try Self.writeSample(to: written.path)
        return written
    }

    private static func writeSample(to path: String) throws {
        let book = try WorkbookFile(path: path, properties: WrittenWorkbook.properties)
        let sheet = try book.addSheet(named: "Page")
        try sheet.write(text: "Total", row: 0, column: 0, format: CellFormat(isBold: true))
        try sheet.write(number: 45_382, row: 0, column: 1, format: CellFormat(numberFormat: "dd/mm/yyyy"))
        try sheet.write(note: "Invented", row: 0, column: 0, author: "Nobody")
        try book.close()
    }

    @Test("Two runs give the same bytes")
    func repeats() throws {
        let first = try sample()
        let second = try sample()
        #expect(try first.bytes == second.bytes)
    }

    @Test("What a killed run left of its parts goes with the next")
    func killed() throws {
        let written = try WrittenWorkbook()
        let parts = written.folder.appending(path: ".parts-book.xlsx")
        try FileManager.default.createDirectory(at: parts, withIntermediateDirectories: false)
        try Data("rows".utf8).write(to: parts.appending(path: "tmp.a1b2c3"))
        try Self.writeSample(to: written.path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: written.folder.path()) == ["book.xlsx"])
    }

    @Test("What libxlsxwriter leaves of its parts on a full disk goes with the workbook")
    func full() throws {
        let written = try WrittenWorkbook()
        let left = written.folder.appending(path: ".parts-book.xlsx/tmp.a1b2c3")
        do {
            let book = try WorkbookFile(path: written.path, properties: WrittenWorkbook.properties)
            _ = try book.addSheet(named: "Page")
            try Data("rows".utf8).write(to: left)
            try book.close()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: written.folder.path()) == ["book.xlsx"])
    }

    @Test("The time zone does not matter", arguments: ["Pacific/Kiritimati", "America/Anchorage"])
    func timeZone(zone: String) async throws {
        let here = try sample()
        let there = try WrittenWorkbook()
        let path = there.path
        // In a process of its own: other tests read the environment meanwhile.
        await #expect(processExitsWith: .success) { [zone, path = path as String] in
            unsafe setenv("TZ", zone, 1)
            tzset()
            try Self.writeSample(to: path)
        }
        #expect(try here.bytes == there.bytes)
        #expect(try here.part("docProps/core.xml").contains("2024-03-31T00:00:00Z"))
    }

    @Test("Readers see the title and author")
    func properties() throws {
        let core = try sample().part("docProps/core.xml")
        #expect(core.contains("<dc:title>Invented</dc:title>"))
        #expect(core.contains("<dc:creator>Nobody</dc:creator>"))
    }

    @Test("A new file is its owner's alone")
    func mode() throws {
        let written = try sample()
        let mode = try FileManager.default.attributesOfItem(atPath: written.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test("A workbook dropped unclosed leaves no file")
    func dropped() throws {
        let written = try WrittenWorkbook()
        do {
            let book = try WorkbookFile(path: written.path, properties: WrittenWorkbook.properties)
            try book.addSheet(named: "Page").write(text: "Lost", row: 0, column: 0)
        }
        #expect(!FileManager.default.fileExists(atPath: written.path))
    }

    @Test("A folder that is missing is an error of close, with the path")
    func missingFolder() throws {
        let written = try WrittenWorkbook()
        let path = written.path + "-missing/book.xlsx"
        let book = try WorkbookFile(path: path, properties: WrittenWorkbook.properties)
        _ = try book.addSheet(named: "Page")
        let expected = WorkbookWriteError.unwritable(path: path, reason: "No such file or directory")
        do throws(WorkbookWriteError) {
            try book.close()
            Issue.record("closed")
        } catch {
            #expect(error == expected)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("A path that cannot be written says nothing on stderr")
    func quietFailure() async throws {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            do throws(WorkbookWriteError) {
                let book = try WorkbookFile(path: "/proc/book.xlsx", properties: WrittenWorkbook.properties)
                _ = try book.addSheet(named: "Page")
                try book.close()
            } catch {
                exit(EXIT_FAILURE)
            }
        }
        // The testing library itself writes a few marker bytes there.
        let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(!words.contains("workbook_close"))
    }

    @Test(
        "A sheet name that Excel refuses is refused",
        arguments: [
            "", "  ", String(repeating: "x", count: 32), "a[b", "a]b", "a:b", "a*b", "a?b", "a/b", "a\\b",
            "'a", "a'", "History", "a\u{0}b", "PAGE", "S47", "2024",
        ])
    func sheetNames(name: String) throws {
        let written = try WrittenWorkbook()
        let book = try WorkbookFile(path: written.path, properties: WrittenWorkbook.properties)
        _ = try book.addSheet(named: "Page")
        do throws(WorkbookWriteError) {
            _ = try book.addSheet(named: name)
            Issue.record("accepted")
        } catch {
            guard case .badSheetName(name, _) = error else { throw error }
        }
    }

    @Test("A sheet name of another script, with an apostrophe, or up to 31 characters is fine")
    func goodSheetNames() throws {
        let written = try WrittenWorkbook()
        let book = try WorkbookFile(path: written.path, properties: WrittenWorkbook.properties)
        for name in ["Children's homes", "S47 enquiries", "Plànau", String(repeating: "é", count: 31)] {
            let sheet = try book.addSheet(named: name)
            try sheet.setPage(PageSetup(repeatedRows: 0...1))
        }
        try book.define("Homes", as: CellRange(sheet: "Children's homes", rows: 1...4, columns: 0...0))
        try book.close()
        let workbook = try written.part("xl/workbook.xml")
        #expect(workbook.contains("localSheetId=\"0\">'Children''s homes'!$1:$2<"))
        #expect(workbook.contains("<definedName name=\"Homes\">'Children''s homes'!$A$2:$A$5<"))
    }

    @Test("A sheet written in order stands beside one with a table, and refuses a row above the last")
    func sheetInOrder() throws {
        let written = try WrittenWorkbook()
        let book = try WorkbookFile(path: written.path, properties: WrittenWorkbook.properties)
        let page = try book.addSheet(named: "Page")
        let list = try book.addSheet(named: "Long list", writesInOrder: true)
        let last = try book.addSheet(named: "Last page")
        try page.addTable(TableSpec(name: "T_1", headings: ["A"]), rows: 0...1, firstColumn: 0)
        try list.write(text: "first", row: 0, column: 0)
        try list.write(number: 2, row: 5, column: 1)
        #expect(throws: WorkbookWriteError.self) { try list.write(text: "late", row: 1, column: 0) }
        #expect(throws: WorkbookWriteError.self) {
            try list.addTable(TableSpec(name: "T_2", headings: ["A"]), rows: 6...7, firstColumn: 0)
        }
        try last.write(text: "shared", row: 0, column: 0)
        try book.close()
        let rows = try written.part("xl/worksheets/sheet2.xml")
        #expect(rows.contains("first") && rows.contains("<c r=\"B6\"><v>2</v></c>"))
        #expect(try written.part("xl/worksheets/sheet3.xml").contains("t=\"s\""))
    }

    @Test("A page that is cut prints as two areas")
    func cutPage() throws {
        let written = try WrittenWorkbook.page { sheet in
            try sheet.setPage(PageSetup(fit: (1, 2), area: (0...9, 0...3)).cut(at: 6))
            #expect(throws: WorkbookWriteError.self) {
                try sheet.setPage(PageSetup(area: (0...9, 0...3)).cut(at: 20))
            }
        }
        #expect(
            try written.part("xl/workbook.xml").contains(
                "localSheetId=\"0\">'Page'!$A$1:$D$6,'Page'!$A$7:$D$10</definedName>"))
    }
}

extension PageSetup {
    fileprivate func cut(at row: Int) -> PageSetup {
        var copy = self
        copy.cut = row
        return copy
    }
}
