internal import Glibc

/// Walks over folders; links are never followed.
enum FolderTree {
    /// The names in a folder, in order; none where it cannot be read.
    static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether a folder stands at that path, and no link to one.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Every file below a folder by its path from there, in order; unfinished ones are left out.
    static func files(below path: String, prefix: String = "") -> [(name: String, bytes: Int)] {
        var files: [(name: String, bytes: Int)] = []
        for name in names(in: path) where !name.hasSuffix(OutputFile.unfinishedSuffix) {
            var status = stat()
            guard lstat("\(path)/\(name)", &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                files += Self.files(below: "\(path)/\(name)", prefix: "\(prefix)\(name)/")
            } else {
                files.append((prefix + name, Int(status.st_size)))
            }
        }
        return files
    }

    /// Takes away what interrupted runs left in a folder, whether files or folders.
    static func removeUnfinished(in path: String) {
        for name in names(in: path) where name.hasSuffix(OutputFile.unfinishedSuffix) {
            remove("\(path)/\(name)")
        }
    }

    /// Takes away a file, or a folder with all that is in it.
    static func remove(_ path: String) {
        guard isFolder(path) else {
            unlink(path)
            return
        }
        for name in names(in: path) { remove("\(path)/\(name)") }
        rmdir(path)
    }
}
