import AnnexASchema
import TestSupport
import Testing

@testable import AnnexADataset

@Suite("Codes are recognised, and never guessed")
struct CodeRecogniserTests {
    static let recognisers: [String: CodeRecogniser] = {
        guard let schema = try? LoadedSchema.get() else { return [:] }
        var all: [String: CodeRecogniser] = [:]
        for (id, set) in schema.codeSets {
            all[id.rawValue] = schema.recogniser(of: set)
        }
        return all
    }()

    /// What a text means, in words.
    private func meaning(_ text: String, _ id: String) throws -> String {
        let set = try #require(LoadedSchema.get().codeSets.first { $0.key.rawValue == id }?.value)
        switch try #require(Self.recognisers[id]).recognise(text).meaning {
        case .code(let index): return set.codes[index].bare
        case .group(let index): return "group " + set.groups[index]
        case .blank: return "blank"
        case .unknown: return "unknown"
        case .contradictory: return "contradictory"
        }
    }

    @Test("The template's own text is each code, exactly")
    func template() throws {
        for (id, set) in try LoadedSchema.get().codeSets {
            for (index, code) in set.codes.enumerated() {
                let answer = try #require(Self.recognisers[id.rawValue]).recognise(code.code)
                #expect(answer == .init(meaning: .code(index), how: .exact), "\(id): \(code.code)")
            }
        }
    }

    @Test("The template's text in capitals, or with other spaces, is still that code")
    func templateFolded() throws {
        for (id, set) in try LoadedSchema.get().codeSets {
            for (index, code) in set.codes.enumerated() {
                for text in [code.code.uppercased(), "\u{A0}" + code.code.replacing(" ", with: "  ") + "."] {
                    let answer = try #require(Self.recognisers[id.rawValue]).recognise(text)
                    #expect(answer.meaning == .code(index), "\(id): \(text)")
                }
            }
        }
    }

    @Test("Every spelling that the schema lists means what it lists")
    func listed() throws {
        let schema = try LoadedSchema.get()
        for (id, spellings) in schema.spellings {
            let set = try #require(schema.codeSets[id])
            // "None" is blank in every column, whatever a set would make of it
            for spelling in spellings where spelling.text.lowercased() != "none" {
                guard let index = set.codes.firstIndex(where: { $0.code == spelling.code }) else { continue }
                let answer = try #require(Self.recognisers[id.rawValue]).recognise(spelling.text)
                #expect(answer.meaning == .code(index), "\(id): \(spelling.text)")
            }
        }
    }

    @Test("No spelling that the schema calls ambiguous is taken for a code")
    func ambiguous() throws {
        for (id, spellings) in try LoadedSchema.get().spellings {
            for spelling in spellings where spelling.code == "AMBIGUOUS" {
                let answer = try #require(Self.recognisers[id.rawValue]).recognise(spelling.text)
                #expect(answer.meaning == .contradictory, "\(id): \(spelling.text)")
            }
        }
    }

    @Test(
        "A code is known in every form that people type",
        arguments: [
            ("WBRI", "ethnicity", "WBRI"), ("wbri", "ethnicity", "WBRI"),
            ("White British", "ethnicity", "WBRI"),
            ("WBRI - White British", "ethnicity", "WBRI"), ("WBRI – White British", "ethnicity", "WBRI"),
            ("WBRI: White British", "ethnicity", "WBRI"), ("White British (WBRI)", "ethnicity", "WBRI"),
            ("WBRI  [White British]", "ethnicity", "WBRI"), ("a) White British", "ethnicity", "WBRI"),
            ("a) WBRI - White British", "ethnicity", "WBRI"), ("a. WBRI", "ethnicity", "WBRI"),
            ("1A", "source", "1A"), ("6", "source", "6"), ("POLICE", "source", "6"),
            ("6 - Police", "source", "6"),
            ("1A: Individual", "source", "1A"), ("e) PR4 - Private provision", "provider", "PR4"),
            ("C2 - Full care order", "legal_status", "C2"), ("Interim Care Order", "legal_status", "C1"),
            ("Yes", "yes_no", "Yes"), ("Y", "yes_no", "Yes"), ("TRUE", "yes_no", "Yes"),
            ("1", "yes_no", "Yes"),
            ("a. Yes", "yes_no", "Yes"), ("1 - Yes", "yes_no", "Yes"), ("b) No", "yes_no", "No"),
            ("N", "yes_no", "No"), ("False", "yes_no", "No"), ("0", "yes_no", "No"), ("'6", "source", "6"),
            ("‘4", "source", "4"), ("Male", "gender", "M"),
            ("1 - Male", "gender", "M"), ("WBRI White - British", "ethnicity", "WBRI"),
            ("E45 -", "ceased_reason", "E45"),
            ("Adopted (CIN RC1)", "cin_closure", "RC1"), ("U1 foster placement", "placement_type", "U1"),
            ("A1 - White British", "ethnicity", "WBRI"), ("12 - Police", "source", "6"),
            ("female", "gender", "F"),
        ])
    func forms(text: String, set: String, code: String) throws {
        #expect(try meaning(text, set) == code)
    }

    @Test(
        "Words win over letters",
        arguments: [
            ("c) Neither", "gender", "I"), ("d) Not stated/recorded", "gender", "U"),
            ("a) No", "yes_no", "No"),
            ("b) Male", "gender", "M"),
        ])
    func words(text: String, set: String, code: String) throws {
        #expect(try meaning(text, set) == code)
    }

    @Test(
        "Where code and words disagree, or two codes stand there, neither is taken",
        arguments: [
            ("7 - Police", "source"), ("0 - Yes", "yes_no"), ("1 - Female", "gender"),
            ("C1 - Full care order", "legal_status"), ("6 - Housing services", "source"),
            ("WBRI - White Irish", "ethnicity"),
            ("WBRI / WIRI", "ethnicity"),
            ("C2) Interim care order", "legal_status"), ("C1 C2", "legal_status"), ("Yes - No", "yes_no"),
            ("Yes/No", "yes_no"), ("E1. Full care order", "legal_status"),
        ])
    func contradictions(text: String, set: String) throws {
        let found = try meaning(text, set)
        #expect(["contradictory", "unknown"].contains(found), "\(found)")
    }

    @Test(
        "A sentence that happens to hold a code's word is no code",
        arguments: [
            ("Both parents White", "ethnicity"), ("No response from family", "yes_no"),
            ("Case not closed", "case_status"), ("Episode not closed", "case_status"),
            ("There was no answer", "yes_no"),
            ("Said yes at first", "yes_no"), ("assessment not started", "case_status"),
            ("Not yet known if yes", "yes_no_unknown"), ("Family of 6", "source"), ("Team 4", "source"),
            ("aged 9", "source"), ("Flat 1A", "source"), ("I was told", "gender"), ("f", "yes_no"),
        ])
    func sentences(text: String, set: String) throws {
        #expect(try meaning(text, set) == "unknown")
    }

    @Test(
        "A letter alone says nothing where letters have changed",
        arguments: [("s)", "ethnicity"), ("c)", "gender")])
    func letterAlone(text: String, set: String) throws {
        let found = try meaning(text, set)
        #expect(["contradictory", "unknown"].contains(found), "\(found)")
    }

    @Test(
        "Unknown ethnicity is the code for not yet obtained",
        arguments: ["u) UNKNOWN", "Unknown", "t) NOBT", "NOBT"])
    func unknownEthnicity(text: String) throws {
        #expect(try meaning(text, "ethnicity") == "NOBT")
    }

    @Test(
        "Where only the group can be known, the group is kept",
        arguments: [
            ("A", "ethnicity", "group White"), ("MOTH", "source", "group Individual"),
            ("Health services", "source", "group Health services"),
        ])
    func groups(text: String, set: String, group: String) throws {
        #expect(try meaning(text, set) == group)
    }

    @Test("A spelling belongs to its own set", arguments: [("MOTH", "ethnicity", "MOTH")])
    func ownSet(text: String, set: String, code: String) throws {
        #expect(try meaning(text, set) == code)
    }

    @Test(
        "A group's only code is that code",
        arguments: [("Housing", "source", "4"), ("Anonymous", "source", "9")])
    func onlyCode(text: String, set: String, code: String) throws {
        #expect(try meaning(text, set) == code)
    }

    @Test(
        "Text in the wrong encoding is put right before it is looked up",
        arguments: [
            ("WBRI â€“ White British", "ethnicity", "WBRI"),
            ("K1: Secure Childrenâ€™s Homes", "placement_type", "K1"),
            ("WBRI \u{96} White British", "ethnicity", "WBRI"),
            ("WBRI Ã¢â‚¬â€œ White British", "ethnicity", "WBRI"),
            ("a)\u{A0}WBRI", "ethnicity", "WBRI"), ("WB\u{200B}RI", "ethnicity", "WBRI"),
        ])
    func mojibake(text: String, set: String, code: String) throws {
        #expect(try meaning(text, set) == code)
    }

    @Test(
        "Placeholders are blank",
        arguments: ["", "-", "N/A", "#N/A", "TBC", "zNotRecorded", "zzCodeError", "~DO NOT USE this"])
    func placeholders(text: String) throws {
        #expect(try meaning(text, "yes_no") == "blank")
    }

    @Test(
        "A letter with a mark is the code of that letter, in sets whose letters never changed",
        arguments: [
            ("a)", "disability", "Yes"), ("B.", "disability", "No"), ("(c)", "disability", "Unknown"),
            ("A)", "yes_no", "Yes"), ("b )", "suitability", "Unsuitable"), ("b)", "in_out", "Out"),
            ("d)", "case_status", "Assessment"), ("e)", "provider", "PR4"), ("f)", "permanence", "f"),
            ("a)", "gender", "M"), ("(B)", "accommodation", "B"), ("B)", "accommodation", "B"),
            ("(M)", "gender", "M"),
        ])
    func letterAlone(text: String, set: String, bare: String) throws {
        #expect(try meaning(text, set) == bare)
    }

    @Test(
        "The short form of one code within the words of another is not that code",
        arguments: [
            ("Former relevant child aged 22", "eligibility", "Relevant"),
            ("(b) Former relevant child", "eligibility", "Relevant"), ("LBH - Other", "source", "8"),
        ])
    func partOfAnother(text: String, set: String, wrong: String) throws {
        #expect(try meaning(text, set) != wrong)
    }

    @Test(
        "A letter that another version gives to another code is none, nor is one without a mark",
        arguments: [
            ("c)", "gender"), ("d)", "gender"), ("s)", "ethnicity"), ("b)", "ethnicity"), ("f)", "source"),
            ("d)", "ceased_reason"), ("a)", "placement_type"), ("a)", "need"), ("a", "disability"),
            ("c", "case_status"), ("g)", "disability"), ("a)b", "disability"),
        ])
    func letterOfNoCode(text: String, set: String) throws {
        #expect(try ["unknown", "contradictory"].contains(meaning(text, set)))
    }
}
