import Foundation
import XLSXWriter

/// A workbook written to a folder of its own, which goes with it, and read back part by part.
struct WrittenWorkbook: ~Copyable {
    let folder: URL
    let path: String

    static let properties = WorkbookProperties(
        title: "Invented", created: (2024, 3, 31), author: "Nobody", company: "None")

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "xlsx-\(UUID().uuidString)")
        path = folder.appending(path: "book.xlsx").path()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// A workbook with one sheet, called "Page".
    static func page(_ fill: (SheetFile) throws -> Void) throws -> WrittenWorkbook {
        let written = try WrittenWorkbook()
        let book = try WorkbookFile(path: written.path, properties: properties)
        try fill(try book.addSheet(named: "Page"))
        try book.close()
        return written
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    var bytes: Data {
        get throws { try Data(contentsOf: URL(filePath: path)) }
    }

    /// A part's XML: `part("xl/workbook.xml")`.
    func part(_ name: String) throws -> String {
        let unzip = Process()
        let output = Pipe()
        unzip.executableURL = URL(filePath: "/usr/bin/unzip")
        unzip.arguments = ["-p", path, name]
        unzip.standardOutput = output
        try unzip.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        unzip.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    var sheet: String {
        get throws { try part("xl/worksheets/sheet1.xml") }
    }
}
