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

    /// Whether two cells hold the same.
    func isSame(_ first: Cell, _ second: Cell, _ texts: TextStore) -> Bool {
        guard case .text(let one) = first.content, case .text(let other) = second.content else {
            return first.content == second.content
        }
        return one == other || texts.bytes(one) == texts.bytes(other)
    }

    func isMarker(_ cell: Cell, _ texts: TextStore) -> Bool {
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
        return NoteWords.opens(Folding.code(texts.string(id))[...], NoteWords.openingsOfAny)
    }

    /// Whether the only filled cell of a row is a note or a group's name rather than an identifier: `End of report`,
    /// `Printed on 01/04/2024`, `Team 3`. An odd identifier such as `AB 12345` is none.
    func isNote(_ cell: Cell, _ texts: TextStore) -> Bool {
        guard case .text(let id) = cell.content else { return false }
        // the first words tell; a hundred texts of a mebibyte took half a minute to look through
        let start = Folding.code(String(texts.string(id).prefix(200)))
        // "*** End ***", "* Data taken at six"
        let folded = start.drop { !($0.isLetter || $0.isNumber) }
        let words = Self.words(folded)
        guard let last = words.last else { return false }
        if !start.contains(where: \.isNumber), start.split(separator: " ").count > 1 { return true }
        if NoteWords.opens(folded, NoteWords.openings) || NoteWords.closings.contains(last) { return true }
        if words.contains(where: NoteWords.groups.contains) { return true }
        // figures among plain words: "Data taken from the case system at 06:00"
        let plain = words.filter { $0.count > 1 && $0.allSatisfy(\.isLetter) }
        return plain.count >= 3 && plain.contains { $0.count > 3 }
    }

    /// Whether a row is a total: the first or last word of its first cell says so, and nothing but counts stands
    /// beside it.
    func isTotal(_ cell: Cell, in cells: [Cell], _ texts: TextStore) -> Bool {
        guard case .text(let id) = cell.content else { return false }
        for (position, other) in cells.enumerated() where !other.isEmpty && other.column != cell.column {
            guard isCount(other, position, texts) else { return false }
        }
        let words = Self.words(Folding.code(String(texts.string(id).prefix(200)))[...])
        return [words.first, words.last].contains { $0.map(NoteWords.totals.contains) ?? false }
    }

    /// Whether a cell is a bare number; in a column of dates one that is too small to be a date.
    private func isCount(_ cell: Cell, _ position: Int, _ texts: TextStore) -> Bool {
        let number: Double?
        switch cell.content {
        case .number(let value): number = value
        case .text(let id):
            // the second cell of most rows is a word: no String is made of it
            let hasFigures = texts.withUTF8(id) { bytes in
                guard bytes.count <= 16 else { return false }
                for index in bytes.indices where bytes[index] > 0x39 { return false }
                return true
            }
            number = hasFigures ? CellTyper.number(Folding.code(texts.string(id))) : nil
        default: number = nil
        }
        guard let number else { return false }
        return definition.columns[position].type != .date || number < 10_000
    }

    /// The words of a text, without the punctuation around them.
    private static func words(_ folded: Substring) -> [Substring] {
        folded.split(separator: " ").compactMap { word in
            let start = word.drop { !($0.isLetter || $0.isNumber) }
            guard let end = start.lastIndex(where: { $0.isLetter || $0.isNumber }) else { return nil }
            return start[...end]
        }
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

    /// Whether a row above the headings is one of the list rather than a title: an identifier and a date or code in
    /// its column, or two of these.
    func isData(_ cells: [Cell], _ filled: Int, _ texts: TextStore, formats: [NumberFormat]) -> Bool {
        guard filled >= 2, !isNoteOnHeadings(cells, filled, texts) else { return false }
        var told = 0
        for (position, cell) in cells.enumerated() {
            switch (definition.columns[position].type, cell.content) {
            case (.date, .text(let id)):
                let text = Array(texts.string(id).utf8)
                if case .day = DateText.read(text.span) { told += 1 }
            case (.date, .number(let number)): if (10_000...80_000).contains(number) { told += 1 }
            case (.code, .text(let id)):
                let answer = definition.columns[position].codeSet.flatMap { recognisers[$0] }?.recognise(
                    texts.string(id))
                if case .code = answer?.meaning { told += 1 }
            case (.identifier, .number) where position == personColumn:
                // a day is the date of a title
                let format = Int(cell.format) < formats.count ? formats[Int(cell.format)] : .number
                if !format.isDateOrTime { told += 1 }
            case (.identifier, .text(let id)) where position == personColumn:
                let text = texts.string(id)
                if text.contains(where: \.isNumber), !text.contains(where: { " /:".contains($0) }) {
                    told += 1
                }
            default: break
            }
        }
        return told >= 2
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
