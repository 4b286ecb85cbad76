import AnnexAOutput
import OOXMLParts
import TestSupport
import Testing

@Suite("An OpenDocument that asks for too much is refused, and says which limit to set")
struct HostileOpenDocumentTests {
    /// A limit as it is set, and the tables that go over it.
    struct Excess: CustomTestStringConvertible, Sendable {
        let limit: ReadingLimits.Name
        let value: Int
        let tables: String

        var testDescription: String { "\(limit.rawValue)=\(value)" }
    }

    private static func table(_ rows: String) -> String {
        "<table:table table:name=\"List 1\">\(rows)</table:table>"
    }

    private static func row(_ cells: String, repeated: String = "1") -> String {
        "<table:table-row table:number-rows-repeated=\"\(repeated)\">\(cells)</table:table-row>"
    }

    private static func number(repeated: String = "1") -> String {
        "<table:table-cell table:number-columns-repeated=\"\(repeated)\" office:value-type=\"float\" office:value=\"1\"/>"
    }

    private static func text(_ inside: String, repeated: String = "1") -> String {
        "<table:table-cell table:number-columns-repeated=\"\(repeated)\" office:value-type=\"string\"><text:p>\(inside)"
            + "</text:p></table:table-cell>"
    }

    private static let long = String(repeating: "x", count: 2_000)

    static let excesses: [Excess] = [
        Excess(limit: .filledCells, value: 9, tables: table(row(number(repeated: "10")))),
        Excess(limit: .filledCells, value: 9, tables: table(row(number(), repeated: "10"))),
        Excess(limit: .filledCells, value: 9, tables: table(row(number()) + row(number(repeated: "9")))),
        Excess(limit: .cells, value: 9, tables: table(row(number(repeated: "10")))),
        Excess(limit: .cells, value: 9, tables: table(row(number(), repeated: "10"))),
        Excess(
            limit: .cells, value: 9, tables: table(row(number()) + row(number(repeated: "3"), repeated: "3"))),
        Excess(
            limit: .cells, value: 9,
            tables: table(row(number(repeated: "5"))) + table(row(number(repeated: "5")))),
        Excess(
            limit: .cells, value: 10_000,
            tables: table(row(number(repeated: "99999999999"), repeated: "2"))),
        Excess(limit: .repeatedRows, value: 9, tables: table(row(number(), repeated: "11"))),
        Excess(
            limit: .repeatedRows, value: 9,
            tables: table(row(number(), repeated: "6") + row(text("a"), repeated: "6"))),
        Excess(limit: .repeatedRows, value: 30_000, tables: table(row(number(), repeated: "1048576"))),
        Excess(limit: .textBytes, value: 1_999, tables: table(row(text(long)))),
        Excess(limit: .textBytes, value: 3_999, tables: table(row(text(long, repeated: "2")))),
        Excess(limit: .textBytes, value: 3_999, tables: table(row(text(long), repeated: "2"))),
        Excess(limit: .oneTextBytes, value: 1_999, tables: table(row(text(long)))),
        Excess(limit: .oneTextBytes, value: 1_999, tables: table(row(text("<text:s text:c=\"2000\"/>")))),
        Excess(
            limit: .oneTextBytes, value: 1_999,
            tables: table(row(text(String(repeating: "<text:span>ab</text:span>", count: 1_000))))),
        Excess(limit: .sheets, value: 1, tables: table("") + table("")),
        Excess(limit: .sheets, value: 2, tables: table("") + table("") + table("")),
        Excess(limit: .sheets, value: 0, tables: table("")),
        Excess(limit: .depth, value: 5, tables: table(row(text("a")))),
        Excess(limit: .depth, value: 50, tables: String(repeating: "<table:table>", count: 60)),
        Excess(
            limit: .depth, value: 50, tables: table(row(text(String(repeating: "<text:span>", count: 60))))),
    ]

    private static func parts(_ tables: String) -> [ZipBytes.Part] {
        [
            .init("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            .init(
                "content.xml",
                """
                <document-content xmlns:table="t" xmlns:office="o" xmlns:text="x"><body>\
                <office:spreadsheet>\(tables)</office:spreadsheet></body></document-content>
                """),
        ]
    }

    @Test("Going over any limit is refused by its name", arguments: excesses)
    func refused(excess: Excess) throws {
        let workbook = try TemporaryWorkbook(
            bytes: ZipBytes.archive(of: Self.parts(excess.tables)), name: "list.ods")
        var limits = ReadingLimits()
        limits[excess.limit] = excess.value
        let error = #expect(throws: XLSXError.self) {
            _ = try CellLines.lines(workbookAt: workbook.path, limits: limits)
        }
        #expect(
            error?.description.contains("allow more with --limit \(excess.limit.rawValue)=NUMBER") == true)
        #expect(error?.description.contains("\n") == false)
    }

    @Test(
        "Rows and columns that repeat beyond a sheet's end cost nothing where they are blank",
        arguments: ["1048576", "99999999999", "0", "-1", "x"])
    func blank(count: String) async throws {
        let cell = "<table:table-cell table:number-columns-repeated=\"\(count)\"/>"
        let table = Self.table(Self.row(Self.number()) + Self.row(cell, repeated: count))
        let workbook = try TemporaryWorkbook(bytes: ZipBytes.archive(of: Self.parts(table)), name: "list.ods")
        #expect(try await CellLines.count(workbookAt: workbook.path) == 1)
    }
}
