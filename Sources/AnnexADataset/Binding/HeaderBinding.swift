import AnnexASchema

/// The headings of a sheet, understood: which list it is, and which column each heading names.
struct HeaderBinding {
    let list: Int
    let headerRow: Int
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
    }

    /// Finds the row with the headings among the first rows of a sheet, and the list they belong to.
    ///
    /// The sheet's name decides only between lists that fit equally well. Nil where no row holds at least three
    /// headings of one list, or where they could be a page of codes: no identifier and no date among them.
    static func find(in rows: [TopRow], sheet: String, index: HeaderIndex) -> HeaderBinding? {
        var best: (score: Int, row: TopRow, lists: [Int])?
        for row in rows {
            var columns = [Set<Int>](repeating: [], count: index.lists.count)
            for text in row.texts.values {
                for candidate in index.candidates(text) { columns[candidate.list].insert(candidate.column) }
            }
            guard let score = columns.map(\.count).max(), score >= 3, score > best?.score ?? 0 else {
                continue
            }
            best = (score, row, columns.indices.filter { columns[$0].count == score })
        }
        guard let best else { return nil }
        let named = SheetName.list(sheet, among: index.lists)
        let list: Int
        if let named, best.lists.contains(named) {
            list = named
        } else if best.lists.count == 1 {
            list = best.lists[0]
        } else {
            return nil
        }
        let binding = HeaderBinding(list: list, row: best.row, index: index)
        let columns = index.lists[list].columns
        let isData = binding.sheetColumns.indices.contains {
            !binding.sheetColumns[$0].isEmpty && (columns[$0].role == .person || columns[$0].type == .date)
        }
        return isData || named == list ? binding : nil
    }

    private init(list: Int, row: TopRow, index: HeaderIndex) {
        let columns = index.lists[list].columns
        var sheetColumns = [[Int]](repeating: [], count: columns.count)
        var matched: [ListSource.MatchedHeader] = []
        var extra: [ListSource.ExtraHeader] = []
        var ambiguous: [ListSource.ExtraHeader] = []
        for (sheetColumn, text) in row.texts.sorted(by: { $0.key < $1.key }) {
            let candidates = index.match(text, list: list)
            switch candidates.count {
            case 0: extra.append(.init(header: text, sheetColumn: sheetColumn))
            case 1:
                sheetColumns[candidates[0].column].append(sheetColumn)
                matched.append(
                    .init(
                        column: columns[candidates[0].column].id, header: text, sheetColumn: sheetColumn,
                        how: candidates[0].how))
            default: ambiguous.append(.init(header: text, sheetColumn: sheetColumn))
            }
        }
        for near in NearHeaders(columns: columns, taken: sheetColumns, extra: extra).matches {
            sheetColumns[near.column].append(near.extra.sheetColumn)
            extra.removeAll { $0 == near.extra }
            matched.append(
                .init(
                    column: columns[near.column].id, header: near.extra.header,
                    sheetColumn: near.extra.sheetColumn, how: .pattern))
        }
        matched.sort { $0.sheetColumn < $1.sheetColumn }
        self.list = list
        headerRow = row.index
        self.sheetColumns = sheetColumns
        self.matched = matched
        self.extra = extra
        self.ambiguous = ambiguous
        headerTexts = row.texts
    }
}
