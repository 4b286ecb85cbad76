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
        #expect(SheetName.list(name, among: try LoadedSchema.get().lists) == number - 1)
    }

    @Test(
        "Other names tell none",
        arguments: [
            "Front_Sheet", "Guidance", "Codes_used", "List 12", "List 0", "Sheet1", "Listing", "", "2024",
            "Care",
        ])
    func none(name: String) throws {
        #expect(SheetName.list(name, among: try LoadedSchema.get().lists) == nil)
    }
}
