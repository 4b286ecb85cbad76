import CXLSXWriter
import Glibc

/// What a workbook says of itself.
///
/// `created` stands for the clock, so that the same run gives the same bytes; it is a day in UTC,
/// after 1970-01-01.
package struct WorkbookProperties: Sendable {
    /// The document's title, not its file name.
    package var title: String
    /// The day it was made, at midnight UTC; month and day count from 1.
    package var created: (year: Int, month: Int, day: Int)
    /// Who made it; nil for nobody.
    package var author: String?
    /// For whom it was made; nil for none.
    package var company: String?
    /// What it is about; nil for none.
    package var subject: String?
    /// Free text; nil for none.
    package var comments: String?

    /// Makes properties; the date is not checked against the calendar.
    package init(
        title: String, created: (year: Int, month: Int, day: Int), author: String? = nil,
        company: String? = nil, subject: String? = nil, comments: String? = nil
    ) {
        self.title = title
        self.created = created
        self.author = author
        self.company = company
        self.subject = subject
        self.comments = comments
    }

    /// Never 0, which libxlsxwriter reads as "now".
    var secondsSince1970: Int {
        // Days from the civil calendar, counted in years that start in March.
        let year = created.month > 2 ? created.year : created.year - 1
        let month = (created.month + 9) % 12
        let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + created.day
        return max(1, (days - 719_469) * 86_400)
    }
}

/// A workbook being written.
///
/// Nothing reaches `path` before ``close()``; a workbook dropped without it leaves no file.
/// libxlsxwriter keeps its parts in unlinked temporary files meanwhile. Add every sheet before
/// filling any: a chart, a link or a choice list may name only a sheet that is there.
package struct WorkbookFile: ~Copyable {
    private let book: OpenWorkbook

    /// - Parameter writesInOrder: keeps one row in memory, for huge lists. Each sheet's rows must
    ///   then be written from the top, its row heights too, and it can hold no table.
    /// - Parameter allowsHugeParts: for parts above 4 GB, which some readers cannot open.
    package init(
        path: String, properties: WorkbookProperties, writesInOrder: Bool = false,
        allowsHugeParts: Bool = false
    ) throws(WorkbookWriteError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw .unwritable(path: path, reason: "it is not a file name")
        }
        book = try OpenWorkbook(
            path: path, properties: properties, writesInOrder: writesInOrder, allowsHugeParts: allowsHugeParts
        )
    }

    /// Adds a sheet after those that are there.
    ///
    /// Refuses what Excel refuses (blank, over 31 characters, `[]:*?/\`, an apostrophe at an end,
    /// a name in use, "History") and what libxlsxwriter 1.1.4 writes unquoted in formulas that
    /// then mean something else, such as `S47` or `2024`: "S47 enquiries" is fine.
    ///
    /// - Parameter writesInOrder: keeps one row of this sheet in memory, for a huge list in a workbook of other
    ///   sheets; its rows must be written from the top, and it can hold no table and stand behind no chart.
    package func addSheet(named name: String, writesInOrder: Bool = false) throws(WorkbookWriteError)
        -> SheetFile
    {
        SheetFile(
            name: name, book: book,
            pointer: try book.addSheet(named: name, writesInOrder: writesInOrder || book.writesInOrder),
            writesInOrder: writesInOrder || book.writesInOrder)
    }

    /// Gives a range a name for the whole workbook.
    package func define(_ name: String, as range: CellRange) throws(WorkbookWriteError) {
        try book.claim(name)
        let formula = "=" + range.formula
        // libxlsxwriter 1.1.4 copies both into buffers of 128 bytes.
        guard name.utf8.count < 128, formula.utf8.count < 128 else {
            throw .badName(name, reason: "the name or its range is too long")
        }
        try book.check(workbook_define_name(book.pointer, name, formula), name)
    }

    /// Writes the file, readable by its owner alone, and ends every sheet's use.
    ///
    /// The path is first tried here, so a missing folder is reported by this call and not by
    /// `init`. A file in the way is overwritten and keeps its permissions. A failure leaves no
    /// file, unless one was there.
    package consuming func close() throws(WorkbookWriteError) {
        try book.close()
    }
}

/// The workbook behind a ``WorkbookFile`` and its sheets: whoever lets go last frees it.
final class OpenWorkbook {
    let path: String
    let writesInOrder: Bool
    private var handle: WorkbookHandle?
    private var formats: [CellFormat: UnsafeMutablePointer<lxw_format>] = [:]
    private var sheetNames: [String: String] = [:]
    private var names: Set<String> = []

    private let parts: PartsFolder?

    init(
        path: String, properties: WorkbookProperties, writesInOrder: Bool, allowsHugeParts: Bool
    ) throws(WorkbookWriteError) {
        // rows on their way lie beside the workbook, not on a disk that others chose, and go away with it
        let parts = PartsFolder(besides: path)
        self.parts = parts
        let folder = parts?.path ?? path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let opened = folder.withCString { folder in
            var options = lxw_workbook_options(
                constant_memory: writesInOrder ? 1 : 0, tmpdir: UnsafeMutablePointer(mutating: folder),
                use_zip64: allowsHugeParts ? 1 : 0)
            return workbook_new_opt(path, &options)
        }
        guard let pointer = opened else { throw .outOfMemory }
        self.path = path
        self.writesInOrder = writesInOrder
        handle = WorkbookHandle(pointer: pointer)
        try set(properties)
    }

