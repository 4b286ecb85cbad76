import Foundation
import Testing

@Suite("A summary beside published figures and an earlier run")
struct ComparedSummaryTests {
    private static let messy = Repository.fixture("messy") + "/return.xlsx"
    private static let comparators = Repository.root + "/Fixtures/comparators/"
    private static let options = [
        "--as-at", "2024-03-31", "--la", "Demoshire", "--comparators", comparators + "england.csv",
        "--comparators", comparators + "published-c1-2024.csv", "--neighbours",
        comparators + "neighbours.csv",
        "--populations", comparators + "populations.csv",
    ]

    /// A run, whose results the next is compared with.
    private func earlier(in folder: Folder) throws -> String {
        let path = folder.file("then")
        let run = try Program.run(
            ["run", Self.messy, "--as-at", "2024-03-31", "--fail-on", "never", "--output", path])
        try #require(run.status == 0, "\(run.errors)")
        return path
    }

    @Test("Several files of published figures, and the last run's results, go into one run")
    func run() throws {
        let folder = try Folder()
        let then = try earlier(in: folder)
        let now = folder.file("now")
        let run = try Program.run(
            ["run", Self.messy, "--fail-on", "never", "--output", now, "--previous", then] + Self.options)
        #expect(run.status == 0, "\(run.errors)")
        let page = try String(contentsOfFile: now + "/summary.html", encoding: .utf8)
        #expect(page.contains("England 518.3 (2024)"))
        #expect(page.contains("(31 March 2024)"))
        #expect(page.contains(">Comparisons</h2>") && page.contains(">Change since the last run</h2>"))
    }

    @Test("What is shared has published figures, nothing of the last run, and says so")
    func shared() throws {
        let folder = try Folder()
        let then = try earlier(in: folder)
        let summary = try Program.run(
            ["summarise", Self.messy, "--audience", "public", "--format", "html", "--previous", then]
                + Self.options)
        #expect(summary.status == 0)
        #expect(summary.output.contains(">Comparisons</h2>"))
        #expect(!summary.output.contains("Change since the last run"))
        #expect(!summary.output.contains("Then "))
        #expect(summary.errors.contains("--previous is left out of what is shared"))
    }

    @Test("Each broken rule says which indicators it touches, but for what is shared")
    func effect() throws {
        func page(_ audience: String) throws -> String {
            try Program.run(
                "summarise", Self.messy, "--as-at", "2024-03-31", "--format", "html", "--audience", audience
            ).output
        }
        #expect(try page("internal").contains("Effect on indicators"))
        #expect(try !page("public").contains("Effect on indicators"))
    }
}
