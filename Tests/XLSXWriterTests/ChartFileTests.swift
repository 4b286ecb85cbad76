import Foundation
import Testing
import XLSXWriter

@Suite("A chart is drawn as described")
struct ChartFileTests {
    private static let ages = ["0 to 4", "5 to 9", "10 to 15", "16 to 17"]

    /// Categories in A, girls in B, boys as negative numbers in C, labels in D; charts from F1 on.
    private func drawn(_ charts: [Chart], altText: String? = "Invented figures") throws -> WrittenWorkbook {
        try WrittenWorkbook.page { sheet in
            for (index, age) in Self.ages.enumerated() {
                try sheet.write(text: age, row: index, column: 0)
                try sheet.write(number: Double(index * 3 + 2), row: index, column: 1)
                try sheet.write(number: Double(index * -2 - 3), row: index, column: 2)
                try sheet.write(text: "\(index * 10)%", row: index, column: 3)
            }
            for (index, chart) in charts.enumerated() {
                try sheet.insert(
                    chart, row: index * 16, column: 5, width: 480, height: 288, altText: altText)
            }
        }
    }

    private static func column(_ column: Int) -> CellRange {
        CellRange(sheet: "Page", rows: 0...3, columns: column...column)
    }

    static func series(_ column: Int) -> ChartSeries {
        ChartSeries(values: self.column(column), categories: self.column(0))
    }

    private func refusal(of chart: Chart) -> String? {
        do {
            _ = try drawn([chart])
            return nil
        } catch {
            return (error as? WorkbookWriteError)?.description
        }
    }

