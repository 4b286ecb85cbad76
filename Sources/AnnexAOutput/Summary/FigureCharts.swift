import AnnexASchema
import ChATReport
import XLSXWriter

/// Draws figures as native charts over the cells of a data sheet.
struct FigureCharts {
    let data: DataSheet

    private static let font = ChartFont(
        name: SummaryStyle.font, size: 9, isBold: false, color: SummaryStyle.ink)
    private static let notRecorded = ChartFill.pattern(
        .lightUpward, SummaryStyle.grey, on: SummaryStyle.white)
    private static let outline = ChartLine(SummaryStyle.blue, width: 0.75)

    /// The text beside a bar: `512 (43.1%)`.
    static func label(_ row: ReportPage.DataTable.Row, decimals: Int) -> String {
        let count = row.text(0)
        return row.percent == nil
            ? count : "\(count) (\(FigureText.percent(row.percent, decimals: decimals)))"
    }

    /// The chart of a figure; nil for a table alone.
    func chart(_ index: Int) -> Chart? {
        let place = data.place(index)
        // nothing is drawn of numbers that are all held back: the table says so
        guard place.figure.drawn.contains(where: { $0.counts.contains { $0 > 0 } }) else { return nil }
        switch place.figure.chart {
        case .stacked: return several(place, kind: .stackedBar)
        case .clustered: return several(place, kind: .column)
        case .pyramid: return pyramid(place)
        case .columns: return bars(place, kind: .column)
        case .bars: return bars(place, kind: .bar)
        case .line: return line(place)
        case .doughnut: return doughnut(place)
        case .table: return nil
        }
    }

    private func pyramid(_ place: DataSheet.Place) -> Chart {
        let table = place.figure.table
        // the last row is "Not recorded", which has no place on an axis of ages
        let rows = place.rows.lowerBound...max(place.rows.lowerBound, place.rows.upperBound - 1)
        let ages = data.range(place, column: 0, rows: rows)
        let (males, females) = (table.total(0), table.total(1))
        func name(_ what: String, _ count: Int) -> ChartText {
            if table.hasWithheld(0) || table.hasWithheld(1) { return .text(what) }
            let whole = males + females
            let share = whole == 0 ? nil : Double(count * 100) / Double(whole)
            return .text("\(what) \(FigureText.count(count)) (\(FigureText.percent(share)))")
        }
        let longest = table.rows.dropLast().map { $0.counts.prefix(2).max() ?? 0 }.max() ?? 0
        let end = Self.roundEnd(longest)
        return Chart(
            .stackedBar,
            series: [
                ChartSeries(
                    values: data.range(place, column: place.lastColumn, rows: rows), categories: ages,
                    name: name("Male", males), fill: .solid(SummaryStyle.blue), line: Self.outline),
                ChartSeries(
                    values: data.range(place, column: 2, rows: rows), categories: ages,
                    name: name("Female", females),
                    fill: .pattern(.wideUpward, SummaryStyle.orange, on: SummaryStyle.white),
                    line: ChartLine(SummaryStyle.orange, width: 0.75)),
            ],
            legend: .top,
            categoryAxis: ChartAxis(labelPosition: .low, gridlines: .hidden, interval: 1),
            valueAxis: ChartAxis(
                numberFormat: "#,##0;#,##0", gridlines: .shown(ChartLine(SummaryStyle.line, width: 0.5)),
                line: .hidden, minimum: -end, maximum: end, interval: end / 2),
            gap: 25, overlap: 100, font: Self.font)
    }

    /// The next of 2, 4, 10, 20, 40, 100, … so that half of it is a whole number too.
    static func roundEnd(_ longest: Int) -> Double {
        var scale = 1
        while true {
            for step in [2, 4, 6, 8] where longest <= step * scale { return Double(step * scale) }
            scale *= 10
        }
    }

