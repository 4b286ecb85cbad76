import AnnexASchema
import Foundation

/// The package's own schema folder, and broken copies of it.
enum SchemaFiles {
    /// `Schemas/` of this package.
    static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Schemas").path()

    /// Everything the folder says; read once.
    static let schema: Result<Schema, any Error> = Result { try SchemaFolder(path: path).load() }

    /// The mistakes of a copy in which one file's text is changed.
    static func mistakes(in file: String, after change: (String) -> String) throws -> [SchemaError] {
        let manager = FileManager.default
        let copy = manager.temporaryDirectory.appending(path: "schemas-\(UUID().uuidString)")
        try manager.copyItem(atPath: path, toPath: copy.path())
        defer { try? manager.removeItem(at: copy) }
        let place = copy.appending(path: file)
        let text = (try? String(contentsOf: place, encoding: .utf8)) ?? ""
        let changed = change(text)
        guard changed != text else { throw Unchanged(file: file) }
        try manager.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try changed.write(to: place, atomically: true, encoding: .utf8)
        return SchemaFolder(path: copy.path()).mistakes()
    }

    /// The mistakes of a copy in which one file's text has something put in the place of something else.
    static func mistakes(
        in file: String, replacing old: String, with new: String
    ) throws -> [SchemaError] {
        try mistakes(in: file) { text in
            guard let range = text.range(of: old) else { return text }
            return text.replacingCharacters(in: range, with: new)
        }
    }

    /// A test that changed nothing would pass for the wrong reason.
    struct Unchanged: Error {
        let file: String
    }

    /// A heading without what does not count: case, spaces, punctuation and `(Y/N)`.
    static func foldedHeading(_ text: String) -> String {
        String(text.lowercased().replacing("(y/n)", with: "").filter { $0.isLetter || $0.isNumber })
    }

    /// A cell's text without what does not count: case, spaces, and the shape of quotes and dashes.
    static func foldedCode(_ text: String) -> String {
        var folded = text.lowercased()
        for (typographic, plain) in [
            ("’", "'"), ("‘", "'"), ("“", "\""), ("”", "\""), ("–", "-"), ("—", "-"),
        ] {
            folded.replace(typographic, with: plain)
        }
        return folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
