import AnnexADataset
import AnnexASchema
import TestSupport
import Testing

@Suite("Return interviews: offered is one question, accepted another")
struct ReturnInterviewTests {
    @Test(
        "A declined interview was offered, and not accepted",
        arguments: [
            "Offered and Declined (by YP)", "Offered and Declined", "Offered - declined",
            "Offered but refused",
        ])
    func declined(text: String) throws {
        #expect(try Typed(text, list: 8, column: "return_interview_offered").words == "a) Yes")
        #expect(try Typed(text, list: 8, column: "return_interview_accepted").words == "b) No")
    }

    @Test(
        "One that was not offered leaves nothing to accept",
        arguments: [
            "Not Offered (Missing Again)", "Not Offered (Unable to make contact)", "Not offered",
        ])
    func notOffered(text: String) throws {
        #expect(try Typed(text, list: 8, column: "return_interview_offered").words == "b) No")
        #expect(try Typed(text, list: 8, column: "return_interview_accepted").value == .blank)
    }

    @Test("One accepted that never took place was offered and accepted")
    func accepted() throws {
        let text = "Offered and Accepted (CYP not present/refused on arrival)"
        #expect(try Typed(text, list: 8, column: "return_interview_offered").words == "a) Yes")
        #expect(try Typed(text, list: 8, column: "return_interview_accepted").words == "a) Yes")
    }

    @Test(
        "Whether one was accepted that is only said to be offered is not guessed",
        arguments: ["Offered", "Yes - offered", "Yes - declined", "Yes - refused", "Accepted, then declined"])
    func open(text: String) throws {
        #expect(try Typed(text, list: 8, column: "return_interview_accepted").isUnreadable)
    }
}
