import AnnexASchema
import Testing

@Suite("Rules can be read without their examples")
struct RuleExamplesLeftOutTests {
    private static let folder = SchemaFolder(
        path: "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Schemas")

    @Test("All else of each rule is the same, down to the line it stands in")
    func rules() throws {
        let whole = try Self.folder.load().rules
        let short = try Self.folder.load(.rules).rules
        #expect(short.count == whole.count)
        for (one, other) in zip(short, whole) {
            #expect(one.id == other.id)
            #expect(one.questions.map(\.check) == other.questions.map(\.check), "\(one.id)")
            #expect(one.message == other.message && one.note == other.note && one.over == other.over)
            #expect(one.place == other.place, "\(one.id)")
        }
    }

    @Test("No example is understood")
    func examples() throws {
        #expect(try Self.folder.load(.rules).rules.allSatisfy { $0.passes.isEmpty && $0.fails.isEmpty })
    }
}
