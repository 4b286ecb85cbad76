import AnnexADataset
import AnnexASchema
import CalendarDays
import Testing

@Suite("Working days")
struct WorkingCalendarTests {
    static let calendar = WorkingCalendar(bankHolidays: SchemaFiles.schema.bankHolidays)

    @Test(
        "Known spans of England and Wales",
        arguments: [
            ("2024-12-20", "2025-01-02", 6), ("2025-04-16", "2025-04-23", 3), ("2024-06-01", "2024-06-03", 1),
            ("2024-06-03", "2024-06-03", 0), ("2022-05-31", "2022-06-06", 2), ("2022-09-16", "2022-09-20", 1),
            ("2020-05-01", "2020-05-11", 5), ("2026-12-24", "2026-12-29", 1),
            ("2025-01-06", "2025-03-10", 45),
        ])
    func spans(from: String, to: String, days: Int) throws {
        let start = try #require(CalendarDay(iso: from))
        let end = try #require(CalendarDay(iso: to))
        #expect(Self.calendar.days(from: start, to: end) == days)
        #expect(Self.calendar.days(from: end, to: start) == -days)
    }
}
