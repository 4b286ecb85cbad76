import Testing

@Suite("Indicators hold against a second implementation")
struct IndicatorsOracleTests {
    @Test("On five noisy returns, both read the catalogue the same way")
    func fiveReturns() throws {
        let (status, text) = try Program.tool([
            Program.python, Repository.root + "/Tests/oracle/indicators.py", "--program", Program.path,
            "--schemas", Repository.root + "/Schemas", "--seeds", "1-5", "--children", "150",
        ])
        if status == 127 {
            print("Left out: there is no \(Program.python); ANNEXA_PYTHON names another")
            return
        }
        #expect(status == 0, "\(text)")
        #expect(text.contains("indicators compared on returns 1-5: 0 disagreements"))
    }
}
