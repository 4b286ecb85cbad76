internal import CLibZip
internal import Glibc

/// A read-only ZIP archive, closed when the value goes out of scope.
///
/// libzip lets one thread at a time use a `zip_t`, so the handle is neither
/// copyable nor `Sendable`: a task that needs the archive opens its own.
package struct ZipArchive: ~Copyable {
    private let handle: OpaquePointer
    private let path: String

    /// What reading this file has taken, held against its limits.
    package let budget: ReadingBudget

    /// Opens the archive at that path, without reading any part, and checks that its directory tells the truth.
    package init(path: String, limits: ReadingLimits = ReadingLimits()) throws(XLSXError) {
        try self.init(path: path, limits: limits, budget: nil)
    }

    /// Opens an archive again that was opened with that budget.
    package init(path: String, again budget: ReadingBudget) throws(XLSXError) {
        try self.init(path: path, limits: ReadingLimits(), budget: budget)
    }

    private init(path: String, limits: ReadingLimits, budget known: ReadingBudget?) throws(XLSXError) {
        let file = try RegularFile(path: path)
        if let refusal = ForeignFile.refusal(of: file) ?? FileKind(prefix: file.prefix(64)).refusal {
            throw .notAWorkbook(path: path, reason: refusal)
        }
        let budget = known ?? ReadingBudget(limits: limits, fileBytes: file.size, fileWritten: file.written)
        guard budget.fileBytes == file.size, budget.fileWritten == file.written else {
            throw RegularFile.changed(path: path)
        }
        let directory = known == nil ? try ArchiveDirectory(of: file, path: path, budget: budget) : nil
        let descriptor = dup(file.descriptor)
        var code: CInt = 0
        guard descriptor >= 0, let handle = zip_fdopen(descriptor, 0, &code) else {
            if descriptor >= 0 { close(descriptor) }
            throw .damaged(path: path, part: "archive", reason: Self.reason(forCode: code))
        }
        if let directory, !Self.agrees(handle, with: directory) {
            zip_discard(handle)
            throw .damaged(path: path, part: "archive", reason: "it has two directories that differ")
        }
        self.handle = handle
        self.path = path
        self.budget = budget
    }

    /// Whether libzip has found the directory that was checked.
    private static func agrees(_ handle: OpaquePointer, with directory: ArchiveDirectory) -> Bool {
        guard zip_get_num_entries(handle, 0) == directory.entries.count else { return false }
        return directory.entries.enumerated().allSatisfy { index, entry in
            var status = zip_stat_t()
            zip_stat_init(&status)
            return zip_stat_index(handle, zip_uint64_t(index), 0, &status) == 0
                && status.comp_size == entry.packed && status.size == entry.size
                && status.crc == entry.checksum
        }
    }

    deinit {
        zip_discard(handle)
    }

    /// The names of all parts, by their index; an entry whose name is no text has an empty one.
    package func partNames() -> [String] {
        (0..<max(0, zip_get_num_entries(handle, 0))).map { index in
            zip_get_name(handle, zip_uint64_t(index), 0).map { String(cString: $0) } ?? ""
        }
    }

    /// Opens a part, and closes it when the body has ended.
    package func withPart<Result>(
        _ index: Int, named part: String, _ body: (PartStream) throws(XLSXError) -> Result
    ) throws(XLSXError) -> Result {
        let stream = try PartStream(part: index, named: part, of: handle, path: path, budget: budget)
        defer { stream.close() }
        return try body(stream)
    }

    /// Opens a part for whoever closes it, before the archive is.
    func openPart(_ index: Int, named part: String) throws(XLSXError) -> PartStream {
        try PartStream(part: index, named: part, of: handle, path: path, budget: budget)
    }

    /// A part whole. For small parts: it is all held in memory.
    package func bytes(ofPart index: Int, named part: String) throws(XLSXError) -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachChunk(ofPart: index, named: part) { (chunk) throws(XLSXError) in
            bytes.reserveCapacity(bytes.count + chunk.count)
            for index in chunk.indices { bytes.append(chunk[index]) }
            return true
        }
        return bytes
    }

    /// Inflates one part through a single reused buffer, piece by piece, and checks its length and checksum.
    package func forEachChunk(
        ofPart index: Int, named part: String, _ body: (Span<UInt8>) throws(XLSXError) -> Bool
    ) throws(XLSXError) {
        try withPart(index, named: part) { (stream) throws(XLSXError) in
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = try stream.read(into: &buffer)
                // who has enough forgoes the checksum of the rest, of which nothing is kept
                guard count > 0, try body(buffer.span.extracting(first: count)) else { return }
            }
        }
    }

    private static func reason(forCode code: CInt) -> String {
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        return String(cString: zip_error_strerror(&error))
    }
}
