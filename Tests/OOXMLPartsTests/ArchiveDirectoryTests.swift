import OOXMLParts
import TestSupport
import Testing

@Suite("An archive whose directory does not tell the truth is damaged")
struct ArchiveDirectoryTests {
    private static let parts: [ZipBytes.Part] = [
        .init("a.xml", "<root>Team 3</root>"), .init("b.xml", "<root>Team 4</root>"),
    ]

    private func error(_ bytes: [UInt8]) throws -> String {
        let file = try TemporaryWorkbook(bytes: bytes)
        let error = #expect(throws: XLSXError.self) { _ = try ZipArchive(path: file.path) }
        return error.map { String($0.description.dropFirst(file.path.count + 2)) } ?? ""
    }

    private static func places(of signature: [UInt8], in bytes: [UInt8]) -> [Int] {
        bytes.indices.filter { bytes[$0] == signature[0] && bytes[$0...].starts(with: signature) }
    }

    private static let local: [UInt8] = [0x50, 0x4B, 3, 4]
    private static let central: [UInt8] = [0x50, 0x4B, 1, 2]
    private static let end: [UInt8] = [0x50, 0x4B, 5, 6]

    @Test(
        "Two parts of one name are refused, however it is written",
        arguments: [("xl/a.xml", "xl/a.xml"), ("xl/a.xml", "XL/A.xml"), ("xl/a.xml", "xl\\a.xml")])
    func twice(first: String, second: String) throws {
        let words = try error(ZipBytes.archive(of: [.init(first, "<a/>"), .init(second, "<b/>")]))
        #expect(words.contains("two parts are named"))
    }

    @Test("A header that differs from the directory is told", arguments: [8, 14, 18, 22, 26, 30])
    func header(field: Int) throws {
        var bytes = ZipBytes.archive(of: Self.parts)
        bytes[Self.places(of: Self.local, in: bytes)[1] + field] ^= 1
        #expect(try error(bytes).contains("b.xml"))
    }

    @Test("A directory that differs from a header is told", arguments: [10, 16, 20, 24, 42])
    func directory(field: Int) throws {
        var bytes = ZipBytes.archive(of: Self.parts)
        bytes[Self.places(of: Self.central, in: bytes)[1] + field] ^= 1
        #expect(try error(bytes).hasPrefix("the workbook is damaged (archive: "))
    }

    @Test(
        "A checksum or size that is false in both places is found as the part is read",
        arguments: [14, 18, 22])
    func lies(field: Int) throws {
        var bytes = ZipBytes.archive(of: [.init("a.xml", "<root>Team 3</root>")])
        bytes[Self.places(of: Self.local, in: bytes)[0] + field] ^= 1
        bytes[Self.places(of: Self.central, in: bytes)[0] + field + 2] ^= 1
        let file = try TemporaryWorkbook(bytes: bytes)
        let error = #expect(throws: XLSXError.self) {
            let archive = try ZipArchive(path: file.path)
            try archive.forEachChunk(ofPart: 0, named: "a.xml") { _ in true }
        }
        #expect(error?.description.contains("the workbook is damaged (") == true)
    }

    @Test("Parts that share their packed bytes are refused", arguments: [2, 3, 100])
    func overlap(count: Int) throws {
        var bytes = ZipBytes.archive(of: (0..<count).map { _ in .init("a.xml", "<root/>") })
        // every other entry leads to the first part too, under a name of its own
        for (index, place) in Self.places(of: Self.central, in: bytes).enumerated() where index > 0 {
            for field in 42..<46 { bytes[place + field] = 0 }
            bytes[place + 46] = UInt8(ascii: "a") &+ UInt8(index % 20)
            bytes[place + 47] = UInt8(ascii: "a") &+ UInt8(index / 20)
        }
        #expect(try error(bytes).contains("overlaps other bytes of the archive"))
    }

    @Test("An archive of several volumes is refused", arguments: [4, 8])
    func volumes(field: Int) throws {
        var bytes = ZipBytes.archive(of: Self.parts)
        bytes[try #require(Self.places(of: Self.end, in: bytes).last) + field] = 1
        #expect(try error(bytes).contains("it is one of several volumes"))
    }

    @Test("A directory that does not lie where the end says is told", arguments: [10, 12, 16])
    func lostDirectory(field: Int) throws {
        var bytes = ZipBytes.archive(of: Self.parts)
        let end = try #require(Self.places(of: Self.end, in: bytes).last)
        bytes[end + field] = 0x7F
        if field == 10 { bytes[end + 8] = 0x7F }
        #expect(try error(bytes).hasPrefix("the workbook is damaged (archive: "))
    }

    @Test("What stands behind an archive does no harm", arguments: [1, 100, 60_000])
    func trailingBytes(count: Int) throws {
        let bytes = ZipBytes.archive(of: Self.parts) + [UInt8](repeating: 0x20, count: count)
        let file = try TemporaryWorkbook(bytes: bytes)
        let names = (try? ZipArchive(path: file.path).partNames()) ?? []
        #expect(names.isEmpty || names == ["a.xml", "b.xml"])
    }

    @Test(
        "What stands before an archive makes it no workbook", arguments: ["MZ program", "#!/bin/sh\n", " "])
    func leadingBytes(text: String) throws {
        let words = try error(Array(text.utf8) + ZipBytes.archive(of: Self.parts))
        #expect(words.contains("is not an Excel workbook") || words.contains("program"))
    }

    @Test(
        "A name that leads out of the archive is a name like any other: nothing is ever unpacked to a file",
        arguments: ["../../evil.xml", "/etc/evil.xml", "C:\\evil.xml", "a/../../evil.xml"])
    func namesThatLeadOut(name: String) throws {
        let file = try TemporaryWorkbook(bytes: ZipBytes.archive(of: [.init(name, "<root/>")]))
        #expect(try ZipArchive(path: file.path).partNames() == [name])
    }

    @Test("A part packed in another way is told", arguments: [1, 9, 12, 14, 95])
    func methods(method: UInt8) throws {
        var bytes = ZipBytes.archive(of: [.init("a.xml", "<root/>")])
        bytes[8] = method
        bytes[Self.places(of: Self.central, in: bytes)[0] + 10] = method
        let file = try TemporaryWorkbook(bytes: bytes)
        let archive = try ZipArchive(path: file.path)
        let error = #expect(throws: XLSXError.self) {
            try archive.forEachChunk(ofPart: 0, named: "a.xml") { _ in true }
        }
        #expect(error?.description.contains("is packed in a way that Excel does not use") == true)
    }
}
