public import CalendarDays
public import OOXMLParts

/// A workbook whose sheets are known and not yet read: XLSX, OpenDocument, or a text file as its one sheet.
///
/// Everything it holds is a value: sheets can be read in parallel, each task
/// opening the archive for itself.
public struct Workbook: Sendable {
    /// The file as it was given.
    public let path: String
    /// The sheets in workbook order, chart sheets left out.
    public let sheets: [SheetPart]
    /// What each cell format makes of a number; a cell's `format` is an index into these.
    public let formats: [NumberFormat]
    /// Whether dates count from 1 January 1904.
    public let uses1904: Bool
    /// The day the workbook says it was last saved, where it does.
    public let modified: CalendarDay?

    let budget: ReadingBudget
    let sharedTexts: TextPool
    /// The part with the shared texts, where the workbook refers to it and the file lacks it.
    let missingTexts: String?
    /// The part with the cell formats, where the workbook refers to it and the file lacks it.
    let missingFormats: String?
    let isoFormat: UInt16
    let form: Form
    /// The names of tabs that hold no cells, such as charts.
    public private(set) var sheetsWithoutCells: [String] = []

    /// How the cells are stored.
    enum Form: Sendable {
        case officeOpenXML
        case openDocument(OpenDocumentStyles)
        case delimited(DelimitedText)
    }

    /// One sheet of a workbook.
    public struct SheetPart: Sendable, Equatable {
        /// The name on its tab.
        public let name: String
        /// Whether the workbook hides it.
        public let isHidden: Bool
        let part: String
        let index: Int
        /// Its position among the tables of its part, where one part holds all sheets.
        var table = 0
    }

    /// Opens a workbook and reads all but its sheets.
    public init(path: String) throws(XLSXError) {
        try self.init(path: path, limits: ReadingLimits())
    }

    /// Opens a workbook that may ask for no more than these limits, its sheets together.
    package init(path: String, limits: ReadingLimits) throws(XLSXError) {
        if try TextFile.isMeant(by: path) {
            let text = try DelimitedText(path: path)
            let name = DelimitedText.sheetName(of: path)
            self.init(
                path: path, sheets: [SheetPart(name: name, isHidden: false, part: "", index: 0)],
                formats: [.number], modified: nil, form: .delimited(text),
                budget: ReadingBudget(limits: limits, fileBytes: text.size))
            return
        }
        let archive = try ZipArchive(path: path, limits: limits)
        let budget = archive.budget
        let names = archive.partNames()
        let directory = PartDirectory(names: names)
        if OpenDocumentWorkbook.isMeant(by: directory) {
            self = try OpenDocumentWorkbook.open(path: path, archive: archive, directory: directory)
            return
        }
        let reader = PartReader(path: path, directory: directory)

        let root = try reader.relationships(of: "", in: archive)
        let main = root.first { $0.kind == "officeDocument" && !$0.isExternal }
        // where nothing leads to the workbook, it is looked for where all programs put it
        let workbookPart = main.map { PartDirectory.resolve($0.target, from: "") } ?? "xl/workbook.xml"
        guard main != nil || directory.index(of: workbookPart) != nil else {
            throw .notAWorkbook(path: path, reason: ArchiveWords.forArchive(with: names))
        }
        guard !workbookPart.lowercased().hasSuffix(".bin") else {
            throw .notAWorkbook(
                path: path, reason: "is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx.")
        }
        let workbook = WorkbookSink(path: path, budget: budget)
        try reader.read(workbookPart, in: archive, into: workbook)
        guard workbook.isWorkbook else {
            throw .notAWorkbook(
                path: path, reason: "is an Office document but no workbook. Save the lists as .xlsx.")
        }
        let relationships = try reader.relationships(of: workbookPart, in: archive)

        var sheets: [SheetPart] = []
        var others: [String] = []
        for entry in workbook.entries {
            guard let relationship = relationships.first(where: { $0.id == entry.relationshipID }) else {
                throw .damaged(
                    path: path, part: workbookPart, reason: "the sheet '\(entry.name)' leads to no part")
            }
            guard relationship.kind == "worksheet" else {
                others.append(entry.name)
                continue
            }
            guard !relationship.isExternal else {
                throw .damaged(
                    path: path, part: workbookPart,
                    reason: "the sheet '\(entry.name)' lies outside the file")
            }
            let part = directory.part(relationship.target, from: workbookPart)
            guard let index = directory.index(of: part) else {
                throw .missingPart(path: path, part: part)
            }
            sheets.append(
                SheetPart(name: entry.name, isHidden: entry.state != "visible", part: part, index: index))
        }

        guard !sheets.isEmpty else { throw Self.withoutSheets(path) }

        let styles = StylesSink()
        let missingFormats = try reader.readCompanion(
            "styles", of: workbookPart, by: relationships, in: archive, into: styles)
        let shared = SharedStringsSink(path: path, budget: budget)
        let missingTexts = try reader.readCompanion(
            "sharedStrings", of: workbookPart, by: relationships, in: archive, into: shared)
        let core = CorePropertiesSink()
        if let target = root.first(where: { $0.kind == "core-properties" && !$0.isExternal })?.target {
            let part = PartDirectory.resolve(target, from: "")
            if directory.index(of: part) != nil { try reader.read(part, in: archive, into: core) }
        }

        // one more format than the file has: that of cells of type d, which carry an ISO date
        self.init(
            path: path, sheets: sheets,
            formats: (styles.formats.isEmpty ? [.number] : styles.formats) + [.date],
            modified: CalendarDay(iso: core.modified.prefix(10)), form: .officeOpenXML, budget: budget,
            uses1904: workbook.uses1904, sharedTexts: shared.pool, missingTexts: missingTexts,
            missingFormats: missingFormats)
        sheetsWithoutCells = others
    }

