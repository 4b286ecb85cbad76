import AnnexADataset
import AnnexASchema
import ChATReport
import XLSXWriter

/// The sheets that name people: lists to follow up, and the findings row by row.
struct PeopleSheets {
    private var lists: [(list: FollowUpSheets, sheets: [SheetFile])] = []
    private var findings: (list: FindingSheets, sheets: [SheetFile])?
    private let people: SummaryWorkbook.PeopleBehind?

    /// The most rules that a page leads to; all findings stand in the list.
    private static let mostRules = 40
    /// The indicators that a line names; the rest are counted.
    private static let mostIndicators = 8

    /// Adds the sheets, each written row by row; none where nobody may be named.
    init(
        people: SummaryWorkbook.PeopleBehind?, details: SummaryDetails, book: borrowing WorkbookFile
    ) throws(WorkbookWriteError) {
        self.people = people
        guard let people else { return }
        for followUp in people.followUps {
            let list = FollowUpSheets(followUp: followUp, query: people.query, details: details)
            var sheets: [SheetFile] = []
            for name in list.names { sheets.append(try book.addSheet(named: name, writesInOrder: true)) }
            lists.append((list, sheets))
        }
        guard let quality = people.quality else { return }
        let list = FindingSheets(quality: quality, details: details)
        var sheets: [SheetFile] = []
        for name in list.names { sheets.append(try book.addSheet(named: name, writesInOrder: true)) }
        findings = (list, sheets)
    }

    /// What the contents say of them.
    var entries: [ContentsSheet.Entry] {
        lists.flatMap { list, sheets in
            sheets.map { sheet in
                ContentsSheet.Entry(
                    sheet: sheet.name,
                    line: "\(list.followUp.title): \(FigureText.count(list.followUp.rows.count))")
            }
        }
            + (findings.map { list, sheets in
                sheets.map {
                    ContentsSheet.Entry(
                        sheet: $0.name,
                        line: "Findings row by row: \(FigureText.count(list.quality.count))")
                }
            } ?? [])
    }

    /// The lines at the foot of a page.
    func lines(of page: ReportPage) -> [FollowUpLine] {
        if page.id == DataQuality.pageID, let (list, _) = findings {
            return list.quality.rules.prefix(Self.mostRules).map { rule in
                FollowUpLine(
                    title: "\(rule.id) (\(rule.severity.rawValue)) \(rule.title)",
                    count: FigureText.count(rule.count), target: list.place(of: rule), link: "Rows",
                    effect: rule.effect(most: Self.mostIndicators))
            }
        }
        return lists.filter { $0.list.followUp.page == page.id }.map { list, sheets in
            FollowUpLine(
                title: list.followUp.title + (list.followUp.obstacle.map { ": \($0)" } ?? ""),
                count: list.followUp.obstacle == nil
                    ? FigureText.count(list.followUp.rows.count) : FigureText.none,
                target: sheets.first.map { CellRange(sheet: $0.name, row: 0, column: 0) })
        }
    }

    /// Fills the sheets in their order.
    func fill(pages: [ReportPage]) throws(WorkbookWriteError) {
        for (list, sheets) in lists {
            let back = pages.first { $0.id == list.followUp.page }?.sheet ?? "Contents"
            try list.fill(sheets, page: back)
        }
        if let (list, sheets) = findings { try list.fill(sheets) }
    }
}
