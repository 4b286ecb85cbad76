import AnnexAOutput
import AnnexASchema
import Foundation
import TestSupport
import Testing

/// The parts of a summary workbook as text.
struct WorkbookParts {
    let parts: [String: String]

    init(_ path: String) throws {
        let folder = try TemporaryFolder()
        let unzip = Process()
        unzip.executableURL = URL(filePath: "/usr/bin/unzip")
        unzip.arguments = ["-q", path, "-d", folder.path]
        try unzip.run()
        unzip.waitUntilExit()
        var parts: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            if let data = FileManager.default.contents(atPath: folder.path + name) {
                parts[name] = String(decoding: data, as: UTF8.self)
            }
        }
        self.parts = parts
    }

    func named(_ prefix: String) -> [(name: String, text: String)] {
        parts.filter { $0.key.hasPrefix(prefix) && $0.key.hasSuffix(".xml") }
            .sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value) }
    }

    static func attributes(_ name: String, of element: String, in text: String) -> [String] {
        text.components(separatedBy: "<\(element) ").dropFirst().compactMap { piece in
            let tag = piece.prefix { $0 != ">" }
            guard let start = tag.range(of: " \(name)=\"") ?? tag.range(of: "\(name)=\"") else { return nil }
            return String(tag[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    /// `B7:C9` as rows and columns.
    static func range(_ reference: String) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? {
        let ends = reference.replacing("$", with: "").split(separator: ":").map {
            cell -> (row: Int, column: Int) in
            let letters = cell.prefix { $0.isLetter }
            let column = letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
            return (Int(cell.dropFirst(letters.count)) ?? 0, column)
        }
        guard let first = ends.first, let last = ends.last else { return nil }
        return (first.row...last.row, first.column...last.column)
    }
}

@Suite("The summary workbook keeps Excel's rules")
struct WorkbookPartsTests {
    private static let parts = Result {
        let folder = try TemporaryFolder()
        try SummaryWorkbookTests.summary.get().write(to: folder.path + "summary.xlsx")
        return try WorkbookParts(folder.path + "summary.xlsx")
    }

    /// The texts of a sheet, by cell: `A4`.
    private static func texts(ofSheet name: String, in parts: WorkbookParts) throws -> [String: String] {
        let names = WorkbookParts.attributes("name", of: "sheet", in: parts.parts["xl/workbook.xml"] ?? "")
        let position = try #require(names.firstIndex(of: name))
        let sheet = try #require(parts.parts["xl/worksheets/sheet\(position + 1).xml"])
        let strings = (parts.parts["xl/sharedStrings.xml"] ?? "").components(separatedBy: "<si>").dropFirst()
            .map { $0.replacing(/<[^>]*>/, with: "") }
        var texts: [String: String] = [:]
        for cell in sheet.matches(of: /<c r="([A-Z]+[0-9]+)"[^>]*t="s"[^>]*><v>([0-9]+)</) {
            texts[String(cell.1)] = strings[Int(cell.2) ?? 0]
        }
        return texts
    }

    @Test("Every indicator stands among the definitions with its value, or the sign for none")
    func definitions() throws {
        let texts = try Self.texts(ofSheet: "Definitions", in: Self.parts.get())
        let rows = Dictionary(
            texts.filter { $0.key.hasPrefix("A") }.map { ($0.value, $0.key.dropFirst()) },
            uniquingKeysWith: { first, _ in first })
        let ids = try SchemaFolder(path: PackageFolder.schemas).load(.indicators).indicators.map(\.id)
        let untold = ids.filter { id in rows[id].map { (texts["C\($0)"] ?? "").isEmpty } ?? true }
        #expect(untold == [])
    }

    @Test("Sheets have names of 31 characters at most, each once, and none is hidden")
    func sheetNames() throws {
        let book = try #require(try Self.parts.get().parts["xl/workbook.xml"])
        let names = WorkbookParts.attributes("name", of: "sheet", in: book)
        #expect(names.count > 40)
        #expect(names.allSatisfy { $0.utf16.count <= 31 })
        #expect(Set(names.map { $0.lowercased() }).count == names.count)
        #expect(!book.contains("state=\"hidden\"") && !book.contains("veryHidden"))
    }

    @Test("No part is a macro, a link to outside or a connection")
    func nothingForeign() throws {
        for (name, text) in try Self.parts.get().parts {
            #expect(
                !name.contains("vbaProject") && !name.contains("externalLink")
                    && !name.contains("connections"))
            #expect(!text.contains("TargetMode=\"External\""), "\(name)")
        }
    }

    @Test("Tables have unique ids and names, and headings that are the cells'")
    func tables() throws {
        let parts = try Self.parts.get()
        let tables = parts.named("xl/tables/")
        #expect(tables.count > 50)
        let ids = tables.flatMap { WorkbookParts.attributes("id", of: "table", in: $0.text) }
        let names = tables.flatMap { WorkbookParts.attributes("name", of: "table", in: $0.text) }
        #expect(Set(ids).count == tables.count && Set(names.map { $0.lowercased() }).count == tables.count)
        for (name, text) in tables {
            let headings = WorkbookParts.attributes("name", of: "tableColumn", in: text)
            let reference = try #require(WorkbookParts.attributes("ref", of: "table", in: text).first)
            let range = try #require(WorkbookParts.range(reference))
            #expect(headings.count == range.columns.count && range.rows.count > 1, "\(name)")
            #expect(Set(headings.map { $0.lowercased() }).count == headings.count, "\(name)")
        }
    }

    @Test("Headings of tables equal the texts in their cells")
    func tableHeadings() throws {
        let parts = try Self.parts.get()
        let strings = try #require(parts.parts["xl/sharedStrings.xml"]).components(separatedBy: "<si>")
            .dropFirst().map { piece in
                let text = piece.components(separatedBy: "<t").dropFirst().joined()
                return String(text.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" })
            }
        var checked = 0
        for (name, relations) in parts.parts where name.hasPrefix("xl/worksheets/_rels/") {
            let sheet = name.replacing("_rels/", with: "").replacing(".rels", with: "")
            let cells = try #require(parts.parts[sheet])
            for target in WorkbookParts.attributes("Target", of: "Relationship", in: relations)
            where target.contains("tables/") {
                let table = try #require(parts.parts["xl/" + target.replacing("../", with: "")])
                let reference = try #require(WorkbookParts.attributes("ref", of: "table", in: table).first)
                let range = try #require(WorkbookParts.range(reference))
                let headings = WorkbookParts.attributes("name", of: "tableColumn", in: table)
                for (offset, heading) in headings.enumerated() {
                    let letter = String(UnicodeScalar(UInt8(64 + range.columns.lowerBound + offset)))
                    let marker = "<c r=\"\(letter)\(range.rows.lowerBound)\""
                    let cell = try #require(cells.components(separatedBy: marker).dropFirst().first)
                    let index = try #require(
                        Int(cell.components(separatedBy: "<v>")[1].prefix { $0 != "<" }))
                    #expect(strings[index] == heading, "\(sheet) \(letter)")
                    checked += 1
                }
            }
        }
        #expect(checked > 150)
    }

    @Test("On no sheet do tables, or merged cells, lie over one another")
    func overlaps() throws {
        let parts = try Self.parts.get()
        for (name, text) in parts.named("xl/worksheets/sheet") {
            var ranges = WorkbookParts.attributes("ref", of: "mergeCell", in: text)
            let relations = parts.parts[
                "xl/worksheets/_rels/" + name.dropFirst("xl/worksheets/".count) + ".rels"]
            for target in WorkbookParts.attributes("Target", of: "Relationship", in: relations ?? "")
            where target.contains("tables/") {
                let table = try #require(parts.parts["xl/" + target.replacing("../", with: "")])
                ranges += WorkbookParts.attributes("ref", of: "table", in: table)
            }
            let areas = ranges.compactMap(WorkbookParts.range)
            for (index, area) in areas.enumerated() {
                for other in areas.dropFirst(index + 1) {
                    #expect(
                        !area.rows.overlaps(other.rows) || !area.columns.overlaps(other.columns), "\(name)")
                }
            }
        }
    }

    @Test("No text is longer than 32,767 characters")
    func texts() throws {
        let parts = try Self.parts.get()
        for (name, text) in parts.named("xl/worksheets/sheet") + parts.named("xl/sharedStrings") {
            let longest = text.components(separatedBy: "<t").map { $0.prefix { $0 != "<" }.utf16.count }.max()
            #expect(longest ?? 0 <= 32_767, "\(name)")
        }
    }

    @Test("Every chart has words for those who cannot see it")
    func altTexts() throws {
        var charts = 0
        for (name, text) in try Self.parts.get().named("xl/drawings/drawing") {
            for tag in text.components(separatedBy: "<xdr:cNvPr ").dropFirst() {
                charts += 1
                let words = tag.components(separatedBy: "descr=\"").dropFirst().first?.prefix { $0 != "\"" }
                #expect((words?.count ?? 0) > 30, "\(name)")
            }
        }
        #expect(charts > 80)
    }

    @Test("Links lead to sheets that are there")
    func links() throws {
        let parts = try Self.parts.get()
        let book = try #require(parts.parts["xl/workbook.xml"])
        let names = Set(WorkbookParts.attributes("name", of: "sheet", in: book))
        var count = 0
        for (name, text) in parts.named("xl/worksheets/sheet") {
            for place in WorkbookParts.attributes("location", of: "hyperlink", in: text) {
                let sheet = place.split(separator: "!")[0].replacing("&apos;", with: "'").replacing(
                    "'", with: "")
                #expect(names.contains(String(sheet)), "\(name): \(place)")
                count += 1
            }
        }
        #expect(count > 150)
    }
}
