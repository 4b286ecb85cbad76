import AnnexADataset
import AnnexASchema
import CalendarDays
import ChATReport
import Validation

/// What is wrong with the return, as a page of the summary: by list, by rule, and row by row behind it.
struct DataQuality {
    static let pageID = "data-quality"
    static let sheet = "Data quality"
    static let listSheet = "L_Data quality"

    let report: ValidationReport
    let dataset: Dataset
    let schema: Schema
    /// The positions of the findings that stand, the most serious first and those of one rule together.
    private let order: [Int32]
    /// The rules that were broken, in the order of the findings.
    let rules: [BrokenRule]

    /// One rule that was broken, at one severity.
    struct BrokenRule {
        let id: String
        let severity: Severity
        let title: String
        let lists: [Int]
        /// How many findings.
        let count: Int
        /// The ids of the indicators that read what its findings are about, in the schema's order.
        let indicators: [String]
        /// The share of its lists' rows with a finding, 0 to 100; nil where it is not about rows.
        let percent: Double?
        /// The position of its first finding.
        let first: Int
    }

    init(report: ValidationReport, dataset: Dataset, schema: Schema) {
        self.report = report
        self.dataset = dataset
        self.schema = schema
        let reads = IndicatorReads(schema: schema)
        let titles = Dictionary(schema.rules.map { ($0.id, $0.title) }) { first, _ in first }
        var groups: [Key: [Int]] = [:]
        for (position, head) in report.standing.heads.enumerated() {
            groups[Key(rule: head.rule, severity: head.severity), default: []].append(position)
        }
        let ordered = groups.sorted { left, right in
            (left.key.severity.rank, right.value.count, left.key.rule)
                < (right.key.severity.rank, left.value.count, right.key.rule)
        }
        order = ordered.flatMap { $0.value.map(Int32.init(clamping:)) }
        var rules: [BrokenRule] = []
        var first = 0
        for (key, positions) in ordered {
            let own = positions.map(report.standing.head)
            let lists = Set(own.compactMap(\.list)).sorted()
            let rows = Set(
                own.compactMap { head in head.place.row.map { RowKey(list: head.list ?? 0, row: $0) } })
            let all = lists.reduce(0) { $0 + dataset.list($1).rowCount }
            rules.append(
                BrokenRule(
                    id: key.rule, severity: key.severity, title: titles[key.rule] ?? key.rule, lists: lists,
                    count: own.count, indicators: Self.touched(by: own, reads: reads, schema: schema),
                    percent: rows.isEmpty || all == 0 ? nil : Double(rows.count * 100) / Double(all),
                    first: first))
            first += own.count
        }
        self.rules = rules
    }

    /// The indicators that read the columns of findings, or their rows where no column is named.
    private static func touched(by own: [FindingHead], reads: IndicatorReads, schema: Schema) -> [String] {
        var places: Set<ReadKey> = []
        for head in own {
            if let list = head.list { places.insert(ReadKey(list: list, column: head.field)) }
        }
        let touched = Set(places.flatMap { reads.indicators(list: $0.list, column: $0.column) })
        return schema.indicators.map(\.id).filter(touched.contains)
    }

    private struct ReadKey: Hashable {
        let list: Int
        let column: ColumnID?
    }

    private struct Key: Hashable {
        let rule: String
        let severity: Severity
    }

    private struct RowKey: Hashable {
        let list: Int
        let row: Int
    }

    /// How many findings stand.
    var count: Int { order.count }

    /// A finding with its words, in the order of the list.
    func finding(_ position: Int) -> Finding { report.standing[Int(order[position])] }

    /// The page; of a summary that is shared small numbers are held back, or all numbers rounded.
    func page(sharing: SmallNumberRule?, isCut: Bool = false) -> ReportPage {
        let severities: [(Severity, String)] = [
            (.error, "Errors"), (.warning, "Warnings"), (.query, "Queries"), (.info, "Notes"),
        ]
        let tiles = severities.map { severity, name in
            let count = report.count(severity)
            let shown = sharing.map { $0.shown(count) } ?? count
            return ReportPage.Tile(
                indicator: "", name: name, value: shown.map(FigureText.count) ?? FigureText.withheld,
                detail: severity.meaning)
        }
        return ReportPage(
            id: Self.pageID, sheet: Self.sheet, title: "Data quality",
            period: "As at \(dataset.dates.reference.spelled)", tiles: tiles,
            figures: [byList(severities, sharing: sharing), byRule(sharing: sharing)],
            // how often each rule is broken would tell small numbers
            listing: sharing == nil ? effects : nil,
            notes: [
                "\(report.rulesRun) rules were checked; \(report.notCheckable.count) could not be checked for want of a list or column."
            ] + (isCut ? ["Findings are those of the whole return, not of the part shown elsewhere."] : []))
    }

