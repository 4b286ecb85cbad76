import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@Suite("A heading that misses by a letter is read, and said to be")
struct NearHeaderTests {
    private static let headings = [
        "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", "Date of Contact",
        "Contact Source",
    ]

    private static let row = [
        "1", "a) Male", "a) WBRI", "01/02/2015", "9", "01/02/2024", "a) 1A: Individual",
    ]

    private func dataset(_ headings: [String], _ row: [String] = Self.row) throws -> Dataset {
        try TextReturn("List_1", [headings, row]).read()
    }

    private func replaced(_ heading: String, by other: String) -> [String] {
        Self.headings.map { $0 == heading ? other : $0 }
    }

    @Test(
        "A letter or two wrong is still the column",
        arguments: [
            ("Date of Contact", "Date of Contcat"), ("Gender", "Gendr"), ("Contact Source", "Contact Sourc"),
        ])
    func near(official: String, typed: String) throws {
        let data = try dataset(replaced(official, by: typed))
        let match = try #require(data.list(1).source?.matched.first { $0.header == typed })
        #expect(match.how == .pattern)
        #expect(data.observations.contains { $0.kind == .nearHeader && $0.found == typed })
    }

    @Test(
        "A heading that is further away is not taken", arguments: ["Date of Conference", "Contact", "Source"])
    func far(typed: String) throws {
        let data = try dataset(replaced("Date of Contact", by: typed))
        #expect(data.list(1).source?.missing.map(\.rawValue) == ["contact_date"])
    }

    @Test("A near miss beside the right heading is another column")
    func besideTheRightOne() throws {
        let data = try dataset(
            Self.headings + ["Gendr"],
            Self.row + ["x"])
        #expect(data.list(1).extras.map(\.header) == ["Gendr"])
    }

    @Test("What stands in a column that Annex A does not know is kept as typed")
    func extras() throws {
        let data = try dataset(
            Self.headings + ["Locality"],
            Self.row + ["North"])
        let extra = try #require(data.list(1).extras.first)
        #expect(data.list(1).typedText(extra, at: 0) == "North")
    }
}
