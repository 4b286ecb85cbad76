import AnnexASchema
import Testing

@testable import AnnexADataset

/// A text in a column, and what becomes of it: a value in words, blank (`nil` and no remark) or a remark.
struct TypingCase: CustomTestStringConvertible, Sendable {
    let column: String
    let list: Int
    let text: String
    let words: String?
    let kinds: [ObservationKind]

    var testDescription: String { "\(column) “\(text)”" }

    static func cases(
        _ list: Int, _ column: String, _ rows: [(String, String?, [ObservationKind])]
    ) -> [TypingCase] {
        rows.map { TypingCase(column: column, list: list, text: $0.0, words: $0.1, kinds: $0.2) }
    }
}

@Suite("What is typed is read as its column's type, or told, and never guessed")
struct TypingTableTests {
    private func check(_ item: TypingCase) throws {
        let typed = try Typed(item.text, list: item.list, column: item.column)
        #expect(typed.words == item.words)
        #expect(typed.kinds == item.kinds)
        // only what is told to be unreadable is; all else without a value is blank
        #expect(typed.isUnreadable == item.kinds.contains { $0 == .unreadable || $0 == .codeUnknown })
    }

    @Test(
        "Dates",
        arguments: TypingCase.cases(
            3, "referral_date",
            [
                ("31/01/2024", "2024-01-31", []), ("31-01-2024", "2024-01-31", []),
                ("31.01.2024", "2024-01-31", []), ("1/2/2024", "2024-02-01", []),
                ("1-2-24", "2024-02-01", []), ("1.2.24", "2024-02-01", []), ("01/02/24", "2024-02-01", []),
                ("2024-01-31", "2024-01-31", []), ("2024-1-3", "2024-01-03", []),
                ("31 Jan 2024", "2024-01-31", []), ("31 January 2024", "2024-01-31", []),
                ("31-Jan-24", "2024-01-31", []), ("31-JAN-2024", "2024-01-31", []),
                ("1 sept 2024", "2024-09-01", []), ("31/Jan/2024", "2024-01-31", []),
                ("31st January 2024", "2024-01-31", []), ("2nd Feb 2024", "2024-02-02", []),
                (" 31/01/2024 ", "2024-01-31", []), ("\u{A0}31/01/2024\n", "2024-01-31", []),
                ("29/02/2024", "2024-02-29", []), ("1/1/49", "2049-01-01", []), ("1/1/50", "1950-01-01", []),
                ("1/1/00", "2000-01-01", []), ("31-Dec-99", "1999-12-31", []),
                ("31/01/2024 00:00", "2024-01-31", []), ("31/01/2024 00:00:00.000", "2024-01-31", []),
                ("31/01/2024 12:00:00 AM", "2024-01-31", []), ("31/01/2024 12:00 am", "2024-01-31", []),
                ("2024-01-31T00:00:00Z", "2024-01-31", []), ("2024-01-31T00:00:00+00:00", "2024-01-31", []),
                ("31/01/2024 10:30", "2024-01-31", [.timePart]),
                ("31/01/2024 12:00:00 PM", "2024-01-31", [.timePart]),
                ("31/01/2024 12:30 AM", "2024-01-31", [.timePart]),
                ("31/01/2024 1:05:00 pm", "2024-01-31", [.timePart]),
                ("2024-01-31T23:59:59.999Z", "2024-01-31", [.timePart]),
                ("2024-01-31 00:00:00.001", "2024-01-31", [.timePart]),
                ("2024-01-31T09:00:00+01:00", "2024-01-31", [.timePart]),
                ("45322", "2024-01-31", []), ("45322.0", "2024-01-31", []),
                ("45322.5", "2024-01-31", [.timePart]), ("10000", "1927-05-18", []),
                ("80000", "2119-01-11", []), ("01/01/1901", "1901-01-01", []),
                ("9999", nil, [.unreadable]), ("80001", nil, [.unreadable]), ("2024", nil, [.unreadable]),
                ("20240131", nil, [.unreadable]), ("0", nil, [.unreadable]), ("-45322", nil, [.unreadable]),
                ("01/31/2024", nil, [.unreadable]), ("12-13-24", nil, [.unreadable]),
                ("2024-31-01", nil, [.unreadable]), ("30/02/2024", nil, [.unreadable]),
                ("29/02/2023", nil, [.unreadable]), ("31/04/2024", nil, [.unreadable]),
                ("00/01/1900", nil, [.unreadable]), ("01/01/1900", nil, [.unreadable]),
                ("1900-01-01", nil, [.unreadable]), ("01-Jan-1900", nil, [.unreadable]),
                ("TBC", nil, [.unreadable]), ("unknown", nil, [.unreadable]),
                ("not known", nil, [.unreadable]),
                ("Wed 31 Jan 2024", nil, [.unreadable]), ("Wednesday 31/01/2024", nil, [.unreadable]),
                ("31/01/2024 approx", nil, [.unreadable]), ("31/01/2024?", nil, [.unreadable]),
                ("31/01/2024 - 02/02/2024", nil, [.unreadable]), ("31/01-2024", nil, [.unreadable]),
                ("31-01/2024", nil, [.unreadable]), ("31st/01/2024", nil, [.unreadable]),
                ("31 01 2024", nil, [.unreadable]), ("Jan 2024", nil, [.unreadable]),
                ("January 31 2024", nil, [.unreadable]), ("31/01", nil, [.unreadable]),
                ("31/01/124", nil, [.unreadable]), ("2024/01/31", nil, [.unreadable]),
                ("31/01/2024 25:00", nil, [.unreadable]), ("31/01/2024 13:00 PM", nil, [.unreadable]),
                ("31/01/2024 0:30 AM", nil, [.unreadable]), ("31/01/2024 10", nil, [.unreadable]),
                ("", nil, []), ("  ", nil, []), ("-", nil, []), ("–", nil, []), ("N/A", nil, []),
                ("NULL", nil, []), ("nan", nil, []), ("None", nil, []), ("(blank)", nil, []),
                ("#N/A", nil, [.excelErrorRequired]), ("#VALUE!", nil, [.excelErrorRequired]),
            ]))
    func dates(item: TypingCase) throws { try check(item) }

