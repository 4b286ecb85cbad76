import AnnexASchema
import CalendarDays
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

    @Test(
        "A full date in a file's name is found",
        arguments: [
            "2024-01-31.xlsx", "Annex A 2024-01-31 final.xlsx", "annex_a_20240131.xlsx",
            "Annex A 31.01.2024.xlsx",
            "31 Jan 2024.xlsx", "AnnexA-31January2024-v2.xlsx", "/data/2023-05-05/31-1-2024.xlsx",
            "301_2024_01_31.xlsx",
        ])
    func dates(name: String) {
        #expect(FileNameDate.find(in: name)?.iso == "2024-01-31")
    }

    @Test(
        "Less than a full date is none",
        arguments: [
            "Annex_A_2024_Jan.xlsx", "2024.xlsx", "Annex A Jan 2024.xlsx", "20241331.xlsx", "31-01-24.xlsx",
            "", "/2024-01-31/annex.xlsx", "12345678.xlsx",
        ])
    func noDates(name: String) {
        #expect(FileNameDate.find(in: name) == nil)
    }
}
