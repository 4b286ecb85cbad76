import Foundation
import Testing

@Suite("A summary for the public with rounded numbers tells no number as it was")
struct RoundedSharingTests {
    private static let forms = ["xlsx", "html", "json", "csv"]

    private static func summary(_ form: String) throws -> String {
        try SharingTests.summary(form, "public", "--small-numbers", "round")
    }

    /// Every number of people or rows that a JSON of indicators holds, with the indicator.
    private static func counts(_ json: String) throws -> [(id: String, count: Double)] {
        let whole = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        var counts: [(id: String, count: Double)] = []
        for indicator in try #require(whole["indicators"] as? [[String: Any]]) {
            let id = indicator["id"] as? String ?? ""
            func add(_ value: Any?) {
                if let number = value as? Double { counts.append((id, number)) }
            }
            for part in [indicator] + (indicator["also"] as? [[String: Any]] ?? []) {
                let unit = part["unit"] as? String
                if unit == "count" { add(part["value"]) }
                add(part["numerator"])
                // rates are of the children of the area, which are published
                if unit != "per_10000" { add(part["denominator"]) }
            }
            for band in indicator["bands"] as? [[String: Any]] ?? [] { add(band["count"]) }
            let table = indicator["table"] as? [String: Any]
            for count in (table?["counts"] as? [[Any]] ?? []).joined() { add(count) }
        }
        return counts
    }

    /// The numbers of the return that rounding changes, as far as they are large enough to be told from other numbers.
    private static let unrounded = Result {
        let before = try counts(SharingTests.summary("json", "internal")).map(\.count)
        let after = try counts(summary("json")).map(\.count)
        return Set(before.filter { $0 >= 100 && $0 == $0.rounded() }.map { Int($0) })
            .subtracting(after.map { Int($0) })
    }

    /// What a file says to a reader: cells, labels, numbers and words of charts, but not the places of things.
    private static func said(_ form: String, _ words: String) -> [Substring] {
        switch form {
        case "html":
            let body = words.replacing(/<style[^>]*>[^<]*<\/style>/, with: "")
            return body.matches(of: />([^<]+)</).map(\.1) + body.matches(of: /aria-label="([^"]*)"/).map(\.1)
        case "xlsx":
            return words.matches(of: /<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?><v>([^<]*)</).map(\.1)
                + words.matches(of: /<(?:t|c:v|a:t)(?: [^>]*)?>([^<]*)</).map(\.1)
                + words.matches(of: /descr="([^"]*)"/).map(\.1)
        default: return [Substring(words)]
        }
    }

    /// The whole numbers in a text, without percentages and what has decimal places.
    private static func numbers(in text: Substring) -> [Int] {
        text.matches(of: /(?:^|[^A-Za-z0-9_.,])([0-9][0-9,]*)(\.[0-9]+)?(%)?/).compactMap { match in
            guard match.2 == nil, match.3 == nil else { return nil }
            return Int(match.1.filter(\.isNumber))
        }
    }

    private static func told(_ form: String, _ words: String) throws -> Set<Int> {
        try unrounded.get().intersection(said(form, words).flatMap(numbers))
    }

    @Test("What is looked for stands in the internal workbook and page", arguments: ["xlsx", "html"])
    func counterProof(form: String) throws {
        #expect(try Self.unrounded.get().count > 20)
        #expect(try Self.told(form, SharingTests.summary(form, "internal")).count > 15)
    }

    @Test("No part of any form holds a number as it was", arguments: forms)
    func parts(form: String) throws {
        #expect(try Self.told(form, Self.summary(form)) == [])
    }

    @Test("Every count in the JSON is a multiple of 5, and the JSON says so")
    func multiples() throws {
        let json = try Self.summary("json")
        #expect(json.contains("\"rounded_to\": 5"))
        let counts = try Self.counts(json)
        #expect(counts.count > 1000)
        for (id, count) in counts { #expect(count.truncatingRemainder(dividingBy: 5) == 0, "\(id)") }
    }

    @Test(
        "The cover and the page say by which rule, and what a zero stands for", arguments: ["xlsx", "html"])
    func rule(form: String) throws {
        #expect(
            try Self.summary(form).contains(
                "rounded to the nearest 5: 0 stands for 0, 1 or 2, and 5 for 3 to 7"))
    }

    @Test("Every number behind a chart, and of rows on the cover, is a multiple of 5")
    func cells() throws {
        let workbook = try SharingTests.file("xlsx", "public", ["--small-numbers", "round"])
        let cells = try withExtendedLifetime(workbook.folder) {
            try Program.run("cells", workbook.path).output.split(separator: "\n")
        }
        var headings: [String: String] = [:]
        var numbers = 0
        for line in cells {
            let cell = try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let sheet = cell["sheet"] as? String ?? ""
            guard sheet == "Cover" || sheet.hasPrefix("D_") else { continue }
            let column = "\(sheet)!\(cell["column"] ?? "")"
            if let text = cell["value"] as? String { headings[column] = text }
            // averages, which are no multiples, are of too few in this return to be told
            guard let number = cell["value"] as? Double, headings[column] != "Percent" else { continue }
            numbers += 1
            #expect(number.truncatingRemainder(dividingBy: 5) == 0, "\(cell["cell"] ?? "") of \(sheet)")
        }
        #expect(numbers > 1000)
    }

    @Test("Rounding is refused for those who see the return itself")
    func internalEdition() throws {
        let run = try Program.run(
            "summarise", "return.xlsx", "--output", "summary.html", "--small-numbers", "round")
        #expect(run.status == 2)
        #expect(run.errors.contains("--small-numbers goes with --audience public"))
    }
}
