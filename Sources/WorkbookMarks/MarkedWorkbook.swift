public import OOXMLParts
import ResultFiles
import XLSXReader

/// A user's own workbook with some cells filled and noted and one sheet more; every other byte of it stays.
///
/// ``mark(_:)`` is called at most once, before ``write(adding:to:)``.
public struct MarkedWorkbook {
    /// The marks of one sheet, by the name on its tab.
    public struct SheetMarks: Sendable {
        let sheet: String
        let cells: [CellMark]

        /// Marks in any order.
        public init(sheet: String, cells: [CellMark]) {
            self.sheet = sheet
            self.cells = cells
        }
    }

    private var package: WorkbookPackage
    private var styles: StylesEdit
    private var stylesPart: (name: String, index: Int?)
    private var edit = ArchiveEdit()
    private var takenNames: Set<String>
    private var nextBlock = 1

    /// Whether that file is a workbook that can be marked; an OpenDocument or a text file is none.
    package static func canMark(_ path: String, limits: ReadingLimits) throws(XLSXError) -> Bool {
        if try TextFile.isMeant(by: path) { return false }
        let archive = try ZipArchive(path: path, limits: limits)
        return !OpenDocumentWorkbook.isMeant(by: PartDirectory(names: archive.partNames()))
    }

    /// Opens a workbook that was read before, and reads what its parts say of each other.
    package init(path: String, limits: ReadingLimits) throws(XLSXError) {
        let archive = try ZipArchive(path: path, limits: limits)
        package = try WorkbookPackage(path: path, archive: archive)
        takenNames = Set(package.names.map { $0.lowercased() })
        stylesPart = ("xl/styles.xml", nil)
        if let known = package.relationships.first("styles"),
            let index = package.directory.index(of: known.part)
        {
            stylesPart = (known.part, index)
            styles = try StylesEdit(
                WorkbookPackage.editable(
                    archive.bytes(ofPart: index, named: known.part), part: known.part, path: path))
        } else {
            styles = try StylesEdit(StylesEdit.empty(namespace: package.namespace))
        }
        for (index, name) in package.names.enumerated() where name.lowercased().hasSuffix(".vml") {
            let drawing = try archive.bytes(ofPart: index, named: name)
            nextBlock = max(nextBlock, NoteShapes.lastBlock(of: drawing) + 1)
        }
    }

    /// The ending that Excel expects of a file of this kind: `xlsx`, or `xlsm` where it holds macros.
    public var ending: String { package.ending }

    /// Whether it carries a signature, which is left out of what is written: it would not hold.
    public var isSigned: Bool { !package.signatureParts.isEmpty }

    /// A sheet's name that is not taken: the one asked for, or with a number.
    public func freeSheetName(_ wanted: String) -> String {
        let taken = Set(package.sheets.map { $0.name.lowercased() })
        var name = wanted
        var number = 1
        while taken.contains(name.lowercased()) {
            number += 1
            name = "\(wanted) (\(number))"
        }
        return name
    }

    // MARK: Marks

    /// Marks cells; a sheet that the workbook lacks is passed over.
    ///
    /// - Returns: what could not be done.
    public mutating func mark(_ sheets: [SheetMarks]) throws(XLSXError) -> MarkGaps {
        var gaps = MarkGaps()
        let archive = try ZipArchive(path: package.path, again: package.budget)
        for sheet in package.sheets where sheet.index >= 0 {
            let marks = Self.sorted(sheets.filter { $0.sheet == sheet.name }.flatMap(\.cells))
            if !marks.isEmpty { try mark(sheet, marks, in: archive, &gaps) }
        }
        return gaps
    }

    /// By row and column, each cell once.
    private static func sorted(_ marks: [CellMark]) -> [CellMark] {
        var sorted: [CellMark] = []
        for (_, mark) in marks.enumerated().sorted(by: {
            ($0.element.row, $0.element.column, $0.offset) < ($1.element.row, $1.element.column, $1.offset)
        }) where sorted.last.map({ ($0.row, $0.column) != (mark.row, mark.column) }) ?? true {
            sorted.append(mark)
        }
        return sorted
    }

