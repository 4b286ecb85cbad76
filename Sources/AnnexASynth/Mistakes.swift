internal import AnnexASchema
internal import CalendarDays

/// Plants mistakes in the pages of a return, and keeps account of each.
///
/// No row gets two mistakes, so that none hides another.
struct MistakePlanter {
    let noise: SynthNoise
    let extracted: CalendarDay
    let drafts: [DraftList]
    var random: SynthRandom

    /// Mistakes that change one cell of one row.
    private static let inCells: [SynthMistake.Kind] = [
        .missingBirthDate, .endBeforeStart, .unknownCode, .unreadableDate, .monthFirstDate, .futureDate,
        .fillerDate, .badPostcode, .blankRequired, .errorValue, .decimalAge, .missingIdentifier,
    ]
    /// The dates that end something and those that start it, list by list.
    private static let spans: [Int: (start: String, end: String)] = [
        2: ("assessment_start", "assessment_completion"), 4: ("assessment_start", "assessment_authorised"),
        5: ("strategy_discussion", "icpc_date"), 6: ("cin_start", "cin_closure"),
        7: ("cpp_start", "cpp_end"), 8: ("cla_start", "cla_ceased"), 11: ("stage_1_start", "stage_1_end"),
    ]

    /// Plants what the level of noise asks for.
    mutating func plant(in pages: inout [Page]) {
        switch noise {
        case .none: return
        case .light:
            for kind in Self.inCells + [.duplicateRow] {
                var order = Array(pages.indices)
                random.shuffle(&order)
                for index in order where plant(kind, in: &pages[index]) { break }
            }
            var order = Array(pages.indices)
            random.shuffle(&order)
            for (kind, index) in zip(Self.ofSheets, order) { reshape(&pages[index], kind) }
        case .heavy:
            for index in pages.indices {
                // A small list would be nothing but mistakes.
                var left = max(1, pages[index].rows.count / 3)
                var kinds = Self.inCells + [.duplicateRow]
                random.shuffle(&kinds)
                for kind in kinds {
                    for _ in 0...min(pages[index].rows.count / 500, 40) where left > 0 {
                        if plant(kind, in: &pages[index]) { left -= 1 }
                    }
                }
                for kind in Self.ofSheets where random.chance(0.35) { reshape(&pages[index], kind) }
            }
        }
    }

    // MARK: Rows and columns

    private static let ofSheets: [SynthMistake.Kind] = [
        .blankRow, .totalsRow, .extraColumn, .reorderedColumns,
    ]

    private mutating func reshape(_ page: inout Page, _ kind: SynthMistake.Kind) {
        switch kind {
        case .blankRow:
            guard page.rows.count > 1 else { return }
            let index = random.int(1, page.rows.count - 1)
            page.rows.insert(Page.Row(cells: [], source: nil, mistakes: [(nil, .blankRow)]), at: index)
        case .totalsRow:
            let count = Double(page.rows.count)
            page.rows.append(
                Page.Row(cells: [.text("Total"), .number(count)], source: nil, mistakes: [(nil, .totalsRow)]))
        case .extraColumn:
            let index = random.chance(0.5) ? page.columns.count : random.int(1, page.columns.count)
            page.insertColumn(named: "Local Area Code", at: index) { .text("Area \($0 % 7 + 1)") }
            page.mistakes.append(.extraColumn)
        case .reorderedColumns:
            var order = Array(page.columns.indices)
            random.shuffle(&order)
            guard order != Array(page.columns.indices) else { return }
            page.reorder(order)
            page.mistakes.append(.reorderedColumns)
        default: return
        }
    }

    // MARK: Cells