    @Test(
        "Each kind has its own drawing",
        arguments: zip(
            Chart.Kind.allCases,
            [
                ["barChart", "val=\"col\"", "clustered"], ["barChart", "val=\"col\"", "stacked"],
                ["barChart", "val=\"bar\"", "clustered"], ["barChart", "val=\"bar\"", "stacked"],
                ["lineChart"], ["doughnutChart"],
            ]))
    func kinds(kind: Chart.Kind, marks: [String]) throws {
        let part = try drawn([Chart(kind, series: [Self.series(1)])]).part("xl/charts/chart1.xml")
        for mark in marks { #expect(part.contains(mark)) }
    }

    @Test("The alternative text lands in the drawing")
    func altText() throws {
        let drawing = try drawn([Chart(.column, series: [Self.series(1)])], altText: "Girls & boys by age")
            .part("xl/drawings/drawing1.xml")
        #expect(drawing.contains("descr=\"Girls &amp; boys by age\""))
    }

    @Test("A chart without alternative text is marked as decoration")
    func decoration() throws {
        let drawing = try drawn([Chart(.column, series: [Self.series(1)])], altText: nil)
            .part("xl/drawings/drawing1.xml")
        #expect(drawing.contains("decorative"))
    }

    @Test("The chart keeps a copy of the numbers, for readers that only show")
    func cache() throws {
        let part = try drawn([Chart(.column, series: [Self.series(1)])]).part("xl/charts/chart1.xml")
        #expect(part.contains("<c:pt idx=\"3\"><c:v>11</c:v></c:pt>"))
        #expect(part.contains("<c:pt idx=\"0\"><c:v>0 to 4</c:v></c:pt>"))
    }

    @Test("No title means none, not the name of a lone series")
    func noTitle() throws {
        let part = try drawn([Chart(.column, series: [Self.series(1)])]).part("xl/charts/chart1.xml")
        #expect(part.contains("<c:autoTitleDeleted val=\"1\"/>"))
        #expect(!part.contains("<c:legend>"))
    }

    @Test("A pyramid overlaps its sides and keeps labels clear of the bars")
    func pyramid() throws {
        let labels = ChartLabels(numberFormat: "0;0", position: .insideEnd)
        var girls = Self.series(1)
        girls.labels = labels
        girls.fill = .solid(0x12436D)
        var boys = Self.series(2)
        boys.fill = .pattern(.wideUpward, 0x28A197, on: 0xFFFFFF)
        let chart = Chart(
            .stackedBar, series: [boys, girls], categoryAxis: ChartAxis(labelPosition: .low),
            valueAxis: ChartAxis(numberFormat: "0;0", gridlines: .hidden), gap: 20, overlap: 100)
        let part = try drawn([chart]).part("xl/charts/chart1.xml")
        #expect(part.contains("<c:gapWidth val=\"20\"/><c:overlap val=\"100\"/>"))
        #expect(part.contains("<c:tickLblPos val=\"low\"/>"))
        #expect(part.contains("<c:numFmt formatCode=\"0;0\" sourceLinked=\"0\"/>"))
        #expect(part.contains("<a:srgbClr val=\"12436D\"/>"))
        #expect(part.contains("<a:pattFill prst=\"wdUpDiag\">"))
        #expect(!part.contains("majorGridlines"))
    }

    @Test("Labels come from cells, from text, or not at all")
    func customLabels() throws {
        var series = Self.series(1)
        series.labels = ChartLabels(
            custom: [.cell(CellRange(sheet: "Page", row: 0, column: 3)), .text("few"), .hidden])
        let part = try drawn([Chart(.column, series: [series])]).part("xl/charts/chart1.xml")
        #expect(part.contains("<c:f>'Page'!$D$1</c:f>"))
        #expect(part.contains("<a:t>few</a:t>"))
        #expect(part.contains("<c:dLbl><c:idx val=\"2\"/><c:delete val=\"1\"/></c:dLbl>"))
    }

    @Test("A doughnut's pieces have looks of their own")
    func doughnut() throws {
        var series = Self.series(1)
        series.points = [ChartPoint(.solid(0)), nil, ChartPoint(.pattern(.dots25, 0x12436D, on: 0xFFFFFF))]
        let chart = Chart(.doughnut, series: [series], holeSize: 60, rotation: 90)
        let part = try drawn([chart]).part("xl/charts/chart1.xml")
        #expect(part.contains("<c:dPt><c:idx val=\"0\"/><c:spPr><a:solidFill><a:srgbClr val=\"000000\"/>"))
        #expect(part.contains("<a:pattFill prst=\"pct25\">"))
        #expect(part.contains("<c:firstSliceAng val=\"90\"/><c:holeSize val=\"60\"/>"))
    }

    @Test("Axes keep their title, limits, interval and order")
    func axes() throws {
        let chart = Chart(
            .bar, series: [Self.series(1)],
            categoryAxis: ChartAxis(title: ChartTitle("Age"), isReversed: true, interval: 2),
            valueAxis: ChartAxis(
                font: ChartFont(size: 9, isBold: false), gridlines: .shown(ChartLine(0xD9D9D9)),
                minimum: 0, maximum: 20, interval: 5))
        let part = try drawn([chart]).part("xl/charts/chart1.xml")
        for mark in [
            "<a:t>Age</a:t>", "<c:orientation val=\"maxMin\"/>", "<c:tickLblSkip val=\"2\"/>",
            "<c:max val=\"20\"/><c:min val=\"0\"/>", "<c:majorUnit val=\"5\"/>", "sz=\"900\"", "D9D9D9",
        ] {
            #expect(part.contains(mark), "\(mark)")
        }
    }

    @Test(
        "A chart that cannot be right is refused in words",
        arguments: [
            (Chart(.column, series: []), "no series"),
            (Chart(.column, series: [series(1)], gap: 501), "gap"),
            (Chart(.column, series: [series(1)], overlap: 101), "overlap"),
            (Chart(.doughnut, series: [series(1)], holeSize: 5), "hole"),
            (Chart(.column, series: [series(1)], categoryAxis: ChartAxis(minimum: 0)), "category axis"),
            (Chart(.column, series: [series(1)], title: ChartTitle("=A1")), "starts with ="),
            (
                Chart(
                    .column,
                    series: [ChartSeries(values: CellRange(sheet: "Gone", rows: 0...3, columns: 0...0))]),
                "nowhere"
            ),
            (
                Chart(
                    .column,
                    series: [ChartSeries(values: CellRange(sheet: "Page", rows: 0...3, columns: 0...1))]),
                "single row or column"
            ),
            (
                Chart(
                    .stackedColumn,
                    series: [
                        ChartSeries(
                            values: column(1), labels: ChartLabels(position: .outsideEnd))
                    ]), "labels"
            ),
        ])
    func refused(chart: Chart, words: String) {
        #expect(refusal(of: chart)?.contains(words) == true)
    }
}
