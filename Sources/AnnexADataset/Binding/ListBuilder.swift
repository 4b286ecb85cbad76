import AnnexASchema
import XLSXReader

/// Types the rows below a sheet's headings into a list.
struct ListBuilder {
    let setting: SheetSetting
    let binding: HeaderBinding
    /// Whether other lists stand above on the sheet.
    let isFurther: Bool
    /// The rows above the headings that were kept, first and last.
    private(set) var above: ClosedRange<Int>?
    /// Whether rows of the list stand above the row with the headings.
    private(set) var hasRowsAbove = false
    let definition: ListDefinition
    private var typers: [CellTyper?]
    private(set) var columns: [ListColumn]
    private var words = WordTable()
    private(set) var sheetRows: [Int32] = []
    private(set) var counts = RowCounts()
    private var observations: [Observation] = []
    private var remarks: [CellRemark] = []
    /// For a remark told once a text: which observation it is, by column, kind and text.
    private var onceTold: [String: Int] = [:]
    /// Blank rows since the last row that was kept: told only if another one follows.
    private var blankRows: [Int] = []
    /// The row that follows the last one, where any was kept.
    private var nextRow: Int?
    /// How many rows that are not stored at all are told of, of those that lie together.
    private static let mostAbsent = 100
    private var columnOfSheetColumn: [Int]
    /// The cells of the row at hand, one for each column of the list.
    private var current: [Cell]
    /// For each column of the list its heading as typed; empty where the sheet lacks the column.
    private let headings: [[UInt8]]
    private var extras: [ExtraColumn]
    /// The filled cells of extra columns in the row at hand, by position among these.
    private var currentExtras: [(position: Int, cell: Cell)] = []
    let personColumn: Int?
    private let look: RowLook
    /// Columns that several headings name, with the number of rows in which their values differ.
    private(set) var conflicts: [Int: Int] = [:]
    /// The filled cells of the row at hand that are not in `current`, as another heading names their column too.
    private var spares: [(position: Int, cell: Cell)] = []
    /// By sheet column, the extra column that holds what is not taken from it.
    private var extraOfSpares: [Int: Int] = [:]

    init(setting: SheetSetting, binding: HeaderBinding, isFurther: Bool = false) {
        self.setting = setting
        self.isFurther = isFurther
        self.binding = binding
        definition = setting.index.lists[binding.list]
        columns = definition.columns.indices.map { [definition] in
            ListColumn(definition: definition.columns[$0], sheetColumn: binding.sheetColumns[$0].first)
        }
        typers = definition.columns.indices.map { [definition] position in
            guard !binding.sheetColumns[position].isEmpty else { return nil }
            let column = definition.columns[position]
            return CellTyper(
                definition: column, recogniser: column.codeSet.flatMap { setting.recognisers[$0] },
                formats: setting.formats, uses1904: setting.uses1904, sharedTexts: setting.sharedTexts)
        }
        headings = binding.sheetColumns.map { sheetColumns in
            Array((sheetColumns.first.flatMap { binding.headerTexts[$0] } ?? "").utf8)
        }
        let others = binding.extra + binding.ambiguous
        extras = others.map { ExtraColumn(header: $0.header, sheetColumn: $0.sheetColumn) }
        let last = max(binding.sheetColumns.joined().max() ?? 0, others.map(\.sheetColumn).max() ?? 0)
        var lookup = [Int](repeating: -1, count: last + 1)
        for (position, sheetColumns) in binding.sheetColumns.enumerated() {
            for sheetColumn in sheetColumns { lookup[sheetColumn] = position }
        }
        // -1 is no column at all, -2 the first extra one
        for (position, other) in others.enumerated() { lookup[other.sheetColumn] = -2 - position }
        columnOfSheetColumn = lookup
        current = Array(repeating: .empty, count: definition.columns.count)
        personColumn = definition.columns.firstIndex { $0.role == .person }
        look = RowLook(
            definition: definition, personColumn: personColumn, recognisers: setting.recognisers)
        for (position, sheetColumns) in binding.sheetColumns.enumerated() where sheetColumns.count > 1 {
            conflicts[position] = 0
        }
    }

