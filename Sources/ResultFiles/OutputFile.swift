internal import Glibc

/// A new file, readable by its owner alone, that takes its final name only when it is complete.
///
/// It is written under a name beside the final one. A file that is dropped
/// without ``commit()`` is removed again.
public struct OutputFile: ~Copyable {
    /// The name it is written under; what libraries that take a path are given.
    public let temporaryPath: String
    /// The name it gets in the end.
    public let path: String

    private var descriptor: CInt
    private let isStaged: Bool
    /// Whether there is nothing to take away: nothing was begun, or all has its name.
    private var isComplete = true
    private var buffer: [UInt8] = []

    /// What unfinished files are called, so that a later run can tell them: `.name` + this.
    static let unfinishedSuffix = ".annex-a-unfinished"
    private static let bufferSize = 1 << 17

    /// Opens a new file beside that path. What stands at the path stays until ``commit()``.
    public init(path: String) throws(OutputError) {
        try self.init(path: path, isStaged: false)
    }

    /// A file of a folder that is staged itself has its name at once, and is on disk only when the folder is.
    init(path: String, isStaged: Bool) throws(OutputError) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { path[...$0] } ?? ""
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        self.path = path
        self.isStaged = isStaged
        temporaryPath = isStaged ? path : "\(folder).\(name)\(Self.unfinishedSuffix)"
        descriptor = -1
        if !isStaged { try Self.refuseIfWritten(temporaryPath, as: path) }
        unlink(temporaryPath)
        descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw OutputError(path: path, reason: Self.words(for: errno))
        }
        isComplete = false
        // whatever the umask says, and for libraries that open the path anew
        fchmod(descriptor, 0o600)
        if !isStaged { flock(descriptor, LOCK_EX | LOCK_NB) }
        buffer.reserveCapacity(Self.bufferSize)
    }

    /// Opens a new file beside that path, unless something that is not empty stands at it.
    public init(path: String, replacing: Bool) throws(OutputError) {
        var status = stat()
        if path.hasSuffix("/") || (stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR) {
            throw OutputError(path: path, reason: "is a folder: give the name of a file")
        }
        // whoever may do everything would otherwise put a file in the place of /dev/null
        guard stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
            throw OutputError(path: path, reason: "is a device or a pipe: give the name of a file")
        }
        if !replacing, stat(path, &status) == 0, status.st_size > 0 {
            throw OutputError(
                path: path, reason: "is there already: give --force to replace it, or another name")
        }
        try self.init(path: path)
    }

    /// What a run left that was stopped is free to go; what another run is writing now is not.
    private static func refuseIfWritten(_ temporary: String, as path: String) throws(OutputError) {
        let other = open(temporary, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard other >= 0 else { return }
        defer { close(other) }
        guard flock(other, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            throw OutputError(path: path, reason: "another run is writing it: wait for its end")
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if !isComplete { unlink(temporaryPath) }
    }

    /// Adds bytes at the end.
    public mutating func write(_ bytes: [UInt8]) throws(OutputError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Adds text at the end, as UTF-8.
    public mutating func write(_ text: String) throws(OutputError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Completes the file: everything is on disk, then it takes its final name.
    ///
    /// A library may have written under the temporary name meanwhile; its bytes then stand.
    public consuming func commit() throws(OutputError) {
        try flush()
        guard isStaged || fsync(descriptor) == 0 else {
            throw OutputError(path: path, reason: Self.words(for: errno))
        }
        chmod(temporaryPath, 0o600)
        guard isStaged || rename(temporaryPath, path) == 0 else {
            throw OutputError(path: path, reason: Self.words(for: errno))
        }
        isComplete = true
    }

    private mutating func flush() throws(OutputError) {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputError(path: path, reason: Self.words(for: errno)) }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    static func words(for code: CInt) -> String {
        switch code {
        case ENOENT: "the folder it should go into does not exist"
        case EACCES, EPERM, EROFS: "may not be written here: choose a folder of yours"
        case ENOSPC, EDQUOT: "the disk is full: free some space, or choose another folder"
        case ENAMETOOLONG: "the path is too long: choose a folder with a shorter name"
        case EISDIR: "a folder of that name stands in the way"
        case ENOTDIR: "a file stands where a folder is needed"
        default: "cannot be written: \(String(cString: strerror(code)))"
        }
    }
}
