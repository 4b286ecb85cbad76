internal import CLibZip
internal import Glibc

/// The old archive as libzip reads it and the new one as it writes it: two files that it takes for one.
///
/// libzip then copies parts that do not change as they are packed, and makes no file of its own.
final class ArchiveFiles {
    private let old: CInt
    private let size: Int
    private let new: CInt
    private var readPlace = 0
    private var writePlace = 0
    /// The system's number for what went wrong, or 0.
    private(set) var failure: CInt = 0

    /// Takes the old file's descriptor over, and only uses the new one's.
    init(old: CInt, size: Int, new: CInt) {
        self.old = old
        self.size = size
        self.new = new
    }

    deinit {
        close(old)
    }

    /// The files as libzip takes them; it lets them go when the archive is closed or discarded.
    func source(_ error: inout zip_error_t) -> OpaquePointer? {
        let me = Unmanaged.passRetained(self)
        let source = zip_source_function_create(
            { context, data, length, command in
                guard let context else { return -1 }
                let me = Unmanaged<ArchiveFiles>.fromOpaque(context)
                if command == ZIP_SOURCE_FREE {
                    me.release()
                    return 0
                }
                return me.takeUnretainedValue().answer(command, data, Int(length))
            }, me.toOpaque(), &error)
        if source == nil { me.release() }
        return source
    }

    private func answer(
        _ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: Int
    ) -> zip_int64_t {
        switch command {
        case ZIP_SOURCE_OPEN:
            readPlace = 0
            return 0
        case ZIP_SOURCE_BEGIN_WRITE:
            writePlace = 0
            return ftruncate(new, 0) == 0 ? 0 : fail()
        case ZIP_SOURCE_CLOSE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE: return 0
        case ZIP_SOURCE_READ:
            let count = pread(old, data, length, readPlace)
            guard count >= 0 else { return fail() }
            readPlace += count
            return zip_int64_t(count)
        case ZIP_SOURCE_WRITE: return write(data, length)
        case ZIP_SOURCE_SEEK: return seek(&readPlace, data, length, end: size)
        case ZIP_SOURCE_SEEK_WRITE: return seek(&writePlace, data, length, end: writtenSize())
        case ZIP_SOURCE_TELL: return zip_int64_t(readPlace)
        case ZIP_SOURCE_TELL_WRITE: return zip_int64_t(writePlace)
        case ZIP_SOURCE_STAT:
            guard let data, length >= MemoryLayout<zip_stat_t>.size else { return -1 }
            let status = data.assumingMemoryBound(to: zip_stat_t.self)
            zip_stat_init(status)
            status.pointee.size = zip_uint64_t(size)
            status.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE)
            return zip_int64_t(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_ERROR: return zip_error_in(data, length, failure)
        case ZIP_SOURCE_SUPPORTS:
            return [
                ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
                ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS,
                ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE,
                ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE,
            ].reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }
        // an archive is never left without parts, so it is never removed
        default: return -1
        }
    }

    private func write(_ data: UnsafeMutableRawPointer?, _ length: Int) -> zip_int64_t {
        var written = 0
        while written < length {
            let count = pwrite(new, data?.advanced(by: written), length - written, writePlace)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return fail() }
            written += count
            writePlace += count
        }
        return zip_int64_t(length)
    }

    private func seek(
        _ place: inout Int, _ data: UnsafeMutableRawPointer?, _ length: Int, end: Int
    ) -> zip_int64_t {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        let target = zip_source_seek_compute_offset(
            zip_uint64_t(place), zip_uint64_t(end), data, zip_uint64_t(length), &error)
        guard target >= 0 else { return -1 }
        place = Int(target)
        return 0
    }

    private func writtenSize() -> Int {
        var status = stat()
        return fstat(new, &status) == 0 ? Int(status.st_size) : writePlace
    }

    private func fail() -> zip_int64_t {
        failure = errno
        return -1
    }
}
