import CalendarDays
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
    private func day(_ iso: String) throws -> CalendarDay {
        try #require(CalendarDay(iso: iso))
    }

    @Test(
        "A day's number counts from 1 January 1970",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2024-01-31", 19_753),
            ("1899-12-30", -25_569), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ] as [(String, Int32)])
    func number(iso: String, number: Int32) throws {
        #expect(try day(iso).number == number)
    }

    @Test("Every day from 1890 to 2110 is the one after the day before it")
    func everyDay() throws {
        var expected = (year: 1890, month: 1, day: 1)
        for number in try day("1890-01-01").number...day("2110-12-31").number {
            let civil = CalendarDay(number: number).civil
            guard civil == expected else {
                Issue.record("\(number) is \(civil), not \(expected)")
                return
            }
            let leap =
                expected.year.isMultiple(of: 4)
                && (!expected.year.isMultiple(of: 100) || expected.year.isMultiple(of: 400))
            let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            expected.day += 1
            if expected.day > lengths[expected.month - 1] {
                expected = (expected.year, expected.month + 1, 1)
            }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
        }
    }

    @Test(
        "A day that no calendar has is none",
        arguments: [
            (2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0),
            (0, 1, 1), (10_000, 1, 1),
        ])
    func impossible(year: Int, month: Int, day: Int) {
        #expect(CalendarDay(year: year, month: month, day: day) == nil)
    }

    @Test(
        "ISO text is read in its one form alone",
        arguments: [
            "2024-1-31", "24-01-31", "2024/01/31", "2024-01-31T00:00", " 2024-01-31", "2024-02-30", "",
            "２０２４-01-31", "+024-01-31",
        ])
    func strictISO(text: String) {
        #expect(CalendarDay(iso: text) == nil)
    }

    @Test("A date prints as ISO", arguments: ["2024-01-31", "0999-12-01", "1600-02-29"])
    func prints(iso: String) throws {
        #expect(try day(iso).iso == iso)
    }

    @Test("People read a date with the month in words")
    func spelled() throws {
        #expect(try day("2021-03-12").spelled == "12 March 2021")
    }

    @Test(
        "Weekdays run from Monday, 0, to Sunday, 6",
        arguments: [("2024-01-29", 0), ("2024-02-04", 6), ("1970-01-01", 3), ("1899-12-31", 6)])
    func weekday(iso: String, weekday: Int) throws {
        #expect(try day(iso).weekday == weekday)
    }

    @Test(
        "Months keep the day, or fall back to the month's last",
        arguments: [
            ("2024-08-31", -6, "2024-02-29"), ("2023-08-31", -6, "2023-02-28"),
            ("2024-02-29", -12, "2023-02-28"), ("2024-01-31", 1, "2024-02-29"),
            ("2024-01-15", -1, "2023-12-15"), ("2024-12-31", 2, "2025-02-28"),
            ("2024-01-31", -6, "2023-07-31"), ("2024-03-30", -1, "2024-02-29"),
        ])
    func addingMonths(from: String, months: Int, to: String) throws {
        #expect(try day(from).adding(months: months) == day(to))
    }

    @Test(
        "An age is counted in completed years, and a leap-day child waits for 1 March",
        arguments: [
            ("2010-06-15", "2024-06-14", 13), ("2010-06-15", "2024-06-15", 14),
            ("2008-02-29", "2024-02-29", 16), ("2008-02-29", "2023-02-28", 14),
            ("2008-02-29", "2023-03-01", 15), ("2024-01-31", "2024-01-31", 0),
        ])
    func completedYears(from: String, to: String, years: Int) throws {
        #expect(try day(from).completedYears(to: day(to)) == years)
    }

    @Test("Days between two dates are negative where the second is earlier")
    func daysBetween() throws {
        #expect(try day("2024-02-28").days(to: day("2024-03-01")) == 2)
        #expect(try day("2024-03-01").days(to: day("2024-02-28")) == -2)
    }
}
