import Testing
import XLSXReader

@Suite("Cell references")
struct CellReferenceTests {
    private func read(_ text: String) -> CellReference? {
        CellReference(Array(text.utf8).span)
    }

    @Test(
        "A reference is its row and column counted from 0",
        arguments: [
            ("A1", 0, 0), ("B7", 6, 1), ("Z1", 0, 25), ("AA1", 0, 26), ("AH34", 33, 33),
            ("XFD1048576", 1_048_575, 16_383), ("$C$3", 2, 2), ("c3", 2, 2),
        ])
    func reads(text: String, row: Int, column: Int) {
        #expect(read(text) == CellReference(row: row, column: column))
    }

    @Test(
        "What names no cell is none",
        arguments: [
            "", "A", "7", "A0", "XFE1", "AAAA1", "A1048577", "A1B", "A 1", "A-1", "A1:B2", "Ä1",
            "A99999999999999999999",
        ])
    func refuses(text: String) {
        #expect(read(text) == nil)
    }

    @Test("A reference reads back as it is written", arguments: [0, 25, 26, 701, 702, 16_383])
    func roundTrip(column: Int) {
        let place = CellReference(row: 41, column: column)
        #expect(read(place.description) == place)
    }
}
