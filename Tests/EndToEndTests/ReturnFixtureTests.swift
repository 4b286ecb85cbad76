import Foundation
import Testing

@Suite("Each invented return gives what is written beside it")
struct ReturnFixtureTests {
    static let stories = ["clean", "messy", "template-2019"]

    /// The reference date that all fixtures are told for.
    static let asAt = "2024-03-31"

    /// Each return is run once, whatever is then asked of its results.
    private static let runs: [String: Result<(folder: Folder, path: String), any Error>] = Dictionary(
        uniqueKeysWithValues: stories.map { story in
            (
                story,
                Result {
                    let folder = try Folder()
                    let path = folder.file("result")
                    let run = try Program.run(
                        "run", Repository.fixture(story) + "/return.xlsx", "--as-at", asAt, "--output", path,
                        "--fail-on", "never")
                    try #require(run.status == 0, "\(run.errors)")
                    return (folder, path)
                }
            )
        })

    private static func results(of story: String) throws -> (folder: Folder, path: String) {
        try #require(runs[story]).get()
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    @Test("Its findings are the ones expected", arguments: stories)
    func findings(story: String) throws {
        let result = try Self.results(of: story)
        let expected = try Self.text(Repository.fixture(story) + "/findings.csv")
        #expect(try Self.text(result.path + "/findings.csv") == expected)
    }

    @Test("Its lists are the ones expected", arguments: stories)
    func lists(story: String) throws {
        let result = try Self.results(of: story)
        let expected = try Folder.contents(of: Repository.fixture(story) + "/lists")
        let found = try Folder.contents(of: result.path + "/lists")
        #expect(found.keys.sorted() == expected.keys.sorted())
        for (name, data) in expected { #expect(found[name] == data, "\(name)") }
    }

    @Test("Its indicators are the ones expected", arguments: stories)
    func indicators(story: String) throws {
        let result = try Self.results(of: story)
        let expected = try Self.text(Repository.fixture(story) + "/indicators.json")
        #expect(try Self.text(result.path + "/indicators.json") == expected)
    }

    @Test("Rows read are rows kept and rows explained", arguments: stories)
    func rows(story: String) throws {
        let result = try Self.results(of: story)
        let data = try #require(FileManager.default.contents(atPath: result.path + "/run.json"))
        let run = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        for list in try #require(run["lists"] as? [[String: Any]]) {
            func count(_ key: String) -> Int { list[key] as? Int ?? 0 }
            #expect(
                count("rows_read")
                    == count("rows_kept") + count("rows_blank") + count("rows_footer")
                    + count("rows_repeated_header"))
        }
    }
}
