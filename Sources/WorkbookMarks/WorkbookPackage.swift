import OOXMLParts
import XLSXReader

/// The parts of a workbook as they hang together: what has to be known before some of them are edited.
struct WorkbookPackage {
    struct Sheet {
        let name: String
        let part: String
        let index: Int
    }

    let path: String
    let budget: ReadingBudget
    let names: [String]
    let directory: PartDirectory
    var types: ContentTypes
    var root: RelationshipPart
    var relationships: RelationshipPart
    let workbookPart: String
    let workbookBytes: [UInt8]
    /// All sheets in order, chart sheets included: those have the part's name and no marks.
    private(set) var sheets: [Sheet] = []
    private(set) var largestSheetID = 0
    private(set) var sheetsElement: PartElement?
    private(set) var hasViews = false
    /// The namespace of cells and sheets, and what the types of relationships begin with.
    let namespace: String
    let relationshipBase: String

    static let relationshipNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let strictRelationshipNamespace = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    private static let mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    init(path: String, archive: borrowing ZipArchive) throws(XLSXError) {
        self.path = path
        budget = archive.budget
        names = archive.partNames()
        directory = PartDirectory(names: names)
        guard let types = try Self.bytes(ContentTypes.part, in: archive, directory, path) else {
            throw .missingPart(path: path, part: ContentTypes.part)
        }
        self.types = try ContentTypes(types)
        root = try RelationshipPart(of: "", try Self.bytes("_rels/.rels", in: archive, directory, path))
        guard let main = root.first("officeDocument"),
            let workbook = try Self.bytes(main.part, in: archive, directory, path)
        else {
            throw .missingPart(path: path, part: "xl/workbook.xml")
        }
        workbookPart = main.part
        workbookBytes = workbook
        relationships = try RelationshipPart(
            of: main.part,
            try Self.bytes(PartDirectory.relationships(of: main.part), in: archive, directory, path))
        relationshipBase = String(main.type.dropLast("/officeDocument".count))

        var namespace = Self.mainNamespace
        var scanner = MarkupScanner(workbook)
        while try scanner.next() {
            if scanner.depth == 0, scanner.kind == .start {
                let name = scanner.prefix.isEmpty ? "xmlns" : "xmlns:" + scanner.prefix.dropLast()
                namespace = scanner.attributes.first { $0.name == name }?.value ?? namespace
            } else if scanner.depth == 1, scanner.isNamed("bookViews") {
                hasViews = true
            } else if scanner.depth == 1, scanner.isNamed("sheets") {
                if scanner.kind == .end {
                    sheetsElement?.end = scanner.range
                } else {
                    sheetsElement = PartElement(at: scanner)
                }
            } else if scanner.kind != .end, scanner.isNamed("sheet"), sheetsElement?.end == nil {
                largestSheetID = max(largestSheetID, scanner.number("sheetId") ?? 0)
                let id = scanner.value("id", anyPrefix: true)
                let name = scanner.value("name") ?? ""
                let part = relationships.all.first { $0.id == id && !$0.isExternal }?.part ?? ""
                sheets.append(Sheet(name: name, part: part, index: directory.index(of: part) ?? -1))
            }
        }
        self.namespace = namespace
    }

    private static func bytes(
        _ part: String, in archive: borrowing ZipArchive, _ directory: PartDirectory, _ path: String
    ) throws(XLSXError) -> [UInt8]? {
        guard let index = directory.index(of: part) else { return nil }
        return try editable(archive.bytes(ofPart: index, named: part), part: part, path: path)
    }

    /// Bytes that can be edited by place: UTF-8, as practically all are.
    static func editable(_ bytes: [UInt8], part: String, path: String) throws(XLSXError) -> [UInt8] {
        guard MarkupScanner.isUTF8(bytes) else {
            throw .notAWorkbook(
                path: path,
                reason:
                    "is written in an encoding that notes cannot be put into (\(part)). Open it in Excel, "
                    + "save it as .xlsx and retry.")
        }
        return bytes
    }

    /// Whether its parts are signed: the signature does not hold once a part is edited.
    var signatureParts: [Int] {
        names.indices.filter { names[$0].lowercased().hasPrefix("_xmlsignatures/") }
    }

    /// The ending that a file of this kind must have for Excel to open it.
    var ending: String {
        let type = types.type(of: workbookPart)?.lowercased() ?? ""
        let isTemplate = type.contains("template")
        return type.contains("macroenabled")
            ? (isTemplate ? "xltm" : "xlsm") : (isTemplate ? "xltx" : "xlsx")
    }
}
