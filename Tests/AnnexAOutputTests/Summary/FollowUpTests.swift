import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@testable import AnnexAOutput

@Suite("Lists to follow up")
struct FollowUpTests {
    private static let headings = [
        "Child Unique ID", "CIN Start Date", "Date Child Was Last Seen", "CIN Closure Date", "Case Status",
        "Allocated Team", "Allocated Worker",
    ]

    private static func list(_ sheet: String, _ rows: [[String]]) throws -> (FollowUp, ReturnQuery) {
        let schema = try LoadedSchema.get()
        let dataset = try ReturnReader(schema: schema, options: .init(asAt: ReturnFiles.asAt))
            .read(sheets: [(name: "List_6", rows: [headings] + rows)])
        let query = ReturnQuery(dataset: dataset, schema: schema)
        return (try #require(FollowUp.all(of: query).first { $0.sheet == sheet }), query)
    }

    private static func row(_ child: String, seen: String, worker: String = "Worker 014") -> [String] {
        [child, "2021-01-04", seen, "", "c) CIN", "Team 3", worker]
    }

    @Test("Who waits longest stands first, and who has no date before all")
    func order() throws {
        let (list, query) = try Self.list(
            "L_CIN not seen for 6 weeks",
            [
                Self.row("1", seen: "2024-02-01"), Self.row("2", seen: "2024-03-30"),
                Self.row("3", seen: ""), Self.row("4", seen: "2023-11-20"),
            ])
        let children = list.rows.map { query.dataset.list(6).personID(row: Int($0)) }
        #expect(children == ["3", "4", "1"])
        #expect(list.days.dropFirst() == [132, 59])
    }

    @Test("A child with a worker is not unallocated, one without is")
    func unallocated() throws {
        let (list, _) = try Self.list(
            "L_CIN unallocated", [Self.row("1", seen: ""), Self.row("2", seen: "", worker: "")])
        #expect(list.rows == [1])
    }

    @Test("A list of a list that was not found says so, and has no row")
    func absent() throws {
        let schema = try LoadedSchema.get()
        let dataset = try ReturnReader(schema: schema, options: .init(asAt: ReturnFiles.asAt))
            .read(sheets: [(name: "List_6", rows: [Self.headings, Self.row("1", seen: "")])])
        let lists = FollowUp.all(of: ReturnQuery(dataset: dataset, schema: schema))
        let list = try #require(lists.first { $0.sheet == "L_CP visit overdue" })
        #expect(list.obstacle == "List 7 was not found" && list.rows.isEmpty)
    }

    @Test("Only the part of the return that is looked at is on a list")
    func part() throws {
        let (_, query) = try Self.list(
            "L_CIN unallocated", [Self.row("1", seen: "", worker: ""), Self.row("2", seen: "", worker: "")])
        let lists = FollowUp.all(of: query) { rows, _ in rows.filter { $0 > 0 } }
        #expect(lists.first { $0.sheet == "L_CIN unallocated" }?.rows == [1])
    }
}
