import Foundation
import Testing

@Suite("A folder with the lists of several months")
struct MonthFolderTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private static let contacts =
        "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source\n"
        + "1001,a) Male,a) WBRI,01/02/2015,8,05/01/2024,q) 6: Police\n"
    private static let adopters =
        "Individual adopter identifier,Family identifier,Gender,Ethnicity,Date enquiry received\n"
        + "2001,3001,a) Male,a) WBRI,05/01/2024\n"

    private func file(_ name: String, _ text: String = contacts) throws {
        let url = URL(fileURLWithPath: folder.file(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// The names of files read and left out, by their paths below the folder.
    private func inspect(_ arguments: String...) throws -> (read: [String], leftOut: [String]) {
        let result = try Program.run(["inspect", "--format", "json"] + arguments)
        try #require(result.status == 0, "\(result.errors)")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let read = (json["files"] as? [[String: Any]] ?? []).compactMap { $0["file"] as? String }
        let left = (json["left_out"] as? [[String: Any]] ?? []).compactMap { $0["file"] as? String }
        return (read, left.map { $0.replacingOccurrences(of: folder.path + "/", with: "") })
    }

    @Test("The newest month is read, and the others are told; locks of an open workbook are passed over")
    func newest() throws {
        for name in ["Annex A Jan 2024.csv", "Annex A Feb 2024.csv", "Annex A Dec 2023.csv"] {
            try file(name)
        }
        try file("~$Annex A Mar 2024.csv")
        let files = try inspect(folder.path)
        #expect(files.read == ["Annex A Feb 2024.csv"])
        #expect(files.leftOut == ["Annex A Dec 2023.csv", "Annex A Jan 2024.csv"])
    }

    @Test("The month of the reference date is read where it is given")
    func asked() throws {
        for name in ["Annex A Jan 2024.csv", "Annex A Feb 2024.csv"] { try file(name) }
        let files = try inspect(folder.path, "--as-at", "2024-01-31")
        #expect(files.read == ["Annex A Jan 2024.csv"])
        #expect(files.leftOut == ["Annex A Feb 2024.csv"])
    }

    @Test("A file that is named is read, whatever lies beside it")
    func named() throws {
        for name in ["Annex A Jan 2024.csv", "Annex A Feb 2024.csv"] { try file(name) }
        let files = try inspect(folder.file("Annex A Jan 2024.csv"))
        #expect(files.read == ["Annex A Jan 2024.csv"])
        #expect(files.leftOut.isEmpty)
    }

    @Test("A pattern chooses as a folder does")
    func pattern() throws {
        for name in ["Annex A Jan 2024.csv", "Annex A Feb 2024.csv"] { try file(name) }
        #expect(try inspect(folder.file("*.csv")).read == ["Annex A Feb 2024.csv"])
    }

    @Test("A pattern may have its wildcard in the folder, and stand for folders")
    func patternOfFolders() throws {
        for name in ["2024-01/annex.csv", "2024-02/annex.csv"] { try file(name) }
        #expect(try inspect(folder.file("*/annex.csv")).leftOut == ["2024-01/annex.csv"])
        #expect(try inspect(folder.file("2024-0[12]")).leftOut == ["2024-01/annex.csv"])
        #expect(try inspect(folder.file("2024-0?/*.csv")).read == ["annex.csv"])
    }

    @Test("A spreadsheet in the folder that cannot be read is refused, as a list may be in it")
    func foreignSpreadsheet() throws {
        try file("Contacts.csv")
        try file("List 3 referrals.xls", "not a workbook")
        let result = try Program.run(["inspect", folder.path])
        #expect(result.status == 3)
        #expect(result.errors.contains("List 3 referrals.xls"))
    }

    @Test("A file in the folder whose name ends like no list is told")
    func unread() throws {
        try file("Contacts.csv")
        try file("List 4 assessments.html", "<table></table>")
        try file("annex-a.yaml", "")
        let result = try Program.run(["inspect", folder.path])
        #expect(result.status == 0)
        #expect(result.errors.contains("List 4 assessments.html"))
        #expect(!result.errors.contains("annex-a.yaml"))
        #expect(try Program.run(["inspect", folder.path, "--quiet"]).errors.isEmpty)
    }

    @Test("Folders called after months are looked into")
    func folders() throws {
        for name in ["2024-01/annex.csv", "2024-02/annex.csv", "notes/annex.csv"] { try file(name) }
        let files = try inspect(folder.path)
        #expect(files.read == ["annex.csv"])
        #expect(files.leftOut == ["2024-01/annex.csv"])
    }

    @Test("Lists exported on different days are one return")
    func days() throws {
        try file("Contacts 2024-01-31.csv")
        try file("Adopters 2024-02-01.csv", Self.adopters)
        let files = try inspect(folder.path)
        #expect(files.read == ["Adopters 2024-02-01.csv", "Contacts 2024-01-31.csv"])
        #expect(files.leftOut.isEmpty)
    }

    @Test("A list that the newest month lacks is not taken from an older one")
    func noMixture() throws {
        try file("Contacts Jan 2024.csv")
        try file("Contacts Feb 2024.csv")
        try file("Adopters Jan 2024.csv", Self.adopters)
        let files = try inspect(folder.path)
        #expect(files.read == ["Contacts Feb 2024.csv"])
        #expect(files.leftOut == ["Adopters Jan 2024.csv", "Contacts Jan 2024.csv"])
    }

    @Test("Numbers of lists are no months")
    func numbers() throws {
        try file("List 1 2024.csv")
        try file("List 11 2024.csv", Self.adopters)
        #expect(try inspect(folder.path).leftOut.isEmpty)
    }

    @Test("What was left out is said on standard error, unless silence is asked for")
    func said() throws {
        for name in ["Annex A Jan 2024.csv", "Annex A Feb 2024.csv"] { try file(name) }
        let arguments = ["validate", folder.path, "--as-at", "2024-02-29", "--fail-on", "never"]
        #expect(try Program.run(arguments).errorLines.count { $0.hasPrefix("Left out: ") } == 1)
        #expect(try Program.run(arguments + ["--quiet"]).errors.isEmpty)
    }
}

@Suite("What inspect says of columns")
struct InspectTests {
    @Test("Each column is told with how it was matched and the kinds of its cells, and no value")
    func columns() throws {
        let folder = try Folder()
        let path = folder.file("Contacts.csv")
        try Data(
            """
            Child Unique ID,sex,Ethnicity,DOB,Errors,Ward,Date of Contcat,Contact Source
            1001,Walrus,a) WBRI,soon,0,North,05/01/2024,q) 6: Police
            1002,,a) WBRI,01/02/2015,0,,05/01/2024,q) 6: Police

            """.utf8
        ).write(to: URL(fileURLWithPath: path))
        let text = try Program.run("inspect", path).output
        #expect(
            text == """
                Contacts.csv: Annex A, edition 2024
                  Contacts: List 1 Contacts, 2 rows, headings in row 1
                    A  'Child Unique ID' is child_id (exact): 2 text
                    B  'sex' is gender (spelling): 1 empty, 1 text, 1 unreadable
                    C  'Ethnicity' is ethnicity (exact): 2 text
                    D  'DOB' is date_of_birth (spelling): 2 text, 1 unreadable
                    G  'Date of Contcat' is contact_date (pattern): 2 text
                    H  'Contact Source' is contact_source (exact): 2 text
                    E  'Errors' is computed by a tool
                    F  'Ward' belongs to no column of the list
                    missing: age
                as at: the latest contact or referral

                """)
        #expect(!text.contains("Walrus") && !text.contains("North"))
    }
}
