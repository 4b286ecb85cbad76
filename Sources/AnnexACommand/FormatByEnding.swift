extension RawRepresentable where RawValue == String {
    /// The form that a file's ending names, as in `findings.html`; nil where it names none.
    init?(endingOf path: String?) {
        guard let path, let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
        self.init(rawValue: path[path.index(after: dot)...].lowercased())
    }
}
