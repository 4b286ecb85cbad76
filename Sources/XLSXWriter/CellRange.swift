/// A block of cells on a named sheet; rows and columns count from 0.
package struct CellRange: Hashable, Sendable {
    /// The sheet's name as typed, without quotes.
    package let sheet: String
    /// From the first to the last row, both included, counted from 0.
    package let rows: ClosedRange<Int>
    /// From the first to the last column, both included, counted from 0.
    package let columns: ClosedRange<Int>

    /// Makes a block; neither the sheet nor its limits are checked before use.
    package init(sheet: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.sheet = sheet
        self.rows = rows
        self.columns = columns
    }

    /// One cell.
    package init(sheet: String, row: Int, column: Int) {
        self.init(sheet: sheet, rows: row...row, columns: column...column)
    }

    /// The range as a formula names it, without `=`: `'My sheet'!$A$2:$A$5`.
    package var formula: String {
        reference(isFixed: true)
    }

    func reference(isFixed: Bool) -> String {
        let first = Self.name(row: rows.lowerBound, column: columns.lowerBound, isFixed: isFixed)
        let last = Self.name(row: rows.upperBound, column: columns.upperBound, isFixed: isFixed)
        return SheetName.quoted(sheet) + "!" + (first == last ? first : "\(first):\(last)")
    }

    /// The name people use for a cell: row 0, column 27 is `AB1`.
    package static func name(row: Int, column: Int, isFixed: Bool = false) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return isFixed ? "$\(letters)$\(row + 1)" : "\(letters)\(row + 1)"
    }
}

/// What Excel allows as the name of a sheet.
enum SheetName {
    static func quoted(_ name: String) -> String {
        "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    static func problem(in name: String) -> String? {
        if name.allSatisfy(\.isWhitespace) { return "it is blank" }
        if name.utf16.count > 31 { return "it is longer than 31 characters" }
        if name.contains(where: { "[]:*?/\\".contains($0) }) { return "it contains one of []:*?/\\" }
        if name.hasPrefix("'") || name.hasSuffix("'") { return "an apostrophe stands at an end" }
        if name.printable != name || name.contains(where: \.isNewline) {
            return "it contains a character that does not print"
        }
        if name.lowercased() == "history" { return "Excel keeps that name for itself" }
        if isBare(name), RangeName.looksLikeCell(name) || name.first?.isLetter == false {
            return "a formula would read it as a cell or a number; add a word"
        }
        return nil
    }

    /// Whether libxlsxwriter would leave it unquoted.
    private static func isBare(_ name: String) -> Bool {
        name.utf8.allSatisfy { byte in
            let letter = byte | 0x20
            return 0x61...0x7A ~= letter || 0x30...0x39 ~= byte || byte == 0x5F || byte == 0x2E
        }
    }
}

/// What Excel allows as the name of a table or a range.
enum RangeName {
    static func problem(in name: String) -> String? {
        guard let first = name.unicodeScalars.first else { return "it is blank" }
        if name.utf16.count > 255 { return "it is longer than 255 characters" }
        guard first.properties.isAlphabetic || first == "_" else { return "it starts with no letter" }
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "."
        }
        guard isPlain else { return "it contains more than letters, digits, _ and ." }
        return looksLikeCell(name) ? "it reads as a cell" : nil
    }

    /// `A1`, `CLA2` or `XFD9`, and the other notation's `R`, `C` and `R1C1`.
    static func looksLikeCell(_ name: String) -> Bool {
        var rest = name.uppercased().utf8[...]
        func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
        let letters = rest.prefix { 0x41...0x5A ~= $0 }
        let digits = rest.dropFirst(letters.count)
        if 1...3 ~= letters.count, !digits.isEmpty, digits.allSatisfy(isDigit) {
            return letters.count < 3 || !"XFD".utf8.lexicographicallyPrecedes(letters)
        }
        for letter in "RC".utf8 where rest.first == letter { rest = rest.dropFirst().drop(while: isDigit) }
        return rest.isEmpty && !name.isEmpty
    }
}

extension String {
    /// ``printable`` text that keeps `_x0041_`, which Excel would otherwise read as `A`, and control
    /// characters, which libxlsxwriter writes that way.
    var escapedForCell: String {
        guard utf8.contains(where: { $0 == 0 || $0 == 0x5F || $0 == 0xEF }) else { return self }
        let text = mappingScalars { [0, 0xFFFE, 0xFFFF].contains($0.value) ? "\u{FFFD}" : $0 }
        return !text.contains("_x") ? text : text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/) { _ in "_x005F_" }
    }

    /// The text with what no XML part may hold, a NUL among them, replaced by `U+FFFD`.
    var printable: String {
        let isPlain = utf8.allSatisfy { $0 >= 0x20 && $0 != 0xEF || $0 == 0x0A || $0 == 0x09 }
        if isPlain { return self }
        return mappingScalars { scalar in
            switch scalar.value {
            case 0x09, 0x0A: scalar
            case 0x0D: "\n"
            case 0..<0x20, 0xFFFE, 0xFFFF: "\u{FFFD}"
            default: scalar
            }
        }
    }

    private func mappingScalars(_ change: (UnicodeScalar) -> UnicodeScalar) -> String {
        var copy = String.UnicodeScalarView()
        copy.append(contentsOf: unicodeScalars.map(change))
        return String(copy)
    }
}
