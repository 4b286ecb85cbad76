internal import Glibc

/// A text file that holds one list: comma, semicolon or tab between its fields.
package struct TextFile: ~Copyable {
    private let file: RegularFile
    private let path: String

    /// The endings of names that text files are known by; under another name, text is no list.
    package static let endings = ["csv", "tsv", "txt"]

    /// Bytes the file has.
    package var size: Int { file.size }

    /// Bytes a text file may have.
    package static let byteLimit = 2 << 30

    /// Whether that file is text by its name, and by its bytes no workbook, web page or other document.
    package static func isMeant(by path: String) throws(XLSXError) -> Bool {
        let lowered = path.lowercased()
        guard endings.contains(where: { lowered.hasSuffix("." + $0) }) else { return false }
        let file = try RegularFile(path: path)
        if case .other = FileKind(prefix: file.prefix(64)) { return true }
        return false
    }

    /// Opens the file at that path.
    package init(path: String) throws(XLSXError) {
        let file = try RegularFile(path: path)
        guard file.size <= Self.byteLimit else {
            throw .overLimit(
                path: path, part: "the file", reason: "has more than \(Self.byteLimit >> 20) MiB")
        }
        self.file = file
        self.path = path
    }

    /// Reads the file from its start through a single reused buffer, until the body wants no more.
    ///
    /// A file that was written meanwhile is refused at its end: what was handed over may be of two files.
    package func forEachChunk(_ body: (Span<UInt8>) throws(XLSXError) -> Bool) throws(XLSXError) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var offset = 0
        while offset < Self.byteLimit {
            let count = buffer.withUnsafeMutableBytes {
                pread(file.descriptor, $0.baseAddress, $0.count, off_t(offset))
            }
            if count == 0 {
                guard file.isUnchanged else { throw RegularFile.changed(path: path) }
                return
            }
            guard count > 0 else { throw .cannotOpen(path: path, reason: "cannot be read to its end") }
            offset += count
            guard try body(buffer.span.extracting(first: count)) else { return }
        }
    }
}
