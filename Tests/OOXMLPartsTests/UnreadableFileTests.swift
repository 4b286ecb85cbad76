import Foundation
import OOXMLParts
import Testing
import TestSupport

@Suite("What is no workbook is refused in plain words")
struct UnreadableFileTests {
    private func error(_ bytes: [UInt8]) throws -> XLSXError? {
        let file = try TemporaryWorkbook(bytes: bytes)
        return #expect(throws: XLSXError.self) { _ = try ZipArchive(path: file.path) }
    }

    @Test(
        "The first bytes tell what a file is, whatever its name",
        arguments: [
            ("", "is empty"),
            ("<!DOCTYPE html><html></html>", "is a web page"),
            ("\n  <HTML><table></table>", "is a web page"),
            ("\u{FEFF}<html>", "is a web page"),
            ("<?xml version=\"1.0\"?><Workbook/>", "is XML"),
            ("%PDF-1.7", "is a PDF"),
            ("Child Unique ID,Gender\n1,a) Male\n", "is not an Excel workbook"),
            ("a;b\r\n1;2\r\n", "is not an Excel workbook but a text file"),
            ("PK", "is not an Excel workbook"),
            ("<table><tr><td>1</td></tr></table>", "is a web page"),
            ("<meta charset=\"utf-8\"><table>", "is a web page"),
            ("ID;PWXL;N;E\r\n", "is a SYLK file"),
            (
                "<?xml version=\"1.0\"?><office:document "
                    + "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>",
                "is a flat OpenDocument (.fods)"
            ),
            (
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
                "is XML of Excel 2003"
            ),
            ("<?xml version=\"1.0\"?><!DOCTYPE html><html/>", "is a web page"),
            ("MIME-Version: 1.0\nContent-Type: multipart/related", "is a saved web page (MHTML)"),
            ("{\\rtf1\\ansi", "is a text document (.rtf)"),
            ("{\"lists\": []}", "is JSON"), ("[{\"id\": 1}]", "is JSON"),
            ("GIF89a", "is a picture"), ("MZ\u{0}", "is a Windows program"),
            ("SQLite format 3\u{0}", "is a database"), ("BZh9", "is a bzip2 archive"),
            ("Rar!\u{1A}", "is a RAR archive"), ("7z", "is not an Excel workbook"),
        ])
    func kinds(text: String, words: String) throws {
        let error = try #require(try error(Array(text.utf8)))
        guard case .notAWorkbook(_, let reason) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(reason.hasPrefix(words))
    }

    @Test("An old or password-protected workbook is told to be saved again")
    func compoundFile() throws {
        let head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let error = try error(head + [UInt8](repeating: 0, count: 504))
        #expect(error?.description.contains("old Excel (.xls) or a password-protected workbook") == true)
        #expect(error?.description.contains("save it as .xlsx") == true)
    }