    /// Each broken rule, with the indicators that it touches.
    private var effects: ReportPage.Listing? {
        guard !rules.isEmpty else { return nil }
        return ReportPage.Listing(
            name: "T_DQ_effects",
            columns: [
                .init("Rule", width: 10), .init("Severity", width: 10), .init("What is wrong", width: 40),
                .init("List", width: 8), .init("Findings", width: 9, isNumeric: true),
                .init("Rows", width: 9, isNumeric: true), .init("Effect on indicators", width: 60),
            ],
            rows: rules.map { rule in
                [
                    .text(rule.id), .text(rule.severity.rawValue), .text(rule.title),
                    .text(rule.lists.map(String.init).joined(separator: ", ")),
                    .number(Double(rule.count), decimals: 0, isPercent: false),
                    rule.percent.map { .number($0, decimals: 1, isPercent: true) } ?? .text(FigureText.none),
                    .text(rule.effect(most: .max)),
                ]
            })
    }

    private func byList(_ severities: [(Severity, String)], sharing: SmallNumberRule?) -> ReportPage.Figure {
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: severities.count), count: dataset.lists.count)
        for head in report.standing.heads {
            guard let list = head.list,
                let column = severities.firstIndex(where: { $0.0 == head.severity })
            else { continue }
            counts[list - 1][column] += 1
        }
        if sharing == .round { counts = counts.map { $0.map { Rounding.nearest($0) } } }
        let held = sharing == .suppress ? SmallNumbers.held(in: counts) : []
        let rows = dataset.lists.indices.map { index in
            let withheld = Set(held.filter { $0.row == index }.map(\.column))
            return ReportPage.DataTable.Row(
                label: "\(index + 1) \(dataset.lists[index].definition.name)",
                counts: counts[index].enumerated().map { withheld.contains($0.offset) ? 0 : $0.element },
                percent: nil, withheld: withheld)
        }
        let sums = counts.map { $0.reduce(0, +) }
        let worst = sums.indices.max { sums[$0] < sums[$1] }
        let headline =
            worst.flatMap { sums[$0] > 0 ? $0 : nil }.map {
                "Most findings are in List \(rows[$0].label)"
                    + (sharing == nil ? ": \(FigureText.count(sums[$0]))" : "")
            } ?? "No finding in any list"
        return figure(
            "Findings by list", headline: headline, chart: .stacked,
            table: ReportPage.DataTable(category: "List", columns: severities.map(\.1), rows: rows),
            name: "DQ_lists")
    }

    private func byRule(sharing: SmallNumberRule?) -> ReportPage.Figure {
        let worst = rules.prefix(10)
        let held = sharing == .suppress ? SmallNumbers.held(in: worst.map(\.count)).positions : []
        let rows = worst.enumerated().map { position, rule in
            let isHeld = held.contains(position)
            return ReportPage.DataTable.Row(
                label: "\(rule.id) \(rule.title)",
                counts: [isHeld ? 0 : sharing == .round ? Rounding.nearest(rule.count) : rule.count],
                percent: sharing == nil ? rule.percent : nil, withheld: isHeld ? [0] : [])
        }
        let headline =
            rules.first.map { "\($0.severity.name) first: \($0.title)" } ?? "No rule is broken"
        return figure(
            "Rules most often broken, the most serious first", headline: headline, chart: .bars,
            table: ReportPage.DataTable(category: "Rule", columns: ["Findings"], rows: rows), name: "DQ_rules"
        )
    }

    private func figure(
        _ title: String, headline: String, chart: ChartKind, table: ReportPage.DataTable, name: String
    ) -> ReportPage.Figure {
        let rows = table.rows.map { row in
            "\(row.label): "
                + zip(table.columns, table.columns.indices).map { "\($0) \(row.text($1))" }
                .joined(separator: ", ")
        }
        return ReportPage.Figure(
            title: title, headline: headline, chart: chart, noun: "findings", table: table, isTabled: false,
            decimals: 1, altText: "\(title). \(headline). " + rows.joined(separator: "; ") + ".",
            indicators: [name], notes: [])
    }
}

extension DataQuality.BrokenRule {
    /// The indicators that it touches, in words: `ASM-10, ASM-11 and 4 more`.
    func effect(most: Int) -> String {
        guard !indicators.isEmpty else { return "no indicator reads it" }
        let shown = indicators.prefix(most).joined(separator: ", ")
        return indicators.count > most ? "\(shown) and \(indicators.count - most) more" : shown
    }
}

extension Severity {
    /// As it begins a sentence.
    fileprivate var name: String {
        switch self {
        case .error: "Errors"
        case .warning: "Warnings"
        case .query: "Queries"
        case .info: "Notes"
        }
    }

    /// What it means to the reader of the figures.
    fileprivate var meaning: String {
        switch self {
        case .error: "Certainly wrong"
        case .warning: "Probably wrong"
        case .query: "To be asked about"
        case .info: "Good to know"
        }
    }
}
