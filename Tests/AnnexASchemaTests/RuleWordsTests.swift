import AnnexASchema
import Foundation
import Testing

@Suite("What rules say to people")
struct RuleWordsTests {
    /// Places where a fault can be mended.
    private static let places = ["case system", "export", "report", "workbook", "Excel"]

    @Test(
        "What to do says where to mend it, or that nothing needs doing",
        arguments: try SchemaFiles.schema.get().rules)
    func saysWhere(rule: RuleDefinition) {
        for fix in [rule.fix] + rule.questions.map(\.fix) {
            let says = Self.places.contains { fix.range(of: $0, options: .caseInsensitive) != nil }
            #expect(says || fix.hasPrefix("Nothing needs doing"), "\(fix)")
        }
    }

    @Test(
        "Every rule says what is expected and why it matters", arguments: try SchemaFiles.schema.get().rules)
    func saysWhy(rule: RuleDefinition) {
        #expect(!rule.why.isEmpty && rule.why != rule.fix && rule.why != rule.title)
        #expect(rule.questions.allSatisfy { !$0.message.isEmpty && !$0.expected.isEmpty })
    }
}
