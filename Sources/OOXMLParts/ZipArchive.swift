internal import CLibZip
internal import Glibc

/// A read-only ZIP archive, closed when the value goes out of scope.
///
/// libzip lets one thread at a time use a `zip_t`, so the handle is neither
/// copyable nor `Sendable`: a task that needs the archive opens its own.
package struct ZipArchive: ~Copyable {
    private let handle: OpaquePointer
    private let path: String

    /// How much one archive may ask of the machine.
    package struct Limits: Sendable {
        /// Bytes one part may unpack to.
        package var partBytes: UInt64 = 2 << 30
        /// How many parts an archive may have.
        package var parts = 10_000
        /// Bytes a part may unpack to for each byte it is packed in, once it is over a mebibyte.
        package var ratio: UInt64 = 2_000

        /// The limits that apply unless others are set.
        package init() {}
    }

    private let limits: Limits

    /// Opens the archive at that path, without reading any part.
    package init(path: String, limits: Limits = Limits()) throws(XLSXError) {
        let file = try RegularFile(path: path)
        if let refusal = FileKind(prefix: file.prefix(64)).refusal {
            throw .notAWorkbook(path: path, reason: refusal)
        }
        let descriptor = dup(file.descriptor)
        var code: CInt = 0
        guard descriptor >= 0, let handle = zip_fdopen(descriptor, 0, &code) else {
            if descriptor >= 0 { close(descriptor) }
            throw .damaged(path: path, part: "archive", reason: Self.reason(forCode: code))
        }
        guard zip_get_num_entries(handle, 0) <= limits.parts else {
            zip_discard(handle)
            throw .overLimit(path: path, part: "the archive", reason: "has more than \(limits.parts) parts")
        }
        self.handle = handle
        self.path = path
        self.limits = limits
    }

    deinit {
        zip_discard(handle)
    }

    /// The names of all parts, by their index; an entry whose name is no text has an empty one.
    package func partNames() -> [String] {
        (0..<max(0, zip_get_num_entries(handle, 0))).map { index in
            zip_get_name(handle, zip_uint64_t(index), 0).map { String(cString: $0) } ?? ""
        }
    }

    /// Inflates one part through a single reused buffer, piece by piece, and checks its length and checksum.
    package func forEachChunk(
        ofPart index: Int, named part: String, _ body: (Span<UInt8>) throws(XLSXError) -> Bool
    ) throws(XLSXError) {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(handle, zip_uint64_t(index), 0, &status) == 0 else {
            throw .missingPart(path: path, part: part)
        }
        guard status.encryption_method == ZIP_EM_NONE else {
            throw .notAWorkbook(path: path, reason: "is encrypted. Save it without a password and retry.")
        }
        guard status.size <= limits.partBytes else {
            throw .overLimit(
                path: path, part: part, reason: "unpacks to more than \(limits.partBytes >> 20) MiB")
        }
        guard status.size < 1 << 20 || status.size / max(1, status.comp_size) <= limits.ratio else {
            throw .overLimit(
                path: path, part: part, reason: "unpacks to over \(limits.ratio) times its packed size")
        }
        guard let file = zip_fopen_index(handle, zip_uint64_t(index), 0) else {
            throw .damaged(path: path, part: part, reason: String(cString: zip_strerror(handle)))
        }
        defer { zip_fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                zip_fread(file, $0.baseAddress, zip_uint64_t($0.count))
            }
            if count == 0 { return }
            guard count > 0 else {
                throw .damaged(path: path, part: part, reason: String(cString: zip_file_strerror(file)))
            }
            guard try body(buffer.span.extracting(first: Int(count))) else { return }
        }
    }

    private static func reason(forCode code: CInt) -> String {
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        return String(cString: zip_error_strerror(&error))
    }
}
