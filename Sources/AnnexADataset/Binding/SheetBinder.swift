import AnnexASchema
import XLSXReader

/// Receives the rows of one sheet, finds out which list it is, and types its cells as they come.
///
/// A sheet may hold several lists one below the other, each below its own headings.
final class SheetBinder: RowSink {
    /// A row that waits until the headings are known.
    struct WaitingRow {
        let index: Int
        let cells: [Cell]
    }

    private let setting: SheetSetting
    private var top: [HeaderBinding.TopRow] = []
    private var waiting: [WaitingRow] = []
    /// The lists met so far, and which of them the rows at hand belong to.
    private var builders: [ListBuilder] = []
    private var current = 0
    /// The row below a first of two rows of headings.
    private var secondHeadings: Int?
    private var cellsTwice: [(row: Int, column: Int)] = []
    private(set) var isSEND = false
    private var isDone = false

    /// In how many rows from the top the first headings are looked for.
    static let headerRows = 30

    /// How many lists one sheet may hold; what stands below further headings is of the last of them.
    private static let mostLists = 33

    init(setting: SheetSetting) {
        self.setting = setting
    }

    func row(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> Bool {
        if !builders.isEmpty {
            add(index, cells, texts)
            return true
        }
        if index >= Self.headerRows {
            guard decide(texts) else { return false }
            add(index, cells, texts)
            return true
        }
        top.append(Self.words(index, cells, texts))
        waiting.append(WaitingRow(index: index, cells: cells.indices.map { cells[$0] }))
        return true
    }

    private static func words(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> HeaderBinding.TopRow {
        var words: [Int: String] = [:]
        for position in cells.indices {
            guard case .text(let id) = cells[position].content else { continue }
            let text = texts.string(id)
            if text.contains(where: { !$0.isWhitespace }) { words[Int(cells[position].column)] = text }
        }
        return HeaderBinding.TopRow(index: index, texts: words)
    }

    /// How many cells stored twice are told of one sheet; a broken export has them in every row.
    private static let mostTwice = 1_000

    func cellTwice(row: Int, column: Int) {
        if cellsTwice.count < Self.mostTwice { cellsTwice.append((row, column)) }
    }

    /// The lists that the sheet turned out to hold; none where it is no list.
    func finish(_ texts: TextStore) -> [BoundSheet] {
        if builders.isEmpty, !isDone { _ = decide(texts) }
        for cell in cellsTwice {
            let below = builders.lastIndex { $0.binding.firstHeaderRow <= cell.row } ?? 0
            if below < builders.count { builders[below].tellTwice(row: cell.row, column: cell.column) }
        }
        return builders.map { $0.finish(texts) }
    }

    // MARK: The first headings

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
            let best = HeaderBinding.find(in: top, sheet: setting.sheet, index: setting.index)
        else { return false }
        // the best headings may be repeated ones, or another list's further down
        let first = firstHeadings(above: best, texts) ?? best
        let isRepeat = first.repeats(best)
        builders = [ListBuilder(setting: setting, binding: isRepeat ? best : first)]
        builders[0].addAbove(waiting.prefix { $0.index < first.firstHeaderRow }, texts)
        builders[0].goOn(below: first.headerRow)
        if isRepeat, first.headerRow < best.headerRow {
            builders[0].addHeadings(first.headerRow, isReturn: false)
        }
        for row in waiting where row.index > first.headerRow {
            switch row.index {
            case best.headerRow where !isRepeat: take(best)
            case best.headerRow: builders[0].goOn(below: row.index)
            case best.firstHeaderRow..<best.headerRow: continue
            default: add(row.index, row.cells.span, texts)
            }
        }
        top = []
        waiting = []
        return true
    }

    /// The first headings above the best ones that rows of their list stand below, before any others.
    private func firstHeadings(above best: HeaderBinding, _ texts: TextStore) -> HeaderBinding? {
        var bindings = top.filter { $0.index < best.firstHeaderRow }.compactMap {
            HeaderBinding.headings($0, besides: best.list, index: setting.index)
        }
        guard !bindings.isEmpty else { return nil }
        bindings.append(best)
        return zip(bindings, bindings.dropFirst()).first { upper, lower in
            let builder = ListBuilder(setting: setting, binding: upper)
            return waiting.contains {
                $0.index > upper.headerRow && $0.index < lower.firstHeaderRow
                    && builder.isData($0.cells.span, texts)
            }
        }?.0
    }

    // MARK: Rows below

    private func add(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) {
        if mayBeHeadings(cells, texts),
            let binding = HeaderBinding.headings(
                Self.words(index, cells, texts), besides: builders[current].binding.list, index: setting.index
            )
        {
            take(binding)
        } else {
            builders[current].add(index, cells, texts)
        }
    }

    /// Goes on with the list that these headings are of: one met before, whose headings are repeated, or a further one.
    private func take(_ headings: HeaderBinding) {
        let isSecond = headings.headerRow == secondHeadings
        if let known = isSecond ? current : builders.firstIndex(where: { headings.repeats($0.binding) }) {
            builders[known].addHeadings(headings.headerRow, isReturn: known != current)
            current = known
        } else if builders.count < Self.mostLists {
            builders.append(ListBuilder(setting: setting, binding: headings, isFurther: true))
            current = builders.count - 1
        } else {
            builders[current].addHeadings(headings.headerRow, isReturn: false)
        }
        let binding = builders[current].binding
        secondHeadings = binding.firstHeaderRow < binding.headerRow ? headings.headerRow + 1 : nil
    }

    /// Whether a row is words alone, the first three without a figure and one of them a heading: a row of data has an
    /// identifier, an age or a date.
    private func mayBeHeadings(_ cells: Span<Cell>, _ texts: TextStore) -> Bool {
        var first: [TextID] = []
        for position in cells.indices {
            switch cells[position].content {
            case .empty: continue
            case .text(let id):
                let look = texts.withUTF8(id) { bytes -> (isEmpty: Bool, mayBe: Bool) in
                    guard bytes.count > 0 else { return (true, true) }
                    if first.count >= 3 { return (false, bytes[0] &- 48 > 9) }
                    for index in bytes.indices where bytes[index] &- 48 <= 9 { return (false, false) }
                    return (false, true)
                }
                guard look.mayBe else { return false }
                if !look.isEmpty, first.count < 3 { first.append(id) }
            default: return false
            }
        }
        return first.count == 3 && first.contains { !setting.index.candidates(texts.string($0)).isEmpty }
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
