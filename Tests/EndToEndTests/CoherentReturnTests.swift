import Foundation
import Testing

@Suite("A coherent return has no error and no warning")
struct CoherentReturnTests {
    private static let isLong = ProcessInfo.processInfo.environment["ANNEXA_LONG_TESTS"] != nil

    /// Rules that told an error or a warning, each with its first place.
    private static func severe(_ path: String, la: String? = nil) throws -> [String] {
        var arguments = [
            "validate", path, "--as-at", "2024-03-31", "--extracted", "2024-04-02", "--format", "json",
            "--fail-on", "never",
        ]
        if let la { arguments += ["--la", la] }
        let run = try Program.run(arguments)
        try #require(run.status == 0, "\(run.errors)")
        let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return try #require(json?["findings"] as? [[String: Any]]).compactMap { finding in
            guard let severity = finding["severity"] as? String, ["error", "warning"].contains(severity)
            else { return nil }
            return "\(finding["rule"] ?? "") List \(finding["list"] ?? "")!\(finding["cell"] ?? "")"
        }
    }

    private static func invent(_ children: Int, seed: Int, edition: String, in folder: Folder) throws
        -> String
    {
        let path = folder.file("return.xlsx")
        let run = try Program.run(
            "synth", "--children", "\(children)", "--seed", "\(seed)", "--edition", edition, "--as-at",
            "2024-03-31", "--output", path)
        try #require(run.status == 0, "\(run.errors)")
        return path
    }

    @Test("Typed by hand into the template, with twins, an unborn child and a plan that began anew")
    func byHand() throws {
        #expect(try Self.severe(Repository.fixture("by-hand") + "/return.xlsx", la: "Leeds").isEmpty)
    }

    @Test("Invented, of either edition", arguments: [(1, "2019"), (2, "2024"), (3, "2024")])
    func invented(seed: Int, edition: String) throws {
        let folder = try Folder()
        #expect(try Self.severe(Self.invent(700, seed: seed, edition: edition, in: folder)).isEmpty)
    }

    @Test(
        "Invented, with 20,000 rows", .enabled(if: isLong, "only where ANNEXA_LONG_TESTS is set"),
        arguments: [4, 5, 6], ["2019", "2024"])
    func large(seed: Int, edition: String) throws {
        let folder = try Folder()
        #expect(try Self.severe(Self.invent(6_000, seed: seed, edition: edition, in: folder)).isEmpty)
    }

    private static let office = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(
        "Saved again by LibreOffice", .enabled(if: isLong, "only where ANNEXA_LONG_TESTS is set"),
        .enabled(if: office != nil, "LibreOffice is not installed"), arguments: ["ods", "xlsx"])
    func saved(ending: String) throws {
        let folder = try Folder()
        let path = try Self.invent(700, seed: 7, edition: "2024", in: folder)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.office))
        process.arguments = [
            "-env:UserInstallation=file://\(folder.file("profile"))", "--headless", "--convert-to", ending,
            "--outdir", folder.file("saved"), path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(try Self.severe(folder.file("saved/return.\(ending)")).isEmpty)
    }
}
