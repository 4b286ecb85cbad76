internal import AnnexASchema

/// Faults of whole files and sheets: each needs a return of its own.
package enum FaultFiles {
    /// A return with one fault, named after its rule.
    package struct File: Sendable {
        /// The fault.
        package let fault: SynthFault
        /// The return it stands in.
        package let made: SynthReturn
    }

    /// One return for each rule about files and sheets, made from a clean one.
    package static func all(from clean: SynthReturn) -> [File] {
        func sheets(_ change: (SynthSheet) -> SynthSheet?) -> [SynthSheet] { clean.sheets.compactMap(change) }
        func file(
            _ rule: String, list: Int?, _ how: String, implies: [String] = [], _ sheets: [SynthSheet]
        ) -> File {
            let name = list.flatMap { clean.sheet(ofList: $0)?.name } ?? ""
            var made = SynthReturn(
                sheets: sheets, mistakes: [], asAt: clean.asAt, extracted: clean.extracted)
            let fault = SynthFault(rule: rule, list: list, sheet: name, how: how, implies: implies)
            made.faults = [fault]
            return File(fault: fault, made: made)
        }
        func on(_ list: Int, _ change: (SynthSheet) -> SynthSheet?) -> [SynthSheet] {
            sheets { $0.list == list ? change($0) : $0 }
        }
        let notes = SynthSheet(
            name: "Notes", list: nil, hasMergedTitle: false, headingRow: 0, columns: [],
            rows: [[.text("Nothing here")]])
        let twin = clean.sheets.flatMap { sheet in
            sheet.list == 11 ? [sheet, sheet.named("List 11 (2)")] : [sheet]
        }
        return [
            file("A00-R01", list: nil, "no list at all", [notes]),
            file("A00-R02", list: 11, "the list left out", on(11) { _ in nil }),
            file("A00-R03", list: 11, "the list on two sheets", twin),
            file(
                "A00-R04", list: 11, "no headings", implies: ["A00-R02"],
                on(11) { sheet in
                    SynthSheet(
                        name: sheet.name, list: nil, hasMergedTitle: false, headingRow: 0, columns: [],
                        rows: [[.text("See the other file")], [.number(12)]])
                }),
            file("A00-R05", list: 1, "no column of sources", on(1) { $0.without("contact_source") }),
            file(
                "A00-R06", list: 2, "no column of completions", on(2) { $0.without("assessment_completion") }),
            file(
                "A00-R08", list: 1, "the column twice, with other values",
                on(1) {
                    $0.doubling("contact_source") { _ in
                        .text("a) 1A: Individual (Family member / relative / carer)")
                    }
                }),
            file("A00-R09", list: 1, "the column twice", on(1) { $0.doubling("contact_source") { $0 } }),
            file(
                "A00-R10", list: 11, "a heading for two columns", implies: ["A00-R05"],
                on(11) {
                    $0.heading("gender", "Gender / Ethnicity").without("ethnicity")
                }),
            file("A00-R20", list: 2, "headings alone", on(2) { $0.emptied() }),
            file("A00-R25", list: 1, "rows above the headings", on(1) { $0.sinkingHeadings(by: 3) }),
            file(
                "A00-R26", list: 11, "the list below another one",
                sheets { sheet in
                    switch sheet.list {
                    case 10: clean.sheet(ofList: 11).map(sheet.above) ?? sheet
                    case 11: nil
                    default: sheet
                    }
                }),
            file("A00-R27", list: 2, "the name of another list", on(2) { $0.named("Assessments") }),
        ]
    }
}

extension SynthSheet {
    private func with(
        name: String? = nil, columns: [ColumnID?]? = nil, rows: [[SynthCell]]? = nil
    ) -> SynthSheet {
        SynthSheet(
            name: name ?? self.name, list: list, hasMergedTitle: hasMergedTitle, headingRow: headingRow,
            columns: columns ?? self.columns, rows: rows ?? self.rows)
    }

    private func index(_ id: String) -> Int? { columns.firstIndex(of: ColumnID(rawValue: id)) }

    func named(_ name: String) -> SynthSheet { with(name: name) }

    func emptied() -> SynthSheet { with(rows: Array(rows.prefix(headingRow))) }

    func without(_ id: String) -> SynthSheet {
        guard let index = index(id) else { return self }
        var left = columns
        left.remove(at: index)
        let cells = rows.map { row in
            row.indices.contains(index) ? Array(row[..<index] + row[(index + 1)...]) : row
        }
        return with(columns: left, rows: cells)
    }

    func heading(_ id: String, _ text: String) -> SynthSheet {
        guard let index = index(id) else { return self }
        var cells = rows
        cells[headingRow - 1][index] = .text(text)
        return with(rows: cells)
    }

    /// The headings so many rows further down, in among the rows.
    func sinkingHeadings(by count: Int) -> SynthSheet {
        var cells = rows
        cells.insert(cells.remove(at: headingRow - 1), at: headingRow - 1 + count)
        return with(rows: cells)
    }

    /// Another list below, each with its headings.
    func above(_ other: SynthSheet) -> SynthSheet {
        with(rows: rows + [[]] + other.rows)
    }

    /// The column once more behind the last, with what `value` makes of its cells.
    func doubling(_ id: String, _ value: (SynthCell) -> SynthCell) -> SynthSheet {
        guard let index = index(id) else { return self }
        let cells = rows.enumerated().map { position, row in
            guard position >= headingRow - 1, row.indices.contains(index) else { return row }
            return row + [position == headingRow - 1 ? row[index] : value(row[index])]
        }
        return with(columns: columns + [columns[index]], rows: cells)
    }
}