    var pointer: UnsafeMutablePointer<lxw_workbook> {
        guard let pointer = handle?.pointer else {
            preconditionFailure("\(path) is closed: its sheets cannot be written any more")
        }
        return pointer
    }

    private func set(_ properties: WorkbookProperties) throws(WorkbookWriteError) {
        let status = CallMemory.scope { memory in
            var copy = lxw_doc_properties()
            copy.title = memory.string(properties.title.printable)
            copy.author = memory.string(properties.author?.printable)
            copy.company = memory.string(properties.company?.printable)
            copy.subject = memory.string(properties.subject?.printable)
            copy.comments = memory.string(properties.comments?.printable)
            copy.created = properties.secondsSince1970
            return workbook_set_properties(pointer, &copy)
        }
        guard status == LXW_NO_ERROR else { throw .unwritable(path: path, reason: status.words) }
    }

    func addSheet(
        named name: String, writesInOrder: Bool
    ) throws(WorkbookWriteError) -> UnsafeMutablePointer<lxw_worksheet> {
        if let reason = SheetName.problem(in: name) { throw .badSheetName(name, reason: reason) }
        guard sheetNames.updateValue(name, forKey: name.lowercased()) == nil else {
            throw .badSheetName(name, reason: "another sheet has that name")
        }
        let status = workbook_validate_sheet_name(pointer, name)
        guard status == LXW_NO_ERROR else { throw .badSheetName(name, reason: status.words) }
        // libxlsxwriter asks this at the making of each sheet, and nowhere else
        pointer.pointee.options.constant_memory = writesInOrder ? 1 : 0
        guard let sheet = workbook_add_worksheet(pointer, name) else { throw .outOfMemory }
        return sheet
    }

    /// Byte for byte, as libxlsxwriter compares when it looks for a chart's numbers.
    func hasSheet(named name: String) -> Bool {
        sheetNames[name.lowercased()]?.utf8.elementsEqual(name.utf8) == true
    }

    /// Takes a name for a table or a range, once.
    func claim(_ name: String) throws(WorkbookWriteError) {
        if let reason = RangeName.problem(in: name) { throw .badName(name, reason: reason) }
        guard names.insert(name.lowercased()).inserted else {
            throw .badName(name, reason: "another table or range has that name")
        }
    }

    func format(_ format: CellFormat?) throws(WorkbookWriteError) -> UnsafeMutablePointer<lxw_format>? {
        guard let format else { return nil }
        if let known = formats[format] { return known }
        guard let new = workbook_add_format(pointer) else { throw .outOfMemory }
        format.apply(to: new)
        formats[format] = new
        return new
    }

    func check(_ status: lxw_error, _ name: String) throws(WorkbookWriteError) {
        guard status == LXW_NO_ERROR else { throw .badName(name, reason: status.words) }
    }

    func close() throws(WorkbookWriteError) {
        guard let handle = handle.take() else { return }
        formats = [:]
        let isNew = try Self.claimFile(at: path)
        errno = 0
        let status = handle.close()
        let code = errno
        guard status == LXW_NO_ERROR else {
            if isNew { unlink(path) }
            let isFull = code == ENOSPC || code == EDQUOT
            throw .unwritable(
                path: path,
                reason: isFull ? "the disk is full: free some space, or choose another folder" : status.words)
        }
    }

    /// Tries the path before libxlsxwriter does, which would tell stderr of a failure; a new file
    /// is the owner's alone. `workbook_close` reopens it with `fopen`, which keeps the mode.
    private static func claimFile(at path: String) throws(WorkbookWriteError) -> Bool {
        var isNew = true
        var file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if file < 0, errno == EEXIST {
            isNew = false
            file = Glibc.open(path, O_WRONLY | O_CLOEXEC)
        }
        guard file >= 0 else { throw .unwritable(path: path, reason: String(cString: strerror(errno))) }
        Glibc.close(file)
        return isNew
    }
}

/// Owns the `lxw_workbook`, and nothing else: `discard` needs trivial storage.
///
/// Not `private`: that crashes the release compile of an importing target (Swift 6.3.1).
struct WorkbookHandle: ~Copyable {
    let pointer: UnsafeMutablePointer<lxw_workbook>

    deinit {
        lxw_workbook_free(pointer)
    }

    /// `workbook_close` frees the workbook even when it fails, so the deinit must not run after it.
    consuming func close() -> lxw_error {
        let status = workbook_close(pointer)
        discard self
        return status
    }
}

extension lxw_error {
    /// libxlsxwriter's words, without its full stop.
    var words: String {
        var words = String(cString: lxw_strerror(self))
        while words.hasSuffix(".") { words.removeLast() }
        return words
    }
}

/// What the program that writes workbooks may ask of the C library beneath.
package enum WorkbookLibrary {
    /// Lets the library's own lines about errors go nowhere, for the rest of the program's life: all that it says is thrown
    /// as well. It takes the C library's standard error from everybody in the process who has not got hold of it yet, so
    /// it is for a program to ask, and not for a test.
    package static func silence() { annexa_silence_c_libraries() }
}
