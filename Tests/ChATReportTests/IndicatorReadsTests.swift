import AnnexASchema
import ChATReport
import TestSupport
import Testing

@Suite("A fault in a column touches the indicators that read it")
struct IndicatorReadsTests {
    private let reads = IndicatorReads(schema: SchemaFiles.schema)

    private func indicators(_ list: Int, _ column: ColumnID?) -> Set<String> {
        Set(reads.indicators(list: list, column: column))
    }

    @Test("An assessment's end touches how long assessments take, and not who made a contact")
    func column() {
        let touched = indicators(4, ColumnID(rawValue: "assessment_authorised"))
        #expect(touched.isSuperset(of: ["ASM-10", "ASM-12"]))
        #expect(!touched.contains("CON-07"))
    }

    @Test("A rate is touched by what touches the number that it is made from")
    func rate() {
        #expect(indicators(4, ColumnID(rawValue: "assessment_authorised")).contains("ASM-05"))
    }

    @Test("A child's identifier touches every figure of its list")
    func identifier() {
        #expect(indicators(1, ColumnID(rawValue: "child_id")) == indicators(1, nil))
        #expect(indicators(1, ColumnID(rawValue: "child_id")).contains("CON-01"))
    }

    @Test("A date of birth touches figures by age, and no others", arguments: ["date_of_birth", "age"])
    func age(column: String) {
        let touched = indicators(1, ColumnID(rawValue: column))
        #expect(touched.contains("CON-05"))
        #expect(!touched.contains("CON-07"))
    }

    @Test("A figure of people looked up in another list is touched by that list")
    func elsewhere() {
        #expect(indicators(3, nil).contains("CON-11"))
    }
}
