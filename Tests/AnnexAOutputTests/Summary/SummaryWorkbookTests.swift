import AnnexADataset
import AnnexASchema
import AnnexASynth
import CalendarDays
import ChATReport
import Foundation
import ResultFiles
import Testing
import XLSXReader

@testable import AnnexAOutput

@Suite("The summary workbook")
struct SummaryWorkbookTests {
    /// An invented return, its indicators and pages; made once.
    static let summary: Result<SummaryWorkbook, any Error> = Result {
        let package = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let schema = try SchemaFolder(path: "/\(package)/Schemas").load()
        let day = CalendarDay(number: 19_753)  // 31 January 2024
        let invented = Synthesis(
            schema: schema, edition: schema.newestEdition,
            options: SynthOptions(children: 120, asAt: day, layout: .plain)
        ).make()
        let sheets = invented.sheets.compactMap { sheet -> (name: String, rows: [[String]])? in
            guard let number = sheet.list else { return nil }
            let list = schema.lists[number - 1]
            let headings = sheet.columns.map { id in
                list.columns.first { $0.id == id }?.header ?? ""
            }
            return (list.sheet, [headings] + sheet.rows.map { row in row.map(Self.text) })
        }
        let dataset = try ReturnReader(schema: schema, options: .init(asAt: day)).read(sheets: sheets)
        let query = ReturnQuery(dataset: dataset, schema: schema)
        let engine = IndicatorEngine(schema: schema, populationFigure: 40_000)
        let indicators = engine.compute(query)
        let pages = PageBuilder(schema: schema, dataset: dataset, obstacles: engine.obstacles(query))
            .pages(indicators)
        return SummaryWorkbook(
            pages: pages, indicators: indicators, definitions: IndicatorExplanation.all(of: schema),
            details: SummaryDetails(
                of: dataset, laName: "Anyshire & Somewhere", toolVersion: "0.0", runID: "0123456789ab",
                runRows: [("Input", "return.xlsx")]),
            people: .init(query: query, followUps: FollowUp.all(of: query), quality: nil))
    }

    private static func text(_ cell: SynthCell) -> String {
        switch cell {
        case .empty: ""
        case .text(let text): text
        case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
        case .date(let day): day.iso
        default: ""
        }
    }

    private func written<Answer>(_ body: (String) throws -> Answer) throws -> Answer {
        let path = FileManager.default.temporaryDirectory.appending(path: "summary-\(UUID().uuidString).xlsx")
            .path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Self.summary.get().write(to: path)
        return try body(path)
    }

    @Test("Cover and contents come first, then the pages, definitions, the run and the data")
    func sheets() throws {
        let names = try written { try Workbook(path: $0).sheets.map(\.name) }
        #expect(names.prefix(4) == ["Cover", "Contents", "Headlines", "Contacts"])
        #expect(names.contains("Definitions") && names.contains("Run"))
        #expect(names.contains("D_Adopters"))
    }

    @Test("The same values give the same bytes")
    func sameBytes() throws {
        let first = try written { try Data(contentsOf: URL(filePath: $0)) }
        let second = try written { try Data(contentsOf: URL(filePath: $0)) }
        #expect(first == second)
    }

    @Test("A path that cannot be written is told with its name")
    func unwritable() throws {
        let summary = try Self.summary.get()
        #expect(throws: OutputError.self) { try summary.write(to: "/nowhere/summary.xlsx") }
    }
}
