import Glibc

/// A folder beside a workbook for what libxlsxwriter keeps on disk while it works, so that no part of a return is
/// written anywhere else. It ends as the workbook's path does, and goes away with the value.
final class PartsFolder {
    let path: String

    /// Nil where no folder can be made there; closing the workbook then tells why.
    init?(besides workbook: String) {
        let slash = workbook.lastIndex(of: "/")
        let folder = slash.map { workbook[...$0] } ?? ""
        let name = slash.map { workbook[workbook.index(after: $0)...] } ?? workbook[...]
        path = "\(folder).parts-\(name.drop { $0 == "." })"
        if mkdir(path, 0o700) == 0 { return }
        guard errno == EEXIST else { return nil }
        Self.clear(path)
    }

    deinit {
        // where the disk is full, libxlsxwriter leaves what it had begun
        if rmdir(path) != 0, errno == ENOTEMPTY {
            Self.clear(path)
            rmdir(path)
        }
    }

    /// Takes away what libxlsxwriter left; a link is not followed, and no file but libxlsxwriter's is touched.
    private static func clear(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        guard let folder = fdopendir(descriptor) else {
            close(descriptor)
            return
        }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix("tmp.") { unlinkat(descriptor, name, 0) }
        }
    }
}
