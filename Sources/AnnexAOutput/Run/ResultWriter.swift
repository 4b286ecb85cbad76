public import AnnexADataset
import AnnexASchema
public import ChATReport
public import ResultFiles
public import Validation

/// Writes everything that a run leaves behind, but for the record of the run itself.
public struct ResultWriter {
    private let query: ReturnQuery
    private let report: ValidationReport
    private let engine: IndicatorEngine
    private let indicators: [Indicator]
    private let outside: OutsideFigures
    private let record: RunRecord
    private let laName: String?
    private let forExcel: Bool

    /// A writer of one return's results.
    public init(
        query: ReturnQuery, report: ValidationReport, engine: IndicatorEngine,
        indicators: [Indicator], outside: OutsideFigures, record: RunRecord, laName: String?, forExcel: Bool
    ) {
        self.query = query
        self.report = report
        self.engine = engine
        self.indicators = indicators
        self.outside = outside
        self.record = record
        self.laName = laName
        self.forExcel = forExcel
    }

    /// Writes the files of the parts asked for one after another; each appears whole.
    public func write(_ parts: [ResultPart] = ResultPart.ofRun, in folder: ResultFolder) throws(OutputError) {
        let (dataset, schema) = (query.dataset, query.schema)
        let lists = ListsWriter(dataset: dataset, schema: schema, forExcel: forExcel)
        for part in parts {
            switch part {
            case .csv:
                try lists.writeLists(in: folder)
                try lists.writeMapping(in: folder)
                try lists.writeExtras(in: folder)
                try lists.writeRejects(in: folder)
                try lists.writeChildren(in: folder)
                try lists.writeDataPackage(in: folder)
            case .jsonl: try lists.writeJSONLines(in: folder)
            case .sqlite:
                try ReturnDatabase(dataset: dataset, schema: schema, report: report, run: record.details)
                    .write(in: folder)
            case .xlsx:
                try AnnexAWorkbook(dataset: dataset, schema: schema, edition: dataset.edition).write(
                    in: folder)
                _ = try lists.writeLost(to: dataset.edition, in: folder)
            case .findings:
                try FindingsWriter(dataset: dataset, report: report, schema: schema).writeAll(
                    in: folder, forExcel: forExcel)
            case .summary: try writeSummary(in: folder)
            case .indicators: try writeIndicators(in: folder)
            }
        }
    }

    private func writeIndicators(in folder: ResultFolder) throws(OutputError) {
        var file = try folder.file("indicators.json")
        try file.write(
            IndicatorForms(
                indicators: indicators, asAt: query.dataset.dates.reference, comparators: outside.comparators,
                previous: outside.previous
            ).json)
        try file.commit()
    }

    private func writeSummary(in folder: ResultFolder) throws(OutputError) {
        let summary = SummaryFile(
            query: query, engine: engine, indicators: indicators, record: record, laName: laName,
            report: report, outside: outside)
        let workbook = try folder.file("summary.xlsx")
        try summary.write(to: workbook.temporaryPath)
        try workbook.commit()
        var page = try folder.file("summary.html")
        try page.write(summary.html)
        try page.commit()
    }
}
