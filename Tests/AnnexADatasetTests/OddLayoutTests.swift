import AnnexADataset
import AnnexASchema
import CalendarDays
import TestSupport
import Testing

@Suite("Odd layouts lose no row and invent none")
struct OddLayoutTests {
    private static let contact = [
        "1001", "a) Male", "a) WBRI", "01/02/2015", "8", "05/01/2024", "q) 6: Police",
    ]
    private static let other = [
        "1002", "b) Female", "a) WBRI", "01/02/2016", "7", "06/01/2024", "q) 6: Police",
    ]

    private func read(_ rows: [[String]], sheet: String = "List 1") throws -> ListTable {
        let list = try TextReturn(sheet, rows).list(1)
        let counts = list.rowCounts
        #expect(counts.read == counts.kept + counts.blank + counts.footers + counts.repeatedHeaders)
        return list
    }

    private func typed(_ list: ListTable) -> [[String]] {
        (0..<list.rowCount).map { row in list.columns.map { list.typedText($0, row: row) } }
    }

    @Test("Headings cut over two rows are joined")
    func twoRows() throws {
        let list = try read([
            ["Child Unique", "Gender", "Ethnicity", "Date of", "Age of Child", "Date of", "Contact"],
            ["ID", "", "", "Birth", "(Years)", "Contact", "Source"], Self.contact, Self.other,
        ])
        #expect(typed(list) == [Self.contact, Self.other])
        #expect(list.source?.headerRow == 1)
        #expect(list.source?.missing.isEmpty == true)
    }

    @Test("Headings merged over two rows stand beside headings below a group")
    func mergedDown() throws {
        let list = try read([
            ["Child Unique ID", "Gender", "Ethnicity", "Dates", "", "", "Contact Source"],
            ["", "", "", "Date of Birth", "Age", "Date of Contact", ""], Self.contact,
        ])
        #expect(typed(list) == [Self.contact])
    }

    @Test("A group's name completes the headings below it")
    func group() throws {
        let headings = try TextReturn.headings(8)
        var upper = Array(repeating: "", count: headings.count)
        var lower = headings
        let type = try #require(headings.firstIndex(of: "Placement Type"))
        upper[type] = "Placement"
        lower[type] = "Type"
        lower[type + 1] = "Provider"
        let list = try TextReturn("List 8", [upper, lower, headings.map { _ in "1" }]).list(8)
        #expect(list.source?.missing.isEmpty == true)
        #expect(list.rowCount == 1)
    }

    @Test("A first row of data is no second row of headings")
    func noSecondRow() throws {
        let list = try read([try TextReturn.headings(1), ["1001", "", "", "", "", "05/01/2024", ""]])
        #expect(list.source?.headerRow == 0)
        #expect(list.rowCount == 1)
    }

    @Test("Blank columns between the columns change nothing")
    func blankColumns() throws {
        func spread(_ row: [String]) -> [String] { row.flatMap { [$0, ""] } }
        let list = try read([spread(try TextReturn.headings(1)), spread(Self.contact), spread(Self.other)])
        #expect(typed(list) == [Self.contact, Self.other])
        #expect(list.extras.isEmpty)
    }

    @Test("A column of row numbers before the data is kept as a column without a heading")
    func indexColumn() throws {
        let list = try read([
            [""] + (try TextReturn.headings(1)), ["0"] + Self.contact, ["1"] + Self.other,
        ])
        #expect(typed(list) == [Self.contact, Self.other])
        #expect(list.extras.map(\.header) == [""])
        #expect(list.source?.extra.map(\.sheetColumn) == [0])
    }

