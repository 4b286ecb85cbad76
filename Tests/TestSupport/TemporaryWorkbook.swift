/// A workbook made of a test's own parts, in a temporary file that goes when the value does.
package struct TemporaryWorkbook: ~Copyable {
    private let folder: TemporaryFolder
    /// The workbook's path.
    package let path: String

    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    /// The parts of a workbook with one sheet, whose rows are given as XML.
    package static func parts(rows: String, sheetName: String = "List 1") -> [ZipBytes.Part] {
        [
            .init(
                "_rels/.rels",
                """
                <Relationships><Relationship Id="a" Type="\(office)/officeDocument" Target="xl/workbook.xml"/>\
                </Relationships>
                """),
            .init(
                "xl/workbook.xml",
                """
                <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets>\
                <sheet name="\(sheetName)" sheetId="1" r:id="a"/></sheets></workbook>
                """),
            .init(
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships><Relationship Id="a" Type="\(office)/worksheet" Target="sheet.xml"/>\
                </Relationships>
                """),
            .init(
                "xl/sheet.xml",
                "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>"),
        ]
    }

    /// A workbook with one sheet, whose rows are given as XML.
    package init(rows: String) throws {
        try self.init(bytes: ZipBytes.archive(of: Self.parts(rows: rows)))
    }

    /// A workbook with one sheet without rows, of which some parts are changed first.
    package init(_ change: (inout [ZipBytes.Part]) -> Void) throws {
        var parts = Self.parts(rows: "")
        change(&parts)
        try self.init(bytes: ZipBytes.archive(of: parts))
    }

    /// A file with those bytes.
    package init(bytes: [UInt8], name: String = "book.xlsx") throws {
        let folder = try TemporaryFolder()
        path = try folder.file(name, bytes)
        self.folder = folder
    }
}

extension [ZipBytes.Part] {
    /// The text of a part; setting it adds the part where it is not there, and nil takes it away.
    package subscript(name: String) -> String? {
        get { first { $0.name == name }.map { String(decoding: $0.content, as: UTF8.self) } }
        set {
            let place = firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let text?): self[place] = .init(name, text)
            case (let place?, nil): remove(at: place)
            case (nil, let text?): append(.init(name, text))
            case (nil, nil): break
            }
        }
    }
}
