public import AnnexASchema
import Crypto
import OOXMLParts

/// An input by its name and the SHA-256 of its bytes.
public struct InputDigest: Sendable, Equatable {
    /// The file's name without folders.
    public let name: String
    /// The digest in hex.
    public let digest: String

    /// Reads the file to its end; nil where it cannot be read, which whoever reads it as a workbook says in words.
    public init?(path: String) {
        name = path.split(separator: "/").last.map(String.init) ?? path
        var hash = SHA256()
        do {
            try InputBytes(path: path).forEachPiece { hash.update(data: $0) }
        } catch {
            return nil
        }
        digest = RunRecord.hex(hash.finalize())
    }
}

/// What is the same for every return of a run: schema, options and version.
public struct RunBasis: Sendable {
    let schemaDigest: String
    let options: [(String, String)]
    let toolVersion: String

    /// Makes the digest of the schema, which takes as long as reading it.
    public init(schema: Schema, options: [(String, String)], toolVersion: String) {
        var hash = SHA256()
        for file in schema.files {
            hash.update(data: Array(file.path.utf8) + [0] + Array(file.text.utf8) + [0])
        }
        schemaDigest = RunRecord.hex(hash.finalize())
        self.options = options
        self.toolVersion = toolVersion
    }

    /// What a run on those inputs is called: the first 12 hex digits of the digest of inputs, options and versions.
    public func id(of inputs: [InputDigest]) -> String {
        var hash = SHA256()
        let parts =
            inputs.flatMap { [$0.name, $0.digest] } + options.flatMap { [$0.0, $0.1] } + [
                schemaDigest, toolVersion,
            ]
        for part in parts { hash.update(data: Array(part.utf8) + [0]) }
        return String(RunRecord.hex(hash.finalize()).prefix(12))
    }
}
