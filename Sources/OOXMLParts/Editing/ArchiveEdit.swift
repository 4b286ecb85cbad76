internal import CLibZip
internal import Glibc

/// Changes to an archive: some parts replaced, added or dropped, all others carried over as they are packed.
///
/// The same archive and the same changes give the same bytes: new parts carry
/// the first day that an archive can tell.
package struct ArchiveEdit {
    /// What stops an edited archive from being written.
    package enum Failure: Error {
        /// A part of the old archive could not be read again.
        case unreadable(XLSXError)
        /// The new file cannot be written: the system's number for why.
        case unwritable(CInt)
    }

    /// What a part is to hold.
    private enum Content {
        case bytes([UInt8])
        case edited(PartSplices)
    }

    private var replaced: [(index: Int, name: String, content: Content)] = []
    private var added: [(name: String, bytes: [UInt8])] = []
    private var dropped: [Int] = []

    /// No changes.
    package init() {}

    /// Puts other bytes in the place of a part's.
    package mutating func replace(_ index: Int, named name: String, with bytes: [UInt8]) {
        replaced.append((index, name, .bytes(bytes)))
    }

    /// Edits a part as it is copied, piece by piece.
    package mutating func edit(_ index: Int, named name: String, by splices: PartSplices) {
        replaced.append((index, name, .edited(splices)))
    }

    /// Adds a part, whose name must be that of no other.
    package mutating func add(_ name: String, _ bytes: [UInt8]) {
        added.append((name, bytes))
    }

    /// Leaves a part out.
    package mutating func drop(_ index: Int) {
        dropped.append(index)
    }

    /// Writes what the archive becomes into a file that is there and empty.
    package func write(from path: String, budget: ReadingBudget, to target: String) throws(Failure) {
        let size: Int
        let descriptor: CInt
        let reader: ProducedPart.Archive
        do {
            let old = try RegularFile(path: path)
            size = old.size
            descriptor = dup(old.descriptor)
            reader = ProducedPart.Archive(try ZipArchive(path: path, again: budget))
        } catch {
            throw .unreadable(error)
        }
        let new = open(target, O_WRONLY | O_CLOEXEC)
        let files = ArchiveFiles(old: descriptor, size: size, new: new)
        guard new >= 0 else { throw .unwritable(errno) }
        defer { close(new) }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = files.source(&error) else { throw .unwritable(ENOMEM) }
        guard let archive = zip_open_from_source(source, 0, &error) else {
            let reason = String(cString: zip_error_strerror(&error))
            zip_source_free(source)
            throw .unreadable(.damaged(path: path, part: "archive", reason: reason))
        }
        let failure = ProducedPart.Failure()
        var isClosed = false
        defer { if !isClosed { zip_discard(archive) } }
        for part in replaced {
            let produced =
                switch part.content {
                case .bytes(let bytes): ProducedPart(bytes, failure: failure)
                case .edited(let splices):
                    ProducedPart(
                        editing: part.index, named: part.name, of: reader, by: splices, failure: failure)
                }
            let source = produced.source(in: archive)
            guard zip_file_replace(archive, zip_uint64_t(part.index), source, 0) == 0 else {
                zip_source_free(source)
                throw .unwritable(ENOMEM)
            }
            try Self.settle(part.index, in: archive)
        }
        for part in added {
            let source = ProducedPart(part.bytes, failure: failure).source(in: archive)
            let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else {
                zip_source_free(source)
                throw .unwritable(ENOMEM)
            }
            try Self.settle(Int(index), in: archive)
        }
        for index in dropped where zip_delete(archive, zip_uint64_t(index)) != 0 {
            throw .unwritable(ENOMEM)
        }
        guard zip_close(archive) == 0 else {
            if let error = failure.error { throw .unreadable(error) }
            throw .unwritable(files.failure == 0 ? EIO : files.failure)
        }
        isClosed = true
    }

    /// Packs a part that is ours as every program can unpack it, and stamps it with no clock.
    private static func settle(_ index: Int, in archive: OpaquePointer) throws(Failure) {
        // 1 January 1980
        guard zip_set_file_compression(archive, zip_uint64_t(index), zip_int32_t(ZIP_CM_DEFLATE), 6) == 0,
            zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0) == 0
        else { throw .unwritable(EIO) }
    }
}
