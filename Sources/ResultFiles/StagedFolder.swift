internal import CLinux
internal import Glibc

/// A folder that is filled under another name beside its own, and takes its name only when it is complete.
///
/// One that is dropped without ``commit(isOurs:)`` is removed again with all that is in it.
public struct StagedFolder: ~Copyable, Sendable {
    /// What to write into.
    public let folder: ResultFolder
    /// The name it gets in the end.
    public let path: String

    /// Makes the folder beside that path. What stands at the path stays until ``commit(isOurs:)``.
    public init(path: String) throws(OutputError) {
        self.path = path
        let slash = path.lastIndex(of: "/")
        let outer = slash.map { path[...$0] } ?? ""
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        let staged = "\(outer).\(name)\(OutputFile.unfinishedSuffix)"
        FolderTree.remove(staged)
        folder = try ResultFolder(path: staged, replacing: false, isStaged: true)
    }

    deinit {
        FolderTree.remove(folder.path)
    }

    /// Puts the folder in its place, in one step, when all that is in it is on disk; that is waited for.
    ///
    /// Where a folder stands there already, the files in it that are not ours go into the new one; at every moment
    /// each of them can be reached by its path.
    public consuming func commit(isOurs: (String) -> Bool) throws(OutputError) {
        try flush()
        if rename(folder.path, path) == 0 { return }
        guard errno == EEXIST || errno == ENOTEMPTY, FolderTree.isFolder(path) else {
            throw OutputError(path: path, code: errno)
        }
        // whoever writes into the old folder now is not disturbed
        let lock = try FolderLock(path: path)
        for (name, _) in FolderTree.files(below: path) where !isOurs(name) {
            if let slash = name.lastIndex(of: "/") {
                try ResultFolder.make("\(folder.path)/\(name[..<slash])")
            }
            guard link("\(path)/\(name)", "\(folder.path)/\(name)") == 0 || errno == EEXIST else {
                throw OutputError(path: "\(path)/\(name)", code: errno)
            }
        }
        guard renameat2(AT_FDCWD, folder.path, AT_FDCWD, path, annexa_rename_exchange) == 0 else {
            throw OutputError(path: path, code: errno)
        }
        // the old folder has the other name now, and goes with it
        _ = lock
    }

    private func flush() throws(OutputError) {
        for (name, _) in folder.files() {
            let file = open("\(folder.path)/\(name)", O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { throw OutputError(path: "\(folder.path)/\(name)", code: errno) }
            defer { close(file) }
            guard fsync(file) == 0 else { throw OutputError(path: "\(folder.path)/\(name)", code: errno) }
        }
    }
}
