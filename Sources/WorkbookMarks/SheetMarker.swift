import OOXMLParts
import XLSXReader

/// Walks a sheet once and finds what to edit so that its marked cells have another format.
struct SheetMarker {
    /// By row and column, each cell once.
    private let marks: [CellMark]
    /// The different rows of the marks.
    private let rows: [Int]
    private(set) var splices = PartSplices()
    private(set) var unfilled = 0
    /// The id of the drawing that notes are shown by, where there is one.
    private(set) var drawingID: String?
    private(set) var geometry = SheetGeometry()

    private var scanner: MarkupScanner
    private var prefix = ""
    private var root: PartElement?
    private var isFound: [Bool]
    private var places: [Place?]
    private var rowPlaces: [Int?]
    private var isRowFound: [Bool]
    private var rowFormats: [Int?]
    private var nextRow = 0
    private var sheetData: PartElement?
    /// Where the drawing of the notes belongs, by the order that the schema asks for.
    private var drawingPlace: Int?
    private var childStart = 0
    private var isAlternate = false

    private var row = -1
    private var column = -1
    private var rowRange = 0..<0
    private var rowMarks = 0..<0
    /// Whether the row says its number, or its first cell has said it.
    private var isRowSettled = true
    private var columnFormats: [(columns: ClosedRange<Int>, format: Int)] = []

    private enum Place {
        case before(Int)
        case emptyRow(Range<Int>)
    }

    /// Children of a sheet that follow the drawing of its notes.
    private static let followers = [
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
        "extLst",
    ]

    init(_ stream: PartStream, marks: [CellMark]) {
        scanner = MarkupScanner(stream)
        self.marks = marks
        var rows: [Int] = []
        for mark in marks where rows.last != mark.row { rows.append(mark.row) }
        self.rows = rows
        isFound = Array(repeating: false, count: marks.count)
        places = Array(repeating: nil, count: marks.count)
        rowPlaces = Array(repeating: nil, count: rows.count)
        isRowFound = Array(repeating: false, count: rows.count)
        rowFormats = Array(repeating: nil, count: rows.count)
    }

    /// Reads the sheet to its end.
    mutating func run(_ styles: inout StylesEdit) throws(XLSXError) {
        while try scanner.next() {
            if let sheetData, sheetData.end == nil, !sheetData.isEmpty {
                try visitData(&styles)
            } else {
                visitChild()
            }
        }
        try insertAbsent(&styles)
    }

    /// Adds the drawing of the notes, which the sheet lacks.
    mutating func insertDrawing(id: String, namespace: String) {
        let markup = "<\(prefix)legacyDrawing xmlns:r=\"\(namespace)\" r:id=\"\(XMLText.escaped(id))\"/>"
        if let drawingPlace {
            splices.insert(markup, at: drawingPlace)
        } else {
            root?.append(markup, to: &splices)
        }
    }

    // MARK: Around the cells

    private mutating func visitChild() {
        if scanner.depth == 0 {
            if scanner.kind == .end {
                root?.end = scanner.range
            } else {
                root = PartElement(at: scanner)
                prefix = scanner.prefix
            }
            return
        }
        guard scanner.kind != .end else { return }
        if scanner.depth == 1 {
            childStart = scanner.range.lowerBound
            isAlternate = scanner.isNamed("AlternateContent")
            if scanner.isNamed("sheetData") { sheetData = PartElement(at: scanner) }
            if scanner.isNamed("sheetFormatPr") {
                geometry.setDefaults(
                    width: scanner.value("defaultColWidth"), height: scanner.value("defaultRowHeight"))
            }
        } else if scanner.depth == 2, scanner.isNamed("col") {
            visitColumn()
        }
        if scanner.isNamed("legacyDrawing") { drawingID = scanner.value("id", anyPrefix: true) }
        if drawingPlace == nil, scanner.depth == 1 || isAlternate && scanner.depth == 3,
            Self.followers.contains(scanner.local)
        {
            drawingPlace = childStart
        }
    }

    private mutating func visitColumn() {
        guard let first = scanner.number("min"), let last = scanner.number("max"), first > 0, last >= first
        else { return }
        let columns = first - 1...min(last - 1, 16_383)
        if let format = scanner.number("style") { columnFormats.append((columns, format)) }
        let isHidden = ["1", "true"].contains(scanner.value("hidden"))
        geometry.set(columns, width: isHidden ? "0" : scanner.value("width"))
    }

    // MARK: Rows and cells

    private mutating func visitData(_ styles: inout StylesEdit) throws(XLSXError) {
        if scanner.isNamed("c") {
            if scanner.kind != .end { try visitCell(&styles) }
        } else if scanner.isNamed("row") {
            if scanner.kind != .end { startRow() }
            if scanner.kind != .start { endRow() }
        } else if scanner.kind == .end, scanner.isNamed("sheetData") {
            sheetData?.end = scanner.range
        }
    }

