import AnnexADataset
import AnnexASchema
import Foundation
import TestSupport
import Testing

@Suite("Headings that were seen in real exports find their column")
struct SeenHeadingTests {
    /// Headings by list and column, of `Fixtures/headings/seen.tsv`.
    private static let seen: [(list: Int, column: String, heading: String)] = {
        let text = try? String(contentsOfFile: PackageFolder.fixtures + "/headings/seen.tsv", encoding: .utf8)
        return (text ?? "").split(separator: "\n").dropFirst().compactMap { line in
            let cells = line.split(separator: "\t").map(String.init)
            return Int(cells[0]).map { ($0, cells[1], cells[2]) }
        }
    }()

    /// The column that a heading is taken for in an otherwise complete list, in place of the official one.
    private func match(
        _ heading: String, list: Int, column: String
    ) throws -> ListSource.MatchedHeader? {
        let columns = try LoadedSchema.get().newestEdition.lists[list - 1].columns
        let headings = columns.map { $0.id.rawValue == column ? heading : $0.header }
        let source = try TextReturn("Sheet1", [headings, headings.map { _ in "1" }]).list(list).source
        return source?.matched.first { $0.header == heading }
    }

    @Test("Every list has headings here", arguments: 1...11)
    func complete(list: Int) {
        #expect(Self.seen.count { $0.list == list } >= 15)
    }

    @Test("Every heading seen for a column is taken for it", arguments: 1...11)
    func all(list: Int) throws {
        for (_, column, heading) in Self.seen.filter({ $0.list == list }) {
            #expect(try match(heading, list: list, column: column)?.column.rawValue == column, "\(heading)")
        }
    }

    @Test(
        "Every heading of the schema is found again however it is decorated", arguments: 1...11,
        [
            { "  \($0.uppercased()) * " }, { $0.replacingOccurrences(of: " ", with: "\n") },
            { $0.replacingOccurrences(of: " ", with: "_").lowercased() + ":" }, { "3. \($0)" },
            { "[07] \($0)" }, { "\($0) (Y/N)" }, { $0.replacingOccurrences(of: "'", with: "\u{2019}") + "?" },
            { "\u{FEFF}\u{201C}\($0)\u{201D}" }, { $0.replacingOccurrences(of: " ", with: "\u{A0} ") },
        ] as [@Sendable (String) -> String])
    func decorated(list: Int, decorate: @Sendable (String) -> String) throws {
        let columns = try LoadedSchema.get().newestEdition.lists[list - 1].columns
        let headings = columns.map { decorate($0.header) }
        let source = try #require(
            try TextReturn("Sheet1", [headings, headings.map { _ in "1" }]).list(list).source)
        #expect(source.matched.map(\.column) == columns.map(\.id))
        #expect(source.matched.allSatisfy { $0.how == .normalised || $0.how == .exact })
    }

    @Test("A heading with a closing remark on how to fill it is the heading without")
    func remarks() throws {
        for heading in [
            "Date of Contact (DD/MM/YYYY)", "Date of Contact [dd/mm/yy]", "Date of Contact (required)",
        ] {
            #expect(try match(heading, list: 1, column: "contact_date")?.how == .normalised, "\(heading)")
        }
    }

    @Test(
        "Words around an identifier or birth date are read and said to be, where the column is otherwise missing",
        arguments: [
            ("child_id", "Child's LCS ID"), ("child_id", "Child System Identifier (LCS)"),
            ("date_of_birth", "Date of Child's Birth"),
        ])
    func patterns(column: String, heading: String) throws {
        #expect(try match(heading, list: 1, column: column)?.how == .pattern)
    }

    @Test("Of two headings that fit a pattern neither is taken")
    func twoPatterns() throws {
        var headings = try TextReturn.headings(1)
        headings[0] = "Child LCS ID"
        headings.append("Child EHM ID")
        let source = try #require(
            try TextReturn("List 1", [headings, headings.map { _ in "1" }]).list(1).source)
        #expect(source.missing == ["child_id"])
        #expect(source.extra.map(\.header) == ["Child LCS ID", "Child EHM ID"])
    }

    @Test(
        "A qualifier that changes the meaning keeps a heading from its column",
        arguments: [
            "Placement Type (Previous)", "Previous Placement Type", "Age at Referral", "Mother's Ethnicity",
        ])
    func otherThings(heading: String) throws {
        let rows = [try TextReturn.headings(8) + [heading], ["1"]]
        #expect(try TextReturn("List 8", rows).list(8).source?.extra.map(\.header) == [heading])
    }
}
