/// How much one file may ask of the machine: each limit by its name, with a default that no return comes near.
///
/// Some defaults grow with the file, because a large return may ask for more
/// than a small file that only claims to be large. A value that was set stands
/// as it is.
package struct ReadingLimits: Sendable, Equatable {
    /// A limit, by the name that `--limit` takes.
    package enum Name: String, CaseIterable, Sendable {
        /// Bytes one part unpacks to.
        case partBytes = "part-bytes"
        /// Bytes a part unpacks to for each byte it is packed in, once it is over 4 MiB.
        case partRatio = "part-ratio"
        /// Bytes that all parts that are read unpack to.
        case archiveBytes = "archive-bytes"
        /// Parts of the archive, read or not.
        case parts
        /// Sheets of the workbook.
        case sheets
        /// Cells of all sheets, blank ones included.
        case cells
        /// Cells of all sheets that are not blank.
        case filledCells = "filled-cells"
        /// Rows of OpenDocuments that stand for the row before and are not blank.
        case repeatedRows = "repeated-rows"
        /// Shared texts.
        case texts
        /// Bytes of all texts, a shared one as often as cells refer to it.
        case textBytes = "text-bytes"
        /// Bytes of one text.
        case oneTextBytes = "one-text-bytes"
        /// Elements within elements.
        case depth
        /// Attributes and namespaces of one element.
        case attributes
        /// Bytes of one attribute.
        case attributeBytes = "attribute-bytes"
        /// Bytes of one tag, comment or instruction.
        case tagBytes = "tag-bytes"
        /// Seconds of a processor's time that reading takes, sheets added up.
        case seconds
    }

    private var given: [Name: Int] = [:]

    /// The defaults.
    package init() {}

    /// The value that was set; nil where the default applies.
    package subscript(name: Name) -> Int? {
        get { given[name] }
        set { given[name] = newValue }
    }

    /// What applies to a file of that many bytes.
    package func value(of name: Name, fileBytes: Int) -> Int {
        if let value = given[name] { return value }
        // a return of 20 GiB is none: no sum below can overflow
        let fileBytes = min(max(0, fileBytes), 20 << 30)
        return switch name {
        case .partBytes: 4 << 30
        case .partRatio: 200
        case .archiveBytes: min(16 << 30, 512 << 20 + 100 * fileBytes)
        case .parts: 5_000
        case .sheets: 500
        case .cells: min(100_000_000, 2_000_000 + 4 * fileBytes)
        // exports take three bytes a cell and more; each may have to be kept, and to be told of
        case .filledCells: min(100_000_000, 1_000_000 + fileBytes)
        // a few bytes would claim a million rows, each of which is checked
        case .repeatedRows: 30_000
        case .texts: min(40_000_000, 2_000_000 + fileBytes)
        case .textBytes: min(2 << 30, 96 << 20 + 32 * fileBytes)
        case .oneTextBytes: 1 << 20
        case .depth: 100
        case .attributes: 200
        // a conditional format names each of its ranges in one attribute
        case .attributeBytes: 1 << 22
        case .tagBytes: 1 << 23
        case .seconds: 7 + fileBytes >> 20
        }
    }
}
