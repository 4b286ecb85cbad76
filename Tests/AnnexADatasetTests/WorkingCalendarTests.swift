import AnnexADataset
import AnnexASchema
import CalendarDays
import TestSupport
import Testing

@Suite("Working days")
struct WorkingCalendarTests {
    private let calendar: WorkingCalendar

    init() throws {
        calendar = WorkingCalendar(bankHolidays: try LoadedSchema.get().bankHolidays)
    }

    private func days(_ from: String, _ to: String) throws -> Int {
        calendar.days(from: try #require(CalendarDay(iso: from)), to: try #require(CalendarDay(iso: to)))
    }

    @Test(
        "The first day is day 0, and weekends and bank holidays do not count",
        arguments: [
            ("2024-12-20", "2025-01-02", 6), ("2025-04-16", "2025-04-23", 3), ("2024-06-01", "2024-06-03", 1),
            ("2024-06-03", "2024-06-03", 0), ("2022-05-31", "2022-06-06", 2), ("2022-09-16", "2022-09-20", 1),
            ("2020-05-01", "2020-05-11", 5), ("2026-12-24", "2026-12-29", 1),
            ("2025-01-06", "2025-03-10", 45),
            ("2024-06-01", "2024-06-02", 0), ("2024-01-01", "2024-01-02", 1),
        ])
    func examples(from: String, to: String, count: Int) throws {
        #expect(try days(from, to) == count)
    }

    @Test("A later start gives a negative count")
    func negative() throws {
        #expect(try days("2025-01-02", "2024-12-20") == -6)
    }

    @Test("A day before is never no time at all, be it over a weekend")
    func backwardsOverWeekend() throws {
        #expect(try days("2024-06-02", "2024-06-01") == -1)
        #expect(try days("2024-06-02", "2024-05-31") == -1)
    }

    @Test(
        "So many working days after a day is the last of them",
        arguments: [
            ("2024-05-31", 20, "2024-06-28"), ("2024-08-01", 20, "2024-08-30"),
            ("2024-12-20", 6, "2025-01-02"),
            ("2024-06-01", 1, "2024-06-03"), ("2024-06-01", 0, "2024-06-01"),
        ])
    func adding(from: String, count: Int, to: String) throws {
        let start = try #require(CalendarDay(iso: from))
        #expect(calendar.adding(workingDays: count, to: start).iso == to)
    }

    @Test(
        "Counting day by day gives the same",
        arguments: ["2019-12-20", "2024-02-29", "1999-12-30", "2041-05-05"])
    func dayByDay(start: String) throws {
        let from = try #require(CalendarDay(iso: start))
        let holidays = Set(try LoadedSchema.get().bankHolidays)
        var expected = 0
        for offset in 1...800 {
            let day = from.adding(days: offset)
            if day.weekday < 5, !holidays.contains(day) { expected += 1 }
            guard calendar.days(from: from, to: day) == expected else {
                Issue.record("\(day) is not \(expected) working days after \(from)")
                return
            }
        }
    }

    @Test("A holiday on a weekend changes nothing")
    func weekend() throws {
        let saturday = try #require(CalendarDay(iso: "2024-06-01"))
        let plain = WorkingCalendar(bankHolidays: [])
        let odd = WorkingCalendar(bankHolidays: [saturday, saturday])
        let monday = saturday.adding(days: 2)
        #expect(plain.days(from: saturday, to: monday) == odd.days(from: saturday, to: monday))
    }

    @Test("The calendar knows the years it covers")
    func years() {
        #expect(calendar.years == 2015...2030)
        #expect(WorkingCalendar(bankHolidays: []).years == nil)
    }
}
