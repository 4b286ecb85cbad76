internal import CalendarDays
internal import OOXMLParts

/// Opens an OpenDocument spreadsheet (.ods).
package enum OpenDocumentWorkbook {
    private static let type = "application/vnd.oasis.opendocument."

    /// Whether an archive with those parts is an OpenDocument of any kind.
    package static func isMeant(by directory: PartDirectory) -> Bool {
        directory.index(of: "_rels/.rels") == nil
            && (directory.index(of: "content.xml") != nil
                || directory.index(of: "META-INF/manifest.xml") != nil
                    && directory.index(of: "mimetype") != nil)
    }

    /// What the workbook holds: its sheets, formats and the day it was saved.
    static func open(
        path: String, archive: borrowing ZipArchive, directory: PartDirectory
    ) throws(XLSXError) -> Workbook {
        let reader = PartReader(path: path, directory: directory)
        try refuseOtherKinds(path: path, archive: archive, directory: directory)
        if directory.index(of: "META-INF/manifest.xml") != nil {
            let manifest = OpenDocumentManifest()
            try reader.read(
                "META-INF/manifest.xml", in: archive, into: manifest, elements: elements)
            guard !manifest.isEncrypted else {
                throw .notAWorkbook(
                    path: path,
                    reason:
                        "is encrypted with a password. Open it in LibreOffice or Excel, take the password off and "
                        + "save it again.")
            }
        }
        let common = OpenDocumentCatalogue(styles: OpenDocumentStyles())
        if directory.index(of: "styles.xml") != nil {
            try reader.read("styles.xml", in: archive, into: common, elements: elements)
        }
        let content = OpenDocumentCatalogue(styles: common.styles)
        try reader.read("content.xml", in: archive, into: content, elements: elements)
        content.finish()
        guard content.isSpreadsheet else {
            throw .notAWorkbook(
                path: path, reason: "is an OpenDocument but no spreadsheet. Save the lists as .xlsx or .ods.")
        }
        guard !content.tables.isEmpty else { throw Workbook.withoutSheets(path) }
        let limit = archive.budget.value(of: .sheets)
        guard content.tables.count <= limit else {
            throw archive.budget.refusal(
                .sheets, path: path, part: "the workbook", "has more than \(limit) sheets")
        }
        let meta = OpenDocumentMeta()
        if directory.index(of: "meta.xml") != nil {
            try reader.read("meta.xml", in: archive, into: meta, elements: elements)
        }
        let index = directory.index(of: "content.xml") ?? 0
        let tables = content.tables.map { table in
            Workbook.SheetPart(
                name: table.name, isHidden: content.styles.isHidden(tableStyle: table.style),
                part: "content.xml", index: index, table: table.index)
        }
        return Workbook(
            path: path, sheets: tables, formats: content.styles.formats,
            modified: CalendarDay(iso: String(decoding: meta.modified.prefix(10), as: UTF8.self)),
            form: .openDocument(content.styles), budget: archive.budget)
    }

    private static let elements = XMLElement.ofOpenDocuments

    private static func refuseOtherKinds(
        path: String, archive: borrowing ZipArchive, directory: PartDirectory
    ) throws(XLSXError) {
        guard let index = directory.index(of: "mimetype") else { return }
        var bytes: [UInt8] = []
        try archive.forEachChunk(ofPart: index, named: "mimetype") { (piece) throws(XLSXError) in
            for index in piece.indices where bytes.count < 200 { bytes.append(piece[index]) }
            return false
        }
        let kind = String(decoding: bytes, as: UTF8.self)
        guard kind.hasPrefix(type + "spreadsheet") else {
            throw .notAWorkbook(
                path: path, reason: "is an OpenDocument but no spreadsheet. Save the lists as .xlsx or .ods.")
        }
    }
}

extension Workbook {
    /// Reads one sheet of an OpenDocument, or all of them in one pass.
    ///
    /// `finished` is told of each sheet once it is read.
    func readTables<Rows: RowSink>(
        _ wanted: [SheetPart], styles: OpenDocumentStyles, into rows: [Rows],
        finished: (SheetPart, Rows, TextStore) -> Void
    ) throws(XLSXError) {
        guard let first = wanted.first else { return }
        let archive = try ZipArchive(path: path, again: budget)
        let sink = OpenDocumentSheetSink(workbook: self, wanted: wanted, styles: styles, rows: rows)
        func tell() {
            for sheet in sink.takeFinished() { finished(sheet.part, sheet.rows, sheet.texts) }
        }
        try PartReader.read(
            first.part, at: first.index, in: archive, path: path, into: sink,
            elements: XMLElement.ofOpenDocuments
        ) {
            tell()
            return sink.wantsMore
        }
        tell()
    }
}
