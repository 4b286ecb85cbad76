import Foundation
import Testing

@Suite("Recipes of the README do what they say")
struct RecipeTests {
    /// The code block of the README that has those words.
    private static func recipe(with words: String) throws -> String {
        let text = try String(contentsOfFile: Repository.root + "/README.md", encoding: .utf8)
        let blocks = text.components(separatedBy: "```\n")
        return try #require(blocks.first { $0.contains(words) && !$0.contains("##") })
    }

    /// A folder with three invented returns in it, called as the README calls them.
    private static func returns() throws -> Folder {
        let folder = try Folder()
        try FileManager.default.createDirectory(
            atPath: folder.file("returns"), withIntermediateDirectories: true)
        for (seed, name) in ["Demoshire", "Eastshire", "North & South"].enumerated() {
            let result = try Program.run(
                "synth", "--children", "150", "--seed", "\(seed + 3)", "--output",
                folder.file("returns/\(name) 2024-03-31.xlsx"))
            try #require(result.status == 0, "\(result.errors)")
        }
        return folder
    }

    private static func shell(_ script: String, in folder: Folder) throws -> Program.Result {
        let python = Program.python
        let program = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
        let words = "PATH=\"\(program):$PATH\"\npython3() { \(python) \"$@\"; }\n" + script
        return try Program.run("/bin/sh", ["-c", words], in: folder.path)
    }

    private static func indicators(_ folder: Folder, _ name: String) throws -> [String: Double] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder.file("results/\(name)/indicators.json")))
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        var values: [String: Double] = [:]
        for indicator in json["indicators"] as? [[String: Any]] ?? [] {
            if let id = indicator["id"] as? String { values[id] = indicator["value"] as? Double }
        }
        return values
    }

    @Test("DuckDB reads the combined lists and comes to ten indicators of each return")
    func duckDB() throws {
        let check = try Program.run(
            "/usr/bin/env",
            [Program.python, "-c", "import duckdb"])
        guard check.status == 0 else {
            print("Left out: Python has no duckdb; ANNEXA_PYTHON names one that has")
            return
        }
        let folder = try Self.returns()
        _ = try Program.run(
            [
                "batch", "returns", "--output", "results", "--combine", "--fail-on", "never", "--to",
                "csv,indicators",
            ],
            in: folder.path)
        let result = try Self.shell(try Self.recipe(with: "import duckdb"), in: folder)
        try #require(result.status == 0, "\(result.errors)")
        let lines = try String(contentsOfFile: folder.file("ten.csv"), encoding: .utf8).split(separator: "\n")
            .map { $0.split(separator: ",").map(String.init) }
        #expect(lines.dropFirst().map { $0[0] } == ["Demoshire", "Eastshire", "North South"])
        let headings = try #require(lines.first)
        #expect(headings.count == 12)
        for line in lines.dropFirst() {
            let values = try Self.indicators(folder, "\(line[0]) \(line[1])")
            for (id, value) in zip(headings, line).dropFirst(2) {
                #expect(values[id] == Double(value), "\(line[0]) \(id)")
                #expect(Double(value) ?? 0 > 0, "\(line[0]) \(id) tests nothing")
            }
        }
    }

    @Test("GNU parallel runs return by return, and comes to what a batch comes to")
    func parallel() throws {
        let version = try Program.run("/bin/sh", ["-c", "parallel --version"])
        guard version.output.contains("GNU parallel") else {
            print("Left out: GNU parallel is not installed")
            return
        }
        let folder = try Self.returns()
        let result = try Self.shell(try Self.recipe(with: "parallel annex-a"), in: folder)
        #expect(result.errorLines.filter { $0.hasPrefix("annex-a:") }.isEmpty)
        _ = try Program.run(["batch", "returns", "--output", "many", "--fail-on", "never"], in: folder.path)
        for name in ["Demoshire", "Eastshire", "North & South"] {
            let one = try Folder.contents(of: folder.file("results/\(name) 2024-03-31"))
            let many = try Folder.contents(
                of: folder.file("many/\(name.replacingOccurrences(of: "& ", with: "")) 2024-03-31"))
            #expect(one["indicators.json"] != nil)
            #expect(one["indicators.json"] == many["indicators.json"], "\(name)")
        }
    }
}