    @Test("Values behind the last heading are kept, and the column is told")
    func behind() throws {
        let rows = [try TextReturn.headings(1), Self.contact, Self.other + ["", "Team 3"]]
        let dataset = try TextReturn("List 1", rows).read()
        let extra = try #require(dataset.list(1).extras.first)
        #expect(extra.rows == [1])
        #expect(dataset.list(1).typedText(extra, at: 0) == "Team 3")
        #expect(
            dataset.observations.filter { $0.kind == .extraColumn }.map(\.found) == [
                "(no heading in column I)"
            ])
    }

    @Test("A remark beside a row that is left out is no column")
    func beside() throws {
        let list = try read([
            try TextReturn.headings(1), Self.contact, ["Total", "", "", "", "", "", "", "", "checked"],
        ])
        #expect(list.extras.isEmpty)
    }

    @Test(
        "A row that explains the headings is left out and told",
        arguments: [
            ["1", "2", "3", "4", "5", "6", "7"],
            [
                "Unique identifier", "See codes tab", "See codes tab", "dd/mm/yyyy", "Whole years",
                "dd/mm/yyyy", "See codes tab",
            ],
            ["Required", "Required", "Required", "May be blank", "May be blank", "Required", "Required"],
        ])
    func notes(row: [String]) throws {
        let dataset = try TextReturn("List 1", [try TextReturn.headings(1), row, Self.contact]).read()
        #expect(typed(dataset.list(1)) == [Self.contact])
        #expect(dataset.observations.filter { $0.kind == .footerRow }.map(\.place.row) == [1])
    }

    @Test(
        "A first row that may be a child's is kept",
        arguments: [
            ["AB", "a) Male", "a) WBRI", "unknown", "", "not known", "q) 6: Police"],
            ["AB1", "TBC", "TBC", "see file", "", "see file", "TBC"],
            ["AB", "see file", "see file", "", "", "05/01/2024", "see file"],
            ["AB", "a) Male", "", "see file", "", "see file", ""], ["1", "2", "1", "01/02/2015", "4"],
            ["", "see file", "see file", "", "", "", "see file"],
        ])
    func firstRowKept(row: [String]) throws {
        #expect(try read([try TextReturn.headings(1), row, Self.contact]).rowCount == 2)
    }

    @Test("What would explain headings further down is a child's row")
    func notesBelow() throws {
        let row = ["Required", "Required", "Required", "May be blank", "", "Required", "Required"]
        #expect(try read([try TextReturn.headings(1), Self.contact, row]).rowCount == 2)
    }

    @Test("Rows that ChAT fills beforehand are no rows, whether it shows - or has formulas never computed")
    func prefilled() throws {
        let headings = try TextReturn.headings(1) + ["Gender group", "Errors"]
        let dashes = ["", "-", "-", "", "-", "", "-", "-", "0"]
        let formulas = ["", "", "", "", "=", "", "=", "=", "="]
        let dataset = try TextReturn(
            "List 1",
            [headings, Self.contact + ["Male", "0"]] + Array(repeating: dashes, count: 40)
                + Array(repeating: formulas, count: 40)
        ).read()
        #expect(dataset.list(1).rowCount == 1)
        #expect(dataset.list(1).rowCounts.blank == 80)
        #expect(!dataset.observations.contains { $0.kind == .formulaWithoutValue || $0.kind == .blankRow })
    }

    @Test("A row whose identifier is a formula never computed is kept and told")
    func formulaForIdentifier() throws {
        let dataset = try TextReturn(
            "List 1", [try TextReturn.headings(1), ["=", "=", "", "", "", "", ""], Self.contact]
        ).read()
        #expect(dataset.list(1).rowCount == 2)
        #expect(dataset.observations.contains { $0.kind == .formulaWithoutValue && $0.field == "child_id" })
    }

    @Test("ChAT's computed columns are known, and no query is made of them")
    func computed() throws {
        let names = [
            "Gender group", "Ethnic group", "Contacts per child (distinct count)", "Appears on referral list",
            "Errors",
        ]
        let rows = [try TextReturn.headings(1) + names, Self.contact + names.map { _ in "-" }]
        let dataset = try TextReturn("List 1", rows).read()
        #expect(dataset.list(1).source?.extra.allSatisfy(\.isComputed) == true)
        #expect(dataset.list(1).extras.map(\.header) == names)
        #expect(!dataset.observations.contains { $0.kind == .extraColumn })
    }

    @Test(
        "Words alone in the column of identifiers are a note",
        arguments: [
            "End of report", "Data Team, Demoshire", "*** End ***", "Generated from Mosaic on 31/03/2024",
            "Report prepared by Worker 014, page 1 of 1", "* Data taken from case system at 06:00",
            "Printed on 1/1/2024", "Page 1 of 2", "List 1: Contacts", "6 records", "As at 31/03/2024",
            "Team 3", "Assessment Team 3",
        ])
    func sentence(text: String) throws {
        let list = try read([try TextReturn.headings(1), Self.contact, [text]])
        #expect(list.rowCount == 1)
        #expect(list.rowCounts.footers == 1)
    }

    @Test(
        "One word or a figure alone in the column of identifiers is a child",
        arguments: [
            "AB", "AB 12", "7", "AB 12345", "C-0017 B", "AB CD EF 12", "Child 12", "Pageant1", "END012",
            "List1", "TEAM3",
        ])
    func identifierAlone(text: String) throws {
        #expect(try read([try TextReturn.headings(1), Self.contact, [text]]).rowCount == 2)
    }

    @Test(
        "A sheet with nothing but the columns that lists share needs its name",
        arguments: [("1", [1]), ("List 3", [3]), ("Annex A List 1 - Contacts", [1]), ("Sheet1", [])])
    func sharedColumns(name: String, lists: [Int]) throws {
        let rows = [Array(try TextReturn.headings(1).prefix(5)), Array(Self.contact.prefix(5))]
        let dataset = try TextReturn(name, rows).read()
        #expect(dataset.lists.filter(\.isPresent).map(\.definition.number) == lists)
    }

    @Test("Between lists that fit equally the template's own words decide")
    func wordsDecide() throws {
        // both are columns of List 2, and other names for columns of List 4
        let headings = [
            "Child Unique ID", "Gender", "Ethnicity", "Assessment start date", "Assessment completion date",
        ]
        let rows = [headings, ["1", "a) Male", "a) WBRI", "05/01/2024", "06/01/2024"]]
        let dataset = try TextReturn("Sheet1", rows).read()
        #expect(dataset.lists.filter(\.isPresent).map(\.definition.number) == [2])
    }

    @Test("Pivot tables, code pages and covers are no lists")
    func noLists() throws {
        var sheets = TextReturn()
        sheets.sheets = [
            (
                "Pivot",
                [
                    ["Gender", "(All)"], ["Ethnicity", "(All)"], [],
                    ["Row Labels", "Count of Child Unique ID"],
                ]
            ),
            (
                "Codes",
                [["Gender", "Ethnicity", "Contact Source", "Age"], ["a) Male", "a) WBRI", "6", "0-4"]]
            ),
            ("Cover", [["Annex A"], ["Demoshire"], ["Lists", "Contacts", "Referrals"]]),
        ]
        #expect(try sheets.read().lists.allSatisfy { !$0.isPresent })
    }
}

