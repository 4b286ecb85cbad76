import Foundation
import Testing

@testable import AnnexASchema

@Suite("Schemas/README.md")
struct ReadMeTests {
    let text: String

    init() throws {
        text = try String(contentsOfFile: SchemaFiles.path + "/README.md", encoding: .utf8)
    }

    @Test(
        "Every kind of condition, check and measure has a row",
        arguments: [Condition.kinds, Check.kinds, Measure.kinds])
    func kinds(kinds: [String]) {
        #expect(kinds.filter { !text.contains("\n| `\($0)` |") } == [])
    }

    @Test("Every example of a check can be read")
    func checks() throws {
        for example in examples(under: "### Checks") {
            #expect(throws: Never.self, "\(example)") {
                try Check(YAMLField(file: "README.md", text: example))
            }
        }
    }

    @Test("Every example of a condition can be read")
    func conditions() throws {
        for example in examples(under: "### Conditions") {
            #expect(throws: Never.self, "\(example)") {
                try Condition(YAMLField(file: "README.md", text: example))
            }
        }
    }

    @Test("Every example of a measure can be read")
    func measures() throws {
        for example in examples(under: "### Measures") {
            #expect(throws: Never.self, "\(example)") {
                try Measure(YAMLField(file: "README.md", text: example))
            }
        }
    }

    /// The last cell of each row of the table below a heading, where it is code.
    private func examples(under heading: String) -> [String] {
        guard let start = text.range(of: heading + "\n")?.upperBound else { return [] }
        let section = text[start...].prefix(
            upTo: text[start...].range(of: "\n#")?.lowerBound ?? text.endIndex)
        return section.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.hasSuffix("` |") }.compactMap
        {
            $0.split(separator: "`").dropLast().last.map(String.init)
        }
    }

    @Test("Every type and role of a column is named")
    func columns() {
        let words = ColumnType.allCases.map(\.rawValue) + ColumnRole.allCases.map(\.rawValue)
        #expect(words.filter { !text.contains("`\($0)`") } == [])
    }

    @Test("Every unit, chart and period is named")
    func indicators() {
        let words =
            IndicatorUnit.allCases.map(\.rawValue) + ChartKind.allCases.map(\.rawValue)
            + PageDefinition.Period.allCases.map(\.rawValue) + TimeUnit.allCases.map(\.rawValue)
        #expect(words.filter { !text.contains("`\($0)`") } == [])
    }
}
