import AnnexASchema
import ChATReport
import XLSXWriter

/// The tables behind one page's charts: where they stand, and how they are written.
struct DataSheet {
    let name: String
    let page: ReportPage
    private let places: [Place]

    /// Where one figure's table stands.
    struct Place {
        let table: String
        let headingRow: Int
        let figure: ReportPage.Figure

        var rows: ClosedRange<Int> { headingRow + 1...headingRow + max(1, figure.table.rows.count) }
        var countColumns: Int { figure.table.columns.count }
        var percentColumn: Int { countColumns + 1 }
        /// A pyramid's males as negative numbers; other figures' name, count and share as one text.
        var lastColumn: Int { countColumns + 2 }
    }

    /// The sheet of a page; `taken` holds the names of tables that are in use.
    init(page: ReportPage, taken: inout Set<String>) {
        self.page = page
        name = String("D_\(page.sheet)".prefix(31))
        var row = 3
        var places: [Place] = []
        for figure in page.figures {
            var table = figure.tableName
            var number = 2
            while !taken.insert(table).inserted {
                table = "\(figure.tableName)_\(number)"
                number += 1
            }
            let place = Place(table: table, headingRow: row + 1, figure: figure)
            places.append(place)
            row = place.rows.upperBound + 3
        }
        self.places = places
    }

    func place(_ index: Int) -> Place { places[index] }

    func range(_ place: Place, column: Int, rows: ClosedRange<Int>? = nil) -> CellRange {
        CellRange(sheet: name, rows: rows ?? place.rows, columns: column...column)
    }

    /// The rows that a figure's chart draws.
    func drawnRows(_ place: Place) -> ClosedRange<Int> {
        let first = place.rows.lowerBound
        return first...first + max(1, place.figure.drawn.count) - 1
    }

    /// Writes the tables.
    func fill(_ sheet: SheetFile, details: SummaryDetails) throws(WorkbookWriteError) {
        try sheet.write(text: "Data behind “\(page.title)”", row: 0, column: 0, format: SummaryStyle.title)
        try sheet.setRow(0, pixels: 36)
        try sheet.write(text: page.period, row: 1, column: 0, format: SummaryStyle.period)
        try sheet.write(
            text: "Back to \(page.sheet)", linkingTo: CellRange(sheet: page.sheet, row: 0, column: 0), row: 2,
            column: 0, format: SummaryStyle.wayBack)
        try sheet.setColumns(0...0, width: 46)
        try sheet.setColumns(1...8, width: 17)
        sheet.hideGridlines()
        for place in places { try write(place, on: sheet) }
        let last = places.last?.rows.upperBound ?? 2
        try sheet.setPage(
            SummaryStyle.page(
                details, period: page.period, lastRow: last, lastColumn: 7, isOnePage: false,
                repeatedRows: 0...1))
    }

    private func write(_ place: Place, on sheet: SheetFile) throws(WorkbookWriteError) {
        let figure = place.figure
        let isPyramid = figure.chart == .pyramid
        try sheet.write(
            text: "\(figure.title) (\(figure.indicators.joined(separator: ", ")))", row: place.headingRow - 1,
            column: 0, format: SummaryStyle.subtitle)
        let first = isPyramid ? figure.table.category : "Category"
        let last = isPyramid ? "Male, drawn to the left" : "Label"
        try sheet.addTable(
            TableSpec(
                name: place.table, headings: [first] + figure.table.columns + ["Percent", last],
                headingFormat: SummaryStyle.heading, mediumStyle: nil, hasFilter: false),
            rows: place.headingRow...place.rows.upperBound, firstColumn: 0)
        // numbers' headings stand over the numbers
        for (offset, heading) in (figure.table.columns + ["Percent"]).enumerated() {
            try sheet.write(
                text: heading, row: place.headingRow, column: offset + 1, format: SummaryStyle.numberHeading)
        }
        try sheet.setRow(place.headingRow, pixels: isPyramid ? 48 : 20)
        for (offset, row) in figure.table.rows.enumerated() {
            let line = place.rows.lowerBound + offset
            try sheet.write(text: row.label, row: line, column: 0, format: SummaryStyle.body)
            for column in row.counts.indices {
                guard let number = figure.table.number(row, column) else {
                    try sheet.write(
                        text: figure.table.text(row, column), row: line, column: column + 1,
                        format: SummaryStyle.withheld)
                    continue
                }
                try sheet.write(
                    number: number, row: line, column: column + 1,
                    format: SummaryStyle.number(decimals: figure.table.places))
            }
            if let percent = row.percent {
                try sheet.write(
                    number: percent / 100, row: line, column: place.percentColumn,
                    format: SummaryStyle.percent(decimals: figure.decimals))
            } else {
                try sheet.write(
                    text: row.percentText(decimals: figure.decimals), row: line, column: place.percentColumn,
                    format: SummaryStyle.withheld)
            }
            if isPyramid, row.withheld.contains(0) {
                try sheet.write(
                    text: FigureText.withheld, row: line, column: place.lastColumn,
                    format: SummaryStyle.withheld)
            } else if isPyramid {
                try sheet.write(
                    number: -Double(row.counts.first ?? 0), row: line, column: place.lastColumn,
                    format: SummaryStyle.count)
            } else {
                try sheet.write(
                    text: "\(row.label): \(FigureCharts.label(row, decimals: figure.decimals))", row: line,
                    column: place.lastColumn, format: SummaryStyle.body.with { $0.indent = 1 })
            }
        }
    }
}
