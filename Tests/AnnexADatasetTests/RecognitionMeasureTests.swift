import AnnexASchema
import TestSupport
import Testing

@testable import AnnexADataset

@Suite("Recognition is measured without what it was told")
struct RecognitionMeasureTests {
    private func verdict(
        _ text: String, _ meaning: String, parts: Int, set: String = "Source"
    ) throws -> RecognitionMeasure.Verdict {
        let line = RecognitionMeasure.Line(set: set, text: text, meaning: meaning)
        let measure = RecognitionMeasure(schema: try LoadedSchema.get())
        return try #require(measure.results([line], parts: parts).first).verdict
    }

    @Test("A spelling that is held out is not found by its own line of the vocabulary")
    func vocabulary() throws {
        #expect(try verdict("Radiographer", "GROUP:d) Health services", parts: 0) == .right)
        #expect(try verdict("Radiographer", "GROUP:d) Health services", parts: 1) == .missed)
    }

    @Test("Another word of the same line is still known")
    func otherWord() throws {
        #expect(try verdict("Health - Radiographer", "GROUP:d) Health services", parts: 1) == .right)
    }

    @Test("A spelling is held out in whatever case and punctuation the schema has it")
    func plain() throws {
        var schema = try LoadedSchema.get()
        let set = try #require(schema.codeSets.first { $0.key.rawValue == "gender" }?.value)
        let spellings = schema.spellings[set.id] ?? []
        #expect(spellings.contains { $0.text == "Non-Binary" || $0.text == "Non Binary" })
        schema.localSpellings = [:]
        let line = RecognitionMeasure.Line(set: "Gender", text: "non  binary", meaning: "d) Neither")
        let result = try #require(RecognitionMeasure(schema: schema).results([line], parts: 1).first)
        #expect(result.verdict == .missed)
    }

    @Test("Another seed deals the parts out otherwise, and the same seed alike")
    func seed() throws {
        let lines = (1...40).map {
            RecognitionMeasure.Line(set: "Source", text: "Police Team \($0)", meaning: "q) 6: Police")
        }
        let measure = RecognitionMeasure(schema: try LoadedSchema.get())
        let order = { (seed: Int) in measure.results(lines, parts: 3, seed: seed).map(\.text) }
        #expect(order(1) == order(1))
        #expect(order(1) != order(2))
    }
}
