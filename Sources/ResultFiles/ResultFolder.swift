internal import Glibc

/// The folder that a run leaves its files in, readable by its owner alone.
public struct ResultFolder: Sendable {
    /// The folder.
    public let path: String

    /// Makes the folder, or takes one that is empty.
    ///
    /// With `replacing`, a folder with files in it is taken too: files of the
    /// same names are then replaced, and no other file is touched.
    public init(path: String, replacing: Bool) throws(OutputError) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        try Self.make(self.path)
        let names = Self.names(in: self.path)
        for name in names where name.hasSuffix(OutputFile.unfinishedSuffix) {
            unlink("\(self.path)/\(name)")
        }
        try Self.refuseIfTaken(path: self.path, replacing: replacing)
        // a folder with nothing in it becomes ours alone; one with other files stays as its owner made it
        if names.isEmpty { chmod(self.path, 0o700) }
    }

    /// Refuses a folder that ``init(path:replacing:)`` would refuse, before any work is done for it.
    public static func refuseIfTaken(path: String, replacing: Bool) throws(OutputError) {
        guard !replacing, names(in: path).contains(where: { !$0.hasSuffix(OutputFile.unfinishedSuffix) })
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
        for file in Self.names(in: folder) where file.hasSuffix(OutputFile.unfinishedSuffix) {
            unlink("\(folder)/\(file)")
        }
    }

    /// Takes away a result that an earlier run left and that this one does not have.
    public func remove(_ name: String) {
        unlink("\(path)/\(name)")
    }

    /// A new file below the folder.
    public func file(_ name: String) throws(OutputError) -> OutputFile {
        try OutputFile(path: "\(path)/\(name)")
    }

    private static func make(_ path: String) throws(OutputError) {
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

    private static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
