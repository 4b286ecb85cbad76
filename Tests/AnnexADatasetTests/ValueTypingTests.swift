import AnnexASchema
import Testing

@testable import AnnexADataset

@Suite("Texts become values of their column's type")
struct ValueTypingTests {
    @Test(
        "Markers for nothing are blank in every column",
        arguments: ["-", " - ", "N/A", "n/a", "NULL", "nan", "None", "(blank)", "(Blank)", "'-"],
        ["child_id", "date_of_birth", "referrals_12_months", "referral_nfa", "team", "age"])
    func blank(text: String, column: String) throws {
        let typed = try Typed(text, list: 3, column: column)
        #expect(typed.value.isBlank)
        #expect(typed.kinds.isEmpty)
    }

    @Test("An Excel error is blank, and is told", arguments: ["#N/A", "#VALUE!", "#REF!"])
    func errors(text: String) throws {
        let team = try Typed(text, list: 3, column: "team")
        #expect(team.value.isBlank)
        #expect(team.kinds == [.excelErrorRequired])
        let birth = try Typed(text, list: 3, column: "date_of_birth")
        #expect(birth.value.isBlank)
        #expect(birth.kinds == [.excelErrorOptional])
    }

    @Test(
        "Words for nothing are blank in coded columns",
        arguments: ["TBC", "not recorded", "zzCodeError", "?"])
    func wordedInCodes(text: String) throws {
        let typed = try Typed(text, list: 3, column: "referral_nfa")
        #expect(typed.value.isBlank)
    }

    @Test(
        "Words for nothing are unreadable in dates, numbers and identifiers",
        arguments: ["TBC", "unknown", "not known"],
        ["child_id", "date_of_birth", "referrals_12_months", "age"])
    func wordedElsewhere(text: String, column: String) throws {
        let typed = try Typed(text, list: 3, column: column)
        #expect(typed.isUnreadable)
        #expect(typed.kinds == [.unreadable])
    }

    @Test("A word for unknown is the code that means unknown, where the set has one")
    func unknownCode() throws {
        #expect(try Typed("Unknown", list: 3, column: "ethnicity").words == "s) NOBT")
        #expect(try Typed("not recorded", list: 3, column: "gender").words == "c) Not stated/recorded")
    }

    @Test("A number with a thousands comma is no serial date", arguments: ["43,831", "43,831.5"])
    func commaDate(text: String) throws {
        #expect(try Typed(text, list: 3, column: "date_of_birth").isUnreadable)
    }

    @Test("A code in quotes is that code", arguments: ["'M'", "\"M\"", "‘M’", "'Male'", "`M`"])
    func quotedCode(text: String) throws {
        #expect(try Typed(text, list: 3, column: "gender").words == "a) Male")
    }

    @Test(
        "Fillers are unreadable dates",
        arguments: ["00/01/1900", "01/01/1900", "1900-01-01", "1/1/1900 00:00:00"])
    func fillers(text: String) throws {
        let typed = try Typed(text, list: 3, column: "date_of_birth")
        #expect(typed.isUnreadable)
        #expect(typed.kinds == [.unreadable])
    }

    @Test(
        "A serial number typed as text is a date from 10000 to 80000",
        arguments: [
            ("45322", "2024-01-31"), ("45322.0", "2024-01-31"), ("10000", "1927-05-18"),
            ("80000", "2119-01-11"),
        ])
    func serialText(text: String, iso: String) throws {
        #expect(try Typed(text, list: 3, column: "date_of_birth").words == iso)
    }

    @Test(
        "Other numbers are unreadable dates",
        arguments: ["9999", "80001", "0", "1", "2024", "20240131", "-45322"])
    func noSerial(text: String) throws {
        #expect(try Typed(text, list: 3, column: "date_of_birth").isUnreadable)
    }

    @Test("A time behind a date is dropped and told")
    func timePart() throws {
        let typed = try Typed("31/01/2024 10:30", list: 3, column: "referral_date")
        #expect(typed.words == "2024-01-31")
        #expect(typed.kinds == [.timePart])
    }

    @Test(
        "Whole numbers take thousands commas and a trailing point and nought",
        arguments: [
            ("0", "0"), ("12", "12"), ("1,234", "1234"), ("1.0", "1"), ("1,234.00", "1234"), (" 3 ", "3"),
            ("1,234,567", "1234567"),
        ])
    func integers(text: String, number: String) throws {
        #expect(try Typed(text, list: 3, column: "referrals_12_months").words == number)
    }

