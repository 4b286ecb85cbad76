import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@testable import AnnexAOutput

@Suite("What an edition's layout cannot hold is told")
struct LostValuesTests {
    private func lost(_ list: Int, _ rows: [[String: String]], edition: String) throws -> [[String]] {
        let schema = try LoadedSchema.get()
        let target = try #require(schema.edition(edition))
        return LostValues.all(
            in: try TextReturn(list: list, rows).read(), schema: schema, edition: target
        ).map(\.fields)
    }

    @Test("A filled column that the edition lacks, with its count and first cell")
    func column() throws {
        let rows = [
            ["child_id": "1"], ["child_id": "2", "latest_contact": "05/01/2024"],
            ["child_id": "3", "latest_contact": "TBC"],
        ]
        let lost = try lost(9, rows, edition: "2019")
        #expect(lost.map { [$0[1], $0[3], $0[5]] } == [["latest_contact", "column", "2"]])
        #expect(lost[0][6].hasPrefix("List_9!") && lost[0][6].hasSuffix("3"))
        #expect(try self.lost(9, rows, edition: "2024").isEmpty)
    }

    @Test("A code that the edition lacks stays in its cell, and is told")
    func code() async throws {
        let schema = try LoadedSchema.get()
        let edition = try #require(schema.edition("2019"))
        let text = try TextReturn(list: 1, [["child_id": "1", "contact_source": "p1) 5D: LA services"]])
        let dataset = try text.read()
        let lost = LostValues.all(in: dataset, schema: schema, edition: edition)
        #expect(lost.map { $0.fields[3...5] } == [["code", "p1) 5D: LA services", "1"]])
        let again = try await ReturnFiles.rewritten(dataset, edition: edition)
        #expect(try ReturnFiles.differences(dataset, again, columnsOf: edition) == [])
    }

    @Test("Words say list, column and count, and no value")
    func words() throws {
        let schema = try LoadedSchema.get()
        let edition = try #require(schema.edition("2019"))
        let dataset = try TextReturn(list: 9, [["child_id": "C9", "latest_contact": "05/01/2024"]]).read()
        let words = LostValues.all(in: dataset, schema: schema, edition: edition).map {
            $0.words(in: edition)
        }
        #expect(
            words == [
                "List 9: 1 cell of “Latest Date of Contact” left out of annex-a.xlsx, as edition 2019 has no such "
                    + "column"
            ])
    }
}
