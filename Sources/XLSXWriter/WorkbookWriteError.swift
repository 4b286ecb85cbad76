/// All that stops a workbook being written.
///
/// Each case says where; `reason` is in plain words, libxlsxwriter's own where it had some.
package enum WorkbookWriteError: Error, Equatable, CustomStringConvertible {
    /// The file cannot be made, or not completed.
    case unwritable(path: String, reason: String)
    /// There is no room for the file.
    case diskFull(path: String)
    /// The name of a sheet is one that Excel would not take, or in use.
    case badSheetName(String, reason: String)
    /// The name of a table or range is wrong, too long or in use.
    case badName(String, reason: String)
    /// A text is longer than a cell holds; `length` in UTF-16 units.
    case textTooLong(sheet: String, cell: String, length: Int)
    /// A number is infinite or undefined.
    case notFinite(sheet: String, cell: String)
    /// What was asked for a cell, or for the block that starts there, cannot be.
    case refused(sheet: String, cell: String, reason: String)
    /// Memory ran out.
    case outOfMemory

    /// The sentence to show a person.
    package var description: String {
        switch self {
        case .unwritable(let path, let reason):
            "\(path) cannot be written: \(reason)."
        case .diskFull(let path):
            "\(path) cannot be written: the disk is full."
        case .badSheetName(let name, let reason):
            "A sheet cannot be called “\(name)”: \(reason)."
        case .badName(let name, let reason):
            "A table or range cannot be called “\(name)”: \(reason)."
        case .textTooLong(let sheet, let cell, let length):
            "The text for \(sheet), cell \(cell), has \(length) characters; "
                + "a cell holds \(SheetFile.longestText)."
        case .notFinite(let sheet, let cell):
            "The number for \(sheet), cell \(cell), is infinite or undefined."
        case .refused(let sheet, let cell, let reason):
            "\(sheet), cell \(cell), cannot be written: \(reason)."
        case .outOfMemory:
            "There is not enough memory to build the workbook."
        }
    }
}
