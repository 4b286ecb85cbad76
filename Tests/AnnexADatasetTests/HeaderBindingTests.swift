import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@Suite("Sheets are bound to lists by their headings")
struct HeaderBindingTests {
    /// A row of Contacts.
    private let contact = ["1001", "a) Male", "a) WBRI", "01/02/2015", "8", "05/01/2024", "q) 6: Police"]

    @Test("Every list is found by its template's headings, under any name", arguments: 1...11)
    func everyList(number: Int) throws {
        let headings = try TextReturn.headings(number)
        let dataset = try TextReturn("Sheet1", [headings, headings.map { _ in "1" }]).read()
        #expect(dataset.lists.filter(\.isPresent).map(\.definition.number) == [number])
        #expect(dataset.list(number).source?.missing.isEmpty == true)
        #expect(dataset.list(number).source?.matched.allSatisfy { $0.how == .exact } == true)
    }

    @Test("A merged title above the headings is passed over")
    func title() throws {
        let rows = [["List 1: Contacts"], try TextReturn.headings(1), contact]
        let list = try TextReturn("List_1", rows).list(1)
        #expect(list.source?.headerRow == 1)
        #expect(list.rowCount == 1)
        #expect(list.sheetRows == [2])
    }

    @Test("Headings below title, authority, date and a blank line are found")
    func lateHeadings() throws {
        let rows = [
            ["List 1: Contacts"], ["Demoshire"], ["Run on", "31/01/2024"], [], try TextReturn.headings(1),
            contact,
        ]
        let dataset = try TextReturn("List_1", rows).read()
        #expect(dataset.list(1).rowCount == 1)
        #expect(dataset.observations.contains { $0.kind == .headerBelowFirstRow && $0.found == "row 5" })
    }

    @Test("Headings that begin below the thirtieth row are not looked for")
    func tooLate() throws {
        let rows = Array(repeating: ["x"], count: 30) + [try TextReturn.headings(1), contact]
        let dataset = try TextReturn("List_1", rows).read()
        #expect(!dataset.list(1).isPresent)
        #expect(dataset.observations.contains { $0.kind == .headerNotFound && $0.found == "List_1" })
    }

    @Test("ChAT's computed columns are extra, and rows that hold nothing else are blank")
    func chat() throws {
        let headings = try TextReturn.headings(1) + ["Gender group", "Number of errors"]
        let prefilled = Array(repeating: "", count: 7) + ["-", "0"]
        let rows =
            [["Contacts in the last 6 months"], headings, contact + ["Male", "0"], contact + ["Male", "0"]]
            + Array(repeating: prefilled, count: 3)
        let list = try TextReturn("List 1", rows).list(1)
        #expect(list.source?.extra.map(\.header) == ["Gender group", "Number of errors"])
        #expect(list.rowCount == 2)
        #expect(list.rowCounts.read == 5)
        #expect(list.rowCounts.blank == 3)
    }

    @Test("List_1 and List 10 are told apart")
    func prefixes() throws {
        var sheets = TextReturn()
        try sheets.add(list: 1, [["child_id": "1", "gender": "a) Male"]])
        try sheets.add(list: 10, [["child_id": "10", "gender": "a) Male"]])
        sheets.sheets[0].name = "List_1"
        sheets.sheets[1].name = "List 10"
        let dataset = try sheets.read()
        #expect(dataset.list(1).source?.sheet == "List_1")
        #expect(dataset.list(10).source?.sheet == "List 10")
    }

    @Test("Where names and headings disagree, the headings win")
    func swapped() throws {
        var sheets = TextReturn()
        try sheets.add(list: 6, [["child_id": "6", "gender": "a) Male"]])
        try sheets.add(list: 7, [["child_id": "7", "gender": "a) Male"]])
        sheets.sheets[0].name = "List 7"
        sheets.sheets[1].name = "List 6"
        let dataset = try sheets.read()
        #expect(dataset.list(6).personID(row: 0) == "6")
        #expect(dataset.list(7).personID(row: 0) == "7")
    }

    @Test("A name decides between lists that fit equally well", arguments: [("List 1", 1), ("Referrals", 3)])
    func tie(name: String, number: Int) throws {
        let rows = [
            ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth"],
            ["1", "a) Male", "a) WBRI", "01/01/2015"],
        ]
        let dataset = try TextReturn(name, rows).read()
        #expect(dataset.lists.filter(\.isPresent).map(\.definition.number) == [number])
    }

    @Test("Shuffled columns are read by their headings, and the order is told")
    func shuffled() throws {
        let order = [6, 3, 0, 5, 1, 4, 2]
        let headings = try TextReturn.headings(1)
        let dataset = try TextReturn("List 1", [order.map { headings[$0] }, order.map { contact[$0] }]).read()
        let list = dataset.list(1)
        #expect(list.columns.map { list.typedText($0, row: 0) } == contact)
        #expect(dataset.observations.filter { $0.kind == .columnsOutOfOrder }.count == 1)
    }

