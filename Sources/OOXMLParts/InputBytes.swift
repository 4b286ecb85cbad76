/// The bytes of an input as they lie on disk, whatever they mean.
package struct InputBytes: ~Copyable {
    private let file: RegularFile

    /// Opens the file at that path; a pipe, a device or a folder is refused.
    package init(path: String) throws(XLSXError) {
        file = try RegularFile(path: path)
    }

    /// Hands over the bytes in pieces, from the first to the last.
    package func forEachPiece(_ body: ([UInt8]) -> Void) {
        var place = 0
        while true {
            let piece = file.bytes(at: place, count: 1 << 20)
            if piece.isEmpty { return }
            body(piece)
            place += piece.count
        }
    }
}
