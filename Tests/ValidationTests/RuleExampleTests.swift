import AnnexASchema
import Testing
import Validation

@Suite("Rules do what their examples say")
struct RuleExampleTests {
    private let runner = RuleExampleRunner(schema: Rules.schema)

    @Test("A rule shows both what passes and what fails", arguments: Rules.schema.rules)
    func hasBothKindsOfExample(rule: RuleDefinition) {
        #expect(!rule.passes.isEmpty)
        if case .clears = rule.check { return }
        #expect(!rule.fails.isEmpty)
    }

    @Test("What passes gives no finding of the rule", arguments: Rules.schema.rules)
    func passes(rule: RuleDefinition) async throws {
        for (position, example) in rule.passes.enumerated() {
            let report = try await runner.report(on: example)
            let own = report.findings.filter { $0.rule == rule.id }
            #expect(own.isEmpty, "passes example \(position + 1) of \(rule.id)")
        }
    }

    @Test("What fails gives a finding of the rule", arguments: Rules.schema.rules)
    func fails(rule: RuleDefinition) async throws {
        for (position, example) in rule.fails.enumerated() {
            let report = try await runner.report(on: example)
            let own = report.findings.filter { $0.rule == rule.id }
            let others = report.findings.map(\.rule).joined(separator: " ")
            #expect(!own.isEmpty, "fails example \(position + 1) of \(rule.id); found \(others)")
            for finding in own {
                #expect(!finding.message.contains("{"), "\(rule.id): \(finding.message)")
                #expect(!finding.expected.contains("{"), "\(rule.id): \(finding.expected)")
                #expect(!finding.fix.contains("{"), "\(rule.id): \(finding.fix)")
            }
        }
    }
}
