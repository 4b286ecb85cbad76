import AnnexASchema

/// Makes one figure of an indicator: its table, its finding and its words.
struct FigureBuilder {
    let definition: FigureDefinition
    let indicator: Indicator
    let beside: Indicator?
    let obstacle: String?
    let note: String?
    /// Whether the band "Other" holds all that is not frequent, and so is no finding.
    let gathersOther: Bool

    func figure() -> ReportPage.Figure {
        let table = table()
        var notes: [String] = []
        if let others = others(), !table.isEmpty { notes.append(others) }
        if let last = table.rows.last, Self.isLeftOut(last, of: table, as: definition.chart) {
            let sum = last.withheld.isEmpty ? FigureText.count(last.counts.reduce(0, +)) : FigureText.withheld
            notes.append("Not drawn: not recorded: \(sum).")
        }
        notes += indicator.also.filter { $0.name.hasPrefix("Date error") }.map {
            "\($0.name): \($0.isWithheld ? FigureText.withheld : FigureText.number($0.value)), in no band."
        }
        if let note { notes.append(note) }
        return ReportPage.Figure(
            title: definition.title, headline: headline(table), chart: definition.chart,
            noun: definition.noun, table: table, isTabled: definition.isTabled,
            decimals: definition.decimals, altText: altText(table),
            indicators: [indicator.id] + (beside.map { [$0.id] } ?? []), notes: notes)
    }

    /// Whether it shows the indicator's table rather than its bands.
    private var showsTable: Bool {
        [.pyramid, .stacked, .clustered].contains(definition.chart) || indicator.bands.isEmpty
    }

    private func table() -> ReportPage.DataTable {
        if let table = indicator.table, showsTable {
            let total = table.counts.reduce(0) { $0 + $1.reduce(0, +) }
            return ReportPage.DataTable(
                category: definition.chart == .pyramid ? "Age" : definition.title, columns: table.columns,
                rows: zip(table.rows, table.counts).enumerated().map { position, line in
                    ReportPage.DataTable.Row(
                        label: line.0, counts: line.1,
                        percent: table.withheld.isEmpty && definition.parts.isEmpty
                            ? Outcome.percent(line.1.reduce(0, +), of: total) : nil,
                        withheld: Set(table.withheld.filter { $0.row == position }.map(\.column)))
                })
        }
        var bands = indicator.bands
        if definition.isSorted {
            // equal bands keep their order, "Not recorded" its place at the end
            bands = bands.enumerated().sorted { left, right in
                let isLast = (Self.isNotRecorded(left.element), Self.isNotRecorded(right.element))
                if isLast.0 != isLast.1 { return isLast.1 }
                if left.element.count != right.element.count {
                    return left.element.count > right.element.count
                }
                return left.offset < right.offset
            }.map(\.element)
        }
        return ReportPage.DataTable(
            category: definition.title, columns: [definition.noun.capitalisedFirst],
            rows: bands.map {
                ReportPage.DataTable.Row(
                    label: $0.label, counts: [$0.count], percent: $0.percent,
                    withheld: $0.isWithheld ? [0] : [])
            })
    }

    /// Whether the last row holds what is not recorded, and no chart shows it.
    private static func isLeftOut(
        _ last: ReportPage.DataTable.Row, of table: ReportPage.DataTable, as chart: ChartKind
    ) -> Bool {
        last.label == Counting.notRecorded && table.drawn(as: chart).count < table.rows.count
            && (!last.withheld.isEmpty || last.counts.contains { $0 > 0 })
    }

    private static func isNotRecorded(_ band: Indicator.Band) -> Bool {
        band.label == Counting.notRecorded
    }

    // MARK: The finding

