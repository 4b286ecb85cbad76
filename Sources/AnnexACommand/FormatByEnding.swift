extension RawRepresentable where RawValue == String {
    /// The form that a file's ending names, as in `findings.html`; nil where it names none.
    init?(endingOf path: String?) {
        guard let ending = path.flatMap(FileEnding.of) else { return nil }
        self.init(rawValue: ending)
    }
}

/// What stands behind the last dot of a file's name.
enum FileEnding {
    /// The ending in small letters; nil where the name has none.
    static func of(_ path: String) -> String? {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
        return path[path.index(after: dot)...].lowercased()
    }

    /// Refuses a workbook under a name by which no program would know that it is one.
    static func refuseUnlessWorkbook(_ path: String) throws {
        guard let ending = of(path), ending != "xlsx" else { return }
        throw Outcome.usage(
            "\(path) ends in .\(ending), and a workbook is written: give a name that ends in .xlsx")
    }
}
