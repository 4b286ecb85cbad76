import AnnexADataset
public import ChATReport
import CalendarDays
public import ResultFiles
import XLSXWriter

/// The summary that a director reads: pages with native charts, the numbers behind them, definitions and the run.
///
/// The same values give the same bytes: the file is stamped with the reference date, not the clock.
public struct SummaryWorkbook: Sendable {
    private let pages: [ReportPage]
    private let indicators: [Indicator]
    private let definitions: [IndicatorExplanation]
    private let details: SummaryDetails

    /// A summary of those pages; `definitions` explain the indicators.
    public init(
        pages: [ReportPage], indicators: [Indicator], definitions: [IndicatorExplanation],
        details: SummaryDetails
    ) {
        self.pages = pages
        self.indicators = indicators
        self.definitions = definitions
        self.details = details
    }

    /// Writes the workbook.
    ///
    /// - Throws: `OutputError` where the file cannot be written.
    public func write(to path: String) throws(OutputError) {
        do throws(WorkbookWriteError) {
            try fill(path)
        } catch {
            throw OutputError(error, path: path)
        }
    }

    private func fill(_ path: String) throws(WorkbookWriteError) {
        let reference = details.dates.reference
        let stamp = reference.civil
        let book = try WorkbookFile(
            path: path,
            properties: WorkbookProperties(
                title: "\(details.title): children’s services as at \(reference.spelled)",
                created: (stamp.year, stamp.month, stamp.day), author: "annex-a \(details.toolVersion)",
                subject: details.marking, comments: "Run \(details.runID)"))
        var taken: Set<String> = []
        let data = pages.map { DataSheet(page: $0, taken: &taken) }

        // every sheet first: a chart or link may name only a sheet that is there
        let cover = try book.addSheet(named: "Cover")
        let contents = try book.addSheet(named: "Contents")
        var pageSheets: [SheetFile] = []
        for page in pages { pageSheets.append(try book.addSheet(named: page.sheet)) }
        let definitionSheet = try book.addSheet(named: "Definitions")
        let run = try book.addSheet(named: "Run")
        var dataSheets: [SheetFile?] = []
        for sheet in data {
            dataSheets.append(sheet.page.figures.isEmpty ? nil : try book.addSheet(named: sheet.name))
        }

        try CoverSheet(details: details).fill(cover)
        try ContentsSheet(entries: entries, details: details).fill(contents)
        for (index, page) in pages.enumerated() {
            try PageSheet(page: page, data: data[index], details: details).fill(pageSheets[index])
            if let sheet = dataSheets[index] { try data[index].fill(sheet, details: details) }
        }
        try DefinitionsSheet(definitions: definitions, indicators: indicators, details: details)
            .fill(definitionSheet)
        try RunSheet(details: details).fill(run)
        try book.close()
    }

    private var entries: [(sheet: String, line: String)] {
        pages.map { page in
            let first = page.tiles.first.map { ": \($0.name.lowercased()) \($0.value)" } ?? ""
            return (
                page.sheet,
                page.id == "headlines" ? "The figures that matter most, on one page" : page.title + first
            )
        } + [
            ("Definitions", "Every indicator: whom it counts, how it is computed, and its value"),
            ("Run", "What this workbook was made from"),
        ]
    }
}