    mutating func add(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) {
        counts.read += 1
        // a blank row between others is often not stored at all
        if let nextRow, index > nextRow {
            blankRows += nextRow..<min(index, nextRow + Self.mostAbsent)
        }
        if nextRow != nil { nextRow = index + 1 }
        let (filled, firstFilled) = take(cells, texts)
        let hasPerson = look.hasPerson(current, texts)
        guard filled > 0, let firstFilled, hasPerson || !look.isBlank(current, texts) else {
            counts.blank += 1
            blankRows.append(index)
            keepExtras(besides: index, texts)
            return
        }
        let opens = cells[firstFilled]
        let isIdentified = hasPerson && columnOfSheetColumn[Int(opens.column)] != personColumn
        if (!isIdentified && (look.isFooter(opens, texts) || look.isTotal(opens, in: current, texts)))
            || (!hasPerson && filled == 1) || (hasPerson && filled == 1 && look.isNote(opens, texts))
            || (counts.kept == 0 && look.isNoteOnHeadings(current, filled, texts))
        {
            counts.footers += 1
            observations.append(
                Observation(.footerRow, at: place(index, nil), list: definition.number))
            return
        }
        if filled >= 3, repeatsHeadings(texts) {
            tellHeadings(index)
            return
        }
        for blank in blankRows {
            observations.append(
                Observation(.blankRow, at: place(blank, nil), list: definition.number))
        }
        blankRows = []
        nextRow = index + 1
        keep(index, texts)
    }

    /// Sorts the cells of a row into the columns of the list and others; how many of the list's are filled, and the
    /// first of these.
    private mutating func take(_ cells: Span<Cell>, _ texts: TextStore) -> (filled: Int, first: Int?) {
        for position in current.indices { current[position] = .empty }
        currentExtras.removeAll(keepingCapacity: true)
        spares.removeAll(keepingCapacity: true)
        var filled = 0
        var firstFilled: Int?
        for offset in cells.indices {
            let cell = cells[offset]
            let position =
                Int(cell.column) < columnOfSheetColumn.count ? columnOfSheetColumn[Int(cell.column)] : -1
            guard position >= 0 else {
                addExtra(cell, position, texts)
                continue
            }
            guard !isBlank(cell, texts) else { continue }
            guard current[position].isEmpty else {
                spares.append((position, cell))
                continue
            }
            current[position] = cell
            filled += 1
            if firstFilled == nil { firstFilled = offset }
        }
        if !spares.isEmpty { preferReadable(texts) }
        return (filled, firstFilled)
    }

    /// Adds rows from above the headings, from the first on that is one of the list: headings that were sorted in
    /// among the rows.
    mutating func addAbove(_ rows: ArraySlice<SheetBinder.WaitingRow>, _ texts: TextStore) {
        guard let first = rows.firstIndex(where: { isData($0.cells.span, texts) }) else { return }
        for row in rows[first...] { add(row.index, row.cells.span, texts) }
        above = sheetRows.first.flatMap { first in sheetRows.last.map { Int(first)...Int($0) } }
        hasRowsAbove = true
    }

    /// Whether a row is one of the list, and no title or note.
    func isData(_ cells: Span<Cell>, _ texts: TextStore) -> Bool {
        var builder = self
        let filled = builder.take(cells, texts).filled
        return look.isData(builder.current, filled, texts, formats: setting.formats)
    }

    /// Leaves out a row that repeats the headings; `isReturn` where rows of other lists stand above it.
    mutating func addHeadings(_ index: Int, isReturn: Bool) {
        counts.read += 1
        if isReturn { blankRows = [] }
        goOn(below: index)
        if index < binding.headerRow { hasRowsAbove = true }
        tellHeadings(index)
    }

