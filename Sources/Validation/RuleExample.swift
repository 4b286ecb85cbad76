public import AnnexADataset
public import AnnexASchema
import CalendarDays

/// Shows rules at work on their own examples.
public struct RuleExampleRunner: Sendable {
    private let schema: Schema
    private let reader: ReturnReader

    /// A runner for the rules of that schema.
    public init(schema: Schema) {
        self.schema = schema
        reader = ReturnReader(schema: schema, options: ReturnReader.Options())
    }

    /// What all rules have to say of an example.
    public func report(
        on example: RuleDefinition.Example
    ) async throws(ReturnReader.Failure) -> ValidationReport {
        await RuleEvaluator(schema: schema).evaluate(try query(example))
    }

    /// What one rule alone has to say of an example, whichever rule would stand over it.
    public func findings(
        of rule: RuleDefinition, on example: RuleDefinition.Example
    ) throws(ReturnReader.Failure) -> [Finding] {
        RuleEvaluator(schema: schema).findings(of: rule, in: try query(example))
    }

    /// The examples that do not show what they should, each told at its rule.
    public func mistakes() -> [SchemaError] {
        schema.rules.flatMap { rule in
            mistakes(of: rule, rule.passes, under: "passes", isFinding: false)
                + mistakes(of: rule, rule.fails, under: "fails", isFinding: true)
        }
    }

    private func mistakes(
        of rule: RuleDefinition, _ examples: [RuleDefinition.Example], under key: String, isFinding: Bool
    ) -> [SchemaError] {
        examples.enumerated().compactMap { position, example in
            let name = "\(rule.id): example \(position + 1) under '\(key)'"
            do {
                let found = try findings(of: rule, on: example)
                if let words = found.map(\.message).first(where: { $0.contains("{") }) {
                    return rule.place.error("\(name) leaves a word in braces unfilled: \(words)")
                }
                guard found.isEmpty == isFinding else { return nil }
                return rule.place.error(
                    isFinding
                        ? "\(name) gives no finding of the rule: expected at least one"
                        : "\(name) gives a finding of the rule: expected none")
            } catch {
                return rule.place.error(
                    "\(name) cannot be read: it has no date that the reference date could be")
            }
        }
    }

    /// Reads an example. Rows that name no person are given one: the first row of every list is that of the
    /// first person, and so on.
    private func query(_ example: RuleDefinition.Example) throws(ReturnReader.Failure) -> ReturnQuery {
        let options = ReturnReader.Options(
            asAt: CalendarDay(iso: example.asAt),
            extracted: example.extracted.flatMap { CalendarDay(iso: $0) })
        let dataset = try reader.with(options)
            .read(
                sheets: example.sheets.map(sheet), uses1904: example.uses1904,
                hidden: Set(example.sheets.filter(\.isHidden).map(\.name)),
                cellsTwice: Dictionary(
                    example.sheets.map { ($0.name, Set($0.cellsTwice)) }, uniquingKeysWith: { $1 }))
        return ReturnQuery(dataset: dataset, schema: schema, authority: example.authority)
    }

    private func sheet(_ sheet: RuleDefinition.Example.Sheet) -> (name: String, rows: [[String]]) {
        guard let number = sheet.list else { return (sheet.name, sheet.rows) }
        let columns = schema.lists[number - 1].columns.filter { !sheet.without.contains($0.id) }
        let rows = sheet.records.enumerated().map { position, record in
            columns.map { column in
                record[column.id] ?? (column.role == .person ? "C\(position + 101)" : "")
            }
        }
        return (sheet.name, [columns.map(\.header)] + rows)
    }
}
