import AnnexAOutput
import OOXMLParts
import TestSupport
import Testing
import XLSXReader

@Suite("A file that asks for too much is refused, and says which limit to set")
struct HostileTests {
    /// A way to ask for too much: the limit as it is set, and the rows or the part that go over it.
    struct Excess: CustomTestStringConvertible, Sendable {
        let limit: ReadingLimits.Name
        let value: Int
        var part = "xl/sheet.xml"
        let text: String

        var testDescription: String { "\(limit.rawValue)=\(value)" }
    }

    private static func sheet(_ rows: String) -> String {
        "<worksheet><sheetData>\(rows)</sheetData></worksheet>"
    }

    private static func strings(_ items: String) -> String { "<sst>\(items)</sst>" }

    private static func row(_ cells: Int) -> String {
        "<row>" + String(repeating: "<c><v>1</v></c>", count: cells) + "</row>"
    }

    private static func inline(_ text: String) -> String {
        "<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"
    }

    private static func names(_ count: Int, _ name: String) -> String {
        (0..<count).map { "\(name)\($0)=\"u\"" }.joined(separator: " ")
    }

    private static let shared = "xl/strings.xml"
    private static let rels = "xl/_rels/workbook.xml.rels"
    private static let long = String(repeating: "x", count: 2_000)

    static let excesses: [Excess] = [
        Excess(limit: .partBytes, value: 1_000, text: sheet("<!--\(long)-->")),
        Excess(limit: .partBytes, value: 1_000, part: shared, text: strings("<si><t>\(long)</t></si>")),
        Excess(
            limit: .partBytes, value: 1_000, part: "xl/workbook.xml", text: "<workbook>\(long)</workbook>"),
        Excess(limit: .archiveBytes, value: 2_500, text: sheet("<!--\(long)-->")),
        Excess(limit: .archiveBytes, value: 2_500, part: shared, text: strings("<!--\(long)-->")),
        Excess(limit: .archiveBytes, value: 100, text: sheet("")),
        Excess(limit: .parts, value: 4, text: sheet("")),
        Excess(limit: .parts, value: 1, text: sheet("")),
        Excess(
            limit: .parts, value: 5, part: rels,
            text: "<r>" + String(repeating: "<Relationship Id=\"a\"/>", count: 6) + "</r>"),
        Excess(limit: .cells, value: 9, text: sheet(row(10))),
        Excess(limit: .cells, value: 9, text: sheet(row(1) + row(9))),
        Excess(
            limit: .cells, value: 9, text: sheet("<row>" + String(repeating: "<c/>", count: 10) + "</row>")),
        Excess(limit: .filledCells, value: 9, text: sheet(row(10))),
        Excess(limit: .filledCells, value: 9, text: sheet(row(1) + row(9))),
        Excess(limit: .filledCells, value: 9, text: sheet(String(repeating: inline("a"), count: 10))),
        Excess(limit: .texts, value: 2, part: shared, text: strings("<si/><si/><si/>")),
        Excess(limit: .texts, value: 1, part: shared, text: strings("<si><t>a</t></si><si/>")),
        Excess(
            limit: .texts, value: 2, part: shared,
            text: strings(String(repeating: "<si><r><t>a</t></r></si>", count: 3))),
        Excess(limit: .textBytes, value: 1_999, text: sheet(inline(long))),
        Excess(limit: .textBytes, value: 3_999, text: sheet(inline(long) + inline(long))),
        Excess(
            limit: .textBytes, value: 11,
            text: sheet(String(repeating: "<row><c t=\"s\"><v>0</v></c></row>", count: 3))),
        Excess(limit: .oneTextBytes, value: 1_999, text: sheet(inline(long))),
        Excess(limit: .oneTextBytes, value: 1_999, text: sheet("<row><c t=\"str\"><v>\(long)</v></c></row>")),
        Excess(
            limit: .oneTextBytes, value: 1_999, part: shared,
            text: strings("<si><r><t>\(long)</t></r></si>")),
        Excess(limit: .depth, value: 2, text: sheet("<row/>")),
        Excess(limit: .depth, value: 50, text: sheet(String(repeating: "<a>", count: 60))),
        Excess(limit: .depth, value: 3, part: shared, text: strings("<si><r><t/></r></si>")),
        Excess(limit: .attributes, value: 10, text: sheet("<row \(names(11, "a"))/>")),
        Excess(limit: .attributes, value: 10, text: sheet("<row \(names(11, "xmlns:a"))/>")),
        Excess(
            limit: .attributes, value: 10, part: shared,
            text: "<sst \(names(6, "a")) \(names(6, "xmlns:b"))/>"),
        Excess(limit: .attributeBytes, value: 1_999, text: sheet("<row r=\"\(long)\"/>")),
        Excess(limit: .attributeBytes, value: 1_999, text: sheet("<other a=\"\(long)\"/>")),
        Excess(limit: .attributeBytes, value: 1_999, part: shared, text: "<sst a=\"\(long)\"/>"),
        Excess(
            limit: .tagBytes, value: 1_000, text: sheet("<row r=\"" + String(repeating: "x", count: 200_000))),
        Excess(limit: .tagBytes, value: 1_000, text: sheet("<!--" + String(repeating: "x", count: 200_000))),
        Excess(
            limit: .tagBytes, value: 1_000, part: shared,
            text: "<?p " + String(repeating: "x", count: 200_000)),
    ]

