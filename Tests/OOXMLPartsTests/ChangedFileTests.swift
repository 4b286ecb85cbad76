import Foundation
import OOXMLParts
import TestSupport
import Testing

@Suite("A file that is written while it is read is refused")
struct ChangedFileTests {
    private static let table = Array("Child Unique ID,Gender\n1,a) Male\n".utf8)

    /// Writes over a file, and gives it a time of its own whatever the clock's steps are.
    private static func write(_ bytes: [UInt8], over path: String) throws {
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.write(contentsOf: bytes)
        try file.close()
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: path)
    }

    private static func budget(of path: String) throws(XLSXError) -> ReadingBudget {
        try ZipArchive(path: path).budget
    }

    @Test("Text that is left alone is read to its end")
    func unchanged() throws {
        let file = try TemporaryWorkbook(bytes: Self.table)
        var bytes = 0
        try TextFile(path: file.path).forEachChunk { chunk in
            bytes += chunk.count
            return true
        }
        #expect(bytes == Self.table.count)
    }

    @Test("Text of the same length in its place is no longer the file that was opened")
    func text() throws {
        let file = try TemporaryWorkbook(bytes: Self.table)
        let text = try TextFile(path: file.path)
        let path = file.path
        let error = #expect(throws: XLSXError.self) {
            try text.forEachChunk { _ throws(XLSXError) in
                try? Self.write(Self.table.reversed(), over: path)
                return true
            }
        }
        #expect(error?.description.hasSuffix("changed or went away while it was read: run it again") == true)
    }

    @Test("A workbook is opened again only as long as it is the same")
    func workbook() throws {
        let bytes = ZipBytes.archive(of: TemporaryWorkbook.parts(rows: ""))
        let file = try TemporaryWorkbook(bytes: bytes)
        let budget = try Self.budget(of: file.path)
        _ = try ZipArchive(path: file.path, again: budget)
        try Self.write(bytes, over: file.path)
        let error = #expect(throws: XLSXError.self) { _ = try ZipArchive(path: file.path, again: budget) }
        #expect(error?.description.hasSuffix("changed or went away while it was read: run it again") == true)
    }
}
