import Testing
import XLSXReader

@Suite("Number formats")
struct NumberFormatTests {
    @Test(
        "A format means a date where it shows a day, a month or a year",
        arguments: [
            "dd/mm/yyyy", "d-mmm-yy", "mmm", "yyyy", "[$-809]dd mmmm yyyy;@", "[$-F800]dddd, mmmm dd, yyyy",
            "[Red]d/m/yy", "dd/mm/yyyy hh:mm", "m/d/yy h:mm AM/PM", "\"Day \"d", "YYYY\\-MM\\-DD",
            "DD.MM.YYYY",
        ])
    func dates(code: String) {
        #expect(NumberFormat(code: code) == .date)
    }

    @Test(
        "A format means a time where it shows hours or seconds and no day",
        arguments: ["hh:mm", "h:mm:ss", "mm:ss", "h:mm AM/PM", "[$-409]h:mm:ss AM/PM;@", "mm:ss.0"])
    func times(code: String) {
        #expect(NumberFormat(code: code) == .time)
    }

    @Test(
        "Hours in brackets are a length of time",
        arguments: ["[h]:mm", "[hh]:mm:ss", "[mm]", "[ss].00", "[H]:MM;@"])
    func durations(code: String) {
        #expect(NumberFormat(code: code) == .duration)
    }

    @Test(
        "A format of anything else means a number",
        arguments: [
            "General", "GENERAL", "0", "0.00", "#,##0", "0%", "0.00E+00", "# ?/?", "\"days\" 0", "0\\d",
            "0_d",
            "*d0", "[Red]0", "[Yellow]General", "[>=100]0;0.0", "[$£-809]#,##0.00", "_-* #,##0_-", "",
            "0;dd/mm/yyyy", "General\" days\"", "\"unclosed d",
        ])
    func numbers(code: String) {
        #expect(NumberFormat(code: code) == .number)
    }

    @Test(
        "Zeros alone pad a number, whatever space is left beside them",
        arguments: [
            ("000000", 6), ("00", 2), ("[Red]0000", 4), ("000;-000", 3), ("0000000_)", 7),
            ("_-0000_-;-0000", 4),
        ])
    func padded(code: String, digits: Int) {
        #expect(NumberFormat(code: code) == .padded(digits: digits))
    }

    @Test(
        "Zeros with text beside them pad a number and show the text",
        arguments: [
            ("\"P\"0000", "14", "P0014"), ("\\P0000", "12345", "P12345"), ("\\é00", "7", "é07"),
            ("000-000", "1234", "001-234"), ("000-000", "1234567", "1234-567"),
            ("0000\"/A\";-0", "14", "0014/A"),
        ])
    func lettered(code: String, digits: String, shown: String) throws {
        guard case .lettered(let pattern) = NumberFormat(code: code) else {
            Issue.record("\(code) is \(NumberFormat(code: code))")
            return
        }
        #expect(pattern.text(of: digits) == shown)
    }

    @Test("A format longer than a spreadsheet allows pads nothing")
    func tooLong() {
        #expect(NumberFormat(code: String(repeating: "0", count: 256)) == .number)
    }

    @Test("A lone at-sign means text")
    func text() {
        #expect(NumberFormat(code: "@") == .text)
    }
}
