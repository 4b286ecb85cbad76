import AnnexASchema
import Testing

@Suite("A mistake in a schema folder is told with its place, what is wrong and what is expected")
struct SchemaMistakeTests {
    /// A text of a file put in the place of another, and what is then told.
    struct Slip: Sendable, CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        let line: Int?
        let told: String

        init(_ file: String, _ old: String, _ new: String, line: Int?, _ told: String) {
            (self.file, self.old, self.new, self.line, self.told) = (file, old, new, line, told)
        }

        var testDescription: String { "\(file): \(told)" }
    }

    private static let contacts = "editions/2024/lists/01-contacts.yaml"
    private static let rules = "rules/07-child-protection.yaml"
    private static let vocabulary = "vocabulary.csv"
    private static let gender = "editions/2024/codes/gender.csv"

    static let slips = [
        Slip(
            contacts, "kind: events", "knd: events", line: 6, "unknown key 'knd'; known here: columns, kind"),
        Slip(contacts, "kind: events", "kind: things", line: 6, "'things' is not one of: events, people"),
        Slip(contacts, "list: 1\n", "list: one\n", line: 1, "expected a whole number, found 'one'"),
        Slip(
            contacts, "    type: date\n", "    type: day\n", line: nil,
            "'day' is not one of: identifier, code"),
        Slip(
            contacts, "blank: required", "blank: never", line: 12,
            "expected required or allowed, found 'never'"),
        Slip(contacts, "id: ethnicity", "id: gender", line: nil, "the column gender stands twice"),
        Slip(
            contacts, "header: Ethnicity", "header: Gender", line: nil,
            "the heading 'Gender' of ethnicity is one of gender already"),
        Slip(
            contacts, "role: person", "role: team", line: 9,
            "expected a column of type identifier with the role person"),
        Slip(contacts, "codes: gender", "codes: gendre", line: nil, "there is no code set 'gendre'"),
        Slip(contacts, "columns:", "columns: none\nextra:", line: 9, "unknown key 'extra'"),
        Slip(contacts, "kind: events", "kind: [events", line: nil, "not readable as YAML: "),
        Slip(
            gender, "code,bare,", "code,bear,", line: 1, "the heading 'bare' is missing; expected: code,bare"),
        Slip(gender, "label,group", "label,group,group", line: 1, "the heading 'group' stands twice"),
        Slip(gender, "b) Female", "a) Male", line: 3, "the code 'a) Male' stands in line 2 already"),
        Slip(gender, "a) Male,", ",", line: 2, "the code is empty"),
        Slip(
            gender, "code,bare,label,group\n", "code,bare,label,group\n\"a,b,c,d\n", line: 2, "a quote is not"
        ),
        Slip(
            "comparators.csv", "breakdown = With", "breakdown: With", line: 35, "'where' is not understood"),
        Slip(
            vocabulary, "\n,the;", "\ngendre,lad,boy,\n,the;", line: 2, "there is no code set 'gendre'"),
        Slip(
            vocabulary, "\n,the;", "\ngender,lad;,boy,\n,the;", line: 2,
            "a line has words, and under decisive 'yes' or nothing"),
        Slip(
            vocabulary, "\n,the;", "\ngender,lad,boy,no\n,the;", line: 2,
            "a line has words, and under decisive 'yes' or nothing"),
        Slip(
            vocabulary, "\n,the;", "\ngender,lad; lad,boy,\n,the;", line: 2, "'lad' stands twice"),
        Slip(vocabulary, "words,means", "word,means", line: 1, "the heading 'words' is missing"),
        Slip(
            "spellings/gender.csv", "spelling,code\n", "spelling,code\nLad,z) Lad\n", line: 2,
            "'z) Lad' is no code of gender, nor GROUP:"),
        Slip(
            "spellings/gender.csv", "spelling,code\n", "spelling,code\nLad,a) Male\nlad,a) Male\n", line: 3,
            "the spelling 'lad' stands in line 2 already"),
        Slip(
            "spellings/gender.csv", "spelling,code\n", "spelling,code\nOne, two,a) Male\n", line: 2,
            "3 fields, 2 headings: a field with a comma needs quotes"),
        Slip(
            "calendar/england-wales.csv", "2015-01-01", "2015-13-01", line: 2,
            "expected a date as YYYY-MM-DD, found '2015-13-01'"),
        Slip(
            "populations.yaml", "  - id: CON\n    list: 1\n", "  - id: CON\n    list: 12\n", line: nil,
            "a list is numbered 1 to 11, found 12"),
        Slip(
            "populations.yaml", "latest_by: cpp_start", "latest_by: cla_start", line: nil,
            "names the column cla_start, which List 7 does not have"),
        Slip(
            "populations.yaml", "is: Closed", "is: Shut", line: nil, "for 'Shut', which is none of its codes"),
        Slip(
            "populations.yaml", "- blank:", "- empty:", line: nil,
            "unknown condition 'empty'; known: blank, filled"),
        Slip(rules, "id: A07-R03", "id: A07-R02", line: nil, "the rule A07-R02 stands twice"),
        Slip(rules, "later: cpp_end", "later: cpp_ned", line: nil, "A07-R03 names the column cpp_ned"),
        Slip(
            rules, "not_before: {", "not_afore: {", line: nil,
            "unknown check 'not_afore'; known: blank, observed"),
        Slip(rules, "severity: error", "severity: fatal", line: nil, "'fatal' is not one of: error, warning"),
        Slip(rules, "    passes:\n", "    editions: [\"1999\"]\n    passes:\n", line: nil, "edition '1999'"),
        Slip(
            rules, "    fails:\n", "    note: None.\n    fials:\n", line: nil,
            "unknown key 'fials'; known here"),
        Slip(
            "indicators/01-contacts.yaml", "population: CON\n", "population: COM\n", line: nil,
            "names the unknown population COM"),
        Slip(
            "populations.yaml", "parts: [CPP.open, CPP.end]", "parts: [CPP.open, CLA.end]", line: nil,
            "CPP cannot have the part CLA.end, which is of another list or itself"),
        Slip(
            "indicators/01-contacts.yaml", "unit: count", "unit: heads", line: nil,
            "'heads' is not one of: count, percent"),
        Slip("pages/02-contacts.yaml", "CON-01", "CON-99", line: 1, "names the unknown indicator CON-99"),
        Slip(
            "pages/02-contacts.yaml", "list: 1\n", "list: 0\n", line: nil,
            "a list is numbered 1 to 11, found 0"),
        Slip(
            "groupings/provider-chat.yaml", "[PR4]", "[PR4, PR9]", line: nil, "'PR9' is no code of provider"),
    ]

    @Test("Each is told at its file and line", arguments: slips)
    func told(slip: Slip) throws {
        let mistakes = try SchemaFiles.mistakes(in: slip.file, replacing: slip.old, with: slip.new)
        let all = mistakes.map(\.description).joined(separator: "\n")
        let mistake = try #require(mistakes.first { $0.reason.contains(slip.told) }, "\(all)")
        #expect(mistake.file == slip.file)
        #expect(mistake.line != nil, "\(mistake)")
        if let line = slip.line { #expect(mistake.line == line) }
        #expect(!mistake.reason.contains("\n"))
    }

    @Test("A rule without an example that fails is told")
    func missingExample() throws {
        let mistakes = try SchemaFiles.mistakes(in: Self.rules) { text in
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            guard let rule = lines.firstIndex(where: { $0.contains("id: A07-R03") }),
                let fails = lines[rule...].firstIndex(where: { $0 == "    fails:" }),
                let end = lines[fails...].dropFirst().firstIndex(where: { !$0.hasPrefix("      ") })
            else { return text }
            lines.removeSubrange(fails..<end)
            return lines.joined(separator: "\n")
        }
        #expect(
            mistakes.map(\.reason) == ["A07-R03 has no example under 'fails': expected at least one"])
        #expect(mistakes.allSatisfy { $0.line != nil })
    }

    @Test("An example that names a column its list lacks is told")
    func exampleColumn() throws {
        let mistakes = try SchemaFiles.mistakes(
            in: "rules/00-files.yaml", replacing: "organisation: Children’s", with: "organization: Children’s"
        )
        #expect(
            mistakes.map(\.reason) == [
                "an example of A00-R18 names the column organization, which List 2 does not have"
            ])
    }

    @Test(
        "A file that nobody would read is told",
        arguments: ["rules/mine.yml", "spellings/gender.txt", "rule.yaml"])
    func stray(file: String) throws {
        let mistakes = try SchemaFiles.mistakes(in: file) { _ in "rules: []\n" }
        #expect(mistakes.map(\.file) == [file])
        #expect(mistakes.allSatisfy { $0.reason.hasPrefix("is read by nobody") })
    }

    @Test("All mistakes of one file are told in one go, and what names a broken entry is not told again")
    func several() throws {
        let mistakes = try SchemaFiles.mistakes(in: "indicators/01-contacts.yaml") {
            $0.replacing("unit: count", with: "unit: heads")
        }
        #expect(mistakes.count > 5)
        #expect(mistakes.allSatisfy { $0.reason.hasPrefix("'heads' is not one of") })
        #expect(Set(mistakes.map(\.line)).count == mistakes.count)
    }
}
