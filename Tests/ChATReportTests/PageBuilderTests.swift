import AnnexADataset
import AnnexASchema
import ChATReport
import Testing

@Suite("Pages")
struct PageBuilderTests {
    private func page(_ id: String, of invented: InventedReturn) throws -> ReportPage {
        let schema = SchemaFiles.schema
        let engine = IndicatorEngine(schema: schema)
        let builder = PageBuilder(
            schema: schema, dataset: invented.query.dataset, obstacles: engine.obstacles(invented.query))
        return try #require(builder.pages(engine.compute(invented.query)).first { $0.id == id })
    }

    private func contacts(_ sources: [String]) throws -> ReportPage {
        let rows = sources.enumerated().map {
            ["\($0.offset + 1)", "a) Male", "a) WBRI", "01/01/2015", "01/01/2024", $0.element]
        }
        return try page(
            "contacts",
            of: InventedReturn(
                asAt: "2024-01-31",
                [
                    (
                        1,
                        [
                            "child_id", "gender", "ethnicity", "date_of_birth", "contact_date",
                            "contact_source",
                        ], rows
                    )
                ]))
    }

    private func figure(_ title: String, of page: ReportPage) throws -> ReportPage.Figure {
        try #require(page.figures.first { $0.title == title })
    }

    @Test("The headline is drawn from the data")
    func headline() throws {
        let page = try contacts(["q) 6: Police", "q) 6: Police", "e) 2A: Schools"])
        #expect(try figure("Source of contact", of: page).headline == "Police made 67% of contacts")
    }

    @Test("A headline does not pass off what is not recorded as a finding")
    func notRecorded() throws {
        let page = try contacts(["", "", "e) 2A: Schools"])
        #expect(try figure("Source of contact", of: page).headline == "Not recorded for 67% of contacts")
    }

    @Test("Of equal bands the headline names none as the largest")
    func equals() throws {
        let page = try contacts(["q) 6: Police", "e) 2A: Schools"])
        #expect(try figure("Source of contact", of: page).headline.contains("share the first place"))
    }

    /// The figure of referrals by team, with a referral more for each team, and some without a team.
    private func teams(_ count: Int, without: Int = 0) throws -> ReportPage.Figure {
        let teams = (1...count).flatMap { number in [String](repeating: "Team \(number)", count: number) }
        let rows = (teams + [String](repeating: "", count: without)).enumerated().map {
            ["\($0.offset + 1)", "01/01/2024", $0.element]
        }
        let page = try page(
            "referrals",
            of: InventedReturn(asAt: "2024-01-31", [(3, ["child_id", "referral_date", "team"], rows)]))
        return try figure("Referrals by allocated team", of: page)
    }

    @Test("Of more teams than can be read the largest are drawn, and the table has all")
    func manyTeams() throws {
        let figure = try teams(25, without: 4)
        #expect(figure.drawn.map(\.label) == (11...25).reversed().map { "Team \($0)" })
        #expect(figure.table.rows.count == 26)
        #expect(figure.subtitle == "Referrals by allocated team: 15 largest of 25")
        #expect(figure.notes.contains("Not drawn: not recorded: 4."))
        #expect(figure.altText.contains("; and 11 more."))
    }

    @Test("As many teams as can be read are all drawn")
    func fewTeams() throws {
        let figure = try teams(19, without: 4)
        #expect(figure.drawn.count == 20 && !figure.isCutShort)
        #expect(figure.subtitle == figure.title)
    }

    @Test("Bands in a fixed order are never so many that some are not drawn")
    func fixedBands() throws {
        // one child on every list, whom no figure counts by a text
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            (1...11).map { ($0, [$0 == 11 ? "adopter_id" : "child_id"], [["1"]]) })
        let engine = IndicatorEngine(schema: SchemaFiles.schema)
        let builder = PageBuilder(schema: SchemaFiles.schema, dataset: invented.query.dataset)
        let figures = builder.pages(engine.compute(invented.query)).flatMap(\.figures)
        #expect(figures.contains { $0.chart == .bars && $0.table.rows.count > 12 })
        for figure in figures { #expect(!figure.isCutShort, "\(figure.title)") }
    }

    @Test("Sorted figures show the largest first and what is not recorded last")
    func sorting() throws {
        let page = try contacts(["", "", "", "q) 6: Police", "q) 6: Police", "e) 2A: Schools"])
        let labels = try figure("Source of contact", of: page).table.rows.map(\.label)
        #expect(labels.prefix(2) == ["Police", "Schools"] && labels.last == "Not recorded")
    }

    @Test("The words for those who cannot see the chart hold its numbers")
    func altText() throws {
        let text = try figure("Source of contact", of: contacts(["q) 6: Police", "e) 2A: Schools"])).altText
        #expect(text.hasPrefix("Column chart: Source of contact. 2 contacts: "))
        #expect(text.contains("Police 1 (50.0%)"))
    }

    @Test("Tiles say what a value is made from")
    func tiles() throws {
        let page = try contacts(["q) 6: Police"])
        #expect(page.tiles.first?.value == "1")
        let rate = try #require(page.tiles.first { $0.indicator == "CON-04" })
        #expect(rate.value == "–" && rate.detail == "No population figure was given")
    }

    @Test("The period is spelled out")
    func period() throws {
        #expect(try contacts(["q) 6: Police"]).period == "From 31 July 2023 to 31 January 2024")
    }

    @Test("A figure whose list was not found says so")
    func absentList() throws {
        let page = try contacts(["q) 6: Police"])
        let figure = try figure("Contacts that also appear on the referrals list", of: page)
        #expect(figure.headline == "Not available: List 3 was not found")
    }

    @Test("Every page of the catalogue is there, in its order")
    func order() {
        let ids = SchemaFiles.schema.pages.map(\.id)
        #expect(ids.prefix(4) == ["headlines", "contacts", "early-help", "referrals"])
        #expect(
            ids.suffix(7) == [
                "teams", "by-team", "by-worker", "journeys", "comparisons", "change", "further",
            ])
        #expect(ids.count == 25)
    }

    @Test("Every indicator is explained in words")
    func explanations() {
        let lines = IndicatorExplanation.all(of: SchemaFiles.schema)
        #expect(lines.count == SchemaFiles.schema.indicators.count)
        #expect(lines.filter { $0.population.isEmpty || $0.formula.isEmpty }.map(\.id) == [])
    }

    @Test("No explanation is longer than a row of a workbook can be high")
    func explanationLength() {
        let lines = IndicatorExplanation.all(of: SchemaFiles.schema)
        #expect(
            lines.filter { max($0.population.count, $0.formula.count, $0.note.count) > 900 }.map(\.id) == [])
    }
}
