import OOXMLParts
import Testing
import TestSupport
import WorkbookMarks
import XLSXReader

/// Marks a workbook of a test's own parts, and looks at what became of them.
struct Marking {
    /// The parts that were written, by name.
    let parts: [String: String]
    let gaps: MarkGaps

    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let types = "http://schemas.openxmlformats.org/package/2006/content-types"

    /// A mark on `B7`.
    static func mark(_ cell: String, _ note: String? = "Bad") throws -> CellMark {
        let bytes = Array(cell.utf8)
        let read = CellReference(bytes.span)
        let place = try #require(read)
        return CellMark(row: place.row, column: place.column, color: 0xFFC7CE, note: note)
    }

    init(
        rows: String, _ cells: String..., note: String? = "Bad",
        change: (inout [ZipBytes.Part]) -> Void = { _ in }
    )
        throws
    {
        try self.init(
            sheet: "<worksheet xmlns=\"\(Self.main)\"><sheetData>\(rows)</sheetData></worksheet>",
            marks: cells.map { try Self.mark($0, note) }, change: change)
    }

    init(sheet: String, marks: [CellMark], change: (inout [ZipBytes.Part]) -> Void = { _ in }) throws {
        var old = TemporaryWorkbook.parts(rows: "")
        old["xl/sheet.xml"] = sheet
        old["[Content_Types].xml"] = """
            <Types xmlns="\(Self.types)"><Default Extension="rels" ContentType="r"/><Default Extension="xml" \
            ContentType="x"/></Types>
            """
        change(&old)
        let book = try TemporaryWorkbook(bytes: ZipBytes.archive(of: old))
        let folder = try TemporaryFolder()
        let target = try folder.file("marked.xlsx", [])
        var workbook = try MarkedWorkbook(path: book.path, limits: ReadingLimits())
        gaps = try workbook.mark([MarkedWorkbook.SheetMarks(sheet: "List 1", cells: marks)])
        var added = AddedSheet(name: workbook.freeSheetName("Findings"), widths: [10])
        added.add(row: [.init("=1+1", target: .init(sheet: "List 1", row: 1, column: 1))])
        try workbook.write(adding: added, to: target)
        let archive = try ZipArchive(path: target)
        var parts: [String: String] = [:]
        for (index, name) in archive.partNames().enumerated() {
            parts[name] = String(decoding: try archive.bytes(ofPart: index, named: name), as: UTF8.self)
        }
        self.parts = parts
        #expect(try Self.cells(book.path) == Self.cells(target))
    }

    /// The part of that name; empty where there is none.
    subscript(name: String) -> String { parts[name] ?? "" }

    /// The rows of the sheet, without what is around them.
    var rows: String {
        let sheet = self["xl/sheet.xml"]
        guard let start = sheet.firstRange(of: "sheetData>"), let end = sheet.ranges(of: "sheetData>").last,
            start != end
        else { return sheet }
        let inner = sheet[start.upperBound..<end.lowerBound]
        return String(inner[..<(inner.lastIndex(of: "<") ?? inner.endIndex)])
    }

    /// Every cell of the first sheet, in words.
    private static func cells(_ path: String) throws -> [String] {
        final class Rows: RowSink {
            var lines: [String] = []
            func row(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> Bool {
                for cell in cells.indices.map({ cells[$0] }) {
                    lines.append("\(index) \(cell.column) \(cell.content)")
                }
                return true
            }
        }
        let workbook = try Workbook(path: path)
        let rows = Rows()
        _ = try workbook.read(workbook.sheets[0], into: rows)
        return rows.lines
    }
}