    @Test(
        "What is no whole number is unreadable",
        arguments: ["1.5", "-1", "12,34", "1,2345", ",123", "two", "1 or 2", "1e3", "1,234,", "3+", "²"])
    func badIntegers(text: String) throws {
        #expect(try Typed(text, list: 3, column: "referrals_12_months").isUnreadable)
    }

    @Test(
        "Ages are completed years, in figures or words",
        arguments: [
            ("7", "7"), ("7.9", "7"), ("<1", "0"), ("11 months", "0"), ("25 months", "2"), ("unborn", "-1"),
            ("Unborn", "-1"), ("-1", "-1"), ("7 yrs", "7"), ("7yrs", "7"), ("12 years", "12"), ("0", "0"),
            ("-0.3", "-1"), ("16.0", "16"),
        ])
    func ages(text: String, years: String) throws {
        #expect(try Typed(text, list: 3, column: "age").words == years)
    }

    @Test("An age with a fraction is told", arguments: [("7.9", true), ("16.0", false), ("7", false)])
    func decimalAge(text: String, isTold: Bool) throws {
        #expect(try Typed(text, list: 3, column: "age").kinds == (isTold ? [.decimalAge] : []))
    }

    @Test("What is no age is unreadable", arguments: ["seven", "7 weeks old", "7/8", "a) Male", "7.9.1"])
    func badAges(text: String) throws {
        #expect(try Typed(text, list: 3, column: "age").isUnreadable)
    }

    @Test(
        "Postcodes are in capitals with one space",
        arguments: [
            ("ab1 2cd", "AB1 2CD"), ("AB12CD", "AB1 2CD"), ("ab12  3cd", "AB12 3CD"), ("W1A 1AA", "W1A 1AA"),
            ("EC1A1BB", "EC1A 1BB"), ("GIR 0AA", "GIR 0AA"), ("m1\u{A0}1ae", "M1 1AE"),
        ])
    func postcodes(text: String, postcode: String) throws {
        #expect(try Typed(text, list: 8, column: "placement_postcode").words == postcode)
    }

    @Test(
        "What is no whole postcode is unreadable",
        arguments: ["nope", "AB1", "AB1 2C", "AB123 4CD", "1AB 2CD", "ABC1 2DE", "confidential", "AB1 2CDE"])
    func badPostcodes(text: String) throws {
        let typed = try Typed(text, list: 8, column: "placement_postcode")
        #expect(typed.isUnreadable)
        #expect(typed.kinds == [.unreadable])
    }

    @Test(
        "Ofsted's numbers of settings are digits, with or without SC",
        arguments: [
            ("SC012345", "SC012345"), ("sc 012345", "SC012345"), ("1234567", "1234567"), ("12345.0", "12345"),
        ])
    func urns(text: String, urn: String) throws {
        #expect(try Typed(text, list: 8, column: "placement_urn").words == urn)
    }

    @Test("What is no such number is unreadable", arguments: ["SC12", "XX123456", "n0pe", "12345678"])
    func badURNs(text: String) throws {
        #expect(try Typed(text, list: 8, column: "placement_urn").isUnreadable)
    }

    @Test(
        "Identifiers are text as typed, without a point and nought",
        arguments: [
            ("00123", "00123"), ("123.0", "123"), (" A-12/b ", "A-12/b"), ("\u{A0}77\u{200B}", "77"),
            ("12345678901234567890", "12345678901234567890"), ("A.0", "A.0"),
        ])
    func identifiers(text: String, identifier: String) throws {
        #expect(try Typed(text, list: 3, column: "child_id").words == identifier)
    }

    @Test("An identifier that a spreadsheet cut to an exponent is told", arguments: ["1.23E+15", "4.5e+11"])
    func scientific(text: String) throws {
        #expect(try Typed(text, list: 3, column: "child_id").kinds == [.identifierScientific])
    }

    @Test("An identifier with characters that none has is told")
    func characters() throws {
        #expect(try Typed("12 34", list: 3, column: "child_id").kinds == [.identifierCharacters])
    }

    @Test("Words stay as typed, spaces and all")
    func words() throws {
        #expect(try Typed("Worker\u{A0}014 ", list: 3, column: "worker").words == "Worker\u{A0}014 ")
    }

    @Test("Words that were read in the wrong encoding are put right, and told")
    func mojibake() throws {
        let typed = try Typed("Team ZoÃ«", list: 3, column: "team")
        #expect(typed.words == "Team Zoë")
        #expect(typed.kinds == [.mojibake])
    }
}
