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

    @Test("A time that rounds up to midnight is the next day")
    func midnight() {
        #expect(SerialDate(serial: 45_321.999_999, uses1904: false)?.iso == "2024-01-31")
    }

    @Test("A time that rounds up into the day that never was is none")
    func midnightBefore60() {
        #expect(SerialDate(serial: 59.999_999_9, uses1904: false) == nil)
    }

    @Test("A time that rounds past the year 9999 is none")
    func end() {
        #expect(SerialDate(serial: 2_958_465.999_999_9, uses1904: false)?.day == nil)
    }
}