    private func workbook(_ change: (inout [ZipBytes.Part]) -> Void) throws -> TemporaryWorkbook {
        try TemporaryWorkbook { parts in
            let rels = parts[Self.rels]
            parts[Self.rels] = rels?.replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/></Relationships>"
            )
            parts[Self.shared] = Self.strings("<si><t>Team</t></si>")
            change(&parts)
        }
    }

    @Test("Going over any limit is refused by its name", arguments: excesses)
    func refused(excess: Excess) async throws {
        let workbook = try workbook { $0[excess.part] = excess.text }
        var limits = ReadingLimits()
        limits[excess.limit] = excess.value
        let error = await #expect(throws: XLSXError.self) {
            _ = try await CellLines.count(workbookAt: workbook.path, limits: limits)
        }
        guard case .overLimit? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            error?.description.contains("allow more with --limit \(excess.limit.rawValue)=NUMBER") == true)
        #expect(error?.description.contains("\n") == false)
    }

    @Test("A workbook of more sheets than the limit is refused", arguments: [1, 2, 9])
    func sheets(limit: Int) throws {
        let workbook = try workbook { parts in
            let sheets = (0...limit).map { "<sheet name=\"S\($0)\" r:id=\"a\"/>" }.joined()
            parts["xl/workbook.xml"] = "<workbook xmlns:r=\"r\"><sheets>\(sheets)</sheets></workbook>"
        }
        var limits = ReadingLimits()
        limits[.sheets] = limit
        let error = #expect(throws: XLSXError.self) { _ = try Workbook(path: workbook.path, limits: limits) }
        #expect(error?.description.contains("has more than \(limit) sheets (") == true)
    }

    @Test("A part that unpacks to too many times its size is refused", arguments: [0, 1, 2])
    func ratio(kind: Int) async throws {
        let blank = String(repeating: " ", count: 5 << 20)
        let workbook = try workbook { parts in
            switch kind {
            case 0: parts["xl/sheet.xml"] = Self.sheet(blank)
            case 1: parts[Self.shared] = Self.strings(blank)
            default: parts["xl/workbook.xml"] = "<workbook>\(blank)</workbook>"
            }
        }
        var limits = ReadingLimits()
        limits[.partRatio] = 1
        let error = await #expect(throws: XLSXError.self) {
            _ = try await CellLines.count(workbookAt: workbook.path, limits: limits)
        }
        #expect(error?.description.contains("unpacks to over 1 times its packed size (") == true)
    }

    @Test(
        "Reading that takes too long is refused",
        arguments: ["<row/>", "<row><c><v>1</v></c></row>", "<row><c t=\"s\"><v>0</v></c></row>"])
    func seconds(row: String) async throws {
        let workbook = try workbook {
            $0["xl/sheet.xml"] = Self.sheet(String(repeating: row, count: 300_000))
        }
        var limits = ReadingLimits()
        limits[.seconds] = 1
        // a machine that is done within the second has nothing to refuse
        do {
            _ = try await CellLines.count(workbookAt: workbook.path, limits: limits)
        } catch {
            #expect(error.description.contains("takes more than 1 seconds of reading ("))
        }
    }

    @Test("What stays within the defaults is read")
    func within() async throws {
        let workbook = try workbook { $0["xl/sheet.xml"] = Self.sheet(Self.row(3) + Self.inline(Self.long)) }
        #expect(try await CellLines.count(workbookAt: workbook.path) == 4)
    }

    @Test(
        "A sheet of 34 columns down to Excel's last row, and a return of 600,000 rows, stay within the defaults",
        arguments: [(1_048_576 * 34, 80 << 20), (600_000 * 20, 20 << 20)])
    func largeReturns(cells: Int, fileBytes: Int) {
        let limits = ReadingLimits()
        #expect(limits.value(of: .cells, fileBytes: fileBytes) > 2 * cells)
        #expect(limits.value(of: .filledCells, fileBytes: fileBytes) > cells)
        #expect(limits.value(of: .textBytes, fileBytes: fileBytes) > 10 * cells)
        #expect(limits.value(of: .partBytes, fileBytes: fileBytes) > 80 * cells)
        #expect(limits.value(of: .archiveBytes, fileBytes: fileBytes) > 80 * cells)
    }

    @Test("Cells that are formatted and blank do not count as filled ones")
    func blankCells() async throws {
        let blanks = "<row>" + String(repeating: "<c/>", count: 10) + "</row>"
        let workbook = try workbook { $0["xl/sheet.xml"] = Self.sheet(blanks + Self.row(3)) }
        var limits = ReadingLimits()
        limits[.filledCells] = 3
        #expect(try await CellLines.count(workbookAt: workbook.path, limits: limits) == 3)
    }

    @Test("No size of a file makes a limit overflow", arguments: [0, -1, Int.max, Int.min])
    func extremeSizes(fileBytes: Int) {
        for name in ReadingLimits.Name.allCases {
            #expect(ReadingLimits().value(of: name, fileBytes: fileBytes) > 0)
        }
    }

    @Test("A row of more cells than a sheet has columns is damage, and nothing is left out")
    func wideRow() async throws {
        let workbook = try workbook { $0["xl/sheet.xml"] = Self.sheet(Self.row(16_385)) }
        let error = await #expect(throws: XLSXError.self) {
            _ = try await CellLines.count(workbookAt: workbook.path)
        }
        #expect(error?.description.contains("more cells than a sheet has columns") == true)
    }

    @Test("A length of time that no clock shows is told as a number", arguments: ["1e300", "-1e300"])
    func endlessDuration(value: String) throws {
        let workbook = try TemporaryWorkbook { parts in
            parts = TemporaryWorkbook.parts(rows: "<row><c s=\"0\"><v>\(value)</v></c></row>")
            parts[Self.rels] = parts[Self.rels]?.replacing(
                "</Relationships>",
                with: "<Relationship Id=\"b\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>")
            parts["xl/styles.xml"] = "<styleSheet><cellXfs><xf numFmtId=\"46\"/></cellXfs></styleSheet>"
        }
        let lines = String(decoding: try CellLines.lines(workbookAt: workbook.path), as: UTF8.self)
        #expect(lines.contains("\"type\":\"number\""))
    }
}
