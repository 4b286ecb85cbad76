import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@Suite("Persons across the lists")
struct PersonTests {
    @Test("A child has one number in all lists")
    func acrossLists() throws {
        var sheets = TextReturn()
        try sheets.add(
            list: 1, [["child_id": "A7", "gender": "a) Male"], ["child_id": "B8", "gender": "a) Male"]])
        try sheets.add(
            list: 8, [["child_id": "C9", "gender": "a) Male"], ["child_id": "A7", "gender": "a) Male"]])
        let dataset = try sheets.read()
        #expect(dataset.persons.count == 3)
        #expect(dataset.list(1).persons[0] == dataset.list(8).persons[1])
        #expect(dataset.persons.string(Int(dataset.list(8).persons[0])) == "C9")
    }

    @Test("An identifier typed with a point and nought is the same child")
    func pointZero() throws {
        let rows = [["child_id": "1001", "gender": "a) Male"], ["child_id": "1001.0", "gender": "a) Male"]]
        let list = try TextReturn(list: 1, rows).list(1)
        #expect(list.persons[0] == list.persons[1])
    }

    @Test("Leading noughts make another child")
    func padding() throws {
        let rows = [["child_id": "1001", "gender": "a) Male"], ["child_id": "01001", "gender": "a) Male"]]
        let list = try TextReturn(list: 1, rows).list(1)
        #expect(list.persons[0] != list.persons[1])
    }

    @Test(
        "A row without an identifier, or with one that cannot be read, is nobody's",
        arguments: ["", "-", "TBC"])
    func nobody(text: String) throws {
        let row = ["child_id": text, "gender": "a) Male", "ethnicity": "a) WBRI"]
        #expect(try TextReturn(list: 1, [row]).list(1).persons == [-1])
    }

    @Test("A family has one number in Lists 10 and 11")
    func families() throws {
        let schema = try LoadedSchema.get()
        func id(_ list: Int, _ role: ColumnRole) throws -> String {
            try #require(schema.lists[list - 1].columns.first { $0.role == role }).id.rawValue
        }
        var sheets = TextReturn()
        try sheets.add(list: 10, [[id(10, .person): "1", id(10, .family): "F1", "gender": "a) Male"]])
        try sheets.add(list: 11, [[id(11, .person): "2", id(11, .family): "F1", "gender": "a) Male"]])
        let dataset = try sheets.read()
        #expect(dataset.families.count == 1)
        #expect(dataset.list(10).families == dataset.list(11).families)
    }
}
