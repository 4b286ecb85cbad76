import CalendarDays
import Testing
import XLSXReader

@Suite("Serial dates")
struct SerialDateTests {
    @Test(
        "A serial counts days from 1900, whose leap day never was",
        arguments: [
            (0, "00:00:00"), (1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"),
            (45_322, "2024-01-31"),
            (2_958_465, "9999-12-31"), (0.75, "18:00:00"), (45_322.4375, "2024-01-31T10:30:00"),
        ])
    func base1900(serial: Double, iso: String) {
        #expect(SerialDate(serial: serial, uses1904: false)?.iso == iso)
    }

    @Test(
        "A serial counts days from 1904 where the workbook says so",
        arguments: [
            (0, "1904-01-01"), (60, "1904-03-01"), (43_860, "2024-01-31"), (1.5, "1904-01-02T12:00:00"),
        ])
    func base1904(serial: Double, iso: String) {
        #expect(SerialDate(serial: serial, uses1904: true)?.iso == iso)
    }

    @Test(
        "A serial without a day is none",
        arguments: [60, 60.5, -1, -0.5, 2_958_466, 1e300, .infinity, -.infinity, .nan])
    func none(serial: Double) {
        #expect(SerialDate(serial: serial, uses1904: false) == nil)
    }

    @Test(
        "The end of a day, as databases write it, is of that day and no midnight",
        arguments: [45_296.999_999_965_28, 45_296.999_994_3, 45_296.999_988_4, 45_296.999_999])
    func endOfDay(serial: Double) throws {
        let date = try #require(SerialDate(serial: serial, uses1904: false))
        #expect(date.iso == "2024-01-05T23:59:59")
        #expect(!date.isMidnight)
    }

    @Test(
        "What is nearer to midnight than a spreadsheet's digits is midnight",
        arguments: [45_296.999_999_999_9, 45_297, 45_297.000_000_000_1])
    func noise(serial: Double) throws {
        let date = try #require(SerialDate(serial: serial, uses1904: false))
        #expect(date.iso == "2024-01-06")
        #expect(date.isMidnight)
    }

    @Test("A time under half a second past midnight is no midnight")
    func fraction() throws {
        #expect(try #require(SerialDate(serial: 45_297.000_003, uses1904: false)).isMidnight == false)
    }

    @Test("The last moment before the day that never was is of 28 February")
    func before60() {
        #expect(SerialDate(serial: 59.999_999_9, uses1904: false)?.iso == "1900-02-28T23:59:59")
        #expect(SerialDate(serial: 59.999_999_999_99, uses1904: false) == nil)
    }

    @Test("The last moment of the year 9999 is of it")
    func end() {
        #expect(SerialDate(serial: 2_958_465.999_999_9, uses1904: false)?.iso == "9999-12-31T23:59:59")
    }

    @Test(
        "A day has the serial that is read as that day", arguments: [1, 2, 59, 61, 45_322, 2_958_465])
    func serial(number: Double) throws {
        let day = try #require(SerialDate(serial: number, uses1904: false)?.day)
        #expect(SerialDate.serial(of: day) == number)
    }

    @Test("A day before 1900 has no serial", arguments: ["0001-01-01", "1899-12-30", "1899-12-31"])
    func noSerial(iso: String) throws {
        #expect(SerialDate.serial(of: try #require(CalendarDay(iso: iso))) == nil)
    }
}
