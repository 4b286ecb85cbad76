import AnnexAOutput
import OOXMLParts
import TestSupport
import Testing
import XLSXReader

@Suite("Text files with one list each")
struct DelimitedTextTests {
    private func words(_ bytes: [UInt8], name: String = "List 1.csv") throws -> String {
        let file = try TemporaryWorkbook(bytes: bytes, name: name)
        let error = #expect(throws: XLSXError.self) { _ = try CellLines.lines(workbookAt: file.path) }
        return error.map { String($0.description.dropFirst(file.path.count + 2)) } ?? ""
    }

    private func words(_ text: String, name: String = "List 1.csv") throws -> String {
        try words(Array(text.utf8), name: name)
    }

    private func values(_ bytes: [UInt8], name: String = "List 1.csv") throws -> [String] {
        let file = try TemporaryWorkbook(bytes: bytes, name: name)
        let workbook = try Workbook(path: file.path)
        let rows = RowNotes()
        let texts = try workbook.read(workbook.sheets[0], into: rows)
        return rows.cells.joined().map { cell in
            if case .text(let id) = cell.content { texts.string(id) } else { "no text" }
        }
    }

    @Test("The sheet is named after the file")
    func name() throws {
        let file = try TemporaryWorkbook(bytes: Array("a,b\n".utf8), name: "List 1 - Contacts.v2.CSV")
        #expect(try Workbook(path: file.path).sheets.map(\.name) == ["List 1 - Contacts.v2"])
    }

    @Test("A first line that names the delimiter is no row, as in Excel", arguments: ["\n", "\r\n", "\r"])
    func delimiterLine(end: String) throws {
        let lines = ["sep=;", "a;b", "1;2"].joined(separator: end)
        let file = try TemporaryWorkbook(bytes: Array(lines.utf8), name: "List 1.csv")
        let text = String(decoding: try CellLines.lines(workbookAt: file.path), as: UTF8.self)
        let places = text.split(separator: "\n").compactMap { line in
            line.split(separator: "\"cell\":\"").last?.prefix { $0 != "\"" }
        }
        #expect(places == ["A1", "B1", "A2", "B2"])
    }

    @Test("A quote that is never closed is named by its line")
    func openQuote() throws {
        let words = try words("a,b\r\n\"1\r\n2\",x\r\n3,\"open\r\n4,y\r\n")
        #expect(words.contains("(line 4: a quote is opened and never closed)"))
    }

    @Test("A field without end is refused before it fills the memory")
    func endlessField() throws {
        let text = "a,b\n1,\"" + String(repeating: "x,y\n", count: 1 << 19)
        #expect(
            try words(text).contains(
                "refused, because line 2 has a field of more than 1048576 bytes; a quote may be left open"))
    }

    @Test("A row of too many fields is refused")
    func manyFields() throws {
        let words = try words("a,b\n" + String(repeating: "1,", count: 20_000))
        #expect(words.hasPrefix("refused, because line 2 has more than 16,384 fields"))
    }

    @Test("A zero byte, and a character cut off, are damage")
    func broken() throws {
        #expect(try words("a,b\n1,\0\n").contains("(line 2: it holds a zero byte"))
        #expect(try words([0xFF, 0xFE, 0x61, 0, 0x62]).contains("the last character is cut off"))
    }

    @Test("Text under another ending is no list")
    func otherEnding() throws {
        #expect(try words("a,b\n", name: "book.xlsx").hasPrefix("is not an Excel workbook but a text file."))
        #expect(try words("a,b\n", name: "list.dat").hasPrefix("is not an Excel workbook but a text file."))
    }

    @Test(
        "Web pages, XML and other documents under .csv are told what they are",
        arguments: [
            ("<html><table>", "is a web page"), ("<?xml version=\"1.0\"?><a/>", "is XML, not a workbook"),
            ("%PDF-1.7", "is a PDF"), ("", "is empty"),
        ])
    func otherKinds(text: String, expected: String) throws {
        #expect(try words(text).hasPrefix(expected))
    }

    @Test("A workbook under .csv is read as the workbook that it is")
    func workbook() async throws {
        let parts = TemporaryWorkbook.parts(rows: "<row><c><v>1</v></c></row>")
        let file = try TemporaryWorkbook(bytes: ZipBytes.archive(of: parts), name: "List 1.csv")
        #expect(try await CellLines.count(workbookAt: file.path) == 1)
    }

    @Test(
        "Characters and line ends that the buffer cuts in two are read whole", arguments: 65_530...65_540)
    func cutInTwo(length: Int) throws {
        let first = String(repeating: "x", count: length)
        #expect(try values(Array("\(first)\u{1F9D2}\r\ny,z\r\n".utf8)) == [first + "\u{1F9D2}", "y", "z"])
        var wide: [UInt8] = [0xFE, 0xFF]
        for unit in "\(first)\u{1F9D2}\r\ny,z".utf16 { wide += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        #expect(try values(wide) == [first + "\u{1F9D2}", "y", "z"])
    }

    @Test(
        "What is not UTF-8 is Windows-1252, wherever in the file that shows",
        arguments: ["\u{C3}", "\u{E2}\u{80}", "\u{FF}", "\u{C0}\u{AF}", "\u{ED}\u{A0}\u{80}", "\u{F5}\u{80}"])
    func notUTF8(characters: String) throws {
        let bytes = characters.unicodeScalars.map { UInt8($0.value) }
        let filler = Array(String(repeating: "a,b\n", count: 20_000).utf8)
        let values = try values(filler + [0xE9, 0x2C] + bytes)
        #expect(values[40_000] == "é")
    }

    @Test("The delimiter is found where titles and free text stand around", arguments: [",", ";", "\t"])
    func delimiter(character: String) throws {
        let text = """
            Annex A, List 1; run on 31 January
            Id|Worker|Notes
            1|Smith|"a, b; c, d, e"
            2|Jones|x; y
            3|Evans|x
            """
        let values = try values(Array(text.replacing("|", with: character).utf8))
        #expect(values.contains("Worker") && values.contains("a, b; c, d, e"))
    }
}
