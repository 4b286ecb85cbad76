import AnnexASchema
import Testing

@Suite("Codes, spellings and groupings")
struct CodeSetTests {
    let schema: Schema

    init() throws {
        schema = try SchemaFiles.schema.get()
    }

    @Test(
        "A set has all the codes of the guidance",
        arguments: [
            ("gender", 4), ("ethnicity", 20), ("source", 22), ("yes_no", 2), ("yes_no_unknown", 3),
            ("need", 10), ("cin_closure", 9), ("case_status", 5), ("abuse", 5), ("legal_status", 13),
            ("permanence", 7), ("ceased_reason", 22), ("placement_type", 27), ("provider", 6),
            ("in_out", 2), ("eligibility", 4), ("in_touch", 6), ("accommodation", 16), ("suitability", 2),
            ("activity", 13), ("adoption_reversal", 4), ("adopter_leaving", 3), ("adopter_yes_no", 2),
            ("uasc", 2), ("disability", 3), ("return_interview", 3), ("return_accepted", 3),
        ])
    func complete(set: String, count: Int) {
        #expect(schema.codeSets[CodeSetID(rawValue: set)]?.codes.count == count)
    }

    @Test(
        "A code that came after 2019 is no code of that edition",
        arguments: [
            ("source", "5D"), ("cin_closure", "RC9"), ("ceased_reason", "E17"), ("eligibility", "Eligible"),
            ("activity", "F4"), ("activity", "P4"), ("activity", "F5"), ("activity", "P5"),
        ])
    func later(set: String, bare: String) throws {
        let set = CodeSetID(rawValue: set)
        #expect(try #require(schema.edition("2019")?.codeSets[set]).index(of: bare) == nil)
        #expect(try #require(schema.edition("2024")?.codeSets[set]).index(of: bare) != nil)
    }

    @Test("The activity codes that apprenticeships replaced are still read", arguments: ["F3", "P3"])
    func retired(bare: String) {
        #expect(schema.newestEdition.codeSets[CodeSetID(rawValue: "activity")]?.index(of: bare) != nil)
    }

    @Test("Every English authority of today can be named, and five places beyond")
    func authorities() throws {
        let codes = try #require(schema.codeSets[CodeSetID(rawValue: "placement_la")]).codes
        let ended: Set = ["835", "836", "837", "909", "928"]
        #expect(codes.filter { Int($0.bare) != nil && !ended.contains($0.bare) }.count == 153)
        #expect(codes.prefix(5).map(\.bare) == ["NIR", "WAL", "SCO", "NUK", "CON"])
    }

    @Test("No code, short code or label stands twice in a set")
    func unique() {
        for edition in schema.editions {
            for set in edition.codeSets.values {
                for texts in [set.codes.map(\.code), set.codes.map(\.bare), set.codes.map(\.label)] {
                    #expect(Set(texts).count == texts.count, "\(edition.id) \(set.id)")
                }
            }
        }
    }

    @Test("Every spelling stands for a code, a group, or neither of them by name")
    func resolved() throws {
        for (id, spellings) in schema.spellings {
            let set = try #require(schema.codeSets[id])
            var targets = Set(set.codes.map(\.code)).union(set.groups.map { "GROUP:" + $0 })
            targets.formUnion(["AMBIGUOUS", "BLANK"])
            #expect(spellings.filter { !targets.contains($0.code) }.isEmpty, "\(id)")
        }
    }

    @Test("No spelling stands twice in a set, once what does not count is left out")
    func distinct() {
        for (id, spellings) in schema.spellings {
            let texts = spellings.map { SchemaFiles.foldedCode($0.text) }
            #expect(Set(texts).count == texts.count, "\(id)")
        }
    }

    @Test("No spelling gainsays what the template itself prints")
    func templateFirst() throws {
        for (id, spellings) in schema.spellings {
            let codes = try #require(schema.codeSets[id]).codes
            let printed = Set(codes.flatMap { [$0.code, $0.bare, $0.label] }.map(SchemaFiles.foldedCode))
            #expect(spellings.filter { printed.contains(SchemaFiles.foldedCode($0.text)) }.isEmpty, "\(id)")
        }
    }

    @Test("Spellings stand in the order of the alphabet, so that a new one finds its place")
    func sorted() {
        for (id, spellings) in schema.spellings {
            let texts = spellings.map { Array(SchemaFiles.foldedCode($0.text).unicodeScalars.map(\.value)) }
            let ordered = zip(texts, texts.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }
            #expect(ordered, "\(id)")
        }
    }

    @Test(
        "An irregular spelling means what the field means by it",
        arguments: [
            ("ethnicity", "A4", "c) WIRT"), ("ethnicity", "White - Not yet obtained", "GROUP:White"),
            ("source", "MOTH", "GROUP:Individual"), ("abuse", "NYYN", "e) Multiple/not recommended"),
            ("gender", "Indeterminate", "AMBIGUOUS"), ("gender", "c) Neither", "d) Neither"),
            ("placement_type", "F3", "GROUP:Foster placement"), ("legal_status", "PO", "E1: Placement order"),
            ("accommodation", "U1", "U: Independent living"), ("disability", "NOBT", "c) Unknown"),
            ("placement_la", "E09000002", "Barking and Dagenham"), ("provider", "NOT REQUIRED", "BLANK"),
        ])
    func irregular(set: String, text: String, code: String) {
        let spellings = schema.spellings[CodeSetID(rawValue: set)] ?? []
        #expect(spellings.first { $0.text == text }?.code == code)
    }

    @Test(
        "A grouping has its published groups",
        arguments: [
            ("ethnicity-chat", 6), ("ethnicity-dfe", 6), ("source-chat", 11), ("placement-type-chat", 15),
            ("legal-status-chat", 7), ("ceased-reason-chat", 14), ("provider-chat", 3), ("activity-chat", 6),
        ])
    func groupings(id: String, count: Int) {
        #expect(schema.groupings[id]?.groups.count == count)
    }

    @Test("Only short breaks and the code for an error stand in no group")
    func ungrouped() throws {
        var left: Set<String> = []
        for grouping in schema.groupings.values {
            let codes = try #require(schema.codeSets[grouping.codeSet]).codes.map(\.bare)
            left.formUnion(codes.filter { grouping.groupOfCode[$0] == nil })
        }
        #expect(left == ["V3", "V4", "X1"])
    }

    @Test("Chinese is Other on ChAT's pages and Asian beside a DfE figure")
    func chinese() throws {
        let chat = try #require(schema.groupings["ethnicity-chat"])
        let dfe = try #require(schema.groupings["ethnicity-dfe"])
        #expect(chat.groupOfCode["CHNE"].map { chat.groups[$0] } == "Other")
        #expect(dfe.groupOfCode["CHNE"].map { dfe.groups[$0] } == "Asian or Asian British")
    }
}
