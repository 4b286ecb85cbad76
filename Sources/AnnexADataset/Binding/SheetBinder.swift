import AnnexASchema
import XLSXReader

/// Receives the rows of one sheet, finds out which list it is, and types its cells as they come.
final class SheetBinder: RowSink {
    private let setting: SheetSetting
    private var top: [HeaderBinding.TopRow] = []
    private var waiting: [(index: Int, cells: [Cell])] = []
    private var builder: ListBuilder?
    private var cellsTwice: [(row: Int, column: Int)] = []
    private(set) var isSEND = false
    private var isDone = false

    /// In how many rows from the top the headings are looked for.
    static let headerRows = 30

    init(setting: SheetSetting) {
        self.setting = setting
    }

    func row(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> Bool {
        if builder != nil {
            builder?.add(index, cells, texts)
            return true
        }
        if index >= Self.headerRows {
            guard decide(texts) else { return false }
            builder?.add(index, cells, texts)
            return true
        }
        var words: [Int: String] = [:]
        for position in cells.indices {
            guard case .text(let id) = cells[position].content else { continue }
            let text = texts.string(id)
            if text.contains(where: { !$0.isWhitespace }) { words[Int(cells[position].column)] = text }
        }
        top.append(HeaderBinding.TopRow(index: index, texts: words))
        waiting.append((index, cells.indices.map { cells[$0] }))
        return true
    }

    /// How many cells stored twice are told of one sheet; a broken export has them in every row.
    private static let mostTwice = 1_000

    func cellTwice(row: Int, column: Int) {
        if cellsTwice.count < Self.mostTwice { cellsTwice.append((row, column)) }
    }

    /// What the sheet turned out to be; nil where it is no list.
    func finish(_ texts: TextStore) -> BoundSheet? {
        if builder == nil, !isDone { _ = decide(texts) }
        for cell in cellsTwice { builder?.tellTwice(row: cell.row, column: cell.column) }
        return builder?.finish(texts)
    }

    private func decide(_ texts: TextStore) -> Bool {
        isDone = true
        isSEND = top.contains { row in
            // the headings of another return, each three letters long
            let folded = row.texts.values.filter { text in
                text.utf8.count < 16 && text.utf8.contains { $0 | 0x20 == 0x75 }
            }.map(Folding.heading)
            return folded.contains("upn") && folded.contains("uln")
        }
        guard !isSEND,
            let binding = HeaderBinding.find(in: top, sheet: setting.sheet, index: setting.index)
        else { return false }
        builder = ListBuilder(setting: setting, binding: binding)
        for row in waiting where row.index > binding.headerRow {
            builder?.add(row.index, row.cells.span, texts)
        }
        top = []
        waiting = []
        return true
    }
}

/// What a sheet is read with.
struct SheetSetting {
    let file: Int
    let sheet: String
    let index: HeaderIndex
    let recognisers: [CodeSetID: CodeRecogniser]
    let formats: [NumberFormat]
    let uses1904: Bool
    let sharedTexts: Int
}

/// A sheet that is a list: its table, and what binding and typing it met.
struct BoundSheet: Sendable {
    var table: ListTable
    var observations: [Observation]
}