    /// Passes over a row with the headings, which is no blank row.
    mutating func goOn(below index: Int) {
        if nextRow != nil { nextRow = index + 1 }
    }

    private mutating func tellHeadings(_ index: Int) {
        counts.repeatedHeaders += 1
        observations.append(Observation(.repeatedHeader, at: place(index, nil), list: definition.number))
    }

    private mutating func keep(_ index: Int, _ texts: TextStore) {
        let row = sheetRows.count
        sheetRows.append(Int32(index))
        counts.kept += 1
        if !spares.isEmpty { keepSpares(texts) }
        for extra in currentExtras {
            extras[extra.position].add(extra.cell, row: row, sheetRow: index)
        }
        for position in columns.indices where typers[position] != nil {
            let cell = current[position]
            guard let (value, remark) = typers[position]?.type(cell, texts: texts, words: &words) else {
                continue
            }
            columns[position].values.append(value)
            columns[position].raw.append(cell)
            if let remark { tell(remark, cell, position, row, index, texts) }
        }
    }

    /// Of several cells for one column the one that says most is taken, of equals the leftmost.
    private mutating func preferReadable(_ texts: TextStore) {
        for index in spares.indices {
            let (position, cell) = spares[index]
            if rank(cell, position, texts) > rank(current[position], position, texts) {
                spares[index].cell = current[position]
                current[position] = cell
            }
        }
    }

    /// 3 for a value that is understood, 2 for the group of a code alone, 1 for one that cannot be read, 0 for none.
    private mutating func rank(_ cell: Cell, _ position: Int, _ texts: TextStore) -> Int {
        guard let value = answer(to: cell, position, texts)?.value, !value.isBlank else { return 0 }
        guard value.isKnown else { return 1 }
        return definition.columns[position].type == .code && value.code == nil ? 2 : 3
    }

    private mutating func answer(
        to cell: Cell, _ position: Int, _ texts: TextStore
    ) -> CellTyper.TextAnswer? {
        typers[position]?.answer(to: cell, texts: texts, words: &words)
    }

    /// Keeps what another heading says of a column as a value of an extra column, unless it says the same.
    private mutating func keepSpares(_ texts: TextStore) {
        var differing: Set<Int> = []
        for (position, cell) in spares {
            guard let taken = answer(to: current[position], position, texts),
                let other = answer(to: cell, position, texts)
            else { continue }
            if other.value == taken.value,
                taken.value != .unreadable || look.isSame(current[position], cell, texts)
            {
                continue
            }
            let column = Int(cell.column)
            if extraOfSpares[column] == nil {
                extraOfSpares[column] = extras.count
                extras.append(ExtraColumn(header: binding.headerTexts[column] ?? "", sheetColumn: column))
            }
            if let extra = extraOfSpares[column] { currentExtras.append((extra, cell)) }
            // a blank never conflicts
            if !other.value.isBlank { differing.insert(position) }
        }
        for position in differing { conflicts[position, default: 0] += 1 }
    }

    /// Tells that the sheet stores a cell twice, where it lies in a column of the list and below the headings.
    mutating func tellTwice(row index: Int, column: Int) {
        guard index > binding.headerRow || hasRowsAbove, column < columnOfSheetColumn.count,
            columnOfSheetColumn[column] >= 0
        else { return }
        observations.append(
            Observation(
                .duplicateCell, at: place(index, column), list: definition.number,
                row: sheetRows.firstIndex(of: Int32(index)),
                field: definition.columns[columnOfSheetColumn[column]].id))
    }

    private mutating func tell(
        _ remark: CellTyper.Remark, _ cell: Cell, _ position: Int, _ row: Int, _ index: Int,
        _ texts: TextStore
    ) {
        guard remark.isOncePerText else {
            remarks.append(CellRemark(kind: remark.kind, column: Int16(position), row: Int32(row)))
            return
        }
        let found = typed(cell, texts)
        let key = "\(position) \(remark.kind.rawValue) \(found)"
        if let known = onceTold[key] {
            observations[known].count += 1
            return
        }
        onceTold[key] = observations.count
        observations.append(
            Observation(
                remark.kind, at: place(index, Int(cell.column)), list: definition.number, row: row,
                field: definition.columns[position].id, found: found))
    }

