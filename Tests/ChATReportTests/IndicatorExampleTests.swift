import AnnexASchema
import ChATReport
import Testing

@Suite("Indicators come to what was worked out by hand")
struct IndicatorExampleTests {
    private static let runner = IndicatorExampleRunner(schema: SchemaFiles.schema)

    @Test("Every answer of an example is met", arguments: SchemaFiles.schema.indicatorExamples)
    func answers(example: IndicatorExample) throws {
        let differences = try Self.runner.differences(of: example)
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    @Test("Every indicator has an example")
    func everyIndicator() {
        let shown = Set(SchemaFiles.schema.indicatorExamples.flatMap { $0.answers.map(\.id) })
        #expect(SchemaFiles.schema.indicators.map(\.id).filter { !shown.contains($0) } == [])
    }

    @Test("An answer that is not met is told with what was found")
    func told() throws {
        let example = try #require(SchemaFiles.schema.indicatorExamples.first)
        let wrong = IndicatorExample(
            example,
            answers: [("CON-01", IndicatorExample.Answer(value: -1))])
        #expect(try Self.runner.differences(of: wrong).first?.hasPrefix("CON-01 value is ") == true)
    }
}
