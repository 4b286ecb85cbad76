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
    case numberFormats = "numFmts"
    case sheet
    case workbook
    case workbookProperties = "workbookPr"
    case relationship = "Relationship"
    case modified
    case alternateContent = "AlternateContent"
    case choice = "Choice"
    case fallback = "Fallback"

    // OpenDocument
    case tableCell = "table-cell"
    case paragraph = "p"
    case coveredCell = "covered-table-cell"
    case tableRow = "table-row"
    case spaces = "s"
    case tab
    case lineBreak = "line-break"
    case table
    case tableColumn = "table-column"
    case annotation
    case style
    case tableProperties = "table-properties"
    case numberStyle = "number-style"
    case timeStyle = "time-style"
    case textStyle = "text-style"
    case number
    case styleText = "text"
    case spreadsheet
    case date
    case encryptionData = "encryption-data"
    case linkedTables = "dde-links"
    case rubyText = "ruby-text"
    case shapes, frame, rect, ellipse, circle, line, polyline, polygon, path, connector, caption, measure
    case customShape = "custom-shape"
    case shapeGroup = "g"
    case control

    /// Whether it stands within a cell of a workbook, where the value is not.
    var isInCell: Bool {
        switch self {
        case .text, .richRun, .phonetic, .inline, .formula: true
        default: false
        }
    }

    /// The elements of a workbook's parts.
    package static let ofWorkbooks = Array(allCases.prefix { $0 != .tableCell })
    /// The elements of an OpenDocument's parts.
    package static let ofOpenDocuments = Array(allCases.drop { $0 != .tableCell })
}

/// The attributes that a reader of workbooks asks for.
package enum XMLAttribute: UInt8, CaseIterable, Sendable {
    case reference, style, type, name, state, relationshipID, id, relationshipType, target, targetMode
    case numberFormatID, formatCode, date1904

    // OpenDocument
    case family, styleName, dataStyleName, parentStyleName, defaultCellStyleName, display, minIntegerDigits
    case decimalPlaces, grouping, truncateOnOverflow, rowsRepeated, columnsRepeated, count

    /// Its name in a file, without prefix.
    var name: String {
        switch self {
        case .reference: "r"
        case .style: "s"
        case .type: "t"
        case .name: "name"
        case .state: "state"
        case .relationshipID: "id"
        case .id: "Id"
        case .relationshipType: "Type"
        case .target: "Target"
        case .targetMode: "TargetMode"
        case .numberFormatID: "numFmtId"
        case .formatCode: "formatCode"
        case .date1904: "date1904"
        case .family: "family"
        case .styleName: "style-name"
        case .dataStyleName: "data-style-name"
        case .parentStyleName: "parent-style-name"
        case .defaultCellStyleName: "default-cell-style-name"
        case .display: "display"
        case .minIntegerDigits: "min-integer-digits"
        case .decimalPlaces: "decimal-places"
        case .grouping: "grouping"
        case .truncateOnOverflow: "truncate-on-overflow"
        case .rowsRepeated: "number-rows-repeated"
        case .columnsRepeated: "number-columns-repeated"
        case .count: "c"
        }
    }
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