    private func typed(_ cell: Cell, _ texts: TextStore) -> String {
        CellText.string(cell, texts: texts, formats: setting.formats, uses1904: setting.uses1904)
    }

    func place(_ row: Int, _ column: Int?) -> Place {
        Place(file: setting.file, sheet: setting.sheet, row: row, column: column)
    }

    private func isBlank(_ cell: Cell, _ texts: TextStore) -> Bool {
        switch cell.content {
        case .empty: true
        case .text(let id):
            texts.withUTF8(id) { bytes in
                for index in bytes.indices
                where bytes[index] > 0x20 && bytes[index] != 0xA0 && bytes[index] != 0xC2 {
                    return false
                }
                return true
            }
        default: false
        }
    }

    /// Keeps a cell of a column that belongs to none of the list's; one without a heading is known from its first
    /// filled cell on.
    private mutating func addExtra(_ cell: Cell, _ position: Int, _ texts: TextStore) {
        if position <= -2 {
            if !cell.isEmpty { currentExtras.append((-2 - position, cell)) }
            return
        }
        guard !isBlank(cell, texts) else { return }
        let column = Int(cell.column)
        if column >= columnOfSheetColumn.count {
            columnOfSheetColumn += Array(repeating: -1, count: column + 1 - columnOfSheetColumn.count)
        }
        columnOfSheetColumn[column] = -2 - extras.count
        currentExtras.append((extras.count, cell))
        extras.append(ExtraColumn(header: "", sheetColumn: column))
    }

    /// Keeps what a row that is no row of the list holds in columns that Annex A does not know: a remark below.
    private mutating func keepExtras(besides index: Int, _ texts: TextStore) {
        for (position, cell) in currentExtras where !isBlank(cell, texts) && !look.isMarker(cell, texts) {
            let isComputed = position < binding.extra.count && binding.extra[position].isComputed
            if !isComputed { extras[position].add(cell, row: nil, sheetRow: index) }
        }
    }

    /// Whether at least three cells equal their own heading.
    private func repeatsHeadings(_ texts: TextStore) -> Bool {
        var equal = 0
        for position in current.indices {
            guard case .text(let id) = current[position].content, !headings[position].isEmpty else {
                continue
            }
            let isEqual = texts.withUTF8(id) { bytes in
                guard bytes.count == headings[position].count else { return false }
                for index in bytes.indices where bytes[index] != headings[position][index] { return false }
                return true
            }
            if isEqual { equal += 1 }
            // a data row cannot have three once its first cells differ
            if position >= 8, equal == 0 { return false }
        }
        return equal >= 3
    }

    consuming func finish(_ texts: TextStore) -> BoundSheet {
        for position in columns.indices {
            columns[position].mapping = (typers[position]?.mapping ?? []).filter { $0.count > 0 }
        }
        // a column without a heading is one only where a row that was kept fills it
        extras.removeAll { extra in extra.header.isEmpty && extra.rows.allSatisfy { $0 == nil } }
        let unheaded = extras.filter(\.header.isEmpty).map {
            ListSource.ExtraHeader(header: "", sheetColumn: $0.sheetColumn, isComputed: false)
        }
        let source = ListSource(
            file: setting.file, sheet: setting.sheet, headerRow: binding.headerRow, matched: binding.matched,
            extra: binding.extra + binding.ambiguous + unheaded,
            missing: columns.filter { !$0.isPresent }.map(\.definition.id))
        let table = ListTable(
            definition: definition, source: source, columns: columns, extras: extras, sheetRows: sheetRows,
            words: words, texts: texts, formats: setting.formats, uses1904: setting.uses1904,
            remarks: remarks,
            rowCounts: counts)
        return BoundSheet(table: table, observations: headerObservations(unheaded) + observations)
    }
}
