import AnnexADataset
import AnnexASchema
import CalendarDays
import TestSupport
import Testing

@Suite("Populations as at 31 January 2024")
struct PopulationTests {
    private func rows(_ population: String, list number: Int, _ rows: [[String: String]]) throws -> [Int32] {
        let full = rows.enumerated().map { row in
            ["child_id": "\(row.offset + 1)", "gender": "a) Male", "ethnicity": "a) WBRI"].merging(
                row.element
            ) { $1 }
        }
        let dataset = try TextReturn(list: number, full).read()
        return ReturnQuery(dataset: dataset, schema: try LoadedSchema.get()).rows(of: population)
    }

    @Test(
        "The window of six months holds its first and its last day",
        arguments: [
            ("31/07/2023", true), ("30/07/2023", false), ("31/01/2024", true), ("01/02/2024", false),
            ("01/10/2023", true),
            ("", false), ("TBC", false), ("31/07/2023 10:00", true),
        ])
    func window(date: String, isIn: Bool) throws {
        #expect(try rows("CON", list: 1, [["contact_date": date]]) == (isIn ? [0] : []))
    }

    @Test(
        "Six months back from a month's end is the shorter month's last day",
        arguments: [("29/02/2024", true), ("28/02/2024", false)])
    func clamped(date: String, isIn: Bool) throws {
        var sheets = try TextReturn(list: 1, [["child_id": "1", "gender": "a) Male", "contact_date": date]])
        sheets.options.asAt = .init(year: 2024, month: 8, day: 31)
        let query = ReturnQuery(dataset: try sheets.read(), schema: try LoadedSchema.get())
        #expect(query.rows(of: "CON") == (isIn ? [0] : []))
    }

    @Test("Adoption counts twelve months", arguments: [("31/01/2023", true), ("30/01/2023", false)])
    func twelveMonths(date: String, isIn: Bool) throws {
        #expect(try rows("ADO.adopted", list: 10, [["adoption_order": date]]) == (isIn ? [0] : []))
    }

    @Test("A plan without an end is open; one that ended in the window is counted and not open")
    func openAndEnded() throws {
        let plans = [
            ["cpp_start": "01/01/2023"], ["cpp_start": "01/01/2023", "cpp_end": "01/12/2023"],
            ["cpp_start": "01/01/2022", "cpp_end": "01/12/2022"],
            ["cpp_start": "01/01/2023", "cpp_end": "01/03/2024"],
        ]
        #expect(try rows("CPP", list: 7, plans) == [0, 1])
        #expect(try rows("CPP.open", list: 7, plans) == [0, 3])
        #expect(try rows("CPP.end", list: 7, plans) == [1])
    }

    @Test(
        "A row whose end cannot be read is neither open nor ended",
        arguments: ["TBC", "00/01/1900", "12/31/2023", "soon"])
    func unreadableEnd(text: String) throws {
        let plans = [["cpp_start": "01/01/2023", "cpp_end": text]]
        for population in ["CPP", "CPP.open", "CPP.end"] {
            #expect(try rows(population, list: 7, plans) == [])
        }
    }

    @Test(
        "A marker for nothing in the place of an end is an open row", arguments: ["-", "N/A", "NULL", "#N/A"])
    func blankEnd(text: String) throws {
        #expect(try rows("CPP.open", list: 7, [["cpp_start": "01/01/2023", "cpp_end": text]]) == [0])
    }

    @Test("Of a child's rows the one with the latest start counts")
    func latest() throws {
        let plans = [
            ["child_id": "7", "cpp_start": "01/03/2023"], ["child_id": "7", "cpp_start": "01/06/2023"],
            ["child_id": "7", "cpp_start": "01/01/2023"], ["child_id": "8", "cpp_start": "01/01/2020"],
        ]
        #expect(try rows("CPP", list: 7, plans) == [1, 3])
    }

    @Test("An older row counts nowhere, whatever the latest one is")
    func superseded() throws {
        let plans = [
            ["child_id": "7", "cpp_start": "01/03/2023"],
            ["child_id": "7", "cpp_start": "01/06/2023", "cpp_end": "01/12/2023"],
            ["child_id": "8", "cpp_start": "01/03/2022", "cpp_end": "01/10/2023"],
            ["child_id": "8", "cpp_start": "01/06/2023"],
        ]
        #expect(try rows("CPP.open", list: 7, plans) == [3])
        #expect(try rows("CPP.end", list: 7, plans) == [1])
    }

    @Test("Of rows that start on one day the one further down counts")
    func latestOfEquals() throws {
        let plans = Array(repeating: ["child_id": "7", "cpp_start": "01/03/2023"], count: 3)
        #expect(try rows("CPP", list: 7, plans) == [2])
    }

