/// The elements that a reader of workbooks asks for, most frequent first; all others are passed over.
package enum XMLElement: String, CaseIterable, Sendable {
    case cell = "c"
    case value = "v"
    case text = "t"
    case row
    case stringItem = "si"
    case richRun = "r"
    case phonetic = "rPh"
    case inline = "is"
    case formula = "f"
    case sheetData
    case cellFormat = "xf"
    case cellFormats = "cellXfs"
    case numberFormat = "numFmt"
    case sheet
    case workbook
    case workbookProperties = "workbookPr"
    case relationship = "Relationship"
    case modified
}

/// The attributes that a reader of workbooks asks for.
package enum XMLAttribute: String, Sendable {
    case reference = "r"
    case style = "s"
    case type = "t"
    case name
    case state
    case relationshipID = "id"
    case id = "Id"
    case relationshipType = "Type"
    case target = "Target"
    case targetMode = "TargetMode"
    case numberFormatID = "numFmtId"
    case formatCode
    case date1904
}

/// What a parser tells as it reads; it may throw to stop the reading.
package protocol XMLSink: AnyObject {
    /// An element of interest begins.
    func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(XLSXError)
    /// An element of interest ends.
    func end(_ element: XMLElement) throws(XLSXError)
    /// A piece of text; one text may come in several pieces.
    func text(_ bytes: Span<UInt8>) throws(XLSXError)
}
