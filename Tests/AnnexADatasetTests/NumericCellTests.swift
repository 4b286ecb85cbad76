import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@Suite("Numbers in cells become values of their column's type")
struct NumericCellTests {
    /// The formats of the workbook, after the plain one.
    private static let formats = [
        "dd/mm/yyyy", "000000", "hh:mm", "0.00", "&quot;P&quot;0000", "000-000", "0000000_)",
    ]

    /// Types one cell of a workbook, given as its XML without reference; the row has an identifier beside it.
    private func type(
        _ cell: String, list number: Int, column id: String, uses1904: Bool = false
    ) async throws -> Typed {
        try Typed(
            try await read(cell, list: number, column: id, uses1904: uses1904), list: number, column: id)
    }

    private func read(
        _ cell: String, list number: Int, column id: String, uses1904: Bool = false
    ) async throws -> Dataset {
        let list = try LoadedSchema.get().newestEdition.lists[number - 1]
        let cells = list.columns.map { column in
            column.id.rawValue == id
                ? cell
                : column.role == .person
                    ? "<c><v>1</v></c>" : column.id == "gender" ? "<c t=\"b\"><v>1</v></c>" : "<c/>"
        }
        var parts = TemporaryWorkbook.parts(
            rows: TemporaryWorkbook.rows([list.columns.map(\.header)]) + "<row>\(cells.joined())</row>")
        let rels = "xl/_rels/workbook.xml.rels"
        parts[rels] = parts[rels]?.replacing(
            "</Relationships>",
            with: "<Relationship Id=\"b\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>")
        let codes = Self.formats.enumerated().map {
            "<numFmt numFmtId=\"\($0 + 164)\" formatCode=\"\($1)\"/>"
        }
        let formats = Self.formats.indices.map { "<xf numFmtId=\"\($0 + 164)\"/>" }
        parts["xl/styles.xml"] =
            "<styleSheet><numFmts>\(codes.joined())</numFmts><cellXfs><xf numFmtId=\"0\"/>\(formats.joined())</cellXfs></styleSheet>"
        if uses1904 {
            parts["xl/workbook.xml"] = parts["xl/workbook.xml"]?.replacing(
                "<sheets>", with: "<workbookPr date1904=\"1\"/><sheets>")
        }
        let workbook = try TemporaryWorkbook(bytes: ZipBytes.archive(of: parts), name: "2024-01-31.xlsx")
        let path = workbook.path
        return try await ReturnReader(schema: LoadedSchema.get(), options: .init()).read([path])
    }

    @Test(
        "A number with a date's format is that date",
        arguments: [(45_322, "2024-01-31"), (2, "1900-01-02"), (90_000, "2146-05-29")])
    func dates(serial: Int, iso: String) async throws {
        let typed = try await type("<c s=\"1\"><v>\(serial)</v></c>", list: 3, column: "date_of_birth")
        #expect(typed.words == iso)
        #expect(typed.kinds.isEmpty)
    }

