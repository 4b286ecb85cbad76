import AnnexASchema
import XLSXReader

/// What a row below the headings looks like, before any of its cells is typed.
struct RowLook {
    let definition: ListDefinition
    let personColumn: Int?
    let recognisers: [CodeSetID: CodeRecogniser]

    /// Whether the row names its child or adopter; a marker for nothing does not.
    func hasPerson(_ cells: [Cell], _ texts: TextStore) -> Bool {
        guard let personColumn, !cells[personColumn].isEmpty else { return false }
        return !isMarker(cells[personColumn], texts)
    }

    /// Whether a row without identifier says nothing: markers such as `-`, and formulas never computed. ChAT fills
    /// five thousand rows with formulas beforehand.
    func isBlank(_ cells: [Cell], _ texts: TextStore) -> Bool {
        for (position, cell) in cells.enumerated() where !cell.isEmpty {
            if case .formulaWithoutValue = cell.content, position != personColumn { continue }
            if !isMarker(cell, texts) { return false }
        }
        return true
    }

    private func isMarker(_ cell: Cell, _ texts: TextStore) -> Bool {
        guard case .text(let id) = cell.content else { return false }
        // no marker has a figure, and nearly every identifier has one
        let canBe = texts.withUTF8(id) { bytes in
            guard bytes.count <= 16 else { return false }
            for index in bytes.indices where bytes[index] &- 48 <= 9 { return false }
            return true
        }
        return canBe && BlankMarkers.isBlank(Folding.code(texts.string(id)))
    }

    /// Whether the first filled cell opens a totals or notes row.
    func isFooter(_ cell: Cell, _ texts: TextStore) -> Bool {
        guard case .text(let id) = cell.content else { return false }
        // most rows open with an identifier: no String is made of it
        let isNoWord = texts.withUTF8(id) { bytes in
            bytes.count > 64
                || (bytes.count > 0 && bytes[0] < 0x80 && bytes[0] > 0x27
                    && !"tcgsn".utf8.contains(bytes[0] | 0x20))
        }
        guard !isNoWord else { return false }
        let folded = Folding.code(texts.string(id))
        return ["total", "count", "grand total", "sum", "source", "notes"].contains { word in
            folded.hasPrefix(word)
                && !(folded.dropFirst(word.count).first.map { $0.isLetter || $0.isNumber } ?? false)
        } || folded.hasPrefix("totals")
    }

    /// Whether the only filled cell of a row is words rather than an identifier: `End of report`.
    func isSentence(_ cell: Cell, _ texts: TextStore) -> Bool {
        guard case .text(let id) = cell.content else { return false }
        let text = texts.string(id)
        // the first words tell; a hundred texts of a mebibyte took half a minute to look through
        let start = text.prefix(200)
        return start.split(whereSeparator: \.isWhitespace).count > 1 && !start.contains(where: \.isNumber)
            && !text.utf8.contains { (48...57).contains($0) }
    }

    /// Whether a row directly below the headings explains these: it numbers the columns, or says in words what
    /// goes into them, with a word where a date would be and no figure where the identifier would be.
    func isNoteOnHeadings(_ cells: [Cell], _ filled: Int, _ texts: TextStore) -> Bool {
        if filled >= 4, numbersColumns(cells, texts) { return true }
        guard filled >= 3 else { return false }
        var hasWordForDate = false
        for (position, cell) in cells.enumerated() where !cell.isEmpty {
            guard case .text(let id) = cell.content else { return false }
            let text = texts.string(id)
            switch definition.columns[position].type {
            case .date:
                let folded = Folding.code(text)
                guard !text.contains(where: \.isNumber), !BlankMarkers.isBlank(folded),
                    !BlankMarkers.isWorded(folded), !BlankMarkers.isError(folded)
                else { return false }
                hasWordForDate = true
            case .identifier, .integer, .age, .urn, .postcode:
                if text.contains(where: \.isNumber) { return false }
            case .code:
                let answer = definition.columns[position].codeSet.flatMap { recognisers[$0] }?.recognise(text)
                if case .code = answer?.meaning { return false }
            case .text: break
            }
        }
        return hasWordForDate
    }

    /// Whether the filled cells are 1, 2, 3 and so on.
    private func numbersColumns(_ cells: [Cell], _ texts: TextStore) -> Bool {
        var last: Int?
        for cell in cells where !cell.isEmpty {
            let number: Int?
            switch cell.content {
            case .number(let value): number = Int(exactly: value)
            case .text(let id): number = Int(texts.string(id))
            default: number = nil
            }
            guard let number, number == (last.map { $0 + 1 } ?? number), number < 100 else { return false }
            last = number
        }
        return true
    }
}
