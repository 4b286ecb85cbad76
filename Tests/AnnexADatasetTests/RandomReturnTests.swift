import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@Suite("Whatever is typed, nothing is lost and nothing stops")
struct RandomReturnTests {
    private static let texts = [
        "", "", "", "a) Yes", "b) No", "31/01/2024", "2023-07-31", "45322", "-1", "0", "1e300", "99999999999",
        "-99999999999", "TBC", "#N/A", "Total", "Gender", "7.9", "1,234", "unborn", "AB1 2CD", "WBRI",
        "Police",
        "é\u{301}", "👩‍👧", "01/01/0001", "31/12/9999", "=1+1", "a)", "- ", "(", "' '", "E4 -",
        "1048577",
        "2147483648", "00/00/00", "1/1/49", "C2) Interim care order", "Worker\u{A0}014",
        String(repeating: "9", count: 400),
    ]

    @Test("Rows are accounted for and texts kept, and every population can be asked", arguments: 1...11)
    func random(number: Int) throws {
        var state = UInt64(number)
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let headings = try TextReturn.headings(number)
        let rows = (0..<60).map { _ in headings.map { _ in Self.texts[next(Self.texts.count)] } }
        let dataset = try TextReturn("List \(number)", [headings] + rows).read()
        let list = dataset.list(number)
        let counts = list.rowCounts
        #expect(counts.read == counts.kept + counts.blank + counts.footers + counts.repeatedHeaders)
        #expect(counts.kept == list.rowCount)
        for row in 0..<list.rowCount {
            let typed = list.columns.map { list.typedText($0, row: row) }
            #expect(
                typed == rows[Int(list.sheetRows[row]) - 1].map { $0.allSatisfy(\.isWhitespace) ? "" : $0 })
        }
        let schema = try LoadedSchema.get()
        let query = ReturnQuery(dataset: dataset, schema: schema)
        for population in schema.populations.values where population.list == number {
            #expect(query.rows(of: population.id).allSatisfy { list.persons[Int($0)] >= 0 })
        }
    }

    @Test("A value that is not blank is typed or told")
    func told() throws {
        let headings = try TextReturn.headings(3)
        let rows = Self.texts.filter { !$0.isEmpty }.map { text in
            ["1001", "a) Male", "a) WBRI"] + Array(repeating: text, count: 8)
        }
        let dataset = try TextReturn("List 3", [headings] + rows).read()
        let list = dataset.list(3)
        for (column, row) in list.columns.flatMap({ column in (0..<list.rowCount).map { (column, $0) } })
        where column.value(row) == .unreadable {
            #expect(
                dataset.observations.contains { $0.field == column.definition.id && $0.row == row },
                "\(column.definition.id) \(list.typedText(column, row: row))")
        }
    }
}
