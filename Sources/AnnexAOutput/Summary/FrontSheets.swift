import AnnexADataset
import CalendarDays
import ChATReport
import XLSXWriter

/// The cover: whose return this is, of when, and what it holds.
struct CoverSheet {
    let details: SummaryDetails

    func fill(_ sheet: SheetFile) throws(WorkbookWriteError) {
        sheet.hideGridlines()
        sheet.setTabColor(SummaryStyle.orange)
        try sheet.setColumns(0...0, width: 34)
        try sheet.setColumns(1...1, width: 44)
        try sheet.setColumns(2...3, width: 18)
        let reference = details.dates.reference
        try sheet.setRow(0, pixels: 60)
        try sheet.write(
            text: "Children’s services at a glance", row: 0, column: 0,
            format: SummaryStyle.title.with { $0.fontSize = 28 })
        try sheet.write(
            text: details.titleWithCut, row: 1, column: 0,
            format: SummaryStyle.title.with { $0.color = SummaryStyle.ink })
        try sheet.setRow(1, pixels: 34)
        try sheet.write(
            text: "As at \(reference.spelled)", row: 2, column: 0,
            format: SummaryStyle.period.with { $0.fontSize = 14 })
        try sheet.setRow(2, pixels: 26)
        try sheet.merge(
            rows: 4...4, columns: 0...3, text: details.marking,
            format: CellFormat(
                fontName: SummaryStyle.font, fontSize: 13, isBold: true, color: SummaryStyle.white,
                fill: SummaryStyle.blue, vertical: .center, indent: 1))
        try sheet.setRow(4, pixels: 34)
        var row = 6
        for (name, value) in facts {
            try sheet.write(
                text: name, row: row, column: 0, format: SummaryStyle.body.with { $0.isBold = true })
            try sheet.write(text: value, row: row, column: 1, format: SummaryStyle.body)
            row += 1
        }
        if let rule = details.sharing?.words {
            try sheet.merge(rows: row...row, columns: 0...3, text: rule, format: SummaryStyle.wrapped)
            try sheet.setRow(row, pixels: 52)
            row += 1
        }
        row = try lists(on: sheet, from: row + 1)
        try sheet.setPage(
            SummaryStyle.page(
                details, period: "As at \(reference.spelled)", lastRow: row, lastColumn: 3, isOnePage: true))
    }

    private var facts: [(String, String)] {
        let dates = details.dates
        return [
            ("Six months", "\(dates.windowStart(months: 6).spelled) to \(dates.reference.spelled)"),
            ("Twelve months", "\(dates.windowStart(months: 12).spelled) to \(dates.reference.spelled)"),
            ("The reference date comes from", Self.origin(dates)),
            ("Lists extracted on", dates.extracted?.spelled ?? "not known"),
            ("Edition of Annex A", details.edition),
            ("Made with", "annex-a \(details.toolVersion)"),
            ("Run", details.runID),
        ] + (details.cut.map { [("Part of the return", "\($0) only")] } ?? [])
    }

    /// A number of rows, or what stands for one that is held back.
    private func write(
        _ count: Int, row: Int, column: Int, on sheet: SheetFile
    ) throws(WorkbookWriteError) {
        guard let shown = details.shown(count) else {
            return try sheet.write(
                text: FigureText.withheld, row: row, column: column, format: SummaryStyle.withheld)
        }
        try sheet.write(number: Double(shown), row: row, column: column, format: SummaryStyle.count)
    }

    private static func origin(_ dates: ReturnDates) -> String {
        switch dates.referenceOrigin {
        case .option: "the options of this run"
        case .fileName: "the name of the file" + dates.otherNamedWords
        case .events: "the latest contact or referral"
        case .workbook: "the workbook’s properties"
        case .none: "nowhere"
        }
    }

    private func lists(on sheet: SheetFile, from first: Int) throws(WorkbookWriteError) -> Int {
        let headings = ["List", "What it holds", "Rows", "Not counted"]
        try sheet.addTable(
            TableSpec(
                name: "T_Lists", headings: headings, headingFormat: SummaryStyle.heading, mediumStyle: nil,
                hasFilter: false),
            rows: first...first + max(1, details.lists.count), firstColumn: 0)
        for column in 2...3 {
            try sheet.write(
                text: headings[column], row: first, column: column, format: SummaryStyle.numberHeading)
        }
        for (offset, list) in details.lists.enumerated() {
            let row = first + 1 + offset
            try sheet.write(text: "List \(list.number)", row: row, column: 0, format: SummaryStyle.body)
            try sheet.write(text: list.name, row: row, column: 1, format: SummaryStyle.body)
            if let rows = list.rows {
                try write(rows, row: row, column: 2, on: sheet)
            } else {
                try sheet.write(
                    text: "not found", row: row, column: 2,
                    format: SummaryStyle.body.with { $0.horizontal = .right })
            }
            try write(list.nameless, row: row, column: 3, on: sheet)
        }
        let note = first + details.lists.count + 2
        try sheet.write(
            text: "Not counted: rows without the identifier of a child or adopter, which are in no figure.",
            row: note, column: 0, format: SummaryStyle.small)
        return note
    }
}

/// The list of pages with a line on each.
struct ContentsSheet {
    /// One sheet that the contents lead to.
    struct Entry {
        let sheet: String
        let line: String
        /// The sheet with the numbers behind it; nil where there is none.
        var data: String?
    }

    let entries: [Entry]
    /// The lists of people, where there are any.
    let lists: [Entry]
    let details: SummaryDetails

    private static let rowPixels = 20

    func fill(_ sheet: SheetFile) throws(WorkbookWriteError) {
        sheet.hideGridlines()
        try sheet.setColumns(0...0, width: 30)
        try sheet.setColumns(1...1, width: 96)
        try sheet.setRow(0, pixels: 40)
        try sheet.write(text: "Contents", row: 0, column: 0, format: SummaryStyle.title)
        try sheet.setColumns(2...2, width: 12)
        var row = 2
        for entry in entries {
            try write(entry, row: row, on: sheet)
            row += 1
        }
        if !lists.isEmpty {
            try sheet.setRow(row + 1, pixels: 26)
            try sheet.write(
                text: "People and rows to follow up", row: row + 1, column: 0,
                format: SummaryStyle.subtitle)
            row += 2
            for entry in lists {
                try write(entry, row: row, on: sheet)
                row += 1
            }
        }
        try sheet.setPage(
            SummaryStyle.page(
                details, period: "As at \(details.dates.reference.spelled)", lastRow: row,
                lastColumn: 2, isOnePage: true))
    }

    private func write(_ entry: Entry, row: Int, on sheet: SheetFile) throws(WorkbookWriteError) {
        try sheet.setRow(row, pixels: Self.rowPixels)
        try sheet.write(
            text: entry.sheet, linkingTo: CellRange(sheet: entry.sheet, row: 0, column: 0), row: row,
            column: 0, format: SummaryStyle.wayBack)
        try sheet.write(text: entry.line, row: row, column: 1, format: SummaryStyle.body)
        guard let data = entry.data else { return }
        try sheet.write(
            text: "Numbers", linkingTo: CellRange(sheet: data, row: 0, column: 0), row: row, column: 2,
            format: SummaryStyle.wayBack)
    }
}
