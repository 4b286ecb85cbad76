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
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { return nil }
    }

    deinit {
        rmdir(path)
    }
}