    @Test(
        "First bytes that are no text tell what a file is too",
        arguments: [
            ([0x1F, 0x8B, 8], "is a gzip archive"),
            ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "is a 7z archive"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "is an xz archive"),
            ([0x89, 0x50, 0x4E, 0x47], "is a picture"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "is a picture"),
            ([9, 8, 16, 0, 0, 6], "is an old Excel workbook (.xls)"),
            ([9, 4, 6, 0, 0, 0], "is an old Excel workbook (.xls)"),
            ([9, 0, 4, 0, 2, 0], "is an old Excel workbook (.xls)"),
            ([0xFF, 0xFE] + "<html>".utf16.flatMap { [UInt8($0), 0] }, "is a web page"),
        ] as [([UInt8], String)])
    func binaryKinds(bytes: [UInt8], words: String) throws {
        let error = try #require(try error(bytes))
        guard case .notAWorkbook(_, let reason) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(reason.hasPrefix(words))
    }

    /// A file of the old Office kind whose directory has streams of those names.
    private static func compoundFile(streams: [String]) -> [UInt8] {
        var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        bytes += [UInt8](repeating: 0, count: 504)
        bytes[30] = 9
        bytes[48] = 1
        bytes += [UInt8](repeating: 0, count: 512)
        for name in ["Root Entry"] + streams {
            let units = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            bytes += units + [UInt8](repeating: 0, count: 64 - units.count) + [UInt8(units.count + 2)]
            bytes += [UInt8](repeating: 0, count: 63)
        }
        return bytes
    }

    @Test(
        "A compound file tells by its streams what it is",
        arguments: [
            (["Workbook", "\u{5}SummaryInformation"], "is an old Excel workbook (.xls)"),
            (["Book"], "is an old Excel workbook (.xls)"),
            (["EncryptionInfo", "EncryptedPackage"], "is protected by a password"),
            (["\u{6}DataSpaces", "EncryptionInfo", "EncryptedPackage"], "is protected by a password"),
            (
                ["\u{6}DataSpaces", "DRMEncryptedDataSpace", "EncryptedPackage"],
                "is protected by a sensitivity label"
            ),
            (["WordDocument"], "is an old Office document"),
            (["PowerPoint Document"], "is an old Office document"),
            (["Other"], "is an old Excel (.xls) or a password-protected workbook"),
        ])
    func compoundKinds(streams: [String], words: String) throws {
        guard case .notAWorkbook(_, let reason)? = try error(Self.compoundFile(streams: streams)) else {
            Issue.record("it was not told")
            return
        }
        #expect(reason.hasPrefix(words))
    }

    @Test("A link that leads to itself is refused")
    func loop() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "loop.xlsx"
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path)
        let error = #expect(throws: XLSXError.self) { _ = try ZipArchive(path: path) }
        #expect(error?.description == path + ": is a link that leads back to itself")
    }

    @Test("An archive that breaks off is damaged", arguments: [10, 100, 400])
    func truncated(kept: Int) throws {
        let whole = ZipBytes.archive(of: TemporaryWorkbook.parts(rows: ""))
        guard case .damaged(_, let part, _)? = try error(Array(whole.prefix(kept))) else {
            Issue.record("no damage was found")
            return
        }
        #expect(part == "archive")
    }

    @Test("A part whose bytes changed is damaged")
    func checksum() throws {
        var bytes = ZipBytes.archive(of: [.init("a.xml", "<root>Team 3</root>")])
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "3")))
        bytes[place] = UInt8(ascii: "4")
        let file = try TemporaryWorkbook(bytes: bytes)
        let archive = try ZipArchive(path: file.path)
        let error = #expect(throws: XLSXError.self) {
            try archive.forEachChunk(ofPart: 0, named: "a.xml") { _ in true }
        }
        #expect(error?.description.contains("the workbook is damaged (a.xml: ") == true)
    }

    @Test("An encrypted part is told to be saved without a password")
    func encrypted() throws {
        let file = try TemporaryWorkbook(
            bytes: ZipBytes.archive(of: [.init("a.xml", "<root/>")], encrypted: true))
        let archive = try ZipArchive(path: file.path)
        let error = #expect(throws: XLSXError.self) {
            try archive.forEachChunk(ofPart: 0, named: "a.xml") { _ in true }
        }
        #expect(error?.description.hasSuffix("is encrypted. Save it without a password and retry.") == true)
    }

    @Test("An archive of too many parts is refused before any is read")
    func parts() throws {
        let file = try TemporaryWorkbook(
            bytes: ZipBytes.archive(of: (0..<20).map { .init("\($0).xml", "") }))
        var limits = ReadingLimits()
        limits[.parts] = 19
        let error = #expect(throws: XLSXError.self) { _ = try ZipArchive(path: file.path, limits: limits) }
        #expect(error?.description.contains("refused, because the archive has more than 19 parts (") == true)
    }

    @Test("A part that unpacks to too much is refused before it is read")
    func size() throws {
        let file = try TemporaryWorkbook(
            bytes: ZipBytes.archive(of: [.init("a.xml", [UInt8](repeating: 32, count: 3 << 20))]))
        var limits = ReadingLimits()
        limits[.partBytes] = 1 << 20
        let archive = try ZipArchive(path: file.path, limits: limits)
        let error = #expect(throws: XLSXError.self) {
            try archive.forEachChunk(ofPart: 0, named: "a.xml") { _ in true }
        }
        #expect(error?.description.contains("refused, because a.xml unpacks to more than 1 MiB (") == true)
    }

    @Test("A file that is not there is named")
    func missing() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "none.xlsx"
        let error = #expect(throws: XLSXError.self) { _ = try ZipArchive(path: path) }
        #expect(error?.description == path + ": there is no such file")
    }

    @Test("A folder is no file")
    func folder() throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        let error = #expect(throws: XLSXError.self) { _ = try ZipArchive(path: path) }
        #expect(error?.description == path + ": is a folder, not a file")
    }

    @Test("A pipe is refused, not waited on", .timeLimit(.minutes(1)))
    func pipe() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "pipe"
        let make = try Process.run(URL(filePath: "/usr/bin/mkfifo"), arguments: [path])
        make.waitUntilExit()
        let error = #expect(throws: XLSXError.self) { _ = try ZipArchive(path: path) }
        #expect(error?.description == path + ": is not a regular file, so it is not read")
    }

    @Test("A device is refused", arguments: ["/dev/zero", "/dev/null"])
    func device(path: String) {
        let error = #expect(throws: XLSXError.self) { _ = try ZipArchive(path: path) }
        #expect(error == .cannotOpen(path: path, reason: "is not a regular file, so it is not read"))
    }
}
