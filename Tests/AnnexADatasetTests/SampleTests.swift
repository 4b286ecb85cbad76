import AnnexADataset
import AnnexASchema
import CalendarDays
import TestSupport
import Testing

@Suite("The two real workbooks")
struct SampleTests {
    private func read(_ name: String) async throws -> Dataset? {
        guard let path = Samples.path(name) else { return nil }
        return try await ReturnReader(schema: LoadedSchema.get(), options: .init()).read([path])
    }

    /// `List 6!M2`.
    private func place(_ observation: Observation) -> String {
        let column = observation.place.column.map { String(UnicodeScalar(UInt8(65 + $0 % 26))) } ?? ""
        let prefix = (observation.place.column ?? 0) >= 26 ? "A" : ""
        return "\(observation.place.sheet ?? "")!\(prefix)\(column)\((observation.place.row ?? -1) + 1)"
    }

    @Test("The sample return has eleven lists with 59 rows, and every row is kept")
    func rows() async throws {
        guard let dataset = try await read("Annex_A_2024_Jan.xlsx") else { return }
        #expect(dataset.lists.map(\.rowCount) == [5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5])
        #expect(dataset.lists.map(\.rowCounts.read).reduce(0, +) == 59)
        #expect(dataset.edition.id == "2024")
        #expect(dataset.lists.allSatisfy { $0.source?.headerRow == 0 && $0.source?.missing.isEmpty == true })
    }

    @Test("The sample return has ten #N/A cells, all for teams and workers of List 6")
    func errors() async throws {
        guard let dataset = try await read("Annex_A_2024_Jan.xlsx") else { return }
        let errors = dataset.observations.filter {
            $0.kind == .excelErrorRequired || $0.kind == .excelErrorOptional
        }
        let expected = (2...6).flatMap { ["List 6!M\($0)", "List 6!N\($0)"] }
        #expect(errors.map(place) == expected)
        #expect(errors.allSatisfy { $0.found == "#N/A" })
    }

    @Test("The sample return has a postcode that is none, at its cell")
    func postcode() async throws {
        guard let dataset = try await read("Annex_A_2024_Jan.xlsx") else { return }
        let told = dataset.observations.filter { $0.field == "placement_postcode" }
        #expect(told.map(place) == ["List 8!Y3"])
        #expect(told.map(\.found) == ["nope"])
        #expect(told.map(\.kind) == [.unreadable])
    }

    @Test("The sample return has one contact without a birth date")
    func birth() async throws {
        guard let dataset = try await read("Annex_A_2024_Jan.xlsx") else { return }
        let births = try #require(dataset.list(1).column("date_of_birth")).values
        #expect(births.map(\.isBlank) == [false, true, false, false, false])
    }

    @Test("A gender without its letter is recognised in the sample return")
    func gender() async throws {
        guard let dataset = try await read("Annex_A_2024_Jan.xlsx") else { return }
        let told = dataset.observations.filter {
            $0.kind == .codeAlias && $0.list == 1 && $0.field == "gender"
        }
        #expect(told.map(\.found) == ["Female"])
    }

    @Test("The sample return is dated by its latest event, and says when it was saved")
    func dates() async throws {
        guard let dataset = try await read("Annex_A_2024_Jan.xlsx") else { return }
        #expect(dataset.dates.reference.iso == "2020-09-16")
        #expect(dataset.dates.referenceOrigin == .events)
        #expect(dataset.dates.extracted?.iso == "2024-12-19")
    }

    @Test("Children of Lists 3 and 5, and of Lists 9 and 10, are the same persons in the sample return")
    func persons() async throws {
        guard let dataset = try await read("Annex_A_2024_Jan.xlsx") else { return }
        #expect(!Set(dataset.list(3).persons).isDisjoint(with: dataset.list(5).persons))
        #expect(Array(dataset.list(9).persons.prefix(5)) == dataset.list(10).persons)
        #expect(dataset.list(10).families == dataset.list(11).families)
    }

    @Test("Ofsted's template of 2019 has its headings in row 2, and is of that edition")
    func template() async throws {
        guard let dataset = try await read("ofsted-template-2019.xlsx") else { return }
        #expect(dataset.edition.id == "2019")
        #expect(dataset.lists.allSatisfy { $0.source?.headerRow == 1 })
        #expect(dataset.lists.map(\.rowCount) == [1, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        #expect(!dataset.observations.contains { $0.kind == .requiredColumnMissing })
    }

    @Test("A birth date in words in the template is unreadable, at its cell")
    func maybe() async throws {
        guard let dataset = try await read("ofsted-template-2019.xlsx") else { return }
        let told = dataset.observations.filter { $0.kind == .unreadable }
        #expect(told.map(\.found) == ["May be 8 Jan 2000"])
        #expect(told.map(\.field) == ["date_of_birth"])
    }

    @Test("Dates that the template holds as ISO text are read")
    func isoText() async throws {
        guard let dataset = try await read("ofsted-template-2019.xlsx") else { return }
        let starts = try #require(dataset.list(2).column("assessment_start")).values
        #expect(starts.allSatisfy { $0.day?.iso == "2010-01-01" })
    }

    @Test("The exact duplicate in List 2 of the template stays")
    func duplicate() async throws {
        guard let dataset = try await read("ofsted-template-2019.xlsx") else { return }
        let list = dataset.list(2)
        let rows = (0..<list.rowCount).map { row in list.columns.map { list.typedText($0, row: row) } }
        #expect(rows.count - Set(rows).count == 1)
    }
}
