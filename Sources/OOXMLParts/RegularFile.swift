internal import Glibc

/// An open regular file: never a pipe, a device or a folder, which could be waited on for ever.
struct RegularFile: ~Copyable {
    let descriptor: CInt
    let size: Int

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
    }

    deinit {
        close(descriptor)
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
        case ENXIO: "is not a regular file, so it is not read"
        case ELOOP: "is a link that leads back to itself"
        default: "cannot be opened: \(String(cString: strerror(code)))"
        }
    }
}
