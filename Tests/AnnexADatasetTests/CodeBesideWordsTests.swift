import AnnexASchema
import TestSupport
import Testing

@testable import AnnexADataset

@Suite("A code beside words")
struct CodeBesideWordsTests {
    /// What a text means: a code's short form, or a word for what else it may be.
    private func meaning(_ text: String, _ id: String) throws -> String {
        let set = try #require(LoadedSchema.get().codeSets.first { $0.key.rawValue == id }?.value)
        switch try #require(CodeRecogniserTests.recognisers[id]).recognise(text).meaning {
        case .code(let index): return set.codes[index].bare
        case .group(let index): return "group " + set.groups[index]
        case .blank: return "blank"
        case .unknown: return "unknown"
        case .contradictory: return "contradictory"
        }
    }

    @Test(
        "A code beside another code's label is neither",
        arguments: [
            ("U1: Foster placement - long term", "placement_type"),
            ("U4: Foster placement - relatives - long term", "placement_type"),
            ("U1a - Foster placement - long term", "placement_type"),
            ("a) U1: Foster placement - long term", "placement_type"),
            ("A3 Placed for adoption - consent - not foster", "placement_type"),
            ("E11: Adopted - consent dispensed", "ceased_reason"),
            ("E46 Special Guardianship Orders - relative/friend", "ceased_reason"),
            (
                "E4B: Returned home to live with parents or relatives - part of planning",
                "ceased_reason"
            ),
            ("G5: Not in education, employment or training - illness or disability", "activity"),
            ("WOTH - Gypsy/Roma", "ethnicity"), ("N1 Child disability", "need"),
            ("U: Foyers", "accommodation"),
        ])
    func otherLabel(text: String, set: String) throws {
        #expect(try meaning(text, set) == "contradictory")
    }

    @Test(
        "A code beside words of another code's label alone is neither",
        arguments: [
            ("U6 FFA", "placement_type"), ("A5 - consent", "placement_type"),
            ("T1 holiday", "placement_type"),
            ("E12 - unopposed", "ceased_reason"), ("E5 no support", "ceased_reason"),
            ("C2 Interim", "legal_status"),
            ("N1 Acute stress", "need"), ("F5 apprenticeship", "activity"), ("P2 full time", "activity"),
        ])
    func otherWords(text: String, set: String) throws {
        #expect(try meaning(text, set) == "contradictory")
    }

    @Test(
        "A code beside its own label cut short stays",
        arguments: [
            ("U6 - Foster placement", "placement_type", "U6"),
            ("U4b: Foster placement", "placement_type", "U4"),
            ("E11 - Adopted", "ceased_reason", "E11"), ("E45 SGO", "ceased_reason", "E45"),
            ("E46 Special Guardianship Orders", "ceased_reason", "E46"),
            ("RC8 - Case closed after assessment", "cin_closure", "RC8"),
            ("RC9 - Case closed after assessment", "cin_closure", "RC9"),
            ("BAFR - Black African", "ethnicity", "BAFR"),
        ])
    func ownLabel(text: String, set: String, code: String) throws {
        #expect(try meaning(text, set) == code)
    }

    @Test(
        "A code beside words of the authority's own stays",
        arguments: [
            ("N1c - Parental substance misuse", "need", "N1"),
            ("K1 - Residential placement", "placement_type", "K1"),
            ("R5 - Team 3", "placement_type", "R5"),
        ])
    func ownWords(text: String, set: String, code: String) throws {
        #expect(try meaning(text, set) == code)
    }

    @Test("A6 as the template of 2018 misprinted it is still A6")
    func misprint() throws {
        #expect(try meaning("j) A6: Placed for adoption - order - foster", "placement_type") == "A6")
    }

    @Test(
        "What is denied, or was once, is not read as if it were so",
        arguments: [
            ("X: Not in custody", "accommodation"), ("Neglect no", "abuse"), ("Neglect - no", "abuse"),
            ("NFA No", "referral_nfa"), ("NFA? No", "referral_nfa"), ("CLA - no", "case_status"),
            ("CLA (not)", "case_status"), ("Was CLA", "case_status"), ("was on CP", "case_status"),
            ("Relevant - former", "eligibility"), ("relevant (former)", "eligibility"),
            ("Relevant, formerly", "eligibility"), ("was relevant", "eligibility"),
        ])
    func denied(text: String, set: String) throws {
        let found = try meaning(text, set)
        #expect(["contradictory", "unknown"].contains(found), "\(found)")
    }

    @Test(
        "Words that two codes begin with are neither",
        arguments: [
            ("Case closed after assessment", "cin_closure"),
            ("Closed after initial assessment", "cin_closure"),
            ("Relevant/Former relevant", "eligibility"),
        ])
    func twoReadings(text: String, set: String) throws {
        let found = try meaning(text, set)
        #expect(["contradictory", "unknown"].contains(found), "\(found)")
    }

    @Test(
        "Words that go on as one code's label does are that code",
        arguments: [
            ("Closed after assessment, no role", "RC8"), ("Closed following assessment - NFA", "RC8"),
            ("Closed after assessment - early help", "RC9"),
        ])
    func decided(text: String, code: String) throws {
        #expect(try meaning(text, "cin_closure") == code)
    }
}
