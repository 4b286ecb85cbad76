import Testing

@testable import AnnexAOutput

@Suite("CSV and JSON hold every text exactly")
struct TextFormTests {
    @Test(
        "A field is quoted only where it must be",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("", ""), ("=1+1", "=1+1"),
        ])
    func quoting(text: String, expected: String) {
        var csv = CSVBuffer()
        csv.field(text)
        #expect(csv.take() == Array(expected.utf8))
    }

    @Test("For Excel, a cell that it would run is guarded", arguments: ["=1+1", "+44", "-1", "@SUM(A1)"])
    func guarding(text: String) {
        var csv = CSVBuffer(guardsFormulas: true)
        csv.field(text)
        #expect(csv.take() == Array("\"'\(text)\"".utf8))
    }

    @Test("Keys stand in the order given, and control characters are escaped")
    func json() {
        let value = JSONText.object([
            ("b", .string("tab\tbell\u{7}")), ("a", .array([.null, .number(0.5), .integer(2)])),
        ])
        #expect(value.line == #"{"b":"tab\tbell\u0007","a":[null,0.5,2]}"#)
    }

    @Test("A number that is none is null")
    func notANumber() {
        #expect(JSONText.number(.nan).line == "null")
    }

    @Test("Markup in a text is shown, not obeyed")
    func html() {
        #expect(HTMLText.escaped("<b>\"A & B\"</b>") == "&lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt;")
    }
}
