import AnnexADataset
import AnnexASchema
import CalendarDays
import ChATReport
import Foundation
import XLSXWriter

/// Every published figure that was read, with the line it came from and what became of it: written row by row, so that
/// a long file takes no memory.
struct ComparatorSheets {
    let comparators: Comparators
    let names: [String: String]
    let details: SummaryDetails
    /// The names of its sheets: one, but for more figures than a sheet has room for.
    let sheets: [String]

    static let sheet = "Comparator data as loaded"
    private static let rowsPerSheet = FollowUpSheets.rowsPerSheet
    private static let headingRow = 2
    private static let columns: [(heading: String, width: Double)] = [
        ("Indicator", 8), ("Measure", 26), ("Area is", 11), ("Code", 10), ("Area", 15), ("Year", 7),
        ("Value as published", 9), ("Symbol means", 11), ("Counted in", 12), ("Source", 13),
        ("Data set", 8), ("Published", 10), ("Note", 22), ("File", 14), ("Line", 5), ("Read from", 17),
        ("Used on the pages", 16),
    ]
    private static let (yearColumn, valueColumn, lineColumn) = (5, 6, 14)

    init(comparators: Comparators, definitions: [IndicatorExplanation], details: SummaryDetails) {
        self.comparators = comparators
        self.details = details
        names = Dictionary(definitions.map { ($0.id, $0.name) }) { first, _ in first }
        let parts = max(1, (comparators.loaded.count + Self.rowsPerSheet - 1) / Self.rowsPerSheet)
        sheets = (1...parts).map { $0 == 1 ? Self.sheet : "\(Self.sheet) \($0)" }
    }

    /// What the contents say of them.
    var entries: [ContentsSheet.Entry] {
        sheets.map {
            ContentsSheet.Entry(
                sheet: $0,
                line: "Every published figure that was read, where from, and what it is used for: "
                    + FigureText.count(comparators.loaded.count))
        }
    }

    func fill(_ files: [SheetFile]) throws(WorkbookWriteError) {
        let uses = comparators.uses()
        let fileNames = self.fileNames
        for (part, sheet) in files.enumerated() {
            try ListHead(
                title: "\(Self.sheet): \(FigureText.count(uses.count))", back: "Contents",
                headings: Self.columns.map(\.heading), widths: Self.columns.map(\.width),
                tabColor: SummaryStyle.blue
            ).fill(sheet, headingRow: Self.headingRow)
            let first = part * Self.rowsPerSheet
            var line = Self.headingRow
            for position in first..<min(first + Self.rowsPerSheet, uses.count) {
                line += 1
                try write(
                    comparators.loaded[position], use: uses[position], files: fileNames, row: line, on: sheet)
            }
            if uses.isEmpty {
                line += 1
                try sheet.write(
                    text: "No figure was read: annex-a comparators check FILE tells why.", row: line,
                    column: 0, format: SummaryStyle.body)
            }
            try sheet.freeze(rows: Self.headingRow + 1, columns: 2)
            try sheet.addFilter(rows: Self.headingRow...line, columns: 0...Self.columns.count - 1)
            try sheet.setPage(
                SummaryStyle.page(
                    details, period: "As at \(details.dates.reference.spelled)", lastRow: line,
                    lastColumn: Self.columns.count - 1, isOnePage: false,
                    repeatedRows: Self.headingRow...Self.headingRow))
        }
    }

    /// The files by the names people know them by; what is shared numbers them, as a file's name may name anyone.
    private var fileNames: [String: String] {
        var names: [String: String] = [:]
        for file in comparators.loaded.lazy.map(\.file) where names[file] == nil {
            names[file] =
                details.isShared ? "File \(names.count + 1)" : URL(filePath: file).lastPathComponent
        }
        return names
    }

    private static let ruled = SummaryStyle.wrapped.with {
        $0.fontSize = 9
        $0.horizontal = .left
        $0.borders = SummaryStyle.rowRule
        $0.borderColor = SummaryStyle.line
    }
    private static let workedOut = ruled.with { $0.numberFormat = "#,##0.0" }

    private func write(
        _ value: PublishedValue, use: ComparatorUse, files: [String: String], row: Int, on sheet: SheetFile
    ) throws(WorkbookWriteError) {
        let name = names[value.indicator] ?? ""
        let texts = [
            value.indicator, value.key.isEmpty ? name : "\(name): \(value.key)", Self.words(value.level),
            value.code, value.name, value.period, value.symbol, value.symbolMeaning ?? "",
            FigureText.words(for: value.unit), value.source, value.dataSet, value.published, value.note,
            files[value.file] ?? "", "", value.heading, use.words,
        ]
        // heights first: of a sheet written in order, a row is closed when the next begins
        try sheet.setRow(row, pixels: Self.height(texts))
        for (column, text) in texts.enumerated() {
            let number: Double? =
                switch column {
                case Self.yearColumn: Double(text)
                case Self.valueColumn: value.value
                case Self.lineColumn: Double(value.line)
                default: nil
                }
            if let number {
                let isWorkedOut = column == Self.valueColumn && value.isWorkedOut
                try sheet.write(
                    number: number, row: row, column: column,
                    format: isWorkedOut ? Self.workedOut : Self.ruled)
            } else {
                try sheet.write(
                    text: String(text.prefix(1_000)), row: row, column: column, format: Self.ruled)
            }
        }
    }

    private static func words(_ level: PublishedValue.Level) -> String {
        switch level {
        case .national: "England"
        case .regional: "Region"
        case .neighbours: "Neighbours’ mean"
        case .authority: "Local authority"
        }
    }

    /// Excel fits rows to text only when it edits them: lines are counted here, a little generously.
    private static func height(_ texts: [String]) -> Int {
        let lines = zip(texts, columns).map { text, column in
            Int((Double(text.utf8.count) / (column.width * 1.1)).rounded(.up))
        }
        return min(max(1, lines.max() ?? 1) * 14 + 3, 540)
    }
}
