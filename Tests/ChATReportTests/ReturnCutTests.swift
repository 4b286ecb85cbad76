import AnnexASchema
import ChATReport
import Testing

@Suite("A cut counts a part of the return")
struct ReturnCutTests {
    private let invented: InventedReturn

    init() throws {
        invented = try InventedReturn(
            asAt: "2024-01-31",
            [
                (
                    1, ["child_id", "contact_date", "gender", "ethnicity", "date_of_birth"],
                    [["1", "01/01/2024", "a) Male", "a) WBRI", "31/01/2010"]]
                ),
                (
                    3, ["child_id", "referral_date", "gender", "ethnicity", "date_of_birth", "team"],
                    [
                        ["1", "02/01/2024", "a) Male", "a) WBRI", "31/01/2010", "Team 1"],
                        ["2", "02/01/2024", "b) Female", "q) CHNE", "01/02/2008", "team 1"],
                        ["3", "02/01/2024", "b) Female", "", "01/03/2024", "Team 2"],
                        ["4", "02/01/2024", "", "e) MWBC", "", ""],
                    ]
                ),
            ])
    }

    private func cut(
        team: [String] = [], ethnicity: [String] = [], age: [String] = [], gender: [String] = []
    ) throws -> ReturnCut? {
        try ReturnCut(
            teams: team, ethnicities: ethnicity, ages: age, genders: gender, schema: SchemaFiles.schema)
    }

    private func value(_ id: String, _ cut: ReturnCut?) throws -> Double? {
        let engine = IndicatorEngine(schema: SchemaFiles.schema, populationFigure: 1000, cut: cut)
        return try #require(engine.compute(invented.query).first { $0.id == id }).value
    }

    @Test("Nothing asked for is no cut")
    func none() throws {
        #expect(try cut() == nil)
    }

    @Test("A team is found in any case, and rows without team are in none")
    func team() throws {
        #expect(try value("REF-01", cut(team: ["Team 1"])) == 2)
        #expect(try value("REF-01", cut(team: ["Team 1", "TEAM 2"])) == 3)
        #expect(try value("REF-01", cut(team: ["Team 9"])) == 0)
    }

    @Test(
        "An age is that at R, its limits included",
        arguments: [("14", 1), ("14-15", 2), ("15+", 1), ("unborn", 1), ("0-13", 0)])
    func age(text: String, count: Double) throws {
        #expect(try value("REF-01", cut(age: [text])) == count)
    }

    @Test(
        "An ethnicity is a code or a group of the tables",
        arguments: [("CHNE", 1), ("Other", 1), ("mixed", 1)])
    func ethnicity(text: String, count: Double) throws {
        #expect(try value("REF-01", cut(ethnicity: [text])) == count)
    }

    @Test("A gender is a code or its label; with a team, both must hold")
    func gender() throws {
        #expect(try value("REF-01", cut(gender: ["F"])) == 2)
        #expect(try value("REF-01", cut(team: ["Team 1"], gender: ["Female"])) == 1)
    }

    @Test("A list without the column has no figures, and the cut says so")
    func listWithoutColumn() throws {
        let cut = try #require(try cut(team: ["Team 1"]))
        #expect(try value("CON-01", cut) == nil)
        #expect(cut.listsLeftOut(of: invented.query) == [1])
        let engine = IndicatorEngine(schema: SchemaFiles.schema, cut: cut)
        #expect(engine.obstacles(invented.query)["CON-01"] == "List 1 has no team to cut by")
    }

    @Test("What is searched is not cut: the contact before a referral of the team is found")
    func search() throws {
        #expect(try value("REF-21", cut(team: ["Team 1"])) == 100)
    }

    @Test("Figures over several lists need the column in each of them")
    func severalLists() throws {
        #expect(try value("CAS-14", cut(team: ["Team 1"])) == nil)
        #expect(try value("JNY-01", cut(gender: ["F"])) == 2)
    }

    @Test("Of a part there are no rates, as the population figure is of the whole area")
    func rates() throws {
        #expect(try value("REF-03", nil) == 80)
        #expect(try value("REF-03", cut(team: ["Team 1"])) == nil)
    }

    @Test(
        "What cannot be understood is told with what is known",
        arguments: [("old", "", ""), ("15-10", "", ""), ("", "Martian", ""), ("", "", "robot")])
    func misunderstood(age: String, ethnicity: String, gender: String) {
        let error = #expect(throws: ReturnCut.Misunderstanding.self) {
            try cut(
                ethnicity: [ethnicity].filter { !$0.isEmpty }, age: [age].filter { !$0.isEmpty },
                gender: [gender].filter { !$0.isEmpty })
        }
        #expect(error?.words.hasPrefix("--") == true)
    }
}