    @Test("An undated row is last in line, wherever it stands", arguments: ["", "TBC"])
    func undated(text: String) throws {
        let dated = ["child_id": "7", "cpp_start": "01/03/2023"]
        let undated = ["child_id": "7", "cpp_start": text]
        #expect(try rows("CPP", list: 7, [undated, dated]) == [1])
        #expect(try rows("CPP", list: 7, [dated, undated]) == [0])
        #expect(try rows("CPP", list: 7, [undated, undated]) == [1])
    }

    @Test(
        "Short breaks are set aside before the latest row is chosen",
        arguments: ["V3: Short term breaks, episodes recorded", "V4"])
    func shortBreaks(status: String) throws {
        let care = [
            ["child_id": "7", "cla_start": "01/03/2023", "legal_status": "C2: FCO"],
            ["child_id": "7", "cla_start": "01/06/2023", "legal_status": status],
            ["child_id": "8", "cla_start": "01/06/2023", "legal_status": status],
            ["child_id": "9", "cla_start": "01/06/2023", "legal_status": ""],
        ]
        #expect(try rows("CLA", list: 8, care) == [0, 3])
        #expect(try rows("CLA.open", list: 8, care) == [0, 3])
    }

    @Test("A row without a child is in no population", arguments: ["", "TBC"])
    func nobody(text: String) throws {
        #expect(try rows("CON", list: 1, [["child_id": text, "contact_date": "01/01/2024"]]) == [])
    }

    @Test("Exact duplicates are counted in lists of events")
    func duplicates() throws {
        let contact = ["child_id": "7", "contact_date": "01/01/2024"]
        #expect(try rows("CON", list: 1, [contact, contact]) == [0, 1])
    }

    @Test("A closed case is not open, even without a closing date")
    func closedStatus() throws {
        let cases = [
            ["cin_start": "01/01/2023", "case_status": "e) Closed episode"],
            ["cin_start": "01/01/2023", "case_status": "c) Child in need plan"], ["cin_start": "01/01/2023"],
        ]
        #expect(try rows("CIN.open", list: 6, cases) == [1, 2])
    }

    @Test(
        "Early help that starts after the reference date is not counted yet",
        arguments: [("31/01/2024", true), ("01/02/2024", false)])
    func future(date: String, isIn: Bool) throws {
        #expect(try rows("EHA", list: 2, [["assessment_start": date]]) == (isIn ? [0] : []))
    }

    @Test("A population of a list that is not there is empty, and says why it cannot be asked")
    func absent() throws {
        let dataset = try TextReturn(list: 1, [["child_id": "1", "gender": "a) Male"]]).read()
        let query = ReturnQuery(dataset: dataset, schema: try LoadedSchema.get())
        #expect(query.rows(of: "CPP") == [])
        #expect(query.obstacle(to: ["cpp_end"], list: 7) == "List 7 was not found")
    }

    @Test("A missing column is an obstacle by its heading")
    func missingColumn() throws {
        let rows = [
            Array(try TextReturn.headings(1).dropLast()), ["1", "a) Male", "", "", "", "01/01/2024"],
        ]
        let query = ReturnQuery(
            dataset: try TextReturn("List 1", rows).read(), schema: try LoadedSchema.get())
        #expect(query.obstacle(to: ["contact_source"], list: 1) == "List 1 has no column 'Contact Source'")
        #expect(query.obstacle(to: ["contact_date"], list: 1) == nil)
    }

    @Test("Without identifiers nobody of a list can be counted or found in it, and the reason is told")
    func noIdentifiers() throws {
        let schema = try LoadedSchema.get()
        let rows = [Array(try TextReturn.headings(8).dropFirst()), ["a) Male", "a) WBRI", "01/02/2015"]]
        let query = ReturnQuery(dataset: try TextReturn("List 8", rows).read(), schema: schema)
        let reason = "List 8 has no column 'Child Unique ID'"
        #expect(query.obstacle(toCounting: try #require(schema.populations["CLA"])) == reason)
        #expect(query.obstacle(toFollowing: .person, list: 8) == reason)
    }

    @Test(
        "An age comes from the birth date, else from the age that was supplied",
        arguments: [
            ("01/02/2006", "3", 17), ("31/01/2006", "", 18), ("", "7.9", 7),
            ("01/02/2024", "", PersonAge.unborn),
            ("TBC", "7", PersonAge.unknown), ("", "", PersonAge.unknown), ("", "unborn", PersonAge.unborn),
        ])
    func ages(birth: String, age: String, expected: Int) throws {
        let row = ["child_id": "1", "gender": "a) Male", "date_of_birth": birth, "age": age]
        let dataset = try TextReturn(list: 9, [row]).read()
        let query = ReturnQuery(dataset: dataset, schema: try LoadedSchema.get())
        #expect(query.ages[8].map(Int.init) == [expected])
    }
}