    @Test("Without a column for the identifier, a list is read all the same")
    func noIdentifier() throws {
        let rows = [Array(try TextReturn.headings(1).dropFirst()), Array(contact.dropFirst())]
        let dataset = try TextReturn("List 1", rows).read()
        #expect(dataset.list(1).rowCount == 1)
        #expect(dataset.list(1).source?.missing == ["child_id"])
        #expect(dataset.list(1).persons == [-1])
        #expect(dataset.observations.contains { $0.kind == .requiredColumnMissing && $0.field == "child_id" })
    }

    @Test("A page of codes is no list, for all its words")
    func codesUsed() throws {
        let rows = [
            ["Gender", "Ethnicity", "Contact Source", "Referral Source", "Case Status", "Legal Status"],
            [
                "a) Male", "a) WBRI", "a) 1A: Individual", "a) 1A: Individual", "a) Looked after child",
                "C1: ICO",
            ],
        ]
        #expect(try TextReturn("Codes_used", rows).read().lists.allSatisfy { !$0.isPresent })
    }

    @Test(
        "Of two sheets of one list, the one with more columns wins, and the other is told", arguments: [0, 1])
    func twice(first: Int) throws {
        let headings = try TextReturn.headings(1)
        let whole = (name: "List 1", rows: [headings, contact])
        let less = (
            name: "Old",
            rows: [Array(headings.dropLast()), Array(contact.dropLast()), Array(contact.dropLast())]
        )
        var sheets = TextReturn()
        sheets.sheets = first == 0 ? [whole, less] : [less, whole]
        let dataset = try sheets.read()
        #expect(dataset.list(1).source?.sheet == "List 1")
        let told = dataset.observations.filter { $0.kind == .listTwice }
        #expect(told.map(\.found) == ["Old"])
        #expect(told.map(\.count) == [2])
    }

    @Test("Of two columns with one heading the leftmost value counts, and the second fills its blanks")
    func duplicates() throws {
        let headings = try TextReturn.headings(1) + ["Gender"]
        let blank = ["1002", "", "a) WBRI", "", "", "05/01/2024", "q) 6: Police"]
        let dataset = try TextReturn("List 1", [headings, contact + ["b) Female"], blank + ["b) Female"]])
            .read()
        let list = dataset.list(1)
        let gender = try #require(list.column("gender"))
        #expect((0..<2).map { list.typedText(gender, row: $0) } == ["a) Male", "b) Female"])
        #expect(dataset.observations.contains { $0.kind == .columnTwiceConflicting && $0.field == "gender" })
    }

    @Test("Columns that repeat the same values are told as no conflict")
    func harmlessDuplicates() throws {
        let headings = try TextReturn.headings(1) + ["Sex"]
        let dataset = try TextReturn("List 1", [headings, contact + ["a) Male"]]).read()
        #expect(dataset.observations.contains { $0.kind == .columnTwice && $0.field == "gender" })
        #expect(!dataset.observations.contains { $0.kind == .columnTwiceConflicting })
    }

    @Test(
        "A heading is known in any case and punctuation, and by its other names",
        arguments: [
            ("CHILD UNIQUE ID", HeaderMatch.normalised), ("Child Unique ID*", .normalised),
            ("Child\nUnique ID", .normalised),
            ("ChildUniqueID", .normalised), ("Child ID", .spelling), ("Child Unique ID", .exact),
        ])
    func spellings(heading: String, how: HeaderMatch) throws {
        let rows = [[heading] + (try TextReturn.headings(1)).dropFirst(), contact]
        let source = try #require(try TextReturn("List 1", rows).list(1).source)
        #expect(source.matched.first?.column == "child_id")
        #expect(source.matched.first?.how == how)
    }

    @Test(
        "A heading that only contains another is not taken for it",
        arguments: ["Stage", "Language", "Agency", "Gender group", "Age Band"])
    func contains(heading: String) throws {
        let rows = [try TextReturn.headings(1) + [heading], contact + ["x"]]
        #expect(try TextReturn("List 1", rows).list(1).source?.extra.map(\.header) == [heading])
    }

    @Test("A return in which no list is found says so, and misses all eleven")
    func nothing() throws {
        let dataset = try TextReturn("Sheet1", [["a", "b", "c"], ["1", "2", "3"]]).read()
        #expect(dataset.observations.filter { $0.kind == .noListFound }.count == 1)
        #expect(dataset.observations.filter { $0.kind == .listMissing }.compactMap(\.list) == Array(1...11))
    }

    @Test(
        "The pages before the lists are no lists", arguments: ["Front_Sheet", "FAQ_and_changes", "Guidance"])
    func guidance(name: String) throws {
        let rows = [
            ["List 1: Contacts", "Child Unique ID"], ["Contacts", "The child's unique identifier"],
            ["Contacts", "Gender"],
        ]
        #expect(try TextReturn(name, rows).read().lists.allSatisfy { !$0.isPresent })
    }
}