    private func bars(_ place: DataSheet.Place, kind: Chart.Kind) -> Chart {
        let table = place.figure.table
        let rows = data.drawnRows(place)
        let labels = place.figure.drawn.map { row in
            ChartLabels.Custom.text(Self.label(row, decimals: place.figure.decimals))
        }
        let points = place.figure.drawn.map { row in
            row.label == "Not recorded"
                ? ChartPoint(Self.notRecorded, line: ChartLine(SummaryStyle.grey)) : nil
        }
        let longest = Double(place.figure.drawn.map { $0.counts.first ?? 0 }.max() ?? 0)
        return Chart(
            kind,
            series: [
                ChartSeries(
                    values: data.range(place, column: 1, rows: rows),
                    categories: data.range(place, column: 0, rows: rows),
                    name: .text(table.columns.first ?? ""), fill: .solid(SummaryStyle.blue),
                    labels: ChartLabels(position: .outsideEnd, font: Self.font, custom: labels),
                    points: points.contains { $0 != nil } ? points : [])
            ],
            categoryAxis: ChartAxis(
                isReversed: kind == .bar, gridlines: .hidden, line: ChartLine(SummaryStyle.line), interval: 1),
            // labels carry the numbers; room is left for them past the longest bar
            valueAxis: ChartAxis(
                isHidden: true, gridlines: .hidden, minimum: 0,
                maximum: max(1, longest * (kind == .bar ? 1.45 : 1.15))),
            gap: 45, font: Self.font)
    }

    /// Several numbers a category: parts of one bar, or columns side by side.
    private func several(_ place: DataSheet.Place, kind: Chart.Kind) -> Chart {
        let table = place.figure.table
        let rows = data.drawnRows(place)
        let isBar = kind == .stackedBar
        return Chart(
            kind,
            series: table.columns.indices.map { column in
                ChartSeries(
                    values: data.range(place, column: column + 1, rows: rows),
                    categories: data.range(place, column: 0, rows: rows),
                    name: .text(table.columns[column]),
                    fill: SummaryStyle.fills[column % SummaryStyle.fills.count],
                    line: ChartLine(SummaryStyle.outlines[column % SummaryStyle.outlines.count], width: 0.75),
                    labels: isBar ? nil : ChartLabels(position: .outsideEnd, font: Self.font))
            },
            legend: .top,
            categoryAxis: ChartAxis(
                isReversed: isBar, gridlines: .hidden, line: ChartLine(SummaryStyle.line), interval: 1),
            valueAxis: ChartAxis(
                numberFormat: "#,##0", labelPosition: isBar ? .high : .nextToAxis, isHidden: !isBar,
                gridlines: isBar ? .shown(ChartLine(SummaryStyle.line, width: 0.5)) : .hidden, line: .hidden,
                minimum: 0),
            gap: isBar ? 45 : 80, overlap: isBar ? 100 : nil, font: Self.font)
    }

    private func line(_ place: DataSheet.Place) -> Chart {
        Chart(
            .line,
            series: [
                ChartSeries(
                    values: data.range(place, column: 1), categories: data.range(place, column: 0),
                    name: .text(place.figure.table.columns.first ?? ""),
                    line: ChartLine(SummaryStyle.blue, width: 2), marker: .circle,
                    labels: ChartLabels(position: .above, font: Self.font))
            ],
            categoryAxis: ChartAxis(gridlines: .hidden, interval: 1),
            valueAxis: ChartAxis(isHidden: true, gridlines: .hidden, minimum: 0), font: Self.font)
    }

    private func doughnut(_ place: DataSheet.Place) -> Chart {
        let points = place.figure.table.rows.enumerated().map { index, row in
            ChartPoint(
                row.label == "Not recorded"
                    ? Self.notRecorded : SummaryStyle.fills[index % SummaryStyle.fills.count],
                line: ChartLine(SummaryStyle.ink, width: 0.75))
        }
        return Chart(
            .doughnut,
            series: [
                // the categories say name, number and share, so the ring needs no label of its own
                ChartSeries(
                    values: data.range(place, column: 1),
                    categories: data.range(place, column: place.lastColumn), points: points)
            ],
            legend: .right, holeSize: 58, font: Self.font)
    }
}
