import AnnexADataset
import AnnexASchema
import CalendarDays
import ChATReport
import XLSXReader
import XLSXWriter

/// The sheets of one list of people to follow up: written row by row, so that a long list takes no memory.
struct FollowUpSheets {
    let followUp: FollowUp
    let query: ReturnQuery
    let details: SummaryDetails

    /// Rows of people on one sheet; the rest goes to further sheets.
    static let rowsPerSheet = 1_000_000
    private static let headingRow = 2

    /// The names of its sheets; none where nobody is on the list.
    var names: [String] {
        guard !followUp.rows.isEmpty else { return [] }
        let parts = (followUp.rows.count + Self.rowsPerSheet - 1) / Self.rowsPerSheet
        return (1...parts).map { $0 == 1 ? followUp.sheet : "\(followUp.sheet) \($0)" }
    }

    private var table: ListTable { query.dataset.list(followUp.list) }

    /// Fills the sheets, each with its part of the rows; `page` is the sheet to lead back to.
    func fill(_ sheets: [SheetFile], page: String) throws(WorkbookWriteError) {
        for (part, sheet) in sheets.enumerated() {
            let first = part * Self.rowsPerSheet
            try fill(
                sheet, positions: first..<min(first + Self.rowsPerSheet, followUp.rows.count), page: page)
        }
    }

    private func fill(
        _ sheet: SheetFile, positions: Range<Int>, page: String
    ) throws(WorkbookWriteError) {
        let columns = followUp.columns.map { table.columns[$0] }
        var headings = [table.definition.number == 11 ? "Adopter" : "Child"]
        headings += columns.map {
            $0.definition.header.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let days = headings.count
        if !followUp.days.isEmpty { headings.append(followUp.countsWorkingDays ? "Working days" : "Days") }
        headings += ["List", "Sheet of the return", "Row"]
        try ListHead(title: headline, back: page, headings: headings).fill(sheet, headingRow: Self.headingRow)

        let date = SummaryStyle.body.with {
            $0.numberFormat = "dd/mm/yyyy"
            $0.horizontal = .left
        }
        let number = SummaryStyle.count.with { $0.horizontal = .left }
        var line = Self.headingRow
        for position in positions {
            line += 1
            let row = Int(followUp.rows[position])
            try sheet.write(
                text: table.personID(row: row) ?? "", row: line, column: 0, format: SummaryStyle.body)
            for (offset, column) in columns.enumerated() {
                try write(column, row: row, line: line, at: offset + 1, date: date, on: sheet)
            }
            if !followUp.days.isEmpty {
                let wait = followUp.days[position]
                if wait == .max {
                    try sheet.write(text: "no date", row: line, column: days, format: SummaryStyle.body)
                } else {
                    try sheet.write(
                        number: Double(wait), row: line, column: days, format: number)
                }
            }
            let place = table.place(row: row)
            let last = headings.count - 1
            try sheet.write(
                text: "List \(followUp.list)", row: line, column: last - 2, format: SummaryStyle.body)
            try sheet.write(text: place.sheet ?? "", row: line, column: last - 1, format: SummaryStyle.body)
            try sheet.write(
                number: Double((place.row ?? 0) + 1), row: line, column: last,
                format: number.with { $0.numberFormat = "0" })
        }
        try sheet.freeze(rows: Self.headingRow + 1, columns: 1)
        try sheet.addFilter(rows: Self.headingRow...line, columns: 0...headings.count - 1)
        try sheet.setPage(
            SummaryStyle.page(
                details, period: "As at \(details.dates.reference.spelled)", lastRow: line,
                lastColumn: headings.count - 1, isOnePage: false,
                repeatedRows: Self.headingRow...Self.headingRow))
    }

    private var headline: String { "\(followUp.title): \(FigureText.count(followUp.rows.count))" }

    private func write(
        _ column: ListColumn, row: Int, line: Int, at position: Int, date: CellFormat, on sheet: SheetFile
    ) throws(WorkbookWriteError) {
        let value = column.value(row)
        switch column.definition.type {
        case .date:
            if let day = value.day {
                guard let serial = SerialDate.serial(of: day) else {
                    return try sheet.write(text: day.iso, row: line, column: position, format: date)
                }
                return try sheet.write(number: serial, row: line, column: position, format: date)
            }
        case .integer, .age:
            if let number = value.number {
                return try sheet.write(
                    number: Double(number), row: line, column: position, format: SummaryStyle.count)
            }
        case .code:
            if let code = value.code,
                let set = column.definition.codeSet.flatMap({ query.schema.codeSets[$0] })
            {
                return try sheet.write(
                    text: set.codes[code].label, row: line, column: position, format: SummaryStyle.body)
            }
        case .identifier, .text, .postcode, .urn: break
        }
        guard !value.isBlank else { return }
        try sheet.write(
            text: String(table.typedText(column, row: row).prefix(1_000)), row: line, column: position,
            format: SummaryStyle.body)
    }
}

/// The top of a long list: what it is, the way back, and the headings.
struct ListHead {
    let title: String
    /// The sheet that the list belongs to.
    let back: String
    let headings: [String]
    var widths: [Double] = []
    var tabColor = SummaryStyle.orange

    func fill(_ sheet: SheetFile, headingRow: Int) throws(WorkbookWriteError) {
        sheet.hideGridlines()
        sheet.setTabColor(tabColor)
        for (column, heading) in headings.enumerated() {
            let width = column < widths.count ? widths[column] : min(max(Double(heading.count) * 0.6, 15), 26)
            try sheet.setColumns(column...column, width: width)
        }
        try sheet.setRow(0, pixels: 36)
        try sheet.write(text: title, row: 0, column: 0, format: SummaryStyle.title.with { $0.fontSize = 16 })
        try sheet.write(
            text: "Back to \(back)", linkingTo: CellRange(sheet: back, row: 0, column: 0), row: 1, column: 0,
            format: SummaryStyle.wayBack)
        try sheet.setRow(headingRow, pixels: 36)
        for (column, heading) in headings.enumerated() {
            try sheet.write(text: heading, row: headingRow, column: column, format: SummaryStyle.heading)
        }
    }
}
