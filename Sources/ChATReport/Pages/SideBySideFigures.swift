import AnnexASchema

/// What several indicators tell of the same teams or workers: a row for each, in the order of their names.
struct SideBySideFigures {
    private let definition: SideBySide
    private let indicators: [String: IndicatorDefinition]
    private let name: String

    init(_ definition: SideBySide, schema: Schema, name: String) {
        self.definition = definition
        indicators = Dictionary(schema.indicators.map { ($0.id, $0) }) { first, _ in first }
        self.name = name
    }

    private typealias Cell = ReportPage.Listing.Cell

    /// The figures of one column by what their rows are called.
    private struct Column {
        let heading: String
        let cells: [String: Cell]
    }

    /// The table; nil where no indicator has a row.
    func listing(_ values: [String: Indicator]) -> ReportPage.Listing? {
        let columns = definition.parts.flatMap { part -> [Column] in
            values[part.indicator].map { figures(part, $0) } ?? []
        }
        var labels = Set(columns.flatMap { $0.cells.keys })
        let last = labels.remove(Self.notRecorded)
        guard !labels.isEmpty else { return nil }
        var names = labels.map { (key: Self.key($0), label: $0) }.sorted { $0 < $1 }.map(\.label)
        if let last { names.append(last) }
        let headings: [ReportPage.Listing.Column] = columns.map {
            .init($0.heading, width: 11, isNumeric: true)
        }
        return ReportPage.Listing(
            name: "T_" + name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined(),
            columns: [.init(definition.row, width: 24)] + headings,
            rows: names.map { name in [.text(name)] + columns.map { $0.cells[name] ?? .text("") } })
    }

    private static let notRecorded = "Not recorded"

    private func figures(_ part: SideBySide.Part, _ indicator: Indicator) -> [Column] {
        switch part.isOfBands ? nil : indicators[part.indicator]?.measure {
        case .grouped(let grouped): groups(part, grouped.parts, indicator)
        case .cross:
            [bands(part, indicator)]
                + (indicator.table.map { table in
                    table.columns.indices.map { column in
                        Column(
                            heading: heading(part, table.columns[column]),
                            cells: cells(table.rows, table.rows.indices.map { count(table, $0, column) }))
                    }
                } ?? [])
        default: [bands(part, indicator)]
        }
    }

    private func bands(_ part: SideBySide.Part, _ indicator: Indicator) -> Column {
        Column(
            heading: part.heading,
            cells: cells(
                indicator.bands.map(\.label),
                indicator.bands.map {
                    $0.isWithheld
                        ? .text(FigureText.withheld)
                        : .number(Double($0.count), decimals: 0, isPercent: false)
                }))
    }

    /// Counts of groups stand in the table or the bands, row by row; other figures one after another.
    private func groups(
        _ part: SideBySide.Part, _ figures: [IndicatorDefinition.Also], _ indicator: Indicator
    ) -> [Column] {
        let labels = indicator.table?.rows ?? indicator.bands.map(\.label)
        let others = figures.count { $0.unit != .count }
        guard indicator.also.count >= labels.count * others else { return [bands(part, indicator)] }
        var (counted, other) = (0, 0)
        return figures.map { figure in
            // the table has a column for each figure but durations
            defer { counted += figure.unit == .days ? 0 : 1 }
            guard figure.unit != .count else {
                guard let table = indicator.table else { return bands(part, indicator) }
                return Column(
                    heading: figures.count == 1 ? part.heading : heading(part, figure.name),
                    cells: cells(labels, labels.indices.map { count(table, $0, counted) }))
            }
            defer { other += 1 }
            return Column(
                heading: heading(part, figure.name),
                cells: cells(
                    labels,
                    labels.indices.map { row in
                        let value = indicator.also[row * others + other]
                        return value.isWithheld
                            ? .text(FigureText.withheld)
                            : Cell(value.value, unit: value.unit, decimals: indicator.decimals)
                    }))
        }
    }

    private func count(_ table: Indicator.Table, _ row: Int, _ column: Int) -> Cell {
        table.withheld.contains(.init(row: row, column: column))
            ? .text(FigureText.withheld)
            : .number(Double(table.counts[row][column]), decimals: 0, isPercent: false)
    }

    /// Of rows that are called the same none is shown: a shared summary calls so what it does not name.
    private func cells(_ labels: [String], _ cells: [Cell]) -> [String: Cell] {
        var named: [String: Cell] = [:]
        var seen: Set<String> = []
        for (label, cell) in zip(labels, cells) {
            named[label] = seen.insert(label).inserted ? cell : nil
        }
        return named
    }

    private func heading(_ part: SideBySide.Part, _ figure: String) -> String {
        figure == part.heading
            ? figure : "\(part.heading): \(figure.prefix(1).lowercased())\(figure.dropFirst())"
    }

    /// `Team 2` stands before `Team 10`.
    private static func key(_ label: String) -> String {
        var key = ""
        var digits = ""
        for character in label.lowercased() + " " {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                key += String(repeating: "0", count: max(0, digits.isEmpty ? 0 : 12 - digits.count)) + digits
                digits = ""
                key.append(character)
            }
        }
        return key
    }
}
