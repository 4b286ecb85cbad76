import AnnexASchema
import Testing

@Suite("The schema folder")
struct SchemaFolderTests {
    @Test("Every file of the package's own folder loads")
    func loads() {
        #expect(SchemaFolder(path: SchemaFiles.path).mistakes() == [])
    }

    @Test("Every file that was read is remembered, for the run's id")
    func files() throws {
        let paths = try SchemaFiles.schema.get().files.map(\.path)
        #expect(paths.contains("editions/2024/lists/07-child-protection.yaml"))
        #expect(paths.contains("spellings/ethnicity.csv"))
        #expect(Set(paths).count == paths.count)
    }

    @Test("A folder without editions is told apart from a broken one")
    func nothingThere() {
        let mistakes = SchemaFolder(path: "/nowhere/schemas").mistakes()
        #expect(
            mistakes.map(\.description) == [
                "editions: there is no edition in /nowhere/schemas: give a folder that has one"
            ])
    }

    @Test("An unknown key is told with file, line and the keys that are known")
    func unknownKey() throws {
        let file = "editions/2024/lists/07-child-protection.yaml"
        let mistake = try #require(
            try SchemaFiles.mistakes(in: file, replacing: "kind: people", with: "knid: people").first)
        #expect(mistake.file == file)
        #expect(mistake.line == 7)
        #expect(
            mistake.reason
                == "unknown key 'knid'; known here: columns, kind, list, name, names, sheet, slug, title")
    }

    @Test("A missing key is named")
    func missingKey() throws {
        let mistakes = try SchemaFiles.mistakes(in: "editions/2019/edition.yaml") { _ in "edition: \"2019\"\n"
        }
        #expect(mistakes.map(\.reason) == ["the key 'name' is missing"])
    }

    @Test("A key that stands twice is told with its line")
    func keyTwice() throws {
        let mistakes = try SchemaFiles.mistakes(
            in: "editions/2024/lists/01-contacts.yaml", replacing: "    blank: required\n",
            with: "    blank: required\n    blank: allowed\n")
        #expect(mistakes.map(\.line) == [12])
        #expect(mistakes.map(\.reason) == ["this key stands twice: blank"])
    }

    @Test("Text that is no YAML is told with file and line")
    func notYAML() throws {
        let mistake = try #require(
            try SchemaFiles.mistakes(
                in: "populations.yaml", replacing: "  - id: CON\n", with: "  - id: [CON\n"
            )
            .first)
        #expect(mistake.line != nil)
        #expect(mistake.reason.hasPrefix("not readable as YAML: "))
        #expect(!mistake.reason.contains("\n"))
    }

    @Test("A column cannot name a code set that the edition does not have")
    func unknownCodeSet() throws {
        let mistakes = try SchemaFiles.mistakes(
            in: "editions/2024/lists/01-contacts.yaml", replacing: "codes: source", with: "codes: sauce")
        #expect(mistakes.map(\.reason) == ["there is no code set 'sauce' in this edition"])
    }

    @Test("Codes belong to columns of codes alone")
    func codesOfADate() throws {
        let mistakes = try SchemaFiles.mistakes(
            in: "editions/2024/lists/01-contacts.yaml", replacing: "type: code", with: "type: date")
        #expect(mistakes.map(\.reason) == ["'codes' belongs to columns of type code, and to them only"])
    }

    @Test("A column stands once in a list")
    func columnTwice() throws {
        let mistakes = try SchemaFiles.mistakes(
            in: "editions/2024/lists/01-contacts.yaml", replacing: "id: ethnicity", with: "id: gender")
        #expect(mistakes.map(\.reason) == ["the column gender stands twice"])
    }

    @Test("An edition has the lists 1 to 11")
    func listMissing() throws {
        let mistakes = try SchemaFiles.mistakes(
            in: "editions/2024/lists/02-early-help.yaml", replacing: "list: 2", with: "list: 12")
        #expect(mistakes.map(\.reason) == ["expected the lists 1 to 11, each once, in order"])
    }

    @Test("An edition's folder bears its name")
    func folderName() throws {
        let mistakes = try SchemaFiles.mistakes(
            in: "editions/2024/edition.yaml", replacing: "\"2024\"", with: "\"2025\"")
        #expect(mistakes.map(\.reason) == ["the folder is called 2024"])
    }

    @Test(
        "A spelling of a code that is not there is told with its line",
        arguments: ["z) WXYZ", "WBRI", "GROUP:Martian", ""])
    func unknownTarget(target: String) throws {
        let mistakes = try SchemaFiles.mistakes(in: "spellings/ethnicity.csv") { _ in
            "spelling,code\nA1,a) WBRI\nX9,\(target)\n"
        }
        #expect(mistakes.map(\.line) == [3])
    }

    @Test("Spellings belong to a code set that is there")
    func spellingsOfNothing() throws {
        let mistakes = try SchemaFiles.mistakes(in: "spellings/weather.csv") { _ in
            "spelling,code\nwet,a) Rain\n"
        }
        #expect(mistakes.map(\.description) == ["spellings/weather.csv: there is no code set of this name"])
    }

    @Test("A line with a field too many is told")
    func fields() throws {
        let mistakes = try SchemaFiles.mistakes(in: "spellings/gender.csv") { $0 + "Lad,a) Male,b) Female\n" }
        #expect(mistakes.map(\.reason) == ["3 fields, 2 headings: a field with a comma needs quotes"])
    }

    @Test("A code stands in one group of a grouping")
    func codeInTwoGroups() throws {
        let mistakes = try SchemaFiles.mistakes(
            in: "groupings/provider-chat.yaml", replacing: "[PR4]", with: "[PR4, PR1]")
        #expect(mistakes.map(\.reason) == ["'PR1' stands in two groups"])
    }

    @Test("A population cannot name a column that its list does not have")
    func unknownColumn() throws {
        let mistakes = try SchemaFiles.mistakes(
            in: "populations.yaml", replacing: "latest_by: cpp_start", with: "latest_by: cla_start")
        #expect(
            mistakes.map(\.reason) == [
                "the population CPP names the column cla_start, which List 7 does not have"
            ])
    }

    @Test("A condition cannot ask for a code that the column does not have")
    func unknownCode() throws {
        let mistakes = try SchemaFiles.mistakes(
            in: "populations.yaml", replacing: "is: Closed", with: "is: Shut")
        #expect(
            mistakes.map(\.reason) == [
                "the population CIN.open asks case_status for 'Shut', which is none of its codes"
            ])
    }

    @Test("An unknown condition is told with the ones that are known")
    func unknownCondition() throws {
        let mistake = try #require(
            try SchemaFiles.mistakes(in: "populations.yaml", replacing: "- blank:", with: "- empty:").first)
        #expect(mistake.reason.hasPrefix("unknown condition 'empty'; known: blank, filled, known, code"))
    }

    @Test("A bank holiday is a date as YYYY-MM-DD")
    func holidayDate() throws {
        let mistakes = try SchemaFiles.mistakes(
            in: "calendar/england-wales.csv", replacing: "2015-01-01", with: "01/01/2015")
        #expect(mistakes.map(\.line) == [2])
    }
}
