import Foundation
import Testing

/// A folder of small invented returns, and a batch over it.
struct BatchReturns {
    let folder: Folder
    var inputs: String { folder.file("in") }
    var output: String { folder.file("out") }

    static let badFiles = ["Damaged.xlsx", "Encrypted.xlsx", "Vacant.xlsx"]

    init() {
        folder = (try? Folder()) ?? { preconditionFailure("no temporary folder") }()
    }

    func input(_ name: String) -> String { inputs + "/" + name }
    func result(_ name: String) -> String { output + "/" + name }

    /// A list of a few children as text.
    func add(_ name: String, list: Int = 1, rows: Int = 1, child: String = "1001") throws {
        var text: String
        if list == 11 {
            text =
                "Individual adopter identifier,Family identifier,Gender,Ethnicity,Date enquiry received\n"
                + "2001,3001,a) Male,a) WBRI,05/01/2024\n"
        } else {
            text =
                "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source\n"
            for row in 0..<rows {
                text +=
                    "\(child.isEmpty ? "" : String((Int(child) ?? 0) + row)),a) Male,a) WBRI,01/02/2015,"
                    + "8,05/01/2024,q) 6: Police\n"
            }
        }
        try write(Data(text.utf8), to: name)
    }

    /// A workbook without its end, one with a password and one without bytes.
    func addBadFiles() throws {
        let good = try Data(contentsOf: URL(fileURLWithPath: Repository.fixture("messy") + "/return.xlsx"))
        try write(good.prefix(good.count / 2), to: "Damaged.xlsx")
        var encrypted = [UInt8](repeating: 0, count: 1024)
        encrypted.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        encrypted[30] = 9
        let name = "EncryptedPackage"
        for (index, byte) in name.utf8.enumerated() { encrypted[512 + 2 * index] = byte }
        encrypted[512 + 64] = UInt8(2 * name.utf8.count + 2)
        try write(Data(encrypted), to: "Encrypted.xlsx")
        try write(Data(), to: "Vacant.xlsx")
    }

    private func write(_ data: Data, to name: String) throws {
        let url = URL(fileURLWithPath: input(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    func batch(_ more: [String] = [], failOn: String = "never") throws -> Program.Result {
        try Program.run(["batch", inputs, "--output", output, "--fail-on", failOn] + more)
    }

    /// A row of `batch.json`.
    struct Row {
        let name: String
        let state: String
        let files: Int
        let rows: Int?
        let asAt: String?
    }

    func index() throws -> [Row] { try Self.index(of: output) }

    static func index(of output: String) throws -> [Row] {
        let data = try Data(contentsOf: URL(fileURLWithPath: output + "/batch.json"))
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return (json["returns"] as? [[String: Any]] ?? []).map { row in
            Row(
                name: row["return"] as? String ?? "", state: row["state"] as? String ?? "",
                files: (row["files"] as? [String])?.count ?? 0, rows: row["rows"] as? Int,
                asAt: row["as_at"] as? String)
        }
    }

    /// The file system's number of each result: another one tells that a file was written anew.
    func fileNumbers(_ name: String) throws -> [String: Int] {
        var numbers: [String: Int] = [:]
        for file in try Folder.contents(of: result(name)).keys {
            let attributes = try FileManager.default.attributesOfItem(atPath: result(name) + "/" + file)
            numbers[file] = attributes[.systemFileNumber] as? Int
        }
        return numbers
    }
}