    private func headline(_ table: ReportPage.DataTable) -> String {
        if let obstacle { return "Not available: \(obstacle)" }
        guard !table.isEmpty else { return "No \(definition.noun) to show" }
        if definition.chart == .pyramid { return pyramidHeadline(table) }
        guard table.columns.count == 1 else { return severalHeadline(table) }
        let candidates = table.rows.filter { !(gathersOther && $0.label == Counting.otherText) }
        let most = candidates.map(\.counts[0]).max()
        let leaders = candidates.filter { $0.counts[0] == most }
        guard let top = leaders.first, let first = table.rows.first else { return definition.title }
        if leaders.count > 1, definition.finding?.contains("{top") ?? true {
            return Self.tie(leaders)
        }
        let share = FigureText.percent(top.percent)
        if [Counting.notRecorded, "Not stated"].contains(top.label) {
            return "\(top.label) for \(share) of \(definition.noun)"
        }
        let usual = definition.parts.isEmpty ? "{top_percent} of" : "{top_count}"
        let finding = definition.finding ?? "{top}: \(usual) \(definition.noun)"
        if isHeldBack(finding, top: top, first: first, in: table) {
            return table.rows.allSatisfy { !$0.withheld.isEmpty || $0.counts[0] == 0 }
                ? "Small numbers are held back" : "\(top.label): the largest group that is shown"
        }
        let words = [
            "top": top.label, "top_lower": top.label.lowercasedFirst,
            "top_count": FigureText.count(top.counts[0]), "top_percent": share,
            "first": first.label, "first_count": FigureText.count(first.counts[0]),
            "first_percent": FigureText.percent(first.percent),
            "value": FigureText.value(
                indicator.value, unit: indicator.unit, decimals: indicator.decimals),
            "total": FigureText.count(table.total(0)),
        ]
        return finding.filled(with: words)
    }

    /// Whether a finding speaks of a number that is held back.
    private func isHeldBack(
        _ finding: String, top: ReportPage.DataTable.Row, first: ReportPage.DataTable.Row,
        in table: ReportPage.DataTable
    ) -> Bool {
        guard table.hasWithheld(0) || indicator.isWithheld else { return false }
        return finding.contains("{total}")
            || finding.contains("{value}") && indicator.isWithheld
            || finding.contains("{first") && (!first.withheld.isEmpty || first.percent == nil)
            || finding.contains("{top") && !top.withheld.isEmpty
            || finding.contains("{top_percent") && top.percent == nil
    }

    /// Of rows with several numbers: which is the largest in all, where no number is held back.
    private func severalHeadline(_ table: ReportPage.DataTable) -> String {
        guard table.columns.indices.allSatisfy({ !table.hasWithheld($0) }) else { return definition.title }
        if !definition.parts.isEmpty, let row = table.rows.first {
            let values = zip(row.counts, table.columns).map {
                "\(FigureText.count($0)) \($1.lowercasedFirst)"
            }
            return "\(row.label): " + values.joined(separator: ", ")
        }
        let sums = table.rows.map { $0.counts.reduce(0, +) }
        guard let most = sums.max(), most > 0, sums.count(where: { $0 == most }) == 1,
            let position = sums.firstIndex(of: most)
        else { return definition.title }
        return "\(table.rows[position].label) has the most: \(FigureText.count(most)) \(definition.noun)"
    }

    /// Of several equally large groups none is named as the largest.
    private static func tie(_ leaders: [ReportPage.DataTable.Row]) -> String {
        let names = leaders.map(\.label)
        guard names.count <= 3, let last = names.last else { return "No one group stands out" }
        return names.dropLast().joined(separator: ", ") + " and \(last) share the first place, with "
            + "\(FigureText.count(leaders[0].counts[0])) each"
    }

    private func pyramidHeadline(_ table: ReportPage.DataTable) -> String {
        let (males, females) = (table.total(0), table.total(1))
        guard !table.hasWithheld(0), !table.hasWithheld(1) else { return "Small numbers are held back" }
        guard males + females > 0 else { return "No gender is recorded" }
        let share = FigureText.percent(Outcome.percent(max(males, females), of: males + females))
        let oldest = table.rows.filter { $0.label != Counting.notRecorded }
            .max { $0.counts.reduce(0, +) < $1.counts.reduce(0, +) }
        let age = oldest.map { "; the most frequent age is \($0.label.lowercasedFirst)" } ?? ""
        if males == females { return "As many males as females\(age)" }
        return "\(males > females ? "Males" : "Females") are \(share) of \(definition.noun)\(age)"
    }

