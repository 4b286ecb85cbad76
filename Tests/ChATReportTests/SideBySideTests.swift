import AnnexADataset
import AnnexASchema
import ChATReport
import Testing

@Suite("Teams and workers side by side")
struct SideBySideTests {
    /// Assessments of two teams, a section 47 enquiry of one and a care leaver of another.
    private func pages(isShared: Bool = false) throws -> [ReportPage] {
        let assessment = ["01/12/2023", "05/12/2023"]
        let invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    4, ["child_id", "assessment_start", "assessment_authorised", "team", "worker"],
                    [
                        ["1"] + assessment + ["Team 10", "Worker 2"],
                        ["2"] + assessment + ["Team 2", "Worker 1"],
                        ["3", "01/08/2023", "20/12/2023", "Team 2", "Worker 1"],
                    ]
                ),
                (
                    5, ["child_id", "strategy_discussion", "team", "worker"],
                    [["1", "04/12/2023", "Team 10", "Worker 2"]]
                ),
                (9, ["child_id", "team", "personal_adviser"], [["4", "Team 3", "Worker 1"]]),
            ])
        let engine = IndicatorEngine(schema: SchemaFiles.schema)
        return PageBuilder(schema: SchemaFiles.schema, dataset: invented.query.dataset, isShared: isShared)
            .pages(engine.compute(invented.query))
    }

    private func rows(_ id: String) throws -> [[String: String]] {
        let listing = try #require(pages().first { $0.id == id }?.listing)
        return listing.rows.map { cells in
            Dictionary(zip(listing.columns.map(\.heading), cells.map(\.text))) { first, _ in first }
        }
    }

    @Test("Each team has one row, and Team 2 stands before Team 10")
    func order() throws {
        #expect(try rows("by-team").map { $0["Team"] } == ["Team 2", "Team 3", "Team 10", "Not recorded"])
    }

    @Test("Counts, shares and medians of a team are its own")
    func figures() throws {
        let team = try rows("by-team")[0]
        #expect(team["Assessments: completed"] == "2")
        #expect(team["Assessments: within 45 working days"] == "50%")
        #expect(team["Assessments: median working days"] == "51")
        #expect(try rows("by-team")[2]["Assessments: within 45 working days"] == "100%")
    }

    @Test("What no list tells of a team is empty, not zero")
    func nothing() throws {
        let team = try rows("by-team")[1]
        #expect(team["Assessments: completed"] == "" && team["Care leavers"] == "1")
    }

    @Test("A worker's lists stand in one row, those of care leavers under their personal adviser")
    func workers() throws {
        let worker = try #require(rows("by-worker").first { $0["Worker"] == "Worker 1" })
        #expect(worker["Assessments: completed"] == "2" && worker["Care leavers"] == "1")
    }

    @Test("A summary that is shared has no page of workers")
    func shared() throws {
        let ids = try pages(isShared: true).map(\.id)
        #expect(ids.contains("by-team") && !ids.contains("by-worker"))
    }
}