@Suite("Of several sheets for one list one is read, and the rest are told")
struct SecondSheetTests {
    private static let rows = [
        ["1001", "a) Male", "a) WBRI", "01/02/2015", "8", "05/01/2024", "q) 6: Police"],
        ["1002", "b) Female", "a) WBRI", "01/02/2016", "7", "06/01/2024", "q) 6: Police"],
    ]

    private func read(
        _ sheets: [(name: String, rows: [[String]])], hidden: Set<String> = []
    ) throws -> Dataset {
        let headings = try TextReturn.headings(1)
        let reader = ReturnReader(schema: try LoadedSchema.get(), options: TextReturn().options)
        return try reader.read(
            sheets: sheets.map { (name: $0.name, rows: [headings] + $0.rows) }, hidden: hidden)
    }

    private func told(_ dataset: Dataset) -> [String] {
        dataset.observations.filter { $0.kind == .listTwice }.map { "\($0.found ?? ""): \($0.detail ?? "")" }
    }

    @Test("A template's empty sheet does not stand in the way of the one with the children")
    func emptyFirst() throws {
        let dataset = try read([("List_1", []), ("Contacts", Self.rows)])
        #expect(dataset.list(1).rowCount == 2)
        #expect(told(dataset) == ["List_1: it has no rows"])
    }

    @Test("A hidden copy in front does not stand in for the list that can be seen")
    func hiddenFirst() throws {
        let dataset = try read([("Old", Self.rows), ("List 1", Self.rows)], hidden: ["Old"])
        #expect(dataset.list(1).source?.sheet == "List 1")
        #expect(
            told(dataset) == [
                "Old: 2 rows are left out, whose children or adopters all stand in the sheet that is read"
            ])
        #expect(!dataset.observations.contains { $0.kind == .hiddenSheet })
    }

    @Test("The rest of a list on a second sheet is told as such")
    func split() throws {
        let dataset = try read([("List 1", [Self.rows[0]]), ("List 1 (2)", [Self.rows[1]])])
        #expect(dataset.list(1).rowCount == 1)
        #expect(
            told(dataset) == [
                "List 1 (2): 1 row is left out, and none of their children or adopters stands in the sheet that is read"
            ])
    }

    @Test("Of three sheets two are told, and no row is counted twice")
    func three() throws {
        let dataset = try read([("A", Self.rows), ("B", Self.rows), ("C", [Self.rows[0]])])
        #expect(dataset.list(1).source?.sheet == "A")
        #expect(dataset.list(1).rowCount == 2)
        #expect(told(dataset).count == 2)
    }
}

@Suite("The edition is the one that fits the headings")
struct EditionFitTests {
    private func dataset(_ edition: String, asked: String? = nil, lists: [Int] = Array(1...11)) throws
        -> Dataset
    {
        let schema = try LoadedSchema.get()
        let wanted = try #require(schema.edition(edition))
        var sheets = TextReturn()
        sheets.options.edition = asked
        for list in lists {
            let definition = wanted.lists[list - 1]
            sheets.sheets.append((definition.sheet, [definition.columns.map(\.header), ["1", "x"]]))
        }
        return try sheets.read()
    }

    @Test("Each edition's own headings are of that edition", arguments: ["2019", "2024"])
    func own(edition: String) throws {
        #expect(try dataset(edition).edition.id == edition)
    }

    @Test("An edition that is asked for is taken, and what it has not is not missing")
    func asked() throws {
        let dataset = try dataset("2019", asked: "2024")
        #expect(dataset.edition.id == "2024")
        let missing = dataset.observations.filter {
            $0.kind == .optionalColumnMissing || $0.kind == .requiredColumnMissing
        }
        #expect(missing.count == 4)
        #expect(Set(missing.compactMap(\.list)) == [9])
    }

    @Test("A return of 2019 misses no column of 2024")
    func nothingMissing() throws {
        let kinds = Set(try dataset("2019").observations.map(\.kind))
        #expect(!kinds.contains(.optionalColumnMissing) && !kinds.contains(.requiredColumnMissing))
    }

    @Test("Lists that tell no edition are of the newest")
    func newest() throws {
        #expect(try dataset("2019", lists: [1, 2]).edition.id == "2024")
    }
}
