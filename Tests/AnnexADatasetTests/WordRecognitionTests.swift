import AnnexASchema
import TestSupport
import Testing

@testable import AnnexADataset

@Suite("Spellings nobody listed are recognised by their words")
struct WordRecognitionTests {
    private func answer(_ text: String, _ id: String) throws -> (meaning: String, how: CodeRecogniser.How) {
        let set = try #require(LoadedSchema.get().codeSets.first { $0.key.rawValue == id }?.value)
        let answer = try #require(CodeRecogniserTests.recognisers[id]).recognise(text)
        let meaning =
            switch answer.meaning {
            case .code(let index): set.codes[index].bare
            case .group(let index): "group " + set.groups[index]
            case .blank: "blank"
            case .unknown: "unknown"
            case .contradictory: "contradictory"
            }
        return (meaning, answer.how)
    }

    @Test(
        "A code of the set with the authority's own letters behind it is that code",
        arguments: [
            ("N1ZZ : Anything at all", "need", "N1"), ("CIN - N6q Something", "need", "N6"),
            ("U3b", "placement_type", "U3"), ("A4OUT", "placement_type", "A4"),
            ("RC8q - Something", "cin_closure", "RC8"), ("SE12", "ceased_reason", "E12"),
            ("U2", "accommodation", "U"), ("Code 'C2' is not mapped", "legal_status", "C2"),
        ])
    func subCodes(text: String, set: String, code: String) throws {
        #expect(try answer(text, set).meaning == code)
    }

    @Test(
        "Flags and names of categories are one category or several",
        arguments: [
            ("NNYN", "SAB"), ("YNNY", "MUL"), ("Emotional + Neglect", "MUL"),
            ("Likelihood of neglect", "NEG"),
            ("Neglect; neglect", "NEG"),
        ])
    func categories(text: String, code: String) throws {
        #expect(try answer(text, "abuse").meaning == code)
    }

    @Test("No flag set is no category")
    func noFlag() throws {
        #expect(try answer("NNNN", "abuse").meaning == "unknown")
    }

    @Test(
        "A group with “other” behind it is the group, and with “other” before it a code",
        arguments: [
            ("White - Other", "group White"), ("White, other (A3)", "group White"), ("Other - White", "WOTH"),
        ])
    func otherBehindGroup(text: String, meaning: String) throws {
        let schema = try LoadedSchema.get()
        let set = try #require(schema.codeSets.first { $0.key.rawValue == "ethnicity" }?.value)
        // no spelling is listed: the words alone are weighed
        let answer = CodeRecogniser(set: set, spellings: [], vocabulary: schema.vocabulary).recognise(text)
        switch answer.meaning {
        case .code(let index): #expect(set.codes[index].bare == meaning)
        case .group(let index): #expect("group " + set.groups[index] == meaning)
        case .blank, .unknown, .contradictory: Issue.record("not read")
        }
    }

    @Test("The first letters of a word alone tell the group and not the code")
    func loneStump() throws {
        #expect(try answer("Grandm", "source").meaning == "group Individual")
    }

    @Test(
        "A category before a detail decides",
        arguments: [
            ("Police - Unit 14", "source", "6"), ("Abuse or neglect: Something new", "need", "N1"),
            ("Housing - Team 3", "source", "4"),
        ])
    func category(text: String, set: String, code: String) throws {
        #expect(try answer(text, set).meaning == code)
    }

    @Test(
        "A slip of one letter in a long word is forgiven",
        arguments: ["Interm care order", "Interim care ordre"])
    func slip(text: String) throws {
        let (meaning, how) = try answer(text, "legal_status")
        #expect(meaning == "C1")
        #expect(how == .words)
    }

    @Test(
        "A slip in a word is put right before words are taken together",
        arguments: [("Helth visitor", "3B"), ("Health visiter", "3B"), ("Schol nurse", "3C")])
    func slipInPhrase(text: String, code: String) throws {
        #expect(try answer(text, "source").meaning == code)
    }

    @Test(
        "Words behind a number of an older coding decide, where others of that meaning begin with it",
        arguments: [("D1, Caribbean", "BCRB"), ("A1/ White British", "WBRI")])
    func olderNumber(text: String, code: String) throws {
        #expect(try answer(text, "ethnicity").meaning == code)
    }

    @Test(
        "An ONS code of a council is that council",
        arguments: [
            ("E09000001", "City of London"), ("E06000001", "Hartlepool"), ("E08000003", "Manchester"),
        ])
    func onsCode(text: String, council: String) throws {
        let set = try #require(
            LoadedSchema.get().codeSets.first { $0.key.rawValue == "placement_la" }?.value)
        let answer = try #require(CodeRecogniserTests.recognisers["placement_la"]).recognise(text)
        guard case .code(let index) = answer.meaning else {
            Issue.record("\(text) is not recognised")
            return
        }
        #expect(set.codes[index].code == council)
    }

    @Test(
        "A text that says the opposite is not near", arguments: ["Not placed with parents", "Never adopted"])
    func denied(text: String) throws {
        #expect(try answer(text, "placement_type").meaning == "unknown")
    }

    @Test(
        "A code that its own words confirm stands, though others are named behind it",
        arguments: [
            "E15 - Age assessment determined child is aged 18 or over and E5, E6 and E7 do not apply in Team 3"
        ])
    func confirmed(text: String) throws {
        #expect(try answer(text, "ceased_reason").meaning == "E15")
    }

    @Test("Places are right or wrong, never near", arguments: ["Leedz and Bradfort", "Northern Shire"])
    func places(text: String) throws {
        #expect(try answer(text, "placement_la").meaning == "unknown")
    }

    @Test("A megabyte in a cell is no code, and is told so at once")
    func megabyte() throws {
        let text = String(repeating: "police ", count: 150_000)
        _ = try answer("police", "source")
        var meaning = ""
        let time = try processorTime { meaning = try answer(text, "source").meaning }
        #expect(meaning == "unknown")
        #expect(time < .seconds(1), "\(time)")
    }

    @Test("The same text is always taken for the same, and the nearest codes come first")
    func suggestions() throws {
        let set = try #require(LoadedSchema.get().codeSets.first { $0.key.rawValue == "provider" }?.value)
        let recogniser = try #require(CodeRecogniserTests.recognisers["provider"])
        let first = recogniser.suggestions(for: "private or voluntary provision")
        #expect(first == recogniser.suggestions(for: "private or voluntary provision"))
        #expect(first.count <= 3)
        #expect(first.prefix(2).map { set.codes[$0].bare }.sorted() == ["PR4", "PR5"])
    }

    @Test("A local spelling goes before a listed one, and not before the template's own text")
    func local() throws {
        var schema = try LoadedSchema.get()
        let set = try #require(schema.codeSets.first { $0.key.rawValue == "gender" }?.value)
        schema.localSpellings[set.id] = [
            .init(text: "Male", code: "b) Female"), .init(text: "a) Male", code: "b) Female"),
        ]
        let recogniser = schema.recogniser(of: set)
        #expect(recogniser.recognise("male").meaning == .code(1))
        #expect(recogniser.recognise("male").how == .local)
        #expect(recogniser.recognise("a) Male") == .init(meaning: .code(0), how: .exact))
    }
}
