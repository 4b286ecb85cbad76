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
    private let people: PeopleBehind?
    private let comparators: ComparatorSheets?

    /// What leads from the figures to the people: only in the edition that is not shared.
    public struct PeopleBehind: Sendable {
        let query: ReturnQuery
        let followUps: [FollowUp]
        let quality: DataQuality?
    }

    /// A summary of those pages; `definitions` explain the indicators, `comparators` are what they were compared with.
    public init(
        pages: [ReportPage], indicators: [Indicator], definitions: [IndicatorExplanation],
        details: SummaryDetails, people: PeopleBehind? = nil, comparators: Comparators? = nil
    ) {
        self.comparators = comparators.map {
            ComparatorSheets(comparators: $0, definitions: definitions, details: details)
        }
        self.people = details.isShared ? nil : people
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
            throw OutputError(path: path, reason: error.reason)
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
        var comparatorSheets: [SheetFile] = []
        for name in comparators?.sheets ?? [] {
            comparatorSheets.append(try book.addSheet(named: name, writesInOrder: true))
        }
        let run = try book.addSheet(named: "Run")
        var dataSheets: [SheetFile?] = []
        for sheet in data {
            dataSheets.append(sheet.page.figures.isEmpty ? nil : try book.addSheet(named: sheet.name))
        }
        let lists = try PeopleSheets(people: people, details: details, book: book)

        try CoverSheet(details: details).fill(cover)
        try ContentsSheet(entries: entries(data: data), lists: lists.entries, details: details).fill(contents)
        for (index, page) in pages.enumerated() {
            if let listing = page.listing, page.figures.isEmpty {
                try ListingSheet(page: page, listing: listing, details: details).fill(pageSheets[index])
            } else {
                try PageSheet(
                    page: page, data: data[index], details: details, followUps: lists.lines(of: page)
                ).fill(pageSheets[index])
            }
            if let sheet = dataSheets[index] { try data[index].fill(sheet, details: details) }
        }
        try DefinitionsSheet(definitions: definitions, indicators: indicators, details: details)
            .fill(definitionSheet)
        try comparators?.fill(comparatorSheets)
        try RunSheet(details: details).fill(run)
        try lists.fill(pages: pages)
        try book.close()
    }

    private func entries(data: [DataSheet]) -> [ContentsSheet.Entry] {
        zip(pages, data).map { page, data in
            let first = page.tiles.first.map { ": \($0.name.lowercased()) \($0.value)" } ?? ""
            return ContentsSheet.Entry(
                sheet: page.sheet,
                line: page.id == "headlines"
                    ? "The figures that matter most, on one page" : page.title + first,
                data: page.figures.isEmpty ? nil : data.name)
        } + [
            .init(
                sheet: "Definitions",
                line: "Every indicator: whom it counts, how it is computed, and its value")
        ] + (comparators?.entries ?? []) + [
            .init(sheet: "Run", line: "What this workbook was made from")
        ]
    }
}
