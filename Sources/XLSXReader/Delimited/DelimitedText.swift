internal import OOXMLParts

/// A text file as a workbook of one sheet: how it writes characters, and what stands between its fields.
struct DelimitedText: Sendable, Equatable {
    let encoding: TextEncoding
    let delimiter: UInt8
    /// Bytes of the file.
    let size: Int

    /// Looks through the whole file once: it is UTF-8 only if all of it is.
    init(path: String) throws(XLSXError) {
        let file = try TextFile(path: path)
        size = file.size
        var told: TextEncoding?
        var check = UTF8Check()
        var head: [UInt8] = []
        try file.forEachChunk { (bytes) throws(XLSXError) in
            if head.isEmpty {
                for index in bytes.indices { head.append(bytes[index]) }
                told = TextEncoding(prefix: bytes)
            }
            guard told == nil || told == .utf8 else { return false }
            check.add(bytes)
            return true
        }
        let found: TextEncoding =
            switch told {
            case nil, .utf8?: check.isValid ? .utf8 : .windows1252
            case let other?: other
            }
        encoding = found
        var decoder = TextDecoder(found)
        var text: [UInt8] = []
        decoder.decode(head.span, into: &text)
        delimiter = DelimiterSniffer.delimiter(
            of: text,
            usual: path.lowercased().hasSuffix(".csv") ? DelimiterSniffer.comma : DelimiterSniffer.tab)
    }

    /// The sheet's name: the file's, without folder and ending.
    static func sheetName(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
    }

    /// Reads the rows from top to bottom.
    func read(
        _ path: String, budget: ReadingBudget, into rows: some RowSink
    ) throws(XLSXError) -> TextStore {
        let file = try TextFile(path: path)
        var decoder = TextDecoder(encoding)
        var builder = DelimitedRows(path: path, delimiter: delimiter, budget: budget)
        var time = ReadingBudget.threadTime()
        var text: [UInt8] = []
        var isFirst = true
        var wantsMore = true
        try file.forEachChunk { (bytes) throws(XLSXError) in
            text.removeAll(keepingCapacity: true)
            decoder.decode(bytes, into: &text)
            if isFirst, let told = DelimiterSniffer.told(by: text) { text.removeFirst(told.length) }
            isFirst = false
            wantsMore = try builder.read(text, into: rows)
            try builder.spend()
            time = try budget.spendTime(since: time, path: path, part: "the file")
            return wantsMore
        }
        guard wantsMore else { return builder.texts }
        guard !decoder.isCutOff else {
            throw .damaged(path: path, part: "its end", reason: "the last character is cut off")
        }
        try builder.finish(into: rows)
        try builder.spend()
        return builder.texts
    }
}
