import AnnexASchema
import TestSupport
import Testing

@testable import AnnexADataset

@Suite("What a name tells")
struct SheetNameTests {
    @Test(
        "A sheet's name tells its list",
        arguments: [
            ("List 1", 1), ("List_1", 1), ("List 10", 10), ("List_11", 11), ("list 2 ", 2), ("List1", 1),
            ("L1", 1),
            ("L 11", 11), ("1. Contacts", 1), ("List 1 - Contacts", 1), ("Annex A List 1", 1),
            ("Contacts", 1),
            ("Early Help", 2), ("CHILD PROTECTION", 7), ("Children in care", 8), ("Care leavers", 9),
            ("Adoption", 10), ("Adopters", 11), ("List 08", 8), ("List\u{A0}3", 3),
        ])
    func lists(name: String, number: Int) throws {
        #expect(try #require(SheetName(name, among: LoadedSchema.get().lists)).list == number - 1)
    }

    @Test(
        "The usual short names tell their list, with a month or year too",
        arguments: [
            ("CLA", 8), ("LAC", 8), ("CP", 7), ("CPP", 7), ("CIN", 6), ("S47", 5), ("Section 47", 5),
            ("EH", 2), ("Child Protection Plans", 7), ("CIN 2024-03", 6), ("S47 Mar 2024", 5),
            ("31-03-2024 CLA", 8), ("6. CIN", 6), ("Care Leavers Jan 2024", 9),
        ])
    func short(name: String, number: Int) throws {
        #expect(try #require(SheetName(name, among: LoadedSchema.get().lists)).list == number - 1)
    }

    @Test("A short name is no whole one: a page of figures may have it", arguments: ["CIN", "S47"])
    func notWhole(name: String) throws {
        #expect(SheetName(name, among: try LoadedSchema.get().lists)?.isWhole == false)
    }

    @Test(
        "Other names tell none",
        arguments: [
            "Front_Sheet", "Guidance", "Codes_used", "List 12", "List 0", "Sheet1", "Listing", "", "2024",
            "Care", "10 March", "CIN summary", "CP visits",
        ])
    func none(name: String) throws {
        #expect(SheetName(name, among: try LoadedSchema.get().lists) == nil)
    }
}
