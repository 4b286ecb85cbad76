import AnnexADataset
import AnnexASchema
import CalendarDays
import TestSupport
import Testing

@Suite("The dates and the edition of a return")
struct ReturnDatesTests {
    /// A workbook of Contacts with two events, saved on 20 January 2024, in a file of that name.
    private func read(
        name: String = "Annex A.xlsx", saved: String? = "2024-01-20",
        events: [String] = ["05/01/2024", "19/01/2024"],
        options: ReturnReader.Options = .init()
    ) async throws -> Dataset {
        let headings = try TextReturn.headings(1)
        let rows =
            [headings]
            + events.enumerated().map { ["\($0 + 1)", "a) Male", "a) WBRI", "", "", $1, "q) 6: Police"] }
        var parts = TemporaryWorkbook.parts(rows: TemporaryWorkbook.rows(rows))
        if let saved {
            parts["_rels/.rels"] = parts["_rels/.rels"]?.replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"c\" Type=\"x/core-properties\" Target=\"core.xml\"/></Relationships>")
            parts["core.xml"] = "<p><modified>\(saved)T09:00:00Z</modified></p>"
        }
        let workbook = try TemporaryWorkbook(bytes: ZipBytes.archive(of: parts), name: name)
        let path = workbook.path
        return try await ReturnReader(schema: LoadedSchema.get(), options: options).read([path])
    }

    @Test("The date that was asked for comes first")
    func option() async throws {
        let asked = try #require(CalendarDay(iso: "2024-02-01"))
        let dates = try await read(name: "2024-01-31.xlsx", options: .init(asAt: asked)).dates
        #expect(dates.reference == asked)
        #expect(dates.referenceOrigin == .option)
    }

    @Test("Then a full date in the file's name")
    func fileName() async throws {
        let dates = try await read(name: "Annex A 31 Jan 2024.xlsx").dates
        #expect(dates.reference.iso == "2024-01-31")
        #expect(dates.referenceOrigin == .fileName)
    }

    @Test("Then the latest event that is not after the day the lists were made")
    func events() async throws {
        let dates = try await read(events: ["05/01/2024", "19/01/2024", "21/01/2024", "01/01/2034"]).dates
        #expect(dates.reference.iso == "2024-01-19")
        #expect(dates.referenceOrigin == .events)
    }

    @Test("Where nobody says when the lists were made, the latest event is the latest of all")
    func eventsAlone() async throws {
        let dates = try await read(saved: nil).dates
        #expect(dates.reference.iso == "2024-01-19")
        #expect(dates.extracted == nil)
        #expect(dates.extractedOrigin == .none)
    }

    @Test("The day the workbook was saved is the day the lists were made, unless another is given")
    func extracted() async throws {
        let saved = try await read().dates
        #expect(saved.extracted?.iso == "2024-01-20")
        #expect(saved.extractedOrigin == .workbook)
        let given = try await read(options: .init(extracted: CalendarDay(iso: "2024-01-10"))).dates
        #expect(given.extracted?.iso == "2024-01-10")
        #expect(given.reference.iso == "2024-01-05")
    }

    @Test("A return without any date is an error")
    func none() async throws {
        await #expect(throws: ReturnReader.Failure.self) { _ = try await read(saved: nil, events: ["soon"]) }
    }

    @Test("The day the workbook was saved is no reference date where no event tells one")
    func saved() async throws {
        await #expect(throws: ReturnReader.Failure.self) { _ = try await read(events: ["soon"]) }
    }

    @Test("Of two dates in the file's name the latest counts, and the other is said")
    func twoNamed() async throws {
        let dates = try await read(name: "Annex A 2023-08-01 to 2024-01-31.xlsx").dates
        #expect(dates.reference.iso == "2024-01-31")
        #expect(dates.referenceWords == "from the file's name, the latest there; not 1 August 2023")
    }

    @Test("One date that stands twice in the file's name is one")
    func namedTwice() async throws {
        let dates = try await read(name: "2024-01-31 Annex A 31 Jan 24.xlsx").dates
        #expect(dates.referenceWords == "from the file's name")
    }

    @Test("Six months back from a month's end is a month's end")
    func window() {
        func start(_ iso: String, _ months: Int) -> String? {
            CalendarDay(iso: iso).map {
                ReturnDates(reference: $0, referenceOrigin: .option, extracted: nil, extractedOrigin: .none)
                    .windowStart(months: months).iso
            }
        }
        #expect(start("2024-08-31", 6) == "2024-02-29")
        #expect(start("2024-01-31", 6) == "2023-07-31")
        #expect(start("2024-02-29", 12) == "2023-02-28")
    }

    @Test("The edition is the one whose headings fit best", arguments: ["2019", "2024"])
    func edition(id: String) throws {
        let edition = try #require(LoadedSchema.get().edition(id))
        var sheets = TextReturn()
        for list in edition.lists {
            sheets.sheets.append(
                (list.sheet, [[list.title], list.columns.map(\.header), list.columns.map { _ in "1" }]))
        }
        let dataset = try sheets.read()
        #expect(dataset.edition.id == id)
        #expect(!dataset.observations.contains { $0.kind == .optionalColumnMissing })
    }

    @Test("Lists that fit two editions alike are of the newest")
    func newest() throws {
        #expect(
            try TextReturn(list: 1, [["child_id": "1", "gender": "a) Male"]]).read().edition.id == "2024")
    }

    @Test("An edition that was asked for is used, whatever fits")
    func asked() throws {
        var sheets = try TextReturn(list: 9, [["child_id": "1", "gender": "a) Male"]])
        sheets.options.edition = "2019"
        #expect(try sheets.read().edition.id == "2019")
    }

    @Test("Columns that only the newest edition has are missing only from a return of that edition")
    func missingOfEdition() throws {
        let older = try #require(LoadedSchema.get().edition("2019")).lists[8]
        var sheets = TextReturn("List_9", [older.columns.map(\.header), older.columns.map { _ in "1" }])
        #expect(!(try sheets.read().observations.contains { $0.kind == .optionalColumnMissing }))
        sheets.options.edition = "2024"
        #expect(try sheets.read().observations.filter { $0.kind == .optionalColumnMissing }.count == 4)
    }
}
