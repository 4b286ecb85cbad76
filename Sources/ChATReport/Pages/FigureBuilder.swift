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
        notes += indicator.also.filter { $0.name.hasPrefix("Date error") }.map {
            "\($0.name): \(FigureText.number($0.value)), in no band."
        }
        if let note { notes.append(note) }
        return ReportPage.Figure(
            title: definition.title, headline: headline(table), chart: definition.chart,
            noun: definition.noun, table: table, isTabled: definition.isTabled,
            decimals: definition.decimals, altText: altText(table),
            indicators: [indicator.id] + (beside.map { [$0.id] } ?? []), notes: notes)
    }

    private func table() -> ReportPage.DataTable {
        if let table = indicator.table, definition.chart == .pyramid || indicator.bands.isEmpty {
            let total = table.counts.reduce(0) { $0 + $1.reduce(0, +) }
            return ReportPage.DataTable(
                category: "Age", columns: table.columns,
                rows: zip(table.rows, table.counts).map { label, counts in
                    ReportPage.DataTable.Row(
                        label: label, counts: counts,
                        percent: Outcome.percent(counts.reduce(0, +), of: total))
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
                ReportPage.DataTable.Row(label: $0.label, counts: [$0.count], percent: $0.percent)
            })
    }

    private static func isNotRecorded(_ band: Indicator.Band) -> Bool {
        band.label == Counting.notRecorded
    }

    // MARK: The finding

    private func headline(_ table: ReportPage.DataTable) -> String {
        if let obstacle { return "Not available: \(obstacle)" }
        guard !table.isEmpty else { return "No \(definition.noun) to show" }
        if definition.chart == .pyramid { return pyramidHeadline(table) }
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
        let finding = definition.finding ?? "{top}: {top_percent} of \(definition.noun)"
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

    /// Of several equally large groups none is named as the largest.
    private static func tie(_ leaders: [ReportPage.DataTable.Row]) -> String {
        let names = leaders.map(\.label)
        guard names.count <= 3, let last = names.last else { return "No one group stands out" }
        return names.dropLast().joined(separator: ", ") + " and \(last) share the first place, with "
            + "\(FigureText.count(leaders[0].counts[0])) each"
    }

    private func pyramidHeadline(_ table: ReportPage.DataTable) -> String {
        let (males, females) = (table.total(0), table.total(1))
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
            case .line: "Line chart"
            case .table: "Table"
            }
        guard obstacle == nil, !table.isEmpty else {
            return "\(kind): \(definition.title). \(headline(table))."
        }
        if definition.chart == .pyramid {
            let ages = table.rows.filter { $0.counts.prefix(2).reduce(0, +) > 0 }.map {
                "\($0.label): \($0.counts[0]) and \($0.counts[1])"
            }
            return "\(kind): \(definition.title). Males \(FigureText.count(table.total(0))), females "
                + "\(FigureText.count(table.total(1))). Males and females by age: "
                + ages.joined(separator: "; ") + "."
        }
        let bands = table.rows.map { row in
            "\(row.label) \(FigureText.count(row.counts[0])) "
                + "(\(FigureText.percent(row.percent, decimals: definition.decimals)))"
        }
        return "\(kind): \(definition.title). \(FigureText.count(table.total(0))) \(definition.noun): "
            + bands.joined(separator: "; ") + "."
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
