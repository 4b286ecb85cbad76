public import AnnexADataset
public import AnnexASchema
import CalendarDays

/// Computes indicators over the rows of examples, and tells where they come to something else.
public struct IndicatorExampleRunner: Sendable {
    private let schema: Schema
    private let reader: ReturnReader

    /// A runner for the indicators of that schema.
    public init(schema: Schema) {
        self.schema = schema
        reader = ReturnReader(schema: schema, options: ReturnReader.Options())
    }

    /// The answers that are not those of the program, each told at its example, and indicators without one.
    public func mistakes() -> [SchemaError] {
        let shown = Set(schema.indicatorExamples.flatMap { $0.answers.map(\.id) })
        let bare = schema.indicators.filter { !shown.isEmpty && !shown.contains($0.id) }
        return bare.map { $0.place.error("\($0.id) has no example: expected at least one in 'examples'") }
            + schema.indicatorExamples.flatMap(mistakes)
    }

    private func mistakes(of example: IndicatorExample) -> [SchemaError] {
        do {
            return try differences(of: example).map { example.place.error("\(example.name): \($0)") }
        } catch {
            return [example.place.error("\(example.name) cannot be read")]
        }
    }

    /// What differs in an example, in words; nothing where all answers are met.
    public func differences(of example: IndicatorExample) throws(ReturnReader.Failure) -> [String] {
        let engine = IndicatorEngine(schema: schema, populationFigure: example.population)
        let computed = engine.compute(try query(example))
        let byID = Dictionary(computed.map { ($0.id, $0) }) { first, _ in first }
        return example.answers.flatMap { id, answer in
            byID[id].map { Self.differences(of: $0, from: answer).map { "\(id) \($0)" } }
                ?? ["there is no \(id)"]
        }
    }

    private func query(_ example: IndicatorExample) throws(ReturnReader.Failure) -> ReturnQuery {
        let sheets = example.lists.map { number, rows in
            let list = schema.lists[number - 1]
            let cells = rows.enumerated().map { position, row in
                list.columns.map { row[$0.id] ?? ($0.role == .person ? "C\(position + 1)" : "") }
            }
            return (name: list.sheet, rows: [list.columns.map(\.header)] + cells)
        }
        let options = ReturnReader.Options(asAt: CalendarDay(iso: example.asAt))
        return ReturnQuery(dataset: try reader.with(options).read(sheets: sheets), schema: schema)
    }

    private static func differences(of indicator: Indicator, from answer: IndicatorExample.Answer) -> [String]
    {
        var differences: [String] = []
        func compare(_ what: String, _ found: Double?, _ expected: Double?) {
            let isSame =
                if let found, let expected { abs(found - expected) < 1e-9 } else {
                    found == nil && expected == nil
                }
            if !isSame {
                differences.append(
                    "\(what) is \(found.map { "\($0)" } ?? "none"), expected \(expected.map { "\($0)" } ?? "none")"
                )
            }
        }
        compare("value", indicator.value, answer.value)
        if answer.numerator != nil { compare("numerator", indicator.numerator, answer.numerator) }
        if answer.denominator != nil { compare("denominator", indicator.denominator, answer.denominator) }
        for (name, value) in answer.also {
            guard let part = indicator.also.first(where: { $0.name == name }) else {
                differences.append("has no further value '\(name)'")
                continue
            }
            compare("'\(name)'", part.value, value)
        }
        if let bands = answer.bands {
            let found = indicator.bands.filter { $0.count > 0 }.map { "\($0.label): \($0.count)" }
            let expected = bands.map { "\($0.label): \($0.count)" }
            if found != expected { differences.append("has the bands \(found), expected \(expected)") }
        }
        if let table = answer.table {
            let found = indicator.table.map(words) ?? []
            let expected = table.map { row in
                "\(row.row) (" + row.cells.map { "\($0.column): \($0.count)" }.joined(separator: ", ") + ")"
            }
            if found != expected { differences.append("has the table \(found), expected \(expected)") }
        }
        return differences
    }

    /// The rows of a table that hold something, with the cells that do.
    private static func words(_ table: Indicator.Table) -> [String] {
        zip(table.rows, table.counts).compactMap { row, counts in
            let cells = zip(table.columns, counts).filter { $1 > 0 }.map { "\($0): \($1)" }
            return cells.isEmpty ? nil : "\(row) (\(cells.joined(separator: ", ")))"
        }
    }
}
