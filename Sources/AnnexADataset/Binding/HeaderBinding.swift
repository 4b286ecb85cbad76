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
    /// Headings may take two rows, one below the other. The sheet's name decides only between lists that fit
    /// equally well; without a name, more of the template's own words do. Nil where no row holds at least three
    /// headings of one list, or where they could be a page of codes: no identifier and no date among them.
    static func find(in rows: [TopRow], sheet: String, index: HeaderIndex) -> HeaderBinding? {
        var known = KnownTexts(index: index)
        var best: (fit: Fit, row: TopRow)?
        // rows of data have few texts: most cannot be better than the headings and need no look
        func mayBeBest(_ texts: Int) -> Bool { texts * index.mostColumnsOfHeading > best?.fit.score ?? 2 }
        func consider(_ row: TopRow) {
            guard mayBeBest(row.texts.count) else { return }
            let fit = Fit(row, known: &known)
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
        let named = SheetName.list(sheet, among: index.lists)
        let list: Int
        if let named, best.fit.lists.contains(named) {
            list = named
        } else if let only = best.fit.wordedBest {
            list = only
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

    /// What texts may name, each looked up once: below the headings the same words stand in every row.
    private struct KnownTexts {
        let index: HeaderIndex
        private var answers: [String: [HeaderIndex.Candidate]] = [:]

        init(index: HeaderIndex) {
            self.index = index
        }

        mutating func candidates(_ text: String) -> [HeaderIndex.Candidate] {
            if let known = answers[text] { return known }
            let found = index.candidates(text)
            answers[text] = found
            return found
        }
    }

    /// How many columns of which lists a row's texts name.
    private struct Fit {
        let score: Int
        /// The lists that fit best, by position.
        let lists: [Int]
        /// Of these the one whose own words the headings are most often, where there is one.
        let wordedBest: Int?

        init(_ row: TopRow, known: inout KnownTexts) {
            var columns = [Set<Int>](repeating: [], count: known.index.lists.count)
            var worded = columns
            for text in row.texts.values {
                for candidate in known.candidates(text) {
                    columns[candidate.list].insert(candidate.column)
                    if candidate.how == .normalised { worded[candidate.list].insert(candidate.column) }
                }
            }
            let score = columns.map(\.count).max() ?? 0
            let lists = columns.indices.filter { columns[$0].count == score }
            let most = lists.map { worded[$0].count }.max()
            let best = lists.filter { worded[$0].count == most }
            self.score = score
            self.lists = lists
            wordedBest = best.count == 1 ? best[0] : nil
        }
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
        headerRow = row.index
        self.sheetColumns = sheetColumns
        self.matched = matched
        self.extra = extra
        self.ambiguous = ambiguous
        headerTexts = row.texts
    }
}