    @Test(
        "Whole numbers",
        arguments: TypingCase.cases(
            3, "referrals_12_months",
            [
                ("0", "0", []), ("7", "7", []), ("007", "7", []), ("1.0", "1", []), ("1.00", "1", []),
                ("1,234", "1234", []), ("1,234.0", "1234", []), ("12,345,678", "12345678", []),
                (" 3\u{A0}", "3", []), ("1.5", nil, [.unreadable]), ("-1", nil, [.unreadable]),
                ("1,23", nil, [.unreadable]), ("1,2345", nil, [.unreadable]), ("1 234", nil, [.unreadable]),
                ("1e3", nil, [.unreadable]), ("3+", nil, [.unreadable]), ("two", nil, [.unreadable]),
                ("1/2", nil, [.unreadable]), ("TRUE", nil, [.unreadable]), ("TBC", nil, [.unreadable]),
                ("99999999999", nil, [.unreadable]), ("-", nil, []), ("n/a", nil, []),
                ("#REF!", nil, [.excelErrorRequired]),
            ]))
    func integers(item: TypingCase) throws { try check(item) }

    @Test(
        "Ages",
        arguments: TypingCase.cases(
            3, "age",
            [
                ("8", "8", []), ("8.0", "8", []), ("8.99", "8", [.decimalAge]), ("-1", "-1", []),
                ("unborn", "-1", []), ("UNBORN", "-1", []), ("<1", "0", []), ("under 1", "0", []),
                ("11 months", "0", []), ("30 mths", "2", []), ("8 years", "8", []), ("8yrs", "8", []),
                ("8 years old", "8", []), ("-0.2", "-1", [.decimalAge]), ("eight", nil, [.unreadable]),
                ("8-9", nil, [.unreadable]), ("8 years 3 months", nil, [.unreadable]),
                ("6 weeks", nil, [.unreadable]), ("01/02/2015", nil, [.unreadable]),
                ("unknown", nil, [.unreadable]), ("", nil, []), ("-", nil, []),
                ("#N/A", nil, [.excelErrorOptional]),
            ]))
    func ages(item: TypingCase) throws { try check(item) }

