import AnnexASchema
import Testing
import Validation

@Suite("Rules do what their examples say")
struct RuleExampleTests {
    private static let runner = RuleExampleRunner(schema: Rules.schema)

    @Test("A rule shows both what passes and what fails", arguments: Rules.schema.rules)
    func hasBothKindsOfExample(rule: RuleDefinition) {
        #expect(!rule.passes.isEmpty)
        // a rule that only says when another stays quiet never fires
        if case .clears = rule.check { return }
        #expect(!rule.fails.isEmpty)
    }

    @Test("What passes gives no finding of the rule", arguments: Rules.schema.rules)
    func passes(rule: RuleDefinition) throws {
        for (position, example) in rule.passes.enumerated() {
            let findings = try Self.runner.findings(of: rule, on: example)
            #expect(findings.isEmpty, "passes example \(position + 1) of \(rule.id)")
        }
    }

    @Test("What fails gives a finding of the rule, in whole sentences", arguments: Rules.schema.rules)
    func fails(rule: RuleDefinition) throws {
        for (position, example) in rule.fails.enumerated() {
            let findings = try Self.runner.findings(of: rule, on: example)
            #expect(!findings.isEmpty, "fails example \(position + 1) of \(rule.id)")
            for finding in findings {
                for text in [finding.message, finding.expected, finding.fix] {
                    #expect(!text.contains("{") && !text.isEmpty, "\(rule.id): \(text)")
                }
                #expect(
                    finding.message.hasSuffix(".") || finding.message.hasSuffix("?"), "\(finding.message)")
            }
        }
    }

    @Test("The first failing example is told among all rules", arguments: Rules.schema.rules)
    func standsAmongOthers(rule: RuleDefinition) async throws {
        // A07-R15 asks the same of the same cell, and a list's rule stands over a rule of the window
        guard rule.id != "AWN-R07", let example = rule.fails.first else { return }
        let report = try await Self.runner.report(on: example)
        let others = report.findings.map(\.rule).joined(separator: " ")
        #expect(report.findings.contains { $0.rule == rule.id }, "\(rule.id) is not among \(others)")
    }

    @Test("Every rule asks questions that know their severity and words")
    func words() {
        for rule in Rules.schema.rules {
            #expect(rule.questions.contains { $0.severity == rule.severity }, "\(rule.id)")
            for text in [rule.title, rule.expected, rule.why, rule.fix, rule.source] {
                #expect(!text.isEmpty, "\(rule.id)")
            }
        }
    }
}
