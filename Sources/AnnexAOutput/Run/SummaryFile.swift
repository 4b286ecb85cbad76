public import AnnexADataset
import AnnexASchema
import CalendarDays
public import ChATReport
public import Validation
public import ResultFiles

/// The summary of one return, as a workbook and as a web page of the same pages.
public struct SummaryFile {
    private let workbook: SummaryWorkbook
    private let page: SummaryPage

    /// For whom a summary is.
    public enum Audience: String, Sendable, CaseIterable {
        /// For those who may see the return: with lists of the people behind the figures.
        case `internal`
        /// For everyone: nobody is named, and small numbers are held back, or all numbers rounded.
        case `public`
    }

    /// The summary of a return; `report` tells what is wrong with it, where it was checked.
    ///
    /// Published figures and an earlier run's stand beside the return's own. What is of a part of it is not compared
    /// with an earlier run's whole, and what is shared not with an earlier run at all.
    /// For the public, hand in the indicators as they are: small numbers are held back here, or all numbers rounded.
    public init(
        query: ReturnQuery, engine: IndicatorEngine, indicators: [Indicator], record: RunRecord,
        laName: String?, report: ValidationReport? = nil, audience: Audience = .internal,
        smallNumbers: SmallNumberRule = .suppress, outside: OutsideFigures = OutsideFigures()
    ) {
        let (dataset, schema) = (query.dataset, query.schema)
        let isShared = audience == .public
        let sharing = isShared ? smallNumbers : nil
        let indicators = Self.indicators(
            indicators, of: query, audience: audience, smallNumbers: smallNumbers)
        var pages = PageBuilder(
            schema: schema, dataset: dataset, obstacles: engine.obstacles(query), isShared: isShared,
            outside: engine.cut == nil ? outside : outside.withoutPrevious
        ).pages(indicators)
        let quality = report.map { DataQuality(report: $0, dataset: dataset, schema: schema) }
        if let quality {
            let end = pages.firstIndex { $0.id == "change" } ?? pages.endIndex
            pages.insert(quality.page(sharing: sharing, isCut: engine.cut != nil), at: end)
        }
        let cut = engine.cut
        let followUps =
            isShared
            ? []
            : FollowUp.all(of: query) { rows, list in cut?.rows(rows, list: list, query: query) ?? rows }
        let details = SummaryDetails(
            of: dataset, laName: laName, toolVersion: record.toolVersion, runID: record.id,
            sharing: sharing, cut: cut.map(Self.words),
            runRows: record.details.map { (name: $0.0, value: $0.1) })
        workbook = SummaryWorkbook(
            pages: pages, indicators: indicators, definitions: IndicatorExplanation.all(of: schema),
            details: details,
            people: isShared ? nil : .init(query: query, followUps: followUps, quality: quality),
            comparators: outside.comparators)
        page = SummaryPage(
            title: "\(laName ?? "Annex A"): children’s services as at \(dataset.dates.reference.spelled)",
            details: details, pages: pages, followUps: followUps)
    }

    /// The indicators as that audience may see them.
    public static func indicators(
        _ indicators: [Indicator], of query: ReturnQuery, audience: Audience,
        smallNumbers: SmallNumberRule = .suppress
    ) -> [Indicator] {
        switch audience {
        case .internal: indicators
        case .public:
            SharedIndicators(schema: query.schema, dataset: query.dataset, rule: smallNumbers)
                .shared(indicators)
        }
    }

    /// A cut in words: `team Team 3, age 10-15`.
    private static func words(_ cut: ReturnCut) -> String {
        cut.words.map { "\($0.key) \($0.values.joined(separator: " or "))" }.joined(separator: ", ")
    }

    /// Writes the workbook at that path.
    public func write(to path: String) throws(OutputError) {
        try workbook.write(to: path)
    }

    /// The web page.
    public var html: String { page.html }
}
