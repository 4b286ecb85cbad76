import AnnexASchema
import XLSXReader

extension ListBuilder {
    /// What there is to say of the sheet and its headings once all rows are known.
    func headerObservations(_ unheaded: [ListSource.ExtraHeader]) -> [Observation] {
        var told: [Observation] = []
        let list = definition.number
        func heading(_ column: Int?) -> Place { place(binding.headerRow, column) }
        if let named = binding.named, named != binding.list, !isFurther {
            let other = setting.index.lists[named]
            told.append(
                Observation(
                    .nameOfOtherList, at: heading(nil), list: list, found: setting.sheet,
                    detail: "List \(other.number) \(other.name)"))
        }
        let headings = "row \(binding.headerRow + 1)"
        if let above {
            let rows =
                above.count == 1
                ? "Row \(above.lowerBound + 1) stands"
                : "Rows \(above.lowerBound + 1) to \(above.upperBound + 1) stand"
            told.append(
                Observation(.rowsAboveHeadings, at: heading(nil), list: list, found: headings, detail: rows))
        } else if isFurther {
            told.append(Observation(.furtherList, at: heading(nil), list: list, found: headings))
        } else if binding.headerRow > 0, !hasRowsAbove {
            told.append(
                Observation(
                    .headerBelowFirstRow, at: heading(nil), list: list, found: headings))
        }
        for (position, column) in definition.columns.enumerated() where binding.sheetColumns[position].isEmpty
        {
            told.append(
                Observation(
                    column.isRequired ? .requiredColumnMissing : .optionalColumnMissing, at: heading(nil),
                    list: list, field: column.id, detail: column.header))
        }
        for match in binding.matched where match.how == .pattern {
            told.append(
                Observation(
                    .nearHeader, at: heading(match.sheetColumn), list: list, field: match.column,
                    found: match.header,
                    detail: definition.index(of: match.column).map { definition.columns[$0].header }))
        }
        for extra in binding.extra + unheaded where !extra.isComputed {
            let letters = CellReference.letters(ofColumn: extra.sheetColumn)
            told.append(
                Observation(
                    .extraColumn, at: heading(extra.sheetColumn), list: list,
                    found: extra.header.isEmpty ? "(no heading in column \(letters))" : extra.header))
        }
        for ambiguous in binding.ambiguous {
            told.append(
                Observation(
                    .headerAmbiguous, at: heading(ambiguous.sheetColumn), list: list, found: ambiguous.header)
            )
        }
        for (position, rows) in conflicts.sorted(by: { $0.key < $1.key }) {
            let second = binding.sheetColumns[position][1]
            told.append(
                Observation(
                    rows > 0 ? .columnTwiceConflicting : .columnTwice, at: heading(second), list: list,
                    field: definition.columns[position].id, found: binding.headerTexts[second],
                    count: max(1, rows)))
        }
        let order = binding.sheetColumns.compactMap(\.first)
        let isComplete = definition.columns.indices.allSatisfy {
            !definition.columns[$0].isRequired || !binding.sheetColumns[$0].isEmpty
        }
        if isComplete, order != order.sorted() {
            told.append(Observation(.columnsOutOfOrder, at: heading(nil), list: list))
        }
        let filled = counts.read - counts.blank
        let named = personColumn.map { columns[$0].values.count { !$0.isBlank } } ?? 0
        if filled >= 5_000, named * 2 < filled {
            told.append(
                Observation(
                    .mostlyUnidentified, at: heading(nil), list: list, detail: "\(named) of \(filled) rows"))
        }
        if sheetRows.isEmpty { told.append(Observation(.listEmpty, at: heading(nil), list: list)) }
        return told
    }
}