    /// Plants one mistake in a row that has none; false where the list has no fitting row.
    private mutating func plant(_ kind: SynthMistake.Kind, in page: inout Page) -> Bool {
        guard !page.rows.isEmpty else { return false }
        for _ in 0..<60 {
            let row = random.int(0, page.rows.count - 1)
            guard page.rows[row].isFree, let source = page.rows[row].source else { continue }
            if kind == .duplicateRow {
                // A mistake planted in one of the two later on would make them differ.
                page.rows[row].isFree = false
                var twin = page.rows[row]
                twin.mistakes = [(nil, kind)]
                page.rows.insert(twin, at: row + 1)
                return true
            }
            let values = drafts[page.definition.number - 1].rows[source]
            guard let (column, cell) = fault(kind, page.definition, values) else { continue }
            guard let index = page.columns.firstIndex(of: page.definition.columns[column].id) else {
                continue
            }
            page.rows[row].cells[index] = cell
            page.rows[row].mistakes = [(page.definition.columns[column].id, kind)]
            page.rows[row].isFree = false
            return true
        }
        return false
    }

    /// The column of a row to spoil, and what to put there.
    private mutating func fault(
        _ kind: SynthMistake.Kind, _ list: ListDefinition, _ values: [DraftValue]
    ) -> (column: Int, cell: SynthCell)? {
        switch kind {
        case .missingBirthDate:
            guard let birth = column(of: list, where: { $0.role == .birth }),
                let age = column(of: list, where: { $0.type == .age }),
                values[age] != .number(-1)
            else { return nil }
            return (birth, .empty)
        case .endBeforeStart:
            guard let (start, end) = Self.spans[list.number],
                let from = list.index(of: ColumnID(rawValue: start)),
                let to = list.index(of: ColumnID(rawValue: end)), case .date(let first) = values[from],
                values[to] != .blank
            else { return nil }
            return (to, .date(first.adding(days: -random.int(1, 20))))
        case .unknownCode:
            return any(list, values) { $0.type == .code }.map { ($0, .text("Nope")) }
        case .unreadableDate:
            let words = ["TBC", "May be 8 Jan 2014", "unknown", "31/02/2023"]
            return any(list, values) { $0.type == .date }.map { ($0, .text(random.element(of: words))) }
        case .monthFirstDate:
            guard let column = any(list, values, { $0.type == .date }),
                case .date(let date) = values[column], date.civil.day > 12
            else { return nil }
            let (year, month, day) = date.civil
            return (column, .text("\(padded(month, 2))/\(padded(day, 2))/\(year)"))
        case .futureDate:
            return any(list, values) { $0.type == .date && $0.role != .birth }.map {
                ($0, .date(extracted.adding(days: random.int(20, 400))))
            }
        case .fillerDate:
            return any(list, values) { $0.type == .date }.map { ($0, .text("01/01/1900")) }
        case .badPostcode:
            return any(list, values) { $0.type == .postcode }.map { ($0, .text("nope")) }
        case .blankRequired:
            return any(list, values) {
                $0.isRequired && $0.role != .team && $0.role != .worker && !Self.isName($0)
            }
            .map { ($0, .empty) }
        case .errorValue:
            return any(list, values) { $0.isRequired && !Self.isName($0) }.map { ($0, .error("#N/A")) }
        case .decimalAge:
            guard let place = column(of: list, where: { $0.type == .age }),
                case .number(let age) = values[place], age >= 0
            else { return nil }
            return (place, .number(Double(age) + 0.375))
        case .missingIdentifier:
            return column(of: list, where: { $0.role == .person }).map { ($0, .empty) }
        case .duplicateRow, .blankRow, .totalsRow, .extraColumn, .reorderedColumns: return nil
        }
    }

    /// Ids and birth dates have mistakes of their own.
    private static func isName(_ column: ColumnDefinition) -> Bool {
        column.role == .person || column.role == .birth || column.role == .family
    }

    private func column(of list: ListDefinition, where fits: (ColumnDefinition) -> Bool) -> Int? {
        list.columns.firstIndex(where: fits)
    }

    /// A filled column that fits, any of them.
    private mutating func any(
        _ list: ListDefinition, _ values: [DraftValue], _ fits: (ColumnDefinition) -> Bool
    ) -> Int? {
        let columns = list.columns.indices.filter { values[$0] != .blank && fits(list.columns[$0]) }
        return columns.isEmpty ? nil : random.element(of: columns)
    }
}
