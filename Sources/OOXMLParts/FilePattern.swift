internal import Glibc

/// Paths by a pattern such as `exports/2024-0?/*.xlsx`, as a shell has them.
public enum FilePattern {
    /// Whether a text can be one: it has a `*`, a `?` or a `[`.
    public static func isPattern(_ text: String) -> Bool {
        text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
    }

    /// What there is of that pattern, in the order of its bytes; names that begin with a dot are left out.
    public static func matches(of pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, GLOB_NOESCAPE | GLOB_NOSORT, nil, &found) == 0 else { return [] }
        let paths = (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
        return paths.sorted()
    }
}
