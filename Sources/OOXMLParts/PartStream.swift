internal import CLibZip

/// One part of an archive, inflated as it is read; its length and checksum are checked on the way.
///
/// Of use only while ``ZipArchive/withPart(_:named:_:)`` lends it.
package final class PartStream: XMLSource {
    private let file: OpaquePointer
    private let path: String
    private let part: String
    private let packed: Int
    private let budget: ReadingBudget
    private var size = 0
    /// Bytes that the budget does not know of yet: it is asked now and then, as asking takes time.
    private var unpaid = 0
    private var time = ReadingBudget.threadTime()

    private static let payment = 1 << 16

    init(
        part index: Int, named part: String, of archive: OpaquePointer, path: String, budget: ReadingBudget
    ) throws(XLSXError) {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0 else {
            throw .missingPart(path: path, part: part)
        }
        guard status.encryption_method == ZIP_EM_NONE else {
            throw .notAWorkbook(path: path, reason: "is encrypted. Save it without a password and retry.")
        }
        guard status.comp_method == 0 || status.comp_method == 8 else {
            throw .notAWorkbook(
                path: path,
                reason: "is packed in a way that Excel does not use (\(part), method \(status.comp_method)). "
                    + "Open it in Excel and save it as .xlsx.")
        }
        let packed = Int(clamping: status.comp_size)
        try Self.check(
            size: Int(clamping: status.size), packed: packed, part: part, path: path, budget: budget)
        guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
            throw .damaged(path: path, part: part, reason: String(cString: zip_strerror(archive)))
        }
        self.file = file
        self.path = path
        self.part = part
        self.packed = packed
        self.budget = budget
    }

    func close() {
        zip_fclose(file)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(XLSXError) -> Int {
        let count = zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count))
        guard count >= 0 else {
            throw .damaged(path: path, part: part, reason: String(cString: zip_file_strerror(file)))
        }
        unpaid += Int(count)
        if count == 0 || unpaid >= Self.payment { try pay() }
        return Int(count)
    }

    /// Fills the array from its start, as far as one read goes; returns how many bytes came, 0 at the end.
    func read(into buffer: inout [UInt8]) throws(XLSXError) -> Int {
        var outcome = Result<Int, XLSXError>.success(0)
        buffer.withUnsafeMutableBytes { bytes in
            outcome = Result { () throws(XLSXError) in try read(into: bytes) }
        }
        return try outcome.get()
    }

    /// Reads what is left and drops it, so that the checksum is checked.
    func drain() throws(XLSXError) {
        var buffer = [UInt8](repeating: 0, count: 1 << 12)
        while try read(into: &buffer) > 0 {}
    }

    private func pay() throws(XLSXError) {
        // what the directory says of the size may be a lie
        size += unpaid
        try Self.check(size: size, packed: packed, part: part, path: path, budget: budget)
        try budget.unpack(unpaid, path: path, part: part)
        unpaid = 0
        time = try budget.spendTime(since: time, path: path, part: part)
    }

    private static func check(
        size: Int, packed: Int, part: String, path: String, budget: ReadingBudget
    ) throws(XLSXError) {
        let limit = budget.value(of: .partBytes)
        guard size <= limit else {
            throw budget.refusal(
                .partBytes, path: path, part: part,
                "unpacks to more than \(ReadingBudget.words(forBytes: limit))")
        }
        let ratio = budget.value(of: .partRatio)
        guard size <= 4 << 20 || size / max(1, packed) < ratio else {
            throw budget.refusal(
                .partRatio, path: path, part: part, "unpacks to over \(ratio) times its packed size")
        }
    }
}
