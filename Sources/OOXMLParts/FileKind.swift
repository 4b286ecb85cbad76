/// What a file is, by its first bytes: the name's ending proves nothing.
enum FileKind {
    case zip
    case empty
    case compoundFile
    case html
    case xml
    case pdf
    case other

    init(prefix: [UInt8]) {
        func begins(_ bytes: [UInt8]) -> Bool { prefix.starts(with: bytes) }
        let text = prefix.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        let lowered = text.prefix(14).map { (65...90).contains($0) ? $0 + 32 : $0 }
        if prefix.isEmpty {
            self = .empty
        } else if begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6]) {
            self = .zip
        } else if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = .compoundFile
        } else if lowered.starts(with: Array("<!doctype html".utf8))
            || lowered.starts(with: Array("<html".utf8))
        {
            self = .html
        } else if lowered.starts(with: Array("<?xml".utf8)) {
            self = .xml
        } else if begins(Array("%PDF-".utf8)) {
            self = .pdf
        } else {
            self = .other
        }
    }

    /// What it is and what to do, for one that is no workbook; nil for an archive.
    var refusal: String? {
        switch self {
        case .zip: nil
        case .empty: "is empty. Export it again."
        case .compoundFile:
            "is an old Excel (.xls) or a password-protected workbook. Open it in Excel, take the password off "
                + "and save it as .xlsx."
        case .html: "is a web page under a spreadsheet's name. Open it in Excel and save it as .xlsx."
        case .xml: "is XML, not a workbook. Open it in Excel and save it as .xlsx."
        case .pdf: "is a PDF, not a workbook. Ask for the .xlsx it was made from."
        case .other: "is not an Excel workbook. Save it as .xlsx."
        }
    }
}
