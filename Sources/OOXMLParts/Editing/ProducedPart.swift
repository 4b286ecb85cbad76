internal import CLibZip
internal import Glibc

/// A part that is made while libzip writes it, from bytes at hand or from an old part and its edits.
///
/// libzip holds it by a pointer and lets it go when its archive is closed.
final class ProducedPart {
    /// The first error met while parts were made; libzip knows nothing of it.
    final class Failure {
        var error: XLSXError?
    }

    /// The old archive, open for as long as a part of it is wanted.
    final class Archive {
        let archive: ZipArchive

        init(_ archive: consuming ZipArchive) {
            self.archive = archive
        }
    }

    private let old: (index: Int, name: String, archive: Archive)?
    /// Opened when it is its turn: what is spent of the file's time counts from then.
    private var stream: PartStream?
    private var cursor: PartSplices.Cursor
    private var ready: [UInt8]
    private var given = 0
    private var isOver: Bool
    private var piece: [UInt8] = []
    private let failure: Failure

    init(_ bytes: [UInt8], failure: Failure) {
        old = nil
        cursor = PartSplices.Cursor(PartSplices())
        ready = bytes
        isOver = true
        self.failure = failure
    }

    init(
        editing index: Int, named name: String, of archive: Archive, by splices: PartSplices, failure: Failure
    ) {
        old = (index, name, archive)
        cursor = PartSplices.Cursor(splices)
        ready = []
        isOver = false
        piece = [UInt8](repeating: 0, count: 1 << 16)
        self.failure = failure
    }

    deinit {
        stream?.close()
    }

    /// The part as libzip takes it.
    func source(in archive: OpaquePointer) -> OpaquePointer? {
        let me = Unmanaged.passRetained(self)
        let source = zip_source_function(
            archive,
            { context, data, length, command in
                guard let context else { return -1 }
                let me = Unmanaged<ProducedPart>.fromOpaque(context)
                if command == ZIP_SOURCE_FREE {
                    me.release()
                    return 0
                }
                return me.takeUnretainedValue().answer(command, data, Int(length))
            }, me.toOpaque())
        if source == nil { me.release() }
        return source
    }

    private func answer(
        _ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: Int
    ) -> zip_int64_t {
        switch command {
        case ZIP_SOURCE_OPEN: return open()
        case ZIP_SOURCE_CLOSE:
            stream?.close()
            stream = nil
            return 0
        case ZIP_SOURCE_READ:
            guard let data else { return -1 }
            return read(into: UnsafeMutableRawBufferPointer(start: data, count: length))
        case ZIP_SOURCE_STAT:
            guard let data, length >= MemoryLayout<zip_stat_t>.size else { return -1 }
            zip_stat_init(data.assumingMemoryBound(to: zip_stat_t.self))
            return zip_int64_t(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_ERROR:
            return zip_error_in(data, length, EIO)
        case ZIP_SOURCE_SUPPORTS: return zip_source_readable
        default: return -1
        }
    }

    private func open() -> zip_int64_t {
        guard let old else { return 0 }
        do {
            stream = try old.archive.archive.openPart(old.index, named: old.name)
            return 0
        } catch {
            failure.error = failure.error ?? error
            return -1
        }
    }

    private func read(into target: UnsafeMutableRawBufferPointer) -> zip_int64_t {
        do {
            while given == ready.count, !isOver { try produce() }
        } catch {
            failure.error = failure.error ?? error
            return -1
        }
        let count = min(target.count, ready.count - given)
        ready.withUnsafeBytes { bytes in
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[given..<given + count]))
        }
        given += count
        return zip_int64_t(count)
    }

    private func produce() throws(XLSXError) {
        ready.removeAll(keepingCapacity: true)
        given = 0
        let count = try stream?.read(into: &piece) ?? 0
        if count > 0 {
            cursor.apply(to: piece[..<count], into: &ready)
        } else {
            cursor.finish(into: &ready)
            isOver = true
        }
    }
}

/// What a source that can only be read answers when it is asked what it can do.
private let zip_source_readable = zip_int64_t(
    [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
        ZIP_SOURCE_FREE,
    ].reduce(0) { $0 | 1 << $1.rawValue })

/// Gives libzip a number of the system's for what went wrong.
func zip_error_in(_ data: UnsafeMutableRawPointer?, _ length: Int, _ code: CInt) -> zip_int64_t {
    guard let data, length >= 2 * MemoryLayout<CInt>.size else { return -1 }
    let numbers = data.assumingMemoryBound(to: CInt.self)
    numbers[0] = ZIP_ER_WRITE
    numbers[1] = code
    return zip_int64_t(2 * MemoryLayout<CInt>.size)
}
