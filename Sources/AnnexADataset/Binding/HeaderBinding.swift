import AnnexASchema

/// The headings of a sheet, understood: which list it is, and which column each heading names.
struct HeaderBinding {
    let list: Int
    /// The list that the sheet's name tells; nil where it tells none.
    let named: Int?
    let headerRow: Int
    /// The upper one of two rows of headings.
    let firstHeaderRow: Int
    /// For each column of the list, the sheet columns that name it, leftmost first.
    let sheetColumns: [[Int]]
    let matched: [ListSource.MatchedHeader]
    let extra: [ListSource.ExtraHeader]
    let ambiguous: [ListSource.ExtraHeader]
    let headerTexts: [Int: String]

    /// One row of a sheet's top: its index and the texts of its cells by column.
    struct TopRow {
        let index: Int
        let texts: [Int: String]
        /// Where two rows are joined, the upper one.
        let firstIndex: Int

        init(index: Int, texts: [Int: String], firstIndex: Int? = nil) {
            self.index = index
            self.texts = texts
            self.firstIndex = firstIndex ?? index
        }
    }

    /// Finds the row with the headings among the first rows of a sheet, and the list they belong to.
    ///
    /// Headings may take two rows, one below the other. The sheet's name decides, unless the headings are clearly
    /// another list's; without a name, of lists that fit equally well the one whose own words they are more often.
    /// Nil where no row holds at least three headings of one list, or where they could be a page of codes: no
    /// identifier and no date among them.
    static func find(in rows: [TopRow], sheet: String, index: HeaderIndex) -> HeaderBinding? {
        var known = KnownTexts(index: index)
        var best: (fit: HeadingFit, row: TopRow)?
        // rows of data have few texts: most cannot be better than the headings and need no look
        func mayBeBest(_ texts: Int) -> Bool { texts * index.mostColumnsOfHeading > best?.fit.score ?? 2 }
        func consider(_ row: TopRow) {
            guard mayBeBest(row.texts.count) else { return }
            let fit = HeadingFit(row, known: &known)
            if fit.score >= 3, fit.score > best?.fit.score ?? 0 { best = (fit, row) }
        }
        rows.forEach(consider)
        // a pair of rows must beat every single one, and one of them is the best where there is one
        let single = best?.row.index
        for (upper, lower) in zip(rows, rows.dropFirst())
        where single == nil || upper.index == single || lower.index == single {
            guard mayBeBest(upper.texts.count + lower.texts.keys.count { upper.texts[$0] == nil }) else {
                continue
            }
            HeadingRows.joined(upper, lower, index: index).map(consider)
        }
        guard let best else { return nil }
        let named = SheetName(sheet, among: index.lists)
        guard let list = best.fit.list(named: named?.list) else { return nil }
        let binding = HeaderBinding(list: list, row: best.row, named: named?.list, index: index)
        let isWholeName = named?.list == list && named?.isWhole == true
        return binding.namesPersonOrDate(index) || isWholeName ? binding : nil
    }

    /// What a row alone is, where it holds headings: those of the list that stands above it, unless they are clearly
    /// another's. Nil for any other row.
    static func headings(_ row: TopRow, besides list: Int, index: HeaderIndex) -> HeaderBinding? {
        guard row.texts.count >= 3 else { return nil }
        var known = KnownTexts(index: index)
        let fit = HeadingFit(row, known: &known)
        guard fit.score >= 3, fit.score * 2 >= row.texts.count, let own = fit.list(named: list) else {
            return nil
        }
        let binding = HeaderBinding(list: own, row: row, named: nil, index: index)
        return own == list || binding.namesPersonOrDate(index) ? binding : nil
    }

    /// Whether these are the other's headings once more: of one list, what both name stands in the same columns.
    func repeats(_ other: HeaderBinding) -> Bool {
        list == other.list
            && zip(sheetColumns, other.sheetColumns).allSatisfy { $0.isEmpty || $1.isEmpty || $0 == $1 }
    }

    private func namesPersonOrDate(_ index: HeaderIndex) -> Bool {
        let columns = index.lists[list].columns
        return sheetColumns.indices.contains {
            !sheetColumns[$0].isEmpty && (columns[$0].role == .person || columns[$0].type == .date)
        }
    }

    private init(list: Int, row: TopRow, named: Int?, index: HeaderIndex) {
        let columns = index.lists[list].columns
        var sheetColumns = [[Int]](repeating: [], count: columns.count)
        var matched: [ListSource.MatchedHeader] = []
        var extra: [ListSource.ExtraHeader] = []
        var ambiguous: [ListSource.ExtraHeader] = []
        for (sheetColumn, text) in row.texts.sorted(by: { $0.key < $1.key }) {
            let candidates = index.match(text, list: list)
            switch candidates.count {
            case 0:
                extra.append(
                    .init(header: text, sheetColumn: sheetColumn, isComputed: index.isComputed(text)))
            case 1:
                sheetColumns[candidates[0].column].append(sheetColumn)
                matched.append(
                    .init(
                        column: columns[candidates[0].column].id, header: text, sheetColumn: sheetColumn,
                        how: candidates[0].how))
            default: ambiguous.append(.init(header: text, sheetColumn: sheetColumn, isComputed: false))
            }
        }
        for near in NearHeaders(columns: columns, taken: sheetColumns, extra: extra.filter { !$0.isComputed })
            .matches
        {
            sheetColumns[near.column].append(near.extra.sheetColumn)
            extra.removeAll { $0 == near.extra }
            matched.append(
                .init(
                    column: columns[near.column].id, header: near.extra.header,
                    sheetColumn: near.extra.sheetColumn, how: .pattern))
        }
        matched.sort { $0.sheetColumn < $1.sheetColumn }
        self.list = list
        self.named = named
        headerRow = row.index
        firstHeaderRow = row.firstIndex
        self.sheetColumns = sheetColumns
        self.matched = matched
        self.extra = extra
        self.ambiguous = ambiguous
        headerTexts = row.texts
    }
}
