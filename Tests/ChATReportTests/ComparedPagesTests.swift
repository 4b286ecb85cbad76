import AnnexADataset
import AnnexASchema
import ChATReport
import Foundation
import Testing

@Suite("Pages tell what their figures are compared with")
struct ComparedPagesTests {
    /// Seven referrals of six children, one of them with no further action.
    private func pages(
        _ files: [String] = [], previous: String? = nil, isShared: Bool = false
    ) throws -> [ReportPage] {
        let schema = SchemaFiles.schema
        let rows = (1...7).map { number in
            ["\(min(number, 6))", "a) Male", "01/01/2015", "0\(number)/01/2024", number == 1 ? "Yes" : "No"]
        }
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (6, ["child_id", "cin_start"], [["1", "01/01/2024"]]),
                (3, ["child_id", "gender", "date_of_birth", "referral_date", "referral_nfa"], rows),
            ])
        let engine = IndicatorEngine(schema: schema, populationFigure: 10_000)
        var outside = OutsideFigures()
        if !files.isEmpty { outside.comparators = try ComparatorTests.comparators(files) }
        if let previous {
            let path = FileManager.default.temporaryDirectory.appending(path: "then-\(UUID()).json").path()
            defer { try? FileManager.default.removeItem(atPath: path) }
            try previous.write(toFile: path, atomically: true, encoding: .utf8)
            outside.previous = try PreviousFigures(path: path)
        }
        return PageBuilder(
            schema: schema, dataset: invented.query.dataset, obstacles: engine.obstacles(invented.query),
            isShared: isShared, outside: outside
        ).pages(engine.compute(invented.query))
    }

    private func page(_ id: String, of pages: [ReportPage]) throws -> ReportPage {
        try #require(pages.first { $0.id == id })
    }

    private func tile(_ id: String, of pages: [ReportPage]) throws -> ReportPage.Tile {
        try #require(pages.flatMap(\.tiles).first { $0.indicator == id })
    }

    private func line(_ measure: String, of pages: [ReportPage], page id: String) throws -> [String: String] {
        let listing = try #require(page(id, of: pages).listing)
        let row = try #require(listing.rows.first { $0[1].text == measure })
        return Dictionary(
            uniqueKeysWithValues: zip(
                listing.columns.map { String($0.heading.prefix { $0 != ":" }) }, row.map(\.text)))
    }

    private static let earlier = """
        {"version": 1, "as_at": "2023-10-31", "indicators": [
        {"id": "REF-01", "value": 4}, {"id": "REF-09", "value": 50}, {"id": "CPP-01", "value": null}]}
        """

    @Test("A tile tells England's figure with its year, and the neighbours' with their number")
    func tile() throws {
        let lines = try tile("REF-03", of: pages(["published-c1-2024.csv"])).comparisons
        #expect(lines == ["England 518.3 (2024)", "Neighbours 500.0 (10 of 10, 2024)"])
    }

    @Test("A number of children is not set beside England's on a tile")
    func count() throws {
        #expect(try tile("REF-01", of: pages(["published-c1-2024.csv"])).comparisons == [])
    }

    @Test("Without published figures there is neither a line, a chart nor a page of them")
    func nothing() throws {
        let pages = try pages()
        #expect(pages.flatMap(\.tiles).allSatisfy { $0.comparisons.isEmpty })
        #expect(!pages.contains { ["comparisons", "change"].contains($0.id) })
        #expect(!pages.flatMap(\.figures).contains { $0.title.contains("published") })
    }

    @Test("A line of the comparisons tells the return, the council, neighbours, England, year and source")
    func comparisons() throws {
        let line = try line(
            "Referral rate, annualised", of: pages(["published-c1-2024.csv"]), page: "comparisons")
        #expect(line["This return"] == "14.0")
        #expect(line["England"] == "518.3")
        #expect(line["Council, published"] == "601.5")
        #expect(line["Neighbours with a figure"] == "10 of 10")
        #expect(line["Year"] == "2024")
        #expect(line["Source"]?.contains("CIN-C1") == true)
    }

    @Test("A band stands beside the published band, in the indicator's own order")
    func bands() throws {
        let listing = try #require(page("comparisons", of: pages(["england.csv"])).listing)
        let bands = listing.rows.filter { $0[0].text == "CIN-15" }.map { $0[1].text }
        #expect(bands.first?.hasSuffix("3 months or less") == true)
        #expect(bands.last?.hasSuffix("2 years or more") == true)
    }

    @Test("A chart has the return's own bars, and none for an area without a figure")
    func chart() throws {
        let page = try page("referrals", of: pages(["england.csv"]))
        let figure = try #require(page.figures.first { $0.title.hasPrefix("Percentages beside") })
        #expect(figure.table.columns == ["This return", "England"])
        let row = try #require(
            figure.table.rows.first { $0.label == "Referrals with no further action (2025)" })
        #expect(figure.table.number(row, 0).map { abs($0 - 14.3) < 0.001 } == true)
        #expect(figure.table.text(row, 1) == "6.5")
    }

    @Test("A number that is not there is a dash and no zero")
    func missing() {
        let row = ReportPage.DataTable.Row(label: "", counts: [0, 224], percent: nil, missing: [0])
        let table = ReportPage.DataTable(category: "", columns: ["a", "b"], rows: [row], places: 1)
        #expect(table.number(row, 0) == nil)
        #expect(table.text(row, 0) == "–" && table.text(row, 1) == "22.4")
    }

    @Test("A tile tells the earlier run's value and its day")
    func then() throws {
        #expect(
            try tile("REF-01", of: pages(previous: Self.earlier)).comparisons == ["Then 4 (31 October 2023)"])
    }

    @Test("The change of a number is told by itself and as a share of what it was")
    func change() throws {
        let line = try line("Referrals", of: pages(previous: Self.earlier), page: "change")
        #expect(line["Then"] == "4" && line["Now"] == "7" && line["Change"] == "3")
        #expect(line["Change as a share of then"] == "75.0%")
    }

    @Test("The change of a percentage is in points, and has no share")
    func points() throws {
        let line = try line(
            "Referrals with no further action", of: pages(previous: Self.earlier), page: "change")
        #expect(line["Change"] == "−35.7" && line["Change as a share of then"] == "–")
    }

    @Test("What the earlier run did not have is said, and what had no value then has no change")
    func unknown() throws {
        let pages = try pages(previous: Self.earlier)
        #expect(try line("Children referred", of: pages, page: "change")["Then"] == "not in that run")
        #expect(try line("Open child protection plans", of: pages, page: "change")["Change"] == "–")
    }

    @Test("Every indicator stands on the page of changes")
    func all() throws {
        let listing = try #require(page("change", of: pages(previous: Self.earlier)).listing)
        #expect(listing.rows.map { $0[0].text } == SchemaFiles.schema.indicators.map(\.id))
    }

    @Test("What is shared tells nothing of an earlier run")
    func shared() throws {
        let pages = try pages(previous: Self.earlier, isShared: true)
        #expect(!pages.contains { $0.id == "change" })
        #expect(pages.flatMap(\.tiles).allSatisfy { $0.comparisons.isEmpty })
    }

    @Test("Every indicator is on a page: what no other page shows is a further measure")
    func further() throws {
        let schema = SchemaFiles.schema
        let listing = try #require(page("further", of: pages()).listing)
        let further = Set(listing.rows.map { $0[0].text })
        let shown = Set(schema.pages.flatMap(\.indicators))
        #expect(further.isDisjoint(with: shown))
        #expect(further.union(shown) == Set(schema.indicators.map(\.id)))
    }

    @Test("A further measure has a line for its value, its parts and each of its bands")
    func furtherParts() throws {
        let listing = try #require(page("further", of: pages()).listing)
        func lines(_ id: String) -> [[String]] {
            listing.rows.filter { $0[0].text == id }.map { $0.dropFirst(2).map(\.text) }
        }
        // six children, all nine years old, none referred again
        let again = lines("REF-16")
        #expect(again.first == ["", "0%", "", "0", "6"])
        #expect(again.contains(["5-9", "0%", "", "0", "6"]) && again.contains(["10-15", "–", "", "0", "0"]))
        // seven referrals without a source
        #expect(lines("REF-08").first == ["", "7", "", "", ""])
        #expect(lines("REF-08").last == ["Not recorded", "7", "100.0%", "", ""])
    }
}
