import AnnexASchema
import Testing

@Suite("Populations")
struct PopulationTests {
    let schema: Schema

    init() throws {
        schema = try SchemaFiles.schema.get()
    }

    @Test(
        "Every population of the catalogue is there",
        arguments: [
            ("CON", 1), ("EHA", 2), ("EHA.done", 2), ("EHA.open", 2), ("REF", 3), ("ASM", 4), ("ASM.done", 4),
            ("ASM.open", 4), ("ASM.start", 4), ("S47", 5), ("S47.start", 5), ("ICPC", 5), ("CIN", 6),
            ("CIN.open", 6), ("CIN.start", 6), ("CIN.end", 6), ("CPP", 7), ("CPP.open", 7), ("CPP.start", 7),
            ("CPP.end", 7), ("CLA", 8), ("CLA.open", 8), ("CLA.start", 8), ("CLA.end", 8), ("CLV", 9),
            ("CLV.1718", 9), ("CLV.1921", 9), ("CLV.2225", 9), ("ADO", 10), ("ADO.adopted", 10),
            ("ADO.reversed", 10), ("ADR", 11), ("ADR.waiting", 11),
        ])
    func list(id: String, list: Int) {
        #expect(schema.populations[id]?.list == list)
    }

    /// The populations that figures count; the others hold rows as they stand, for rules to search.
    private var counted: [Population] {
        schema.populations.values.filter { !$0.id.hasPrefix("rows.") }
    }

    @Test("Lists 6, 7 and 8 count a child's row with the latest start", arguments: [6, 7, 8])
    func latest(list: Int) {
        let start = schema.lists[list - 1].columns.first { $0.role == .event }?.id
        let populations = counted.filter { $0.list == list }
        #expect(populations.allSatisfy { $0.latestBy == start })
    }

    @Test("Other lists count every row")
    func everyRow() {
        let others = counted.filter { !(6...8).contains($0.list) }
        #expect(others.allSatisfy { $0.latestBy == nil })
    }

    @Test("Every population of List 8 sets short breaks aside")
    func shortBreaks() {
        let setAside = Condition.not(
            .code(ColumnID(rawValue: "legal_status"), isOneOf: ["V3", "V4"]))
        let populations = counted.filter { $0.list == 8 }
        #expect(populations.allSatisfy { $0.latestOf == [setAside] })
    }

    @Test("An episode that ends after the reference date is open at it", arguments: ["CIN", "CPP", "CLA"])
    func openUntilLater(id: String) throws {
        let open = try #require(schema.populations[id + ".open"])
        let end = try #require(schema.lists[open.list - 1].columns.first { $0.role == .end }).id
        #expect(open.rows.first == .any([.blank(end), .afterReference(end)]))
    }
}
