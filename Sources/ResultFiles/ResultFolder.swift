internal import Glibc

/// The folder that a run leaves its files in, readable by its owner alone.
public struct ResultFolder: Sendable {
    /// The folder.
    public let path: String
    private let lock: FolderLock
    /// Whether the folder has its name only when all is in it, so that its files need not wait for theirs.
    private let isStaged: Bool

    /// Makes the folder, or takes one that is empty, and keeps other runs out of it.
    ///
    /// What an interrupted run left unfinished in it is taken away.
    /// With `replacing`, a folder with files in it is taken too: files of the
    /// same names are then replaced, and no other file is touched.
    public init(path: String, replacing: Bool) throws(OutputError) {
        try self.init(path: path, replacing: replacing, isStaged: false)
    }

    init(path: String, replacing: Bool, isStaged: Bool) throws(OutputError) {
        self.isStaged = isStaged
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        try Self.make(self.path)
        lock = try FolderLock(path: self.path)
        let names = FolderTree.names(in: self.path)
        FolderTree.removeUnfinished(in: self.path)
        try Self.refuseIfTaken(path: self.path, replacing: replacing)
        // a folder with nothing in it becomes ours alone; one with other files stays as its owner made it
        if names.isEmpty { chmod(self.path, 0o700) }
    }

    /// Refuses a folder that ``init(path:replacing:)`` would refuse, before any work is done for it.
    public static func refuseIfTaken(path: String, replacing: Bool) throws(OutputError) {
        guard !replacing,
            FolderTree.names(in: path).contains(where: { !$0.hasSuffix(OutputFile.unfinishedSuffix) })
        else {
            return
        }
        throw OutputError(
            path: path,
            reason: "the folder is not empty: give --force to replace the results in it, or another folder")
    }

    /// Makes a folder below this one, and clears it of unfinished files.
    public func makeFolder(_ name: String) throws(OutputError) {
        let folder = "\(path)/\(name)"
        try Self.make(folder)
        FolderTree.removeUnfinished(in: folder)
    }

    /// Takes away a result that an earlier run left and that this one does not have.
    public func remove(_ name: String) {
        unlink("\(path)/\(name)")
    }

    /// A new file below the folder.
    public func file(_ name: String) throws(OutputError) -> OutputFile {
        try OutputFile(path: "\(path)/\(name)", isStaged: isStaged)
    }

    /// Every file in the folder and in folders below it, by its path from here, in order of the paths.
    public func files() -> [(name: String, bytes: Int)] {
        FolderTree.files(below: path)
    }

    /// Something in the folder that is neither one of the names nor a result folder; nil where there is nothing such.
    public func foreignName(isOurs: (String) -> Bool) -> String? {
        FolderTree.names(in: path).first { name in
            !isOurs(name) && Self.bytes(of: "\(path)/\(name)/run.json") == nil
        }
    }

    /// Gives a finished file a second name below this folder; where the file system knows no such names, copies it.
    ///
    /// Neither name may be written through afterwards: results are replaced by new files, never changed.
    public func adopt(_ file: String, as name: String) throws(OutputError) {
        if link(file, "\(path)/\(name)") == 0 { return }
        let source = open(file, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw OutputError(path: file, code: errno) }
        defer { close(source) }
        var copy = try self.file(name)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(source, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw OutputError(path: file, code: errno) }
            if count == 0 { break }
            try copy.write(Array(buffer[..<count]))
        }
        try copy.commit()
    }

    /// How many bytes a file has; nil where there is none.
    public static func bytes(of path: String) -> Int? {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    /// A folder below this one that appears whole.
    public func staged(_ name: String) throws(OutputError) -> StagedFolder {
        try StagedFolder(path: "\(path)/\(name)")
    }

    static func make(_ path: String) throws(OutputError) {
        if mkdir(path, 0o700) == 0 { return }
        let code = errno
        var status = stat()
        if code == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
        if code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try make(String(path[..<slash]))
            if mkdir(path, 0o700) == 0 { return }
        }
        throw OutputError(
            path: path,
            reason: code == EEXIST ? "a file of that name stands there" : OutputFile.words(for: errno))
    }
}
