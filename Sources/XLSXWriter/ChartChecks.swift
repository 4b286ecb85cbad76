/// Finds what libxlsxwriter would tell stderr, or Excel repair, before a chart is drawn.
struct ChartChecks {
    let sheet: SheetFile
    let row: Int
    let column: Int

    func problem(in chart: Chart) -> String? {
        if chart.series.isEmpty { return "it has no series" }
        if let gap = chart.gap, !(0...500 ~= gap) { return "the gap is not 0 to 500" }
        if let overlap = chart.overlap, !(-100...100 ~= overlap) { return "the overlap is not -100 to 100" }
        if let size = chart.holeSize, !(10...90 ~= size) { return "the hole is not 10 to 90" }
        if let angle = chart.rotation, !(0...360 ~= angle) { return "the rotation is not 0 to 360" }
        let axis = chart.categoryAxis
        if axis.minimum != nil || axis.maximum != nil { return "a category axis has no minimum or maximum" }
        if let step = axis.interval, !(1...65_535 ~= step) {
            return "a category axis shows every 1st label or more"
        }
        if let step = chart.valueAxis.interval, !(step > 0) { return "the interval of an axis is above 0" }
        let titles = [chart.title, chart.categoryAxis.title, chart.valueAxis.title].compactMap { $0 }
        for text in titles.map(\.text) + chart.series.compactMap(\.name) {
            if let problem = problem(in: text) { return problem }
        }
        for series in chart.series {
            if let problem = problem(in: series, of: chart.kind) { return problem }
        }
        return nil
    }

    private func problem(in series: ChartSeries, of kind: Chart.Kind) -> String? {
        for range in [series.values, series.categories].compactMap({ $0 }) {
            if let problem = problem(in: range) { return problem }
            if range.rows.count > 1, range.columns.count > 1 {
                return "\(range.formula) is no single row or column"
            }
        }
        guard let labels = series.labels else { return nil }
        if let position = labels.position, !kind.labelPositions.contains(position) {
            return "labels cannot be placed so"
        }
        if labels.showsPercentage, kind != .doughnut { return "only a doughnut has percentages" }
        for label in labels.custom {
            switch label {
            case .text(let text):
                if let problem = problem(in: .text(text)) { return problem }
            case .cell(let cell):
                if let problem = problem(in: .cell(cell)) { return problem }
                // libxlsxwriter 1.1.4 reads the sheet's name back from the formula, up to these.
                if cell.sheet.contains(where: { "'!".contains($0) }) {
                    return "labels cannot come from a sheet with ' or ! in its name"
                }
            case .hidden: break
            }
        }
        return nil
    }

    private func problem(in text: ChartText) -> String? {
        switch text {
        case .text(let text):
            // libxlsxwriter would take it for a formula.
            if text.hasPrefix("=") { return "“\(text)” starts with =" }
            return text.utf16.count > 255 ? "a text is longer than 255 characters" : nil
        case .cell(let cell):
            if cell.rows.count > 1 || cell.columns.count > 1 { return "\(cell.formula) is not one cell" }
            return problem(in: cell)
        }
    }

    private func problem(in range: CellRange) -> String? {
        do throws(WorkbookWriteError) {
            try sheet.check(range, row, column)
            return nil
        } catch {
            return "\(range.formula) is nowhere in the workbook"
        }
    }
}
