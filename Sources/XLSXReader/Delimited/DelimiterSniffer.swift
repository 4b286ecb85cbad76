/// Finds out which character stands between the fields of a text file, from its first lines.
struct DelimiterSniffer {
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
    static let tab = UInt8(ascii: "\t")
    static let bar = UInt8(ascii: "|")
    private static let candidates = [tab, semicolon, comma]
    private static let lines = 50

    /// The delimiter of that text, given in UTF-8; `usual` where nothing tells.
    ///
    /// Excel's own first line, `sep=;`, decides. Else it is the character that
    /// the most lines hold equally often outside quotes, and of two such the
    /// more frequent one. A bar is one where the lines hold none of the others.
    static func delimiter(of text: [UInt8], usual: UInt8) -> UInt8 {
        if let told = told(by: text) { return told.delimiter }
        var counts: [[Int]] = [[]]
        var line = [0, 0, 0]
        var lines: [[Int]] = []
        var isQuoted = false
        var isAtStart = true
        for byte in text {
            if isQuoted {
                if byte == UInt8(ascii: "\"") { isQuoted = false }
                continue
            }
            if byte == UInt8(ascii: "\""), isAtStart {
                isQuoted = true
            } else if byte == 0x0A || byte == 0x0D {
                if line != [0, 0, 0] { lines.append(line) }
                if lines.count == Self.lines { break }
                line = [0, 0, 0]
                isAtStart = true
                continue
            } else if let position = candidates.firstIndex(of: byte) {
                line[position] += 1
                isAtStart = true
                continue
            }
            isAtStart = byte == UInt8(ascii: "\"") && isAtStart
        }
        if lines.count < Self.lines, line != [0, 0, 0] { lines.append(line) }
        counts = candidates.indices.map { position in lines.map { $0[position] } }
        var best = (delimiter: usual, lines: 0, count: 0)
        for (position, candidate) in candidates.enumerated() {
            var often: [Int: Int] = [:]
            for count in counts[position] where count > 0 { often[count, default: 0] += 1 }
            for (count, lines) in often
            where lines > best.lines || (lines == best.lines && count > best.count)
                || (lines == best.lines && count == best.count && candidate == usual)
            {
                best = (candidate, lines, count)
            }
        }
        return best.lines == 0 && text.contains(bar) ? bar : best.delimiter
    }

    /// What a first line such as `sep=;` says, and how many bytes it takes with its end: Excel shows no such line, and
    /// its first row is the next one.
    static func told(by text: [UInt8]) -> (delimiter: UInt8, length: Int)? {
        let word = Array("sep=".utf8)
        guard text.count > word.count, text.starts(with: word) else { return nil }
        let delimiter = text[word.count]
        let end = text[(word.count + 1)...].prefix(2)
        guard candidates.contains(delimiter) || delimiter == bar,
            end.isEmpty || end.first == 0x0A || end.first == 0x0D
        else { return nil }
        return (delimiter, word.count + 1 + (end.elementsEqual([0x0D, 0x0A]) ? 2 : min(end.count, 1)))
    }
}
