import CalendarDays
import Testing

@testable import AnnexADataset

@Suite("The month that a name tells")
struct FileNamePeriodTests {
    @Test(
        "A month or day is found in a name, and the rest is what it has in common with others",
        arguments: [
            ("Annex A Jan 2024", "2024-01-01", "annex a"), ("Annex_A_2024_Jan", "2024-01-01", "annex a"),
            ("annex-a-2024-01", "2024-01-01", "annex a"), ("202401 Annex A", "2024-01-01", "annex a"),
            ("01-2024", "2024-01-01", ""), ("January24 contacts", "2024-01-01", "contacts"),
            ("Annex A 31.01.2024 v2", "2024-01-31", "annex a v 2"), ("20240131", "2024-01-31", ""),
            ("Contacts 31 Jan 2024", "2024-01-31", "contacts"),
        ])
    func found(name: String, start: String, rest: String) throws {
        let period = try #require(FileNamePeriod(name: name))
        #expect(period.start.iso == start)
        #expect(period.rest == rest)
    }

    @Test(
        "Years, numbers of lists and versions are no months",
        arguments: [
            "Annex A 2024", "List 10 2024", "List_11_2024", "L 12 2024", "annex", "301_2024", "v1 2024",
            "2024-13", "1234 56", "List 1", "Annex A Q3 2024",
        ])
    func none(name: String) {
        #expect(FileNamePeriod(name: name) == nil)
    }
}