    @Test(
        "Identifiers",
        arguments: TypingCase.cases(
            3, "child_id",
            [
                ("1001", "1001", []), ("001001", "001001", []), ("1001.0", "1001", []),
                ("A-1/2_3", "A-1/2_3", []),
                ("ZZ014", "ZZ014", []), ("zz9", "zz9", []), (" 7\u{200B}", "7", []), ("0", "0", []),
                ("A.0", "A.0", []), ("12345678901234567890", "12345678901234567890", []),
                ("1.23E+10", "1.23E+10", [.identifierScientific]),
                ("10 01", "10 01", [.identifierCharacters]),
                ("10,01", "10,01", [.identifierCharacters]), ("TBC", nil, [.unreadable]),
                ("unknown", nil, [.unreadable]), ("zzNone", nil, [.unreadable]), ("N/A", nil, []),
                ("NULL", nil, []),
            ]))
    func identifiers(item: TypingCase) throws { try check(item) }

    @Test(
        "Postcodes",
        arguments: TypingCase.cases(
            8, "placement_postcode",
            [
                ("AB1 2CD", "AB1 2CD", []), ("ab12cd", "AB1 2CD", []), ("AB12  3CD", "AB12 3CD", []),
                ("w1a1aa", "W1A 1AA", []), (" EC1A 1BB ", "EC1A 1BB", []), ("M1 1AE", "M1 1AE", []),
                ("AB1", nil, [.unreadable]), ("AB1 2C", nil, [.unreadable]), ("AB1-2CD", nil, [.unreadable]),
                ("O1 2CD?", nil, [.unreadable]), ("confidential", nil, [.unreadable]),
                ("TBC", nil, [.unreadable]),
                ("-", nil, []), ("N/A", nil, []),
            ]))
    func postcodes(item: TypingCase) throws { try check(item) }

    @Test(
        "Ofsted's numbers",
        arguments: TypingCase.cases(
            8, "placement_urn",
            [
                ("SC012345", "SC012345", []), ("sc012345", "SC012345", []), ("SC 012345", "SC012345", []),
                ("1234567", "1234567", []), ("123456.0", "123456", []), ("12345", "12345", []),
                ("SC12345", nil, [.unreadable]), ("1234", nil, [.unreadable]),
                ("12345678", nil, [.unreadable]),
                ("XXXXXXX", nil, [.unreadable]), ("unknown", nil, [.unreadable]), ("-", nil, []),
            ]))
    func urns(item: TypingCase) throws { try check(item) }

    @Test(
        "Words are kept as typed, and placeholders among them",
        arguments: TypingCase.cases(
            3, "team",
            [
                ("Team 3", "Team 3", []), (" Team 3", " Team 3", []), ("TBC", "TBC", []),
                ("unknown", "unknown", []), ("007", "007", []), ("-", nil, []), ("N/A", nil, []),
                ("#N/A", nil, [.excelErrorRequired]),
            ]))
    func texts(item: TypingCase) throws { try check(item) }

    @Test(
        "Worded placeholders are blank in coded columns, or the code that means unknown",
        arguments: TypingCase.cases(
            3, "referral_nfa",
            [
                ("TBC", nil, []), ("not recorded", nil, []), ("?", nil, []), ("-", nil, []), ("", nil, []),
                ("see notes", nil, [.codeUnknown]), ("a) Yes", "a) Yes", []), ("Yes", "a) Yes", [.codeAlias]),
            ])
            + TypingCase.cases(
                4, "child_seen",
                [("not known", "c) Unknown", [.codeAlias]), ("unknown", "c) Unknown", [.codeAlias])]))
    func codes(item: TypingCase) throws { try check(item) }
}
