import AnnexADataset
import AnnexASchema
import TestSupport
import Testing
import Validation
import XLSXReader

@testable import AnnexAOutput

@Suite("Every cell of a return is accounted for")
struct CellAccountingTests {
    @Test("Cells read are cells typed, blank, rejected or extra", arguments: ReturnFiles.all)
    func sums(path: String) async throws {
        let dataset = try await ReturnFiles.read(path)
        let rejects = Array(Rejects(in: dataset))
        for table in dataset.lists {
            guard let source = table.source else { continue }
            let cells = try Self.cells(of: source.sheet, in: path)
            let kept = Set(table.sheetRows.map(Int.init))
            let own = Set(table.columns.compactMap(\.sheetColumn))
            let extra = Set(table.extras.map(\.sheetColumn))
            let inRows = cells.filter { kept.contains($0.row) }

            // none stands under a heading that neither a column nor extra.csv has
            let strays = inRows.filter { !own.contains($0.column) && !extra.contains($0.column) }
            #expect(strays.map(\.description) == [], "List \(table.definition.number)")

            var (typed, blank) = (0, 0)
            for column in table.columns where column.isPresent {
                for row in 0..<table.rowCount where !column.raw[row].isEmpty {
                    let value = column.values[row]
                    if value.isBlank {
                        blank += 1
                    } else if value.isKnown, column.definition.type != .code || value.code != nil {
                        typed += 1
                    }
                }
            }
            let rejected = rejects.count { $0.list == table.definition.number }
            #expect(
                inRows.count { own.contains($0.column) } == typed + blank + rejected,
                "List \(table.definition.number): \(typed) typed, \(blank) blank, \(rejected) rejected")
            #expect(
                inRows.count { extra.contains($0.column) }
                    == table.extras.reduce(0) { sum, extra in
                        sum + zip(extra.rows, extra.raw).count { $0 != nil && !$1.isEmpty }
                    })

            // rows that are not kept are told, each with its reason
            let below = Set(cells.map(\.row).filter { $0 > source.headerRow }).subtracting(kept)
            let counts = table.rowCounts
            #expect(below.count <= counts.blank + counts.footers + counts.repeatedHeaders)
        }
    }

    @Test("A rejected value of a column with two headings names the cell that it stands in")
    func secondHeading() throws {
        let rows = [
            try TextReturn.headings(1) + ["Contact Date"],
            ["1", "M", "WBRI", "01/02/2015", "8", "", "Police", "soon"],
            ["2", "M", "WBRI", "01/02/2015", "8", "later", "Police", ""],
        ]
        let rejects = Rejects(in: try TextReturn("List 1", rows).read())
        #expect(rejects.map { $0.cell + " " + $0.raw } == ["H2 soon", "F3 later"])
    }

    @Test("A finding about a column with two headings names the cell that the value stands in")
    func findingOfSecondHeading() async throws {
        let rows = [
            try TextReturn.headings(1) + ["Contact Date"],
            ["1", "M", "WBRI", "01/02/2015", "8", "", "Police", "01/01/2014"],
        ]
        let query = ReturnQuery(
            dataset: try TextReturn("List 1", rows).read(), schema: try LoadedSchema.get())
        let report = await RuleEvaluator(schema: query.schema).evaluate(query)
        let told = report.findings.filter { $0.field?.rawValue == "contact_date" && $0.place.row == 1 }
        #expect(!told.isEmpty && told.allSatisfy { $0.place.column == 7 })
    }

    private static func cells(of sheet: String, in path: String) throws -> Set<CellReference> {
        let workbook = try Workbook(path: path)
        let part = try #require(workbook.sheets.first { $0.name == sheet })
        let sink = Places()
        _ = try workbook.read(part, into: sink)
        return sink.places
    }

    private final class Places: RowSink {
        private(set) var places: Set<CellReference> = []

        func row(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> Bool {
            for position in cells.indices {
                // spaces are no cell of anyone's
                if case .text(let id) = cells[position].content,
                    texts.string(id).allSatisfy(\.isWhitespace)
                {
                    continue
                }
                places.insert(CellReference(row: index, column: Int(cells[position].column)))
            }
            return true
        }
    }
}