    /// Genders that the back-to-back bars do not draw, and rows without age.
    private func others() -> String? {
        guard definition.chart == .pyramid, let table = indicator.table else { return nil }
        var parts: [String] = []
        let bands =
            beside?.bands.dropFirst(2).map { ($0.label, $0.count) }
            ?? table.columns.indices.dropFirst(2).map { column in
                (table.columns[column], table.counts.reduce(0) { $0 + $1[column] })
            }
        // a small number is no news to those who may not see it
        guard !indicator.isWithheld, table.withheld.isEmpty else { return nil }
        for (label, count) in bands where count > 0 {
            parts.append("gender \(label.lowercasedFirst): \(FigureText.count(count))")
        }
        if let last = table.counts.last?.prefix(2).reduce(0, +), last > 0 {
            parts.append("age not recorded: \(FigureText.count(last))")
        }
        return parts.isEmpty ? nil : "Not drawn: " + parts.joined(separator: "; ") + "."
    }

    // MARK: Words for those who cannot see it

    private func altText(_ table: ReportPage.DataTable) -> String {
        let kind =
            switch definition.chart {
            case .pyramid: "Back-to-back bar chart"
            case .columns: "Column chart"
            case .bars: "Bar chart"
            case .doughnut: "Ring chart"
            case .stacked: "Stacked bar chart"
            case .clustered: "Clustered column chart"
            case .line: "Line chart"
            case .table: "Table"
            }
        guard obstacle == nil, !table.isEmpty else {
            return "\(kind): \(definition.title). \(headline(table))."
        }
        let isHeldBack = table.columns.indices.contains { table.hasWithheld($0) }
        let sign = isHeldBack ? " \(FigureText.withheld) is a number that is held back." : ""
        if definition.chart == .pyramid {
            let ages = table.rows.filter { !$0.withheld.isEmpty || $0.counts.prefix(2).reduce(0, +) > 0 }.map
            {
                "\($0.label): \($0.text(0)) and \($0.text(1))"
            }
            let totals =
                isHeldBack
                ? ""
                : "Males \(FigureText.count(table.total(0))), females \(FigureText.count(table.total(1))). "
            return "\(kind): \(definition.title). \(totals)Males and females by age: "
                + ages.joined(separator: "; ") + ".\(sign)"
        }
        let drawn = table.drawn(as: definition.chart)
        let rest = table.rows.count - drawn.count
        let more = rest > 0 ? "; and \(rest) more" : ""
        if table.columns.count > 1 {
            let rows = drawn.map { row in
                "\(row.label): "
                    + zip(table.columns, table.columns.indices).map { "\($0) \(row.text($1))" }
                    .joined(separator: ", ")
            }
            return "\(kind): \(definition.title). " + rows.joined(separator: "; ") + "\(more).\(sign)"
        }
        let bands = drawn.map { row in
            let share = row.percent == nil ? "" : " (\(row.percentText(decimals: definition.decimals)))"
            return "\(row.label) \(row.text(0))\(share)"
        }
        let total = isHeldBack || !definition.parts.isEmpty ? "" : "\(FigureText.count(table.total(0))) "
        return "\(kind): \(definition.title). \(total)\(definition.noun): "
            + bands.joined(separator: "; ") + "\(more).\(sign)"
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The first letter made small, unless the second is large: `UASC` stays.
    var lowercasedFirst: String {
        let second = dropFirst().first
        return second?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }

    /// The text with each `{word}` replaced, once: what is put in is not looked at again.
    func filled(with words: [String: String]) -> String {
        var result = ""
        for (position, piece) in split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard position > 0, let end = piece.firstIndex(of: "}") else {
                result += piece
                continue
            }
            result += words[String(piece[..<end])] ?? ""
            result += piece[piece.index(after: end)...]
        }
        return result
    }
}
