import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@testable import AnnexAOutput

@Suite("Each child stands once among the children")
struct ChildRowsTests {
    private func children(_ lists: [Int: [[String: String]]]) throws -> [[String]] {
        var text = TextReturn()
        for (number, rows) in lists.sorted(by: { $0.key < $1.key }) { try text.add(list: number, rows) }
        return try ChildRows.all(in: text.read(), schema: LoadedSchema.get()).map(\.fields)
    }

    @Test("A child of two lists has one row, with its lists, rows, first and last date")
    func once() throws {
        let rows = try children([
            1: [
                ["child_id": "7", "contact_date": "05/01/2024"],
                ["child_id": "7", "contact_date": "02/11/2023"],
            ],
            3: [["child_id": "7", "referral_date": "09/01/2024"]],
        ])
        #expect(rows == [["7", "1 3", "3", "2023-11-02", "2024-01-09", "", ""]])
    }

    @Test("Two dates of birth are a conflict, told with the lists that hold each")
    func births() throws {
        let rows = try children([
            1: [["child_id": "7", "date_of_birth": "01/02/2015"]],
            2: [["child_id": "7", "date_of_birth": "01/02/2015"]],
            3: [["child_id": "7", "date_of_birth": "02/02/2015"]],
        ])
        #expect(rows.map { $0[5] } == ["date_of_birth"])
        #expect(rows.map { $0[6] } == ["date_of_birth: 2015-02-01 (1 2), 2015-02-02 (3)"])
    }

    @Test("Two genders in one list are a conflict; a gender not recorded is none")
    func genders() throws {
        let rows = try children([
            1: [
                ["child_id": "7", "gender": "a) Male"], ["child_id": "7", "gender": "b) Female"],
                ["child_id": "8", "gender": "a) Male"],
                ["child_id": "8", "gender": "c) Not stated/recorded"],
            ]
        ])
        #expect(rows.map { $0[5] } == ["gender", ""])
        #expect(rows[0][6] == "gender: a) Male (1), b) Female (1)")
    }

    @Test("What is blank or cannot be read disagrees with nothing")
    func blank() throws {
        let rows = try children([
            1: [
                ["child_id": "7", "date_of_birth": "01/02/2015"], ["child_id": "7", "date_of_birth": "TBC"],
            ],
            3: [["child_id": "7"]],
        ])
        #expect(rows.map { $0[5] } == [""])
    }

    @Test("What is compared is what the rules across lists compare")
    func asTheRules() throws {
        let schema = try LoadedSchema.get()
        var ofRules: [ColumnID: [String]] = [:]
        for check in schema.rules.flatMap(\.questions).map(\.check) {
            guard case .same(let same) = check, same.isAcross, same.key == .person else { continue }
            for column in same.columns { ofRules[column] = same.except }
        }
        #expect(!ofRules.isEmpty)
        #expect(
            Dictionary(uniqueKeysWithValues: schema.sameOfChildren.map { ($0.column, $0.except) }) == ofRules)
    }

    @Test("Adopters are no children, and a row without an identifier is nobody's")
    func others() throws {
        let rows = try children([
            1: [["gender": "a) Male", "contact_date": "05/01/2024"]], 11: [["adopter_id": "7"]],
        ])
        #expect(rows.isEmpty)
    }
}
