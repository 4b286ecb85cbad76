/// Files that are often given in a workbook's place, known by their bytes, with what to do about each.
enum ForeignFile {
    /// What the file is and what to do; nil where its first bytes are none that are known here.
    static func refusal(of file: borrowing RegularFile) -> String? {
        let prefix = file.bytes(at: 0, count: 4096)
        if prefix.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            return compoundFile(file, header: prefix)
        }
        for (signature, words) in signatures where prefix.starts(with: signature) { return words }
        return text(plain(prefix)) ?? (isText(prefix) ? textFile : nil)
    }

    private static let unpack = "Unpack it and give the workbook in it."
    private static let oldWorkbook = "is an old Excel workbook (.xls). Open it in Excel and save it as .xlsx."
    private static let webPage =
        "is a web page under a spreadsheet's name. Open it in Excel and save it as .xlsx."
    private static let image = "is a picture, not a workbook. Ask for the .xlsx it was made from."

    private static let signatures: [([UInt8], String)] = [
        ([0x1F, 0x8B], "is a gzip archive, not a workbook. \(unpack)"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "is a 7z archive, not a workbook. \(unpack)"),
        (Array("Rar!".utf8), "is a RAR archive, not a workbook. \(unpack)"),
        (Array("BZh".utf8), "is a bzip2 archive, not a workbook. \(unpack)"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "is an xz archive, not a workbook. \(unpack)"),
        ([0x89, 0x50, 0x4E, 0x47], image), ([0xFF, 0xD8, 0xFF], image), (Array("GIF8".utf8), image),
        (Array("II*".utf8) + [0], image), ([0x4D, 0x4D, 0, 0x2A], image),
        (Array("{\\rtf".utf8), "is a text document (.rtf), not a workbook. Save the lists as .xlsx."),
        (Array("SQLite format 3".utf8), "is a database, not a workbook. Export the lists as .xlsx."),
        ([0x4D, 0x5A], "is a Windows program, not a workbook. Do not open it; ask for the .xlsx."),
        ([0x7F, 0x45, 0x4C, 0x46], "is a program, not a workbook. Ask for the .xlsx."),
        ([9, 8, 16, 0], oldWorkbook), ([9, 8, 8, 0], oldWorkbook), ([9, 4, 6, 0], oldWorkbook),
        ([9, 2, 6, 0], oldWorkbook), ([9, 0, 4, 0], oldWorkbook),
    ]

    /// Tells by the names of its streams what an Office file of the old kind holds.
    private static func compoundFile(_ file: borrowing RegularFile, header: [UInt8]) -> String? {
        guard header.count >= 512, header[30] == 9 || header[30] == 12 else { return nil }
        let sector = (0..<4).reduce(0) { $0 | Int(header[48 + $1]) << (8 * $1) }
        let directory = file.bytes(at: (sector + 1) << Int(header[30]), count: 1 << 16)
        var names: Set<String> = []
        for place in stride(from: 0, to: directory.count - 127, by: 128) {
            let count = Int(directory[place + 64]) - 2
            guard count > 0, count <= 62 else { continue }
            // names are UTF-16; those that matter are ASCII, some behind a control character
            names.insert(
                String(
                    decoding: stride(from: place, to: place + count, by: 2).map { directory[$0] }.filter {
                        $0 >= 0x20
                    }, as: UTF8.self))
        }
        if names.contains(where: { $0.hasPrefix("DRM") }) {
            return
                "is protected by a sensitivity label. Open it in Excel, set a label without "
                + "encryption, save it as .xlsx and retry."
        }
        if names.contains("EncryptedPackage") {
            return "is protected by a password. Open it in Excel, take the password off (File, Info, Protect "
                + "Workbook) and save it as .xlsx."
        }
        if names.contains("Workbook") || names.contains("Book") { return oldWorkbook }
        if names.contains("WordDocument") || names.contains("PowerPoint Document") {
            return "is an old Office document (.doc or .ppt), not a workbook. Save the lists as .xlsx."
        }
        return nil
    }

    /// ASCII of the first bytes, in small letters, whichever of the usual encodings they are in.
    private static func plain(_ prefix: [UInt8]) -> String {
        let bytes = prefix.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 == 0xFE || $0 == 0xFF }
        let letters = bytes.filter { $0 != 0 && $0 < 0x80 }.drop { $0 <= 0x20 }
        return String(decoding: letters, as: UTF8.self).lowercased()
    }

    private static let textFile =
        "is not an Excel workbook but a text file. If it is a list, give its name the ending .csv."

    /// Whether the first bytes have lines of text, and nothing that text has not.
    private static func isText(_ prefix: [UInt8]) -> Bool {
        guard prefix.contains(0x0A) || prefix.contains(0x0D) else { return false }
        return prefix.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
    }

    private static func text(_ text: String) -> String? {
        if text.hasPrefix("mime-version:") || text.hasPrefix("from: <saved by") {
            return
                "is a saved web page (MHTML) under a spreadsheet's name. Open it in Excel and save it as .xlsx."
        }
        let openings = [
            "!doctype html", "html", "head", "body", "meta", "style", "table", "div", "tr", "script",
        ]
        if openings.contains(where: { text.hasPrefix("<" + $0) }) { return webPage }
        if text.hasPrefix("id;p") {
            return "is a SYLK file under a spreadsheet's name. Open it in Excel and save it as .xlsx."
        }
        if text.hasPrefix("<?xml") || text.hasPrefix("<office:document"),
            text.contains("urn:oasis:names:tc:opendocument")
        {
            return "is a flat OpenDocument (.fods). Open it in LibreOffice and save it as .ods or .xlsx."
        }
        if text.hasPrefix("<?xml") || text.hasPrefix("<workbook") {
            if text.contains("urn:schemas-microsoft-com:office:spreadsheet") {
                return "is XML of Excel 2003, not a workbook. Open it in Excel and save it as .xlsx."
            }
            if text.contains("<html") { return webPage }
        }
        if text.hasPrefix("{\"") || text.hasPrefix("[{") || text.hasPrefix("{ ") || text.hasPrefix("{\n") {
            return "is JSON, not a workbook. Save the lists as .xlsx."
        }
        return nil
    }
}
