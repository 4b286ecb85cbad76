extension Folding {
    /// For headings: letters and digits alone, in lower case; `&` is "and". A closing remark on how to fill the
    /// column, such as `(Y/N)` or `(dd/mm/yyyy)`, does not count.
    public static func heading(_ text: String) -> String {
        var stem = repaired(text)[...]
        while let open = closingRemark(stem) { stem = stem[..<open] }
        var folded = letters(stem)
        if folded.hasSuffix("yn"),
            stem.lowercased().filter({ $0.isLetter || $0 == "/" }).hasSuffix("y/n")
        {
            folded.removeLast(2)
        }
        return folded
    }

    /// The folded heading behind a number: `1. Gender`, `02) Gender`, `[3] Gender`, `b) Gender`; nil where none
    /// stands before it.
    static func headingBehindNumber(_ text: String) -> String? {
        let start = text.drop { !($0.isLetter || $0.isNumber) }
        let number = start.prefix { ("0"..."9").contains($0) || $0 == "." }
        let rest: Substring
        if !number.isEmpty {
            rest = start[number.endIndex...]
            guard number.count <= 5, number.last == "." || rest.first?.isLetter == false else { return nil }
        } else {
            rest = start.dropFirst()
            guard start.first?.isLetter == true, let mark = rest.first, mark == ")" || mark == "." else {
                return nil
            }
        }
        let folded = heading(String(rest))
        return folded.isEmpty ? nil : folded
    }

    /// The words of a heading, folded, a possessive without its ending.
    static func headingWords(_ text: String) -> [String] {
        let apostrophes: [Character] = ["'", "\u{2019}"]
        return repaired(text).split { !($0.isLetter || $0.isNumber || apostrophes.contains($0)) }.map {
            word in
            let isPossessive = word.count > 2 && apostrophes.contains(word.dropLast().last ?? " ")
            return letters(isPossessive ? word.dropLast(2) : word)
        }.filter { !$0.isEmpty }
    }

    private static let fillingRemarks: Set<String> = [
        "yn", "yesno", "yorn", "yesorno", "ddmmyyyy", "ddmmyy", "required", "mandatory", "optional",
    ]

    /// Where the brackets open that end a heading, if they hold such a remark.
    private static func closingRemark(_ text: Substring) -> Substring.Index? {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "]") }),
            let last = text.lastIndex(where: { $0.isLetter || $0.isNumber })
        else { return nil }
        let end = text.index(after: last)
        guard end < text.endIndex, ")]".contains(text[end]),
            let open = text[..<end].lastIndex(where: { $0 == "(" || $0 == "[" })
        else { return nil }
        return fillingRemarks.contains(letters(text[open..<end])) ? open : nil
    }

    /// Letters and digits in lower case, `&` as "and"; by bytes where the text is ASCII, which nearly all are.
    private static func letters(_ text: Substring) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x80...: return lettersOfScript(text)
            case 48...57, 97...122: plain.append(byte)
            case 65...90: plain.append(byte | 0x20)
            case UInt8(ascii: "&"): plain += [97, 110, 100]
            default: continue
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func lettersOfScript(_ text: Substring) -> String {
        var folded = ""
        for scalar in text.unicodeScalars {
            if scalar == "&" {
                folded += "and"
            } else if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
                folded += scalar.properties.lowercaseMapping
            }
        }
        return folded
    }
}
