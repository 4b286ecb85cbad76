import AnnexASchema
import CalendarDays
import Testing

@Suite("Bank holidays")
struct BankHolidayTests {
    let days: [CalendarDay]

    init() throws {
        days = try SchemaFiles.schema.get().bankHolidays
    }

    @Test("There are 131 from 2015 to 2030")
    func count() {
        #expect(days.count == 131)
    }

    @Test("None stands twice")
    func distinct() {
        #expect(Set(days).count == days.count)
    }

    @Test("None falls on a weekend, as a substitute day is taken then")
    func weekdays() {
        #expect(days.filter { $0.weekday > 4 }.isEmpty)
    }

    @Test("Each year has eight, and more where one was proclaimed", arguments: 2015...2030)
    func perYear(year: Int) {
        let expected = [2022: 10, 2023: 9][year] ?? 8
        #expect(days.filter { $0.civil.year == year }.count == expected)
    }

    @Test(
        "Days that were moved or proclaimed are there",
        arguments: ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08", "2026-12-28"])
    func moved(iso: String) throws {
        #expect(days.contains(try #require(CalendarDay(iso: iso))))
    }

    @Test("Days that were moved away are working days", arguments: ["2020-05-04", "2022-05-30"])
    func left(iso: String) throws {
        #expect(!days.contains(try #require(CalendarDay(iso: iso))))
    }
}