    @Test(
        "A plain number from 10000 to 80000 is a date in a column of dates", arguments: ["45322", "45322.0"])
    func serials(number: String) async throws {
        #expect(
            try await type("<c><v>\(number)</v></c>", list: 3, column: "date_of_birth").words == "2024-01-31")
    }

    @Test(
        "Fillers and numbers that are no day are unreadable",
        arguments: [
            "<c s=\"1\"><v>0</v></c>", "<c s=\"1\"><v>1</v></c>", "<c s=\"1\"><v>60</v></c>",
            "<c s=\"1\"><v>-5</v></c>", "<c><v>9999</v></c>", "<c><v>80001</v></c>",
            "<c s=\"1\"><v>1e300</v></c>", "<c t=\"b\"><v>1</v></c>",
        ])
    func fillers(cell: String) async throws {
        let typed = try await type(cell, list: 3, column: "date_of_birth")
        #expect(typed.isUnreadable)
        #expect(typed.kinds == [.unreadable])
    }

    @Test(
        "A clock time beside a date is dropped and told, up to the end of the day",
        arguments: ["45322.5", "45322.99999996528", "45322.000003"])
    func clock(serial: String) async throws {
        let typed = try await type("<c s=\"1\"><v>\(serial)</v></c>", list: 3, column: "referral_date")
        #expect(typed.words == "2024-01-31")
        #expect(typed.kinds == [.timePart])
    }

    @Test("A workbook that counts from 1904 has the dates it shows")
    func base1904() async throws {
        #expect(
            try await type("<c s=\"1\"><v>43860</v></c>", list: 3, column: "date_of_birth", uses1904: true)
                .words == "2024-01-31")
    }

    @Test(
        "A numeric identifier is text, padded where its format pads",
        arguments: [
            ("<c><v>6537810</v></c>", "6537810"), ("<c><v>6537810.0</v></c>", "6537810"),
            ("<c s=\"2\"><v>123</v></c>", "000123"), ("<c s=\"2\"><v>12345678</v></c>", "12345678"),
            ("<c s=\"4\"><v>123</v></c>", "123"), ("<c><v>1.2345678901E10</v></c>", "12345678901"),
            ("<c><v>123456789012345</v></c>", "123456789012345"),
            ("<c s=\"5\"><v>14</v></c>", "P0014"), ("<c s=\"5\"><v>123456</v></c>", "P123456"),
            ("<c s=\"6\"><v>1234</v></c>", "001-234"), ("<c s=\"5\"><v>-14</v></c>", "-14"),
            ("<c s=\"7\"><v>1031</v></c>", "0001031"),
        ])
    func identifiers(cell: String, text: String) async throws {
        let typed = try await type(cell, list: 3, column: "child_id")
        #expect(typed.words == text)
        #expect(typed.kinds.isEmpty)
    }

    @Test("An identifier with a fraction is told")
    func fraction() async throws {
        let typed = try await type("<c><v>1001.5</v></c>", list: 3, column: "child_id")
        #expect(typed.words == "1001.5")
        #expect(typed.kinds == [.identifierFraction])
    }

    @Test(
        "Whole numbers are whole and not negative",
        arguments: [("2", "2"), ("2.0", "2"), ("0", "0"), ("2.5", nil), ("-1", nil), ("1e12", nil)])
    func integers(number: String, words: String?) async throws {
        #expect(
            try await type("<c><v>\(number)</v></c>", list: 3, column: "referrals_12_months").words == words)
    }

    @Test(
        "A date or a time in a column of numbers is unreadable, and stands as it was shown",
        arguments: [
            ("<c s=\"1\"><v>44927</v></c>", "2023-01-01"), ("<c s=\"1\"><v>3</v></c>", "1900-01-03"),
            ("<c s=\"3\"><v>0.5</v></c>", "12:00:00"),
        ], ["referrals_12_months", "age"])
    func datesAmongNumbers(cell: (xml: String, text: String), column: String) async throws {
        let dataset = try await read(cell.xml, list: 3, column: column)
        let typed = try Typed(dataset, list: 3, column: column)
        #expect(typed.isUnreadable)
        #expect(typed.kinds == [.unreadable])
        let table = dataset.list(3)
        let typedColumn = try #require(table.column(ColumnID(rawValue: column)))
        #expect(table.typedText(typedColumn, row: 0) == cell.text)
    }

    @Test("A date in a column of codes is no code, though its number were one")
    func dateAmongCodes() async throws {
        let dataset = try await read("<c s=\"1\"><v>6</v></c>", list: 3, column: "referral_source")
        let column = try #require(dataset.list(3).column("referral_source"))
        #expect(column.value(0) == .unreadable)
        #expect(column.mapping.map(\.raw) == ["1900-01-06"])
    }

    @Test(
        "The mapping has TRUE and FALSE as a spreadsheet shows them", arguments: [(1, "TRUE"), (0, "FALSE")])
    func booleansMapped(stored: Int, text: String) async throws {
        let cell = "<c t=\"b\"><v>\(stored)</v></c>"
        let dataset = try await read(cell, list: 3, column: "referral_nfa")
        #expect(dataset.list(3).column("referral_nfa")?.mapping.map(\.raw) == [text])
    }

    @Test(
        "Ages are cut to completed years, and a fraction is told",
        arguments: [
            ("6.1382614647501714", "6", true), ("17", "17", false), ("-1", "-1", false), ("-0.4", "-1", true),
        ])
    func ages(number: String, years: String, isTold: Bool) async throws {
        let typed = try await type("<c><v>\(number)</v></c>", list: 3, column: "age")
        #expect(typed.words == years)
        #expect(typed.kinds == (isTold ? [.decimalAge] : []))
    }

    @Test(
        "TRUE and FALSE, 1 and 0 are Yes and No",
        arguments: [
            ("<c t=\"b\"><v>1</v></c>", "a) Yes"), ("<c t=\"b\"><v>0</v></c>", "b) No"),
            ("<c><v>1</v></c>", "a) Yes"), ("<c><v>0</v></c>", "b) No"),
        ])
    func yesNo(cell: String, code: String) async throws {
        #expect(try await type(cell, list: 3, column: "referral_nfa").words == code)
    }

    @Test(
        "A number is a code where the set has it",
        arguments: [("6", "q) 6: Police"), ("4.0", "m) 4: Housing")])
    func codes(number: String, code: String) async throws {
        #expect(try await type("<c><v>\(number)</v></c>", list: 3, column: "referral_source").words == code)
    }

    @Test("An error cell is blank, and is told")
    func error() async throws {
        let typed = try await type("<c t=\"e\"><v>#N/A</v></c>", list: 3, column: "worker")
        #expect(typed.value.isBlank)
        #expect(typed.kinds == [.excelErrorRequired])
    }

    @Test("A formula without a value is blank, and is told")
    func formula() async throws {
        let typed = try await type("<c><f>TODAY()</f></c>", list: 3, column: "referral_date")
        #expect(typed.value.isBlank)
        #expect(typed.kinds == [.formulaWithoutValue])
    }

    @Test(
        "A number in a column of words is its shortest text, a date its ISO text",
        arguments: [("<c><v>3.0</v></c>", "3"), ("<c s=\"1\"><v>45322</v></c>", "2024-01-31")])
    func words(cell: String, text: String) async throws {
        #expect(try await type(cell, list: 3, column: "team").words == text)
    }
}