    private mutating func startRow() {
        let number = scanner.number("r")
        row = number.map { $0 - 1 } ?? row + 1
        column = -1
        rowRange = scanner.range
        isRowSettled = number != nil
        if isRowSettled { settleRow() } else { rowMarks = 0..<0 }
    }

    /// Takes note of the row, once its number is known.
    private mutating func settleRow() {
        isRowSettled = true
        while nextRow < rows.count, rows[nextRow] < row {
            if !isRowFound[nextRow] { rowPlaces[nextRow] = rowPlaces[nextRow] ?? rowRange.lowerBound }
            nextRow += 1
        }
        rowMarks = 0..<0
        let known = Self.first(rows.count) { rows[$0] >= row }
        guard known < rows.count, rows[known] == row else { return }
        isRowFound[known] = true
        if scanner.isNamed("row"), ["1", "true"].contains(scanner.value("customFormat")) {
            rowFormats[known] = scanner.number("s")
        }
        let first = Self.first(marks.count) { marks[$0].row >= row }
        var end = first
        while end < marks.count, marks[end].row == row { end += 1 }
        rowMarks = first..<end
    }

    private mutating func visitCell(_ styles: inout StylesEdit) throws(XLSXError) {
        column += 1
        if let place = scanner.withValue("r", { CellReference($0) }) ?? nil {
            if !isRowSettled { row = place.row }
            column = place.column
        }
        if !isRowSettled { settleRow() }
        guard !rowMarks.isEmpty else { return }
        for index in rowMarks {
            if marks[index].column < column {
                places[index] = places[index] ?? .before(scanner.range.lowerBound)
            } else {
                guard marks[index].column == column else { return }
                isFound[index] = true
                try fill(marks[index], &styles)
            }
        }
    }

    /// Gives the cell that the scanner stands on another format.
    private mutating func fill(_ mark: CellMark, _ styles: inout StylesEdit) throws(XLSXError) {
        let range = scanner.valueRange("s")
        guard let format = try styles.format(like: scanner.number("s") ?? 0, filled: mark.color) else {
            unfilled += 1
            return
        }
        if let range {
            splices.replace(range, with: String(format))
        } else {
            splices.insert(" s=\"\(format)\"", at: scanner.nameEnd)
        }
    }

    private mutating func endRow() {
        // a row without number and cells stands where it is
        if !isRowSettled { settleRow() }
        for index in rowMarks where places[index] == nil {
            places[index] =
                scanner.kind == .empty
                ? .emptyRow(scanner.range.upperBound - 2..<scanner.range.upperBound)
                : .before(scanner.range.lowerBound)
        }
        rowMarks = 0..<0
    }

    // MARK: Cells that are not there

    private mutating func insertAbsent(_ styles: inout StylesEdit) throws(XLSXError) {
        var emptyRows: [(range: Range<Int>, cells: String)] = []
        var newRows: [(place: Int?, markup: String)] = []
        var mark = 0
        for (position, row) in rows.enumerated() {
            var cells = ""
            while mark < marks.count, marks[mark].row == row {
                defer { mark += 1 }
                if isFound[mark] { continue }
                let cell = try cell(marks[mark], rowFormat: rowFormats[position], &styles)
                switch places[mark] {
                case .before(let place): splices.insert(cell, at: place)
                case .emptyRow(let range):
                    if emptyRows.last?.range == range {
                        emptyRows[emptyRows.count - 1].cells += cell
                    } else {
                        emptyRows.append((range, cell))
                    }
                case nil: cells += cell
                }
            }
            if !cells.isEmpty {
                newRows.append(
                    (rowPlaces[position], "<\(prefix)row r=\"\(row + 1)\">\(cells)</\(prefix)row>"))
            }
        }
        for row in emptyRows { splices.replace(row.range, with: ">\(row.cells)</\(prefix)row>") }
        for row in newRows {
            if let place = row.place { splices.insert(row.markup, at: place) }
        }
        sheetData?.append(newRows.filter { $0.place == nil }.map(\.markup).joined(), to: &splices)
    }

    private mutating func cell(
        _ mark: CellMark, rowFormat: Int?, _ styles: inout StylesEdit
    ) throws(XLSXError) -> String {
        let own = rowFormat ?? columnFormats.first { $0.columns.contains(mark.column) }?.format ?? 0
        let format = try styles.format(like: own, filled: mark.color)
        if format == nil { unfilled += 1 }
        let place = CellReference(row: mark.row, column: mark.column)
        return "<\(prefix)c r=\"\(place)\" s=\"\(format ?? own)\"/>"
    }

    /// The first index for which something holds that holds for all after it.
    private static func first(_ count: Int, where holds: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
