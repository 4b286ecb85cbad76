internal import AnnexASchema
internal import CalendarDays

extension SynthLayout {
    /// Lays the pages out as the sheets of a workbook.
    func sheets(_ pages: [Page], options: SynthOptions, edition: Edition) -> (
        sheets: [SynthSheet], mistakes: [SynthMistake]
    ) {
        var sheets: [SynthSheet] = []
        var mistakes: [SynthMistake] = []
        if self == .template { sheets.append(Self.frontSheet(options)) }
        for page in pages {
            let head = head(of: page, options)
            let headingRow = head.count + 1
            var rows = head
            rows.append(page.headings.map(SynthCell.text))
            for row in page.rows {
                rows.append(row.cells)
                for mistake in row.mistakes {
                    mistakes.append(
                        SynthMistake(
                            list: page.definition.number, row: rows.count, column: mistake.column,
                            kind: mistake.kind))
                }
            }
            for kind in page.mistakes {
                mistakes.append(
                    SynthMistake(list: page.definition.number, row: headingRow, column: nil, kind: kind))
            }
            var columns = page.columns
            if self == .chat { compute(page, &columns, &rows, headingRow: headingRow) }
            sheets.append(
                SynthSheet(
                    name: sheetName(of: page.definition), list: page.definition.number,
                    hasMergedTitle: self == .template, headingRow: headingRow, columns: columns, rows: rows))
        }
        if self == .named {
            var random = SynthRandom(seed: options.seed, stream: 4)
            random.shuffle(&sheets)
        }
        return (sheets, mistakes)
    }

    private func sheetName(of list: ListDefinition) -> String {
        switch self {
        case .template: list.sheet
        case .plain, .chat: "List \(list.number)"
        case .named: String("List \(list.number) - \(list.name)".prefix(31))
        }
    }

    private func head(of page: Page, _ options: SynthOptions) -> [[SynthCell]] {
        switch self {
        case .template: return [[.text(page.definition.title)]]
        case .plain, .named: return []
        case .chat:
            let isYear = page.definition.number >= 10
            let first = options.asAt.adding(months: isYear ? -12 : -6)
            return [
                [.text(page.definition.title), .text("\(first.spelled) to \(options.asAt.spelled)")]
            ]
        }
    }

    private static func frontSheet(_ options: SynthOptions) -> SynthSheet {
        SynthSheet(
            name: "Front_Sheet", list: nil, hasMergedTitle: false, headingRow: 0, columns: [],
            rows: [
                [.text("Child-level data: Annex A")],
                [.text("Invented for demonstration and testing; no child in it is a real child.")],
                [],
                [.text("Inspection date"), .date(options.asAt)],
                [.text("Date of extract"), .date(options.extracted)],
            ])
    }

    // MARK: What ChAT adds

    /// Columns that ChAT computes, and the rows below the last child that it computes them for too.
    private func compute(
        _ page: Page, _ columns: inout [ColumnID?], _ rows: inout [[SynthCell]], headingRow: Int
    ) {
        let width = columns.count
        var added = ["Gender group", "Errors"]
        if page.definition.number == 1 { added.insert("Contacts per child (distinct count)", at: 1) }
        columns += added.map { _ in nil }
        rows[headingRow - 1] += added.map(SynthCell.text)

        let person = page.columns.firstIndex { $0?.rawValue == "child_id" }
        let gender = page.columns.firstIndex { $0?.rawValue == "gender" }
        var seen: Set<String> = []
        for index in rows.indices.dropFirst(headingRow) {
            guard page.rows[index - headingRow].source != nil else { continue }
            while rows[index].count < width { rows[index].append(.empty) }
            let group = gender.flatMap { $0 < rows[index].count ? Self.words(rows[index][$0]) : nil }
            rows[index].append(.text(group?.isEmpty == false ? group ?? "-" : "-"))
            if page.definition.number == 1 {
                let id = person.map { Self.words(rows[index][$0]) } ?? ""
                rows[index].append(.number(seen.insert(id).inserted ? 1 : 0))
            }
            rows[index].append(.number(0))
        }
        let blank = [SynthCell](repeating: .empty, count: width)
        let prefilled = blank + added.map { $0 == "Gender group" ? .text("-") : .number(0) }
        rows += [[SynthCell]](repeating: prefilled, count: 200)
    }

    private static func words(_ cell: SynthCell) -> String {
        switch cell {
        case .text(let text): text
        case .number(let number): String(number)
        case .empty, .date, .boolean, .error: ""
        }
    }
}
