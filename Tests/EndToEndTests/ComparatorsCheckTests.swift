import Foundation
import Testing

@Suite("A file of published figures is told before it is used")
struct ComparatorsCheckTests {
    private static let table = Repository.root + "/Fixtures/comparators/published-stability-2024.csv"

    @Test("A table of looked-after children says which heading and label each figure comes from")
    func labels() throws {
        let check = try Program.run("comparators", "check", Self.table)
        #expect(check.status == 0, "\(check.errors)")
        #expect(check.output.contains("published table CLA-STAB; 8 lines, 7 figures, 1 of them symbols"))
        #expect(
            check.output.contains(
                "PLA-15  2023 to 2024  national 2, local_authority 1; 0 symbols; England 2024: 68"))
        #expect(
            check.output.contains(
                "from percentage, where characteristic is Living with the same carer for at least 2 years"))
    }

    @Test("What an indicator is compared with shows the label of its line")
    func known() throws {
        let show = try Program.run("comparators", "show", "PLA-13")
        #expect(show.output.contains("is With 3 or more placements during the year"))
    }
}