    init(
        path: String, sheets: [SheetPart], formats: [NumberFormat], modified: CalendarDay?, form: Form,
        budget: ReadingBudget, uses1904: Bool = false, sharedTexts: TextPool = TextPool(),
        missingTexts: String? = nil, missingFormats: String? = nil
    ) {
        self.path = path
        self.budget = budget
        self.sheets = sheets
        self.formats = formats
        self.modified = modified
        self.form = form
        self.uses1904 = uses1904
        self.sharedTexts = sharedTexts
        self.missingTexts = missingTexts
        self.missingFormats = missingFormats
        isoFormat = UInt16(clamping: formats.count - 1)
    }

    static func withoutSheets(_ path: String) -> XLSXError {
        .notAWorkbook(path: path, reason: "holds no sheet of cells. Save the lists as sheets and retry.")
    }

    /// How many texts the cells of all sheets share.
    public var sharedTextCount: Int { sharedTexts.count }

    /// The number format of a cell; plain where the file names one that it does not have.
    public func format(of cell: Cell) -> NumberFormat {
        Int(cell.format) < formats.count ? formats[Int(cell.format)] : .number
    }
}

/// Reads parts of one archive by name.
struct PartReader {
    let path: String
    let directory: PartDirectory

    func read(
        _ part: String, in archive: borrowing ZipArchive, into sink: some XMLSink,
        elements: [XMLElement] = XMLElement.ofWorkbooks
    ) throws(XLSXError) {
        guard let index = directory.index(of: part) else { throw .missingPart(path: path, part: part) }
        try Self.read(part, at: index, in: archive, path: path, into: sink, elements: elements) { true }
    }

    /// Reads a part to its end, or until the sink has enough.
    static func read(
        _ part: String, at index: Int, in archive: borrowing ZipArchive, path: String,
        into sink: some XMLSink, elements: [XMLElement] = XMLElement.ofWorkbooks, wantsMore: () -> Bool
    ) throws(XLSXError) {
        let parser = XMLPartParser(
            sink: sink, path: path, part: part, elements: elements, budget: archive.budget)
        try archive.withPart(index, named: part) { (bytes) throws(XLSXError) in
            try parser.parse(bytes, while: wantsMore)
        }
    }

    /// Reads the part of that kind that goes with a workbook; where no relationship leads to one, it is looked for
    /// where all programs put it.
    ///
    /// - Returns: the name of a part that is referred to and missing: what needs it cannot be read.
    func readCompanion(
        _ kind: String, of workbookPart: String, by relationships: [Relationship],
        in archive: borrowing ZipArchive, into sink: some XMLSink
    ) throws(XLSXError) -> String? {
        let relationship = relationships.first { $0.kind == kind }
        if relationship?.isExternal == true {
            throw .damaged(path: path, part: workbookPart, reason: "its part '\(kind)' lies outside the file")
        }
        let part = directory.part(relationship?.target ?? "\(kind).xml", from: workbookPart)
        guard directory.index(of: part) != nil else { return relationship == nil ? nil : part }
        try read(part, in: archive, into: sink)
        return nil
    }

    func relationships(
        of part: String, in archive: borrowing ZipArchive
    ) throws(XLSXError) -> [Relationship] {
        let sink = RelationshipSink(path: path, budget: archive.budget)
        let name = part.isEmpty ? "_rels/.rels" : PartDirectory.relationships(of: part)
        guard directory.index(of: name) != nil else { return [] }
        try read(name, in: archive, into: sink)
        return sink.relationships
    }
}

extension Workbook {
    /// Whether one pass over the file gives all its sheets, so that reading them one by one costs more.
    public var isReadInOnePass: Bool {
        if case .openDocument = form { true } else { false }
    }

    /// Reads all sheets one after another, in one pass over the file where it can be so.
    ///
    /// Each sheet has rows of its own, made beforehand; `finished` is told of
    /// them in sheet order, with the texts that their cells refer to.
    public func readAll<Rows: RowSink>(
        into rows: (SheetPart) -> Rows, finished: (SheetPart, Rows, TextStore) -> Void
    ) throws(XLSXError) {
        let sinks = sheets.map(rows)
        if case .openDocument(let styles) = form {
            try readTables(sheets, styles: styles, into: sinks, finished: finished)
        } else {
            for (sheet, sink) in zip(sheets, sinks) {
                let texts = try read(sheet, into: sink)
                finished(sheet, sink, texts)
            }
        }
    }
}
