import AnnexADataset
import Testing

@Suite("Spellings of one thing are folded into one")
struct FoldingTests {
    @Test(
        "A heading keeps its letters and digits",
        arguments: [
            "Referral NFA?", "referral  nfa", "Referral\nNFA*", "REFERRAL_NFA:", "Referral NFA (Y/N)",
            "Referral NFA? (Y/N)",
            " Referral\u{A0}NFA ", "ReferralNFA",
        ])
    func headings(text: String) {
        #expect(Folding.heading(text) == "referralnfa")
    }

    @Test(
        "Straight, curly and broken apostrophes are alike in a heading",
        arguments: [
            "Child's Legal Status", "Child’s Legal Status", "Childâ€™s Legal Status", "Childs legal status",
        ])
    func apostrophes(text: String) {
        #expect(Folding.heading(text) == "childslegalstatus")
    }

    @Test(
        "Only a closing (Y/N) is left out",
        arguments: [
            ("Evelyn", "evelyn"), ("and/or Evelyn", "andorevelyn"), ("Seen (Y / N)", "seen"),
            ("Y/N seen", "ynseen"),
        ])
    func yesOrNo(text: String, folded: String) {
        #expect(Folding.heading(text) == folded)
    }

    @Test(
        "A code keeps its punctuation, in its plain form",
        arguments: [
            ("  A)  WBRI ", "a) wbri"), ("Don’t", "don't"), ("x – y", "x - y"), ("‘6", "6"),
            ("'M'", "m"), ("‘M’", "m"), ("parents'", "parents'"), ("'", ""), ("''", ""),
            ("Housing.", "housing"),
            ("\"Police\"", "police"), ("a)\u{A0}Yes", "a) yes"), ("A\u{200B}B", "ab"), (".", "."),
            ("..", ".."), ("", ""),
        ])
    func codes(text: String, folded: String) {
        #expect(Folding.code(text) == folded)
    }

    @Test(
        "UTF-8 read as Windows-1252 is put right, once or twice",
        arguments: [
            ("ZoÃ«", "Zoë"), ("ZoÃƒÂ«", "Zoë"), ("â€™", "’"), ("caf\u{E9}", "café"), ("Zoë", "Zoë"),
            ("\u{96}", "–"), ("子", "子"), ("", ""),
        ])
    func repairs(text: String, repaired: String) {
        #expect(Folding.repaired(text) == repaired)
    }

    @Test(
        "ASCII is folded as all other text is",
        arguments: [
            " A)  White\tBritish. ", "'Yes\"", "..", ".", "...", "\"..\"", "`x`", "U.K.\r\n", "", "  ", "' a",
            "A\u{0B}b",
            "List 1 (Y/N)", "Child's D.O.B. ?",
        ])
    func plainText(text: String) {
        // a character without width sends the text the long way, and is dropped there
        #expect(Folding.code(text) == Folding.code("\u{200B}" + text))
        #expect(Folding.heading(text) == Folding.heading(text + "\u{200B}"))
    }
}
