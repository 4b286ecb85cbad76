import AnnexADataset
import AnnexASchema
import TestSupport
import Testing
import Validation

@testable import AnnexAOutput

@Suite("The findings book")
struct FindingsBookTests {
    private func rows(_ name: String, _ sheets: [(name: String, rows: [[String]])]) throws -> [[String]] {
        try #require(sheets.first { $0.name == name }).rows
    }

    @Test("Opens with guidance, then work, faults of the export, counts, what was not checked, settings")
    func sheetNames() async throws {
        let sheets = try Checked.sheets(of: FindingsBook(writer: try await Checked.referrals()))
        #expect(
            sheets.map(\.name) == [
                "Start here", "Work list", "Export faults", "By rule", "By list and column", "Not checked",
                "Settings",
            ])
    }

    @Test("Children with the most findings that are serious come first, each child's together, by number")
    func order() async throws {
        let sheets = try Checked.sheets(of: FindingsBook(writer: try await Checked.referrals()))
        let work = try rows("Work list", sheets).dropFirst()
        var children: [String] = []
        for row in work where children.last != row[0] { children.append(row[0]) }
        #expect(children.starts(with: ["2", "7"]))
        #expect(Set(children).count == children.count)
    }

    @Test("A row of the work list says the event, the team, the cell, the rule and that it is open")
    func cells() async throws {
        let sheets = try Checked.sheets(of: FindingsBook(writer: try await Checked.referrals()))
        let row = try #require(try rows("Work list", sheets).first { $0[0] == "2" && $0[11] == "ASH-R07" })
        #expect(
            row[1] == "■ Error" && row[2] == "3 Referrals" && row[3] == "2024-01-05" && row[4] == "Team 3")
        #expect(row[7] == "Nope" && row[10].hasSuffix("!B3") && row[12] == "Open")
    }

    @Test("A column that is wrong in every row stands once, as a fault of the export with its rows")
    func exportFault() async throws {
        let sheets = try Checked.sheets(of: FindingsBook(writer: try await Checked.referrals()))
        let faults = try rows("Export faults", sheets).filter { $0[7].hasSuffix("all 3 rows") }
        #expect(!faults.isEmpty)
        #expect(faults.allSatisfy { $0[2] == "3.0" && $0[3].hasPrefix("In every row") })
        let rules = Set(faults.map { $0[8] })
        #expect(try rows("Work list", sheets).allSatisfy { !rules.contains($0[11]) })
    }

    @Test("Redacted, or without values, the book tells no event, team or worker", arguments: [true, false])
    func privacy(redacts: Bool) async throws {
        var terms = RuleEvaluator.Terms()
        terms.privacy = FindingPrivacy(redacts: redacts, quotesValues: redacts)
        let dataset = try await Checked.referrals().dataset
        let writer = try await Checked.writer(dataset, terms: terms)
        let sheets = try Checked.sheets(of: FindingsBook(writer: writer))
        let work = try rows("Work list", sheets).dropFirst()
        #expect(!work.isEmpty && work.allSatisfy { $0[3...5].allSatisfy(\.isEmpty) })
        #expect(try rows("By rule", sheets).dropFirst().allSatisfy { $0.count < 10 || $0[9].isEmpty })
    }

    @Test("More findings than a sheet holds go on further sheets, and none is lost")
    func furtherSheets() async throws {
        let writer = try await Checked.referrals()
        let whole = try Checked.sheets(of: FindingsBook(writer: writer))
        let parts = try Checked.sheets(of: FindingsBook(writer: writer, rowsPerSheet: 2))
            .filter { $0.name.hasPrefix("Work list") }
        #expect(parts.count > 1 && parts.map(\.name)[1] == "Work list 2")
        #expect(parts.allSatisfy { $0.rows[0][0] == "Child id" && $0.rows.count <= 3 })
        #expect(try parts.flatMap { $0.rows.dropFirst() } == Array(rows("Work list", whole).dropFirst()))
    }

    @Test("A rule has its findings, its share, its children, and their identifiers for a search")
    func shares() async throws {
        let writer = try await Checked.referrals()
        let row = try #require(
            RuleShares(writer, persons: FindingPersons(writer.report.findings, of: writer.dataset)).rows.first
            {
                $0.count.rule == "ASH-R07"
            })
        #expect(row.count.findings == 2 && row.persons.count == 2 && row.shareOfRows == 2.0 / 3)
        let sheets = try Checked.sheets(of: FindingsBook(writer: writer))
        #expect(try rows("By rule", sheets).first { $0[1] == "ASH-R07" }?[9] == "2,7")
    }

    @Test("Identifiers that no cell holds are cut at a whole one, and how many more there are is said")
    func cut() {
        let names = (1...20_000).map { String(100_000 + $0) }
        let text = CutText.joined(names)
        #expect(text.utf16.count <= 32_767)
        let parts = text.split(separator: " … and ")
        let shown = parts[0].split(separator: ",")
        #expect(shown.last == "\(100_000 + shown.count)")
        #expect(parts[1] == "\(20_000 - shown.count) more: see the work list")
        #expect(CutText.joined(["1", "2"]) == "1,2")
    }

    @Test("A column is counted as filled, blank or not understood")
    func completeness() async throws {
        let writer = try await Checked.referrals()
        let columns = Completeness(writer).columns
        let gender = try #require(columns.first { $0.column.id.rawValue == "gender" })
        #expect(gender.rows == 3 && gender.filled == 1 && gender.blank == 0 && gender.unreadable == 2)
        let worker = try #require(columns.first { $0.column.id.rawValue == "worker" })
        #expect(worker.filled == 0 && worker.blank == 3 && worker.share == 0)
    }
}
