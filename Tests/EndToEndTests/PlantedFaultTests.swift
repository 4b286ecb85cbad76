import Foundation
import Testing

@Suite("Each planted fault is found, once, where it stands")
struct PlantedFaultTests {
    struct Planted {
        let rule: String
        let list: String
        let cell: String
        let child: String
        let how: String
        let also: [Substring]
        let file: String
    }

    struct Told: Hashable {
        let rule: String
        let list: String
        let cell: String
        let row: String
        let child: String
        let isSevere: Bool
    }

    /// The council whose children the return tells of, so that rules about it can be asked.
    private static let authority = "Southend-on-Sea"

    private static func planted(_ edition: String, in folder: Folder) throws -> [Planted] {
        let run = try Program.run(
            "synth", "--children", "2000", "--edition", edition, "--as-at", "2024-03-31", "--output",
            folder.file("return.xlsx"), "--faults", folder.file("faults.csv"))
        try #require(run.status == 0, "\(run.errors)")
        return try String(contentsOfFile: folder.file("faults.csv"), encoding: .utf8)
            .split(separator: "\n").dropFirst().map { line in
                let fields = Self.fields(line)
                return Planted(
                    rule: fields[0], list: fields[1], cell: fields[3], child: fields[4], how: fields[5],
                    also: fields[6].split(separator: " "), file: fields[7])
            }
    }

    /// The fields of a line of CSV.
    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    private static func told(_ path: String, _ edition: String) throws -> [Told] {
        let run = try Program.run(
            "validate", path, "--as-at", "2024-03-31", "--extracted", "2024-03-31", "--edition", edition,
            "--la", authority, "--format", "json", "--fail-on", "never")
        try #require(run.status == 0, "\(run.errors)")
        let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let findings = try #require(json?["findings"] as? [[String: Any]])
        return findings.map { finding in
            func text(_ key: String) -> String { finding[key].map { $0 is NSNull ? "" : "\($0)" } ?? "" }
            return Told(
                rule: text("rule"), list: text("list"), cell: text("cell"), row: text("row"),
                child: text("child_id"), isSevere: ["error", "warning"].contains(text("severity")))
        }
    }

    private static func isSame(_ fault: Planted, _ told: Told) -> Bool {
        told.rule == fault.rule && told.list == fault.list
            && (told.cell == fault.cell
                || told.cell.isEmpty && told.row == String(fault.cell.drop { !$0.isNumber }))
    }

    @Test("In the rows of a return, and nothing else is found above a query", arguments: ["2019", "2024"])
    func rows(edition: String) throws {
        let folder = try Folder()
        let planted = try Self.planted(edition, in: folder)
        let inRows = planted.filter { $0.file.isEmpty && !$0.list.isEmpty }
        #expect(inRows.count >= 245)
        let told = try Self.told(folder.file("return.xlsx"), edition)
        for fault in inRows {
            let found = told.count { Self.isSame(fault, $0) }
            #expect(found == 1, "\(fault.rule) at List \(fault.list)!\(fault.cell): \(fault.how)")
        }
        let implied = Set(inRows.flatMap { fault in fault.also.map { "\($0) \(fault.child)" } })
        for finding in told where finding.isSevere && !implied.contains("\(finding.rule) \(finding.child)") {
            #expect(
                inRows.contains { Self.isSame($0, finding) },
                "\(finding.rule) at List \(finding.list)!\(finding.cell)")
        }
    }

    @Test("In files of their own, and nothing else is found above a query")
    func files() throws {
        let folder = try Folder()
        let planted = try Self.planted("2024", in: folder).filter { !$0.file.isEmpty }
        #expect(planted.count == 13)
        for fault in planted {
            let severe = try Self.told(folder.file("faults/\(fault.file)"), "2024").filter(\.isSevere)
            #expect(severe.count { $0.rule == fault.rule } == 1, "\(fault.rule)")
            let others = severe.filter { $0.rule != fault.rule && !fault.also.contains(Substring($0.rule)) }
            #expect(others.isEmpty, "\(fault.rule): \(others.map(\.rule))")
        }
    }

    @Test("Each error and warning has one, or a reason why not")
    func all() throws {
        let folder = try Folder()
        let missing = try Self.planted("2024", in: folder).filter { $0.file.isEmpty && $0.list.isEmpty }
        #expect(missing.map(\.rule).sorted() == ["A00-R13", "AWN-R07"])
        #expect(missing.allSatisfy { $0.how.hasPrefix("not planted: ") })
    }
}
