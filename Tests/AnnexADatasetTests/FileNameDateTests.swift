import CalendarDays
import Testing

@testable import AnnexADataset

@Suite("Full dates in a file's name")
struct FileNameDateTests {
    private func days(_ name: String) -> [String] {
        FileNameDate.days(in: "in/2020-01-01/" + name).map(\.iso)
    }

    @Test(
        "A full date is read day first, or year first with four digits",
        arguments: [
            "2024-01-31.xlsx", "Annex A 2024-01-31 final.xlsx", "301_2024_01_31.xlsx",
            "AnnexA-31January2024-v2.xlsx", "Annex_A_20240131.xlsx", "31012024 Annex A.xlsx",
            "Annex A 31.01.2024.xlsx",
            "31-1-2024.csv", "31 Jan 2024.xlsx", "31 January 2024.xlsx", "31st January 2024 v2.xlsx",
            "AnnexA31Jan2024.xlsx", "Annex A 31 Jan 24.xlsx", "Annex-A-31-Jan-24.xlsx",
            "Annex A 31.01.24.xlsx",
            "Contacts list 31.01.2024.csv", "List 1 31 Jan 2024.csv",
        ])
    func full(name: String) {
        #expect(days(name) == ["2024-01-31"])
    }

    @Test(
        "A month, a version, a list's number or a date that could be read two ways is none",
        arguments: [
            "Annex A Jan 2024.xlsx", "Annex_A_2024_Jan.xlsx", "20241331.xlsx", "31-01-24.xlsx",
            "2024-01.xlsx", "Annex A 2024.xlsx", "List 1 May 2024.csv",
            "List_10_01_2024.csv",
            "Annex A v2 Jan 2024.xlsx", "Annex A v2 Jan 24.xlsx", "24-01-31.xlsx", "310124.xlsx",
            "01.31.2024.xlsx",
            "31 Feb 2024.xlsx", "12345678.xlsx", "Lists 1 3 11.xlsx", "Annex A.xlsx",
        ])
    func none(name: String) {
        #expect(days(name).isEmpty)
    }

    @Test("Several dates come in the name's order")
    func several() {
        #expect(days("01.08.2023 - 31.01.2024.xlsx") == ["2023-08-01", "2024-01-31"])
    }
}
