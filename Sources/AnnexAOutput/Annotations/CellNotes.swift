import AnnexADataset
import AnnexASchema
import Validation
import WorkbookMarks

/// Findings as marks of cells: each bad cell once, with all that was found in it.
struct CellNotes {
    /// The marks by sheet, in the order of the sheets' first findings.
    private(set) var sheets: [MarkedWorkbook.SheetMarks] = []
    private(set) var filledCells = 0
    private(set) var notedCells = 0
    /// Columns of which only the heading has a note, and the cells of theirs that are filled without one.
    private(set) var summedColumns = 0
    private(set) var summedCells = 0

    private let dataset: Dataset
    private let sheetName: String
    private var order: [String] = []
    private var cells: [String: [Place: Entry]] = [:]

    /// Notes that a workbook stays usable with.
    private static let mostNotes = 10_000
    /// Excel takes 32,767 characters; what is left is for saying that there is more.
    private static let longestNote = 30_000

    private struct Place: Hashable {
        let row: Int
        let column: Int
    }

    /// What is known of one cell.
    private struct Entry {
        var worst: Severity
        /// Findings to be told in its note.
        var findings: [Finding] = []
        /// What is told of its whole column, in a heading's note.
        var sums: [String] = []
        var hasNote: Bool { !findings.isEmpty || !sums.isEmpty }
    }

    /// Marks for findings of that severity or worse; the notes refer to the sheet of that name.
    init(_ findings: Findings, in dataset: Dataset, atLeast least: Severity, sheetName: String) {
        self.dataset = dataset
        self.sheetName = sheetName
        let findings = findings.keeping { $0.severity <= least }
        let faults = ShownFinding.faultsOfExport(in: findings, of: dataset)
        var told: Set<ShownFinding.Fault> = []
        for index in findings.indices {
            let finding = findings[index]
            guard let sheet = finding.place.sheet else { continue }
            let fault = ShownFinding.Fault(findings.head(index)).flatMap { faults[$0] == nil ? nil : $0 }
            for place in places(of: finding) {
                note(sheet, place, finding, isTold: fault == nil)
            }
            guard let fault, let rows = faults[fault], told.insert(fault).inserted else { continue }
            summedColumns += 1
            summedCells += rows
            sum(
                sheet, finding.place.column, finding.severity,
                "\(Self.title(finding.severity)) in all \(rows) rows (\(finding.rule)). The first: \(finding.message)\n"
                    + Self.advice(finding))
        }
        sumLargeColumns()
        finish()
    }

    /// The cells that a finding is about: where it stands for a text of a column, all cells with that text.
    private func places(of finding: Finding) -> [Place] {
        guard let sheet = finding.place.sheet else { return [] }
        let headings = dataset.files.first?.sheets.first {
            $0.name == sheet && (finding.list == nil || $0.list == finding.list)
        }?.headings
        switch (finding.place.row, finding.place.column) {
        case (let row?, let column?):
            guard finding.count > 1, let list = finding.list, let field = finding.field,
                let cells = dataset.list(list).column(field), row != headings?.headerRow
            else { return [Place(row: row, column: column)] }
            let table = dataset.list(list)
            let same = (0..<table.rowCount).filter { table.typedText(cells, row: $0) == finding.found }
            let places = same.map {
                Place(row: Int(table.sheetRows[$0]), column: cells.sheetColumn(row: $0) ?? column)
            }
            let own = Place(row: row, column: column)
            return places.contains(own) ? places : [own] + places
        case (let row?, nil):
            return [Place(row: row, column: headings?.matched.first?.sheetColumn ?? 0)]
        case (nil, let column?):
            return headings.map { [Place(row: $0.headerRow, column: column)] } ?? []
        case (nil, nil): return []
        }
    }

    private mutating func note(_ sheet: String, _ place: Place, _ finding: Finding, isTold: Bool) {
        change(sheet, place, finding.severity) { if isTold { $0.findings.append(finding) } }
    }

    /// Says something of a column in the note of its heading.
    private mutating func sum(_ sheet: String, _ column: Int?, _ severity: Severity, _ words: String) {
        guard let column,
            let headings = dataset.files.first?.sheets.first(where: { $0.name == sheet })?.headings
        else { return }
        change(sheet, Place(row: headings.headerRow, column: column), severity) { $0.sums.append(words) }
    }

    private mutating func change(
        _ sheet: String, _ place: Place, _ severity: Severity, _ body: (inout Entry) -> Void
    ) {
        if cells[sheet] == nil { order.append(sheet) }
        var entry = cells[sheet]?[place] ?? Entry(worst: severity)
        entry.worst = min(entry.worst, severity)
        body(&entry)
        cells[sheet, default: [:]][place] = entry
    }

    /// Where there are too many notes, the columns with most of them have one at their heading instead.
    private mutating func sumLargeColumns() {
        struct Column: Hashable {
            let sheet: String
            let column: Int
        }
        var counts: [Column: Int] = [:]
        for (sheet, entries) in cells {
            for (place, entry) in entries where !entry.findings.isEmpty {
                counts[Column(sheet: sheet, column: place.column), default: 0] += 1
            }
        }
        var rest = counts.values.reduce(0, +)
        let largest = counts.sorted {
            ($1.value, $0.key.sheet, $0.key.column) < ($0.value, $1.key.sheet, $1.key.column)
        }
        for (column, count) in largest where rest > Self.mostNotes {
            let places = (cells[column.sheet] ?? [:]).filter {
                $0.key.column == column.column && !$0.value.findings.isEmpty
            }
            rest -= count
            summedColumns += 1
            summedCells += count
            for place in places.keys { cells[column.sheet]?[place]?.findings = [] }
            let worst = places.values.map(\.worst).min() ?? .info
            sum(
                column.sheet, column.column, worst,
                "\(Self.title(worst)) at worst: \(count) cells of this column are filled and have no note of "
                    + "their own, as there would be too many: see the sheet \(sheetName).")
        }
    }

    private mutating func finish() {
        for sheet in order {
            let entries = (cells[sheet] ?? [:]).sorted {
                ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column)
            }
            filledCells += entries.count
            notedCells += entries.count { $0.value.hasNote }
            sheets.append(
                MarkedWorkbook.SheetMarks(
                    sheet: sheet,
                    cells: entries.map { place, entry in
                        CellMark(
                            row: place.row, column: place.column, color: FindingsSheet.color(of: entry.worst),
                            note: entry.hasNote ? text(entry) : nil)
                    }))
        }
    }

    // MARK: Words

    private func text(_ entry: Entry) -> String {
        let findings = entry.findings.enumerated().sorted {
            ($0.element.severity.rank, $0.offset) < ($1.element.severity.rank, $1.offset)
        }.map {
            "\(Self.title($0.element.severity)) (\($0.element.rule)). \($0.element.message)\n"
                + Self.advice($0.element)
        }
        var text = ""
        let all = entry.sums + findings
        for (index, words) in all.enumerated() {
            if text.utf16.count + words.utf16.count > Self.longestNote {
                text += "\n\n\(all.count - index) more: see the sheet \(sheetName)."
                break
            }
            text += (text.isEmpty ? "" : "\n\n") + words
        }
        return text
    }

    private static func title(_ severity: Severity) -> String {
        switch severity {
        case .error: "Error"
        case .warning: "Warning"
        case .query: "Query"
        case .info: "Note"
        }
    }

    private static func advice(_ finding: Finding) -> String {
        "Expected: \(finding.expected)\nWhat to do: \(finding.fix)"
    }
}
