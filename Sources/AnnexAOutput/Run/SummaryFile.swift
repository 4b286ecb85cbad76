public import AnnexADataset
import AnnexASchema
import CalendarDays
public import ChATReport
public import ResultFiles

/// The summary of one return, as a workbook and as a web page of the same pages.
public struct SummaryFile {
    private let workbook: SummaryWorkbook
    private let page: SummaryPage

    /// The summary of a return.
    public init(
        query: ReturnQuery, engine: IndicatorEngine, indicators: [Indicator], record: RunRecord,
        laName: String?
    ) {
        let dataset = query.dataset
        let pages = PageBuilder(
            schema: query.schema, dataset: dataset, obstacles: engine.obstacles(query)
        ).pages(indicators)
        workbook = SummaryWorkbook(
            pages: pages, indicators: indicators, definitions: IndicatorExplanation.all(of: query.schema),
            details: SummaryDetails(
                of: dataset, laName: laName, toolVersion: record.toolVersion, runID: record.id,
                runRows: record.details.map { (name: $0.0, value: $0.1) }))
        page = SummaryPage(
            title: (laName ?? "Annex A") + ": children’s services as at \(dataset.dates.reference.spelled)",
            subtitle: "Annex A edition \(dataset.edition.id), run \(record.id)", pages: pages)
    }

    /// Writes the workbook at that path.
    public func write(to path: String) throws(OutputError) {
        try workbook.write(to: path)
    }

    /// The web page.
    public var html: String { page.html }
}
