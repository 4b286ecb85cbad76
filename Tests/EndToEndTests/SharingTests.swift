import Foundation
import Testing

@Suite("A summary for the public names nobody")
struct SharingTests {
    private static let forms = ["xlsx", "html", "json", "csv"]

    /// An invented return, and what stands in it that nobody outside may see.
    private struct Source {
        let folder: Folder
        let path: String
        var identifiers: Set<String> = []
        var names: Set<String> = []

        init() throws {
            folder = try Folder()
            path = folder.file("return.xlsx")
            let made = try Program.run(
                "synth", "--children", "260", "--seed", "11", "--as-at", "2024-03-31", "--output", path)
            try #require(made.status == 0, "\(made.errors)")
            var kinds: [String: String] = [:]
            for line in try Program.run("cells", path).output.split(separator: "\n") {
                let cell = try #require(
                    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                let place = "\(cell["sheet"] ?? "")!\(cell["column"] ?? "")"
                let text = cell["value"] as? String ?? (cell["value"] as? NSNumber)?.stringValue ?? ""
                guard let kind = kinds[place] else {
                    kinds[place] = text.lowercased()
                    continue
                }
                if kind.contains("unique id") || kind.contains("urn") || kind.contains("family id") {
                    identifiers.insert(text)
                } else if ["worker", "advis", "postcode"].contains(where: kind.contains) {
                    names.insert(text.lowercased())
                }
            }
        }
    }

    private static let source = Result { try Source() }

    /// All that a file says, its parts one after another, without the places of charts on their sheets.
    private static func words(of path: String) throws -> String {
        guard path.hasSuffix(".xlsx") else { return try String(contentsOfFile: path, encoding: .utf8) }
        let folder = try Folder()
        let output = folder.file("parts")
        try Data().write(to: URL(fileURLWithPath: output))
        let unzip = Process()
        unzip.executableURL = URL(fileURLWithPath: "/usr/bin/unzip")
        unzip.arguments = ["-p", path]
        unzip.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        try unzip.run()
        unzip.waitUntilExit()
        return try String(contentsOfFile: output, encoding: .utf8)
            .replacing(/<xdr:(colOff|rowOff)>[0-9]+</) { _ in "<" }
    }

    static func summary(_ form: String, _ audience: String, _ further: String...) throws -> String {
        let made = try file(form, audience, further)
        return try withExtendedLifetime(made.folder) { try words(of: made.path) }
    }

    /// A summary in a folder of its own, since tests run side by side.
    static func file(
        _ form: String, _ audience: String, _ further: [String]
    ) throws -> (folder: Folder, path: String) {
        let source = try source.get()
        let folder = try Folder()
        let path = folder.file("\(audience).\(form)")
        let made = try Program.run(
            [
                "summarise", source.path, "--as-at", "2024-03-31", "--population", "9000", "--format", form,
                "--audience", audience, "--output", path, "--quiet",
            ] + further)
        try #require(made.status == 0, "\(made.errors)")
        return (folder, path)
    }

    private static func told(_ words: String) throws -> [String] {
        let source = try source.get()
        let tokens = Set(words.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        let lower = words.lowercased()
        return source.identifiers.filter(tokens.contains) + source.names.filter { lower.contains($0) }
    }

    @Test("What is looked for stands in the internal workbook")
    func counterProof() throws {
        let source = try Self.source.get()
        #expect(source.identifiers.count > 260 && source.names.count > 20)
        #expect(try Self.told(Self.summary("xlsx", "internal")).count > 30)
    }

    @Test("No part of any form holds an identifier, a worker or a postcode", arguments: forms)
    func namesNobody(form: String) throws {
        #expect(try Self.told(Self.summary(form, "public")) == [])
    }

    @Test("No number from 1 to 5 is left in the JSON for the public")
    func smallNumbers() throws {
        let text = try Self.summary("json", "public")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let indicators = try #require(json["indicators"] as? [[String: Any]])
        var withheld = 0
        for indicator in indicators {
            let id = indicator["id"] as? String ?? ""
            if indicator["withheld"] != nil { withheld += 1 }
            if indicator["unit"] as? String == "count", let value = indicator["value"] as? Double,
                !["CIN-08", "CPP-07", "CLA-07"].contains(id)
            {
                #expect(!(1...5).contains(value), "\(id)")
            }
            for band in indicator["bands"] as? [[String: Any]] ?? [] {
                let count = band["count"] as? Int
                #expect(count.map { !(1...5).contains($0) } ?? (band["withheld"] != nil), "\(id) \(band)")
            }
            let table = indicator["table"] as? [String: Any]
            for count in (table?["counts"] as? [[Any]] ?? []).joined() {
                #expect((count as? Int).map { !(1...5).contains($0) } ?? true, "\(id)")
            }
        }
        #expect(withheld > 0)
    }

    @Test("The workbook for the public has no list of people, and says by which rule numbers are held back")
    func workbook() throws {
        let words = try Self.summary("xlsx", "public")
        #expect(!words.contains("name=\"L_"))
        #expect(words.contains("Numbers from 1 to 5 are replaced by c"))
    }
}
