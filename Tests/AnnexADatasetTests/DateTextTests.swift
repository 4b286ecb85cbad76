import CalendarDays
import Testing

@testable import AnnexADataset

@Suite("Dates as people type them")
struct DateTextTests {
    private func read(_ text: String) -> DateText.Reading {
        DateText.read(Array(text.utf8).span)
    }

    @Test(
        "A date is read day first, in every form that people type",
        arguments: [
            "31/01/2024", "31-01-2024", "31.01.2024", "31/1/2024", "31-1-24", "31.1.24", "2024-01-31",
            "31 Jan 2024", "31 January 2024", "31-Jan-24", "31-Jan-2024", "31 JAN 24", "31st January 2024",
            "31/01/2024 ", "\u{A0}31/01/2024", "2024-1-31", "31/Jan/2024",
        ])
    func forms(text: String) throws {
        let day = try #require(CalendarDay(iso: "2024-01-31"))
        #expect(read(text) == .day(day, hasTime: false))
    }

    @Test("A date possible both ways is read day first", arguments: ["03/04/2024", "3-4-24", "3.4.2024"])
    func dayFirst(text: String) throws {
        let day = try #require(CalendarDay(iso: "2024-04-03"))
        #expect(read(text) == .day(day, hasTime: false))
    }

    @Test(
        "A zero time is dropped",
        arguments: [
            "31/01/2024 00:00", "2024-01-31T00:00:00", "2024-01-31 00:00:00.000", "31/01/2024 0:00:00",
        ])
    func zeroTime(text: String) throws {
        let day = try #require(CalendarDay(iso: "2024-01-31"))
        #expect(read(text) == .day(day, hasTime: false))
    }

    @Test(
        "Another time is dropped and told",
        arguments: ["31/01/2024 10:30", "2024-01-31T10:30:00Z", "31-Jan-24 23:59:59", "31/01/2024 00:00:01"])
    func time(text: String) throws {
        let day = try #require(CalendarDay(iso: "2024-01-31"))
        #expect(read(text) == .day(day, hasTime: true))
    }

    @Test(
        "Two figures are a year from 1950 to 2049",
        arguments: [("1/1/00", 2000), ("1/1/49", 2049), ("1/1/50", 1950), ("1/1/99", 1999)])
    func centuries(text: String, year: Int) throws {
        let day = try #require(CalendarDay(year: year, month: 1, day: 1))
        #expect(read(text) == .day(day, hasTime: false))
    }

    @Test("Every month is known by its long and its short name", arguments: 1...12)
    func months(number: Int) throws {
        let name = CalendarDay.monthNames[number - 1]
        let day = try #require(CalendarDay(year: 2024, month: number, day: 5))
        for word in [name, name.uppercased(), String(name.prefix(3)), String(name.prefix(3)).lowercased()] {
            #expect(read("5 \(word) 2024") == .day(day, hasTime: false))
        }
    }

    @Test("September has a third short name")
    func sept() throws {
        let day = try #require(CalendarDay(iso: "2024-09-05"))
        #expect(read("5 Sept 2024") == .day(day, hasTime: false))
    }

    @Test(
        "A date possible only with the month first is unreadable",
        arguments: ["01/31/2024", "1-31-24", "12/13/2024"])
    func monthFirst(text: String) {
        #expect(read(text) == .unreadable)
    }

    @Test(
        "What is no date is unreadable",
        arguments: [
            "", "TBC", "00/01/1900", "30/02/2024", "31/04/2024", "29/02/2023", "May be 8 Jan 2000", "2024",
            "01/2024", "January 2024", "31/01/024", "31/01/20245", "20240131", "31 01 2024", "Jan 31 2024",
            "31/01/2024?", "31/01/2024 or 01/02/2024", "2024-01-31 25:00", "31/01/2024 10", "31//01/2024",
            "2024/01/31", "31/Janu/2024", "31/01/2024 10:61", "32/01/2024", "0/0/0", "١/١/٢٠٢٤",
            "31/01/2024 that is a very long remark behind",
        ])
    func unreadable(text: String) {
        #expect(read(text) == .unreadable)
    }
}
