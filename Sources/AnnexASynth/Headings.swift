internal import AnnexASchema

/// Headings as councils' systems print them.
enum Headings {
    /// Another form of a column's heading, one that still names this column and no other of the list.
    static func variant(
        of column: ColumnDefinition, in list: ListDefinition, _ random: inout SynthRandom
    ) -> String {
        let header = column.header
        switch random.int(0, 9) {
        case 0: return header.uppercased()
        case 1: return header.lowercased()
        case 2: return doubledSpace(header)
        case 3: return broken(header)
        case 4: return curly(header)
        case 5: return header + "*"
        case 6: return header.hasSuffix("?") ? String(header.dropLast()) : header + "?"
        case 7: return column.codeSet?.rawValue == "yes_no" ? asYesNo(header) : header + " "
        default:
            let own = column.spellings.filter { isSafe($0, for: column, in: list) }
            return own.isEmpty ? header : random.element(of: own)
        }
    }

    private static func isSafe(
        _ spelling: String, for column: ColumnDefinition, in list: ListDefinition
    ) -> Bool {
        let folded = spelling.lowercased()
        return !list.columns.contains { other in
            other.id != column.id
                && (other.header.lowercased() == folded
                    || other.spellings.contains { $0.lowercased() == folded })
        }
    }

    private static func doubledSpace(_ text: String) -> String {
        replacingFirstSpace(in: text, with: "  ")
    }

    /// Wrapped in the middle, as Alt+Enter does.
    private static func broken(_ text: String) -> String {
        let spaces = text.indices.filter { text[$0] == " " }
        guard !spaces.isEmpty else { return text }
        let middle = spaces[spaces.count / 2]
        return text[..<middle] + "\n" + text[text.index(after: middle)...]
    }

    private static func curly(_ text: String) -> String {
        String(text.map { $0 == "'" ? "\u{2019}" : $0 })
    }

    private static func asYesNo(_ text: String) -> String {
        text.contains("(Y/N)") ? text : text + " (Y/N)"
    }
}
