import AnnexASchema
import CalendarDays
import Testing

@Suite("Bank holidays from a file")
struct HolidayFileTests {
    private let days: [CalendarDay]

    init() throws {
        days = try ["2023-12-25", "2024-05-06", "2024-12-25"].map { try #require(CalendarDay(iso: $0)) }
    }

    private func applied(_ text: String) throws -> [String] {
        try HolidayFile(text: text, file: "days").applied(to: days).map(\.iso)
    }

    @Test("A line of CSV adds its day, or takes it away")
    func csv() throws {
        let text = "date,holiday,change\n2024-06-03,Jubilee,\n2024-05-06,Early May,remove\n"
        #expect(try applied(text) == ["2023-12-25", "2024-06-03", "2024-12-25"])
    }

    @Test("A day that is there already stands once")
    func twice() throws {
        #expect(try applied("date,holiday\n2024-12-25,Christmas\n") == days.map(\.iso))
    }

    @Test("The JSON of gov.uk takes the place of the years it has, and of no other")
    func json() throws {
        let text = """
            {"england-and-wales": {"division": "england-and-wales", "events": [
              {"title": "Christmas Day", "date": "2024-12-25", "notes": "", "bunting": true}]},
             "scotland": {"division": "scotland", "events": [{"title": "2nd January", "date": "2024-01-02"}]}}
            """
        #expect(try applied(text) == ["2023-12-25", "2024-12-25"])
    }

    @Test(
        "A mistake is told with its line",
        arguments: [
            ("date,holiday\n25/12/2024,Christmas\n", 2),
            ("date,holiday,change\n2024-12-25,Christmas,drop\n", 2),
            ("day,holiday\n2024-12-25,Christmas\n", 1),
        ])
    func mistakes(text: String, line: Int) {
        let error = #expect(throws: SchemaError.self) { try applied(text) }
        #expect(error?.line == line)
    }

    @Test("JSON of another form is told, and what is expected")
    func otherJSON() {
        let error = #expect(throws: SchemaError.self) { try applied("{\"scotland\": {}}") }
        #expect(error?.reason.contains("england-and-wales") == true)
    }
}