    private mutating func mark(
        _ sheet: WorkbookPackage.Sheet, _ marks: [CellMark], in archive: borrowing ZipArchive,
        _ gaps: inout MarkGaps
    ) throws(XLSXError) {
        let path = package.path
        try archive.forEachChunk(ofPart: sheet.index, named: sheet.part) { (chunk) throws(XLSXError) in
            let start = (0..<min(128, chunk.count)).map { chunk[$0] }
            _ = try WorkbookPackage.editable(start, part: sheet.part, path: path)
            return false
        }
        var styles = styles
        var marker = try archive.withPart(sheet.index, named: sheet.part) { (stream) throws(XLSXError) in
            var marker = SheetMarker(stream, marks: marks)
            try marker.run(&styles)
            return marker
        }
        self.styles = styles
        gaps.unfilled += marker.unfilled
        let noted = marks.filter { $0.note != nil }
        if !noted.isEmpty { try note(sheet, noted, &marker, in: archive, &gaps) }
        edit.edit(sheet.index, named: sheet.part, by: marker.splices)
    }

    /// Adds the notes of a sheet and the drawing that shows them.
    private mutating func note(
        _ sheet: WorkbookPackage.Sheet, _ marks: [CellMark], _ marker: inout SheetMarker,
        in archive: borrowing ZipArchive, _ gaps: inout MarkGaps
    ) throws(XLSXError) {
        let relationshipsPart = PartDirectory.relationships(of: sheet.part)
        let relationshipsIndex = package.directory.index(of: relationshipsPart)
        let old = try relationshipsIndex.map { (index) throws(XLSXError) in
            try archive.bytes(ofPart: index, named: relationshipsPart)
        }
        var relationships = try RelationshipPart(of: sheet.part, old)

        let notesPart = relationships.first("comments")?.part
        let notesIndex = notesPart.flatMap(package.directory.index(of:))
        let notes: NotesEdit
        if let notesPart, let notesIndex {
            let bytes = try archive.bytes(ofPart: notesIndex, named: notesPart)
            notes = try NotesEdit(
                marks, addedTo: WorkbookPackage.editable(bytes, part: notesPart, path: package.path))
        } else {
            notes = NotesEdit(marks, namespace: package.namespace)
        }

        let drawing = relationships.all.first { $0.id == marker.drawingID && !$0.isExternal }
        let drawingIndex = (drawing?.part).flatMap(package.directory.index(of:))
        let shapes = NoteShapes(geometry: marker.geometry)
        var boxes = notes.added.map {
            NoteShapes.Box(row: $0.row, column: $0.column, text: $0.note ?? "")
        }
        if let drawing, let drawingIndex {
            if !boxes.isEmpty {
                let bytes = try archive.bytes(ofPart: drawingIndex, named: drawing.part)
                guard let drawn = shapes.drawing(bytes, adding: boxes, block: nextBlock) else {
                    gaps.sheetsWithoutNotes.append(sheet.name)
                    return
                }
                edit.replace(drawingIndex, named: drawing.part, with: drawn)
            }
        } else {
            // notes without a drawing are shown by none: those that were there get a box, too
            boxes += notes.known.map { NoteShapes.Box(row: $0.row, column: $0.column, text: "") }
            let part = freePart("xl/drawings/vmlDrawing", ".vml")
            edit.add(part, shapes.drawing(boxes, block: nextBlock))
            package.types.add(
                part, type: "application/vnd.openxmlformats-officedocument.vmlDrawing", byEnding: "vml")
            let id = relationships.add(
                type: package.relationshipBase + "/vmlDrawing", part: part, id: marker.drawingID)
            if marker.drawingID == nil {
                marker.insertDrawing(id: id, namespace: package.relationshipNamespace)
            }
        }
        gaps.conversations += notes.conversations
        nextBlock += NoteShapes.blocks(for: boxes.count)

        if let notesPart, let notesIndex {
            edit.replace(notesIndex, named: notesPart, with: notes.bytes)
        } else {
            let part = freePart("xl/comments", ".xml")
            edit.add(part, notes.bytes)
            package.types.add(
                part, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
            _ = relationships.add(type: package.relationshipBase + "/comments", part: part)
        }
        put(relationships.changed(), at: relationshipsIndex, named: relationshipsPart)
    }

    private mutating func put(_ bytes: [UInt8]?, at index: Int?, named name: String) {
        guard let bytes else { return }
        if let index {
            edit.replace(index, named: name, with: bytes)
        } else {
            edit.add(name, bytes)
        }
    }

    /// A part's name that is not taken.
    private mutating func freePart(_ start: String, _ end: String) -> String {
        var number = 1
        while takenNames.contains("\(start)\(number)\(end)".lowercased()) { number += 1 }
        takenNames.insert("\(start)\(number)\(end)".lowercased())
        return "\(start)\(number)\(end)"
    }

    // MARK: Writing

    /// Writes the workbook with one sheet more into a file that is there and empty.
    ///
    /// - Throws: `XLSXError` where the old file can no longer be read, `OutputError` for the new one.
    public mutating func write(adding sheet: AddedSheet, to target: String) throws {
        let part = freePart("xl/worksheets/sheet", ".xml")
        edit.add(part, sheet.bytes(namespace: package.namespace, styles: &styles))
        package.types.add(
            part, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
        let id = package.relationships.add(type: package.relationshipBase + "/worksheet", part: part)
        editWorkbook(adding: sheet.name, id: id)

        if stylesPart.index == nil {
            stylesPart.name = freePart("xl/styles", ".xml")
            package.types.add(
                stylesPart.name,
                type: "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
            _ = package.relationships.add(type: package.relationshipBase + "/styles", part: stylesPart.name)
        }
        put(styles.changed(), at: stylesPart.index, named: stylesPart.name)
        let relationshipsPart = PartDirectory.relationships(of: package.workbookPart)
        put(
            package.relationships.changed(), at: package.directory.index(of: relationshipsPart),
            named: relationshipsPart)
        dropSignature()
        put(
            package.types.changed(), at: package.directory.index(of: ContentTypes.part),
            named: ContentTypes.part)
        do {
            try edit.write(from: package.path, budget: package.budget, to: target)
        } catch {
            switch error {
            case .unreadable(let error): throw error
            case .unwritable(let code): throw OutputError(path: target, code: code)
            }
        }
    }

    private mutating func editWorkbook(adding name: String, id: String) {
        guard let sheets = package.sheetsElement,
            let index = package.directory.index(of: package.workbookPart)
        else { return }
        var splices = PartSplices()
        let p = sheets.prefix
        if !package.hasViews {
            splices.insert("<\(p)bookViews><\(p)workbookView/></\(p)bookViews>", at: sheets.start.lowerBound)
        }
        sheets.append(
            "<\(p)sheet name=\"\(XMLText.escaped(name))\" sheetId=\"\(package.largestSheetID + 1)\" "
                + "xmlns:r=\"\(package.relationshipNamespace)\" r:id=\"\(id)\"/>", to: &splices)
        edit.replace(
            index, named: package.workbookPart, with: splices.applied(to: package.workbookBytes))
    }

    private mutating func dropSignature() {
        let parts = package.signatureParts
        guard !parts.isEmpty else { return }
        for index in parts {
            edit.drop(index)
            package.types.remove(package.names[index])
        }
        package.root.remove { $0.kind == "origin" && $0.type.contains("digital-signature") }
        put(package.root.changed(), at: package.directory.index(of: "_rels/.rels"), named: "_rels/.rels")
    }
}

extension WorkbookPackage {
    /// The namespace of attributes that name a relationship.
    fileprivate var relationshipNamespace: String {
        relationshipBase == Self.strictRelationshipNamespace
            ? Self.strictRelationshipNamespace : Self.relationshipNamespace
    }
}
