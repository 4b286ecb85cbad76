internal import Glibc

/// An open regular file: never a pipe, a device or a folder, which could be waited on for ever.
struct RegularFile: ~Copyable {
    let descriptor: CInt
    let size: Int
    /// When it was last written before it was opened, in nanoseconds.
    let written: Int

    init(path: String) throws(XLSXError) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .cannotOpen(path: path, reason: Self.words(for: errno))
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            close(descriptor)
            throw .cannotOpen(
                path: path,
                reason: isFolder ? "is a folder, not a file" : "is not a regular file, so it is not read")
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
        written = Self.written(status)
    }

    deinit {
        close(descriptor)
    }

    /// Whether the file has the size and the time that it had when it was opened.
    var isUnchanged: Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && Int(status.st_size) == size
            && Self.written(status) == written
    }

    /// The refusal of a file that is no longer what it was.
    static func changed(path: String) -> XLSXError {
        .cannotOpen(path: path, reason: "the file changed or went away while it was read: run it again")
    }

    private static func written(_ status: stat) -> Int {
        status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    }

    /// The first bytes of the file, at most `count`.
    func prefix(_ count: Int) -> [UInt8] {
        bytes(at: 0, count: count)
    }

    /// The bytes at a place, fewer where the file ends.
    func bytes(at place: Int, count: Int) -> [UInt8] {
        guard place >= 0, place < size, count > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: min(count, size - place)) { buffer, initialized in
            while initialized < buffer.count {
                let more = pread(
                    descriptor, buffer.baseAddress?.advanced(by: initialized), buffer.count - initialized,
                    place + initialized)
                guard more > 0 else { return }
                initialized += more
            }
        }
    }

    private static func words(for code: CInt) -> String {
        switch code {
        case ENOENT, ENOTDIR: "there is no such file"
        case EACCES, EPERM: "may not be read: ask for permission, or copy it to a folder of yours"
        case ENAMETOOLONG: "the path is too long: move it to a folder with a shorter name"
        case ENXIO: "is not a regular file, so it is not read"
        case ELOOP: "is a link that leads back to itself"
        default: "cannot be opened: \(String(cString: strerror(code)))"
        }
    }
}
