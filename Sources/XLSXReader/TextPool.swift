/// A text of a workbook: an index into its ``TextStore``.
public struct TextID: Hashable, Sendable {
    let raw: UInt32

    static let localFlag: UInt32 = 1 << 31

    init(shared index: Int) {
        raw = UInt32(index)
    }

    init(local index: Int) {
        raw = UInt32(index) | Self.localFlag
    }

    /// A number that tells it from every other text of its store, small where the workbook shares its texts.
    public var key: UInt32 { raw }
}

/// Texts one after another in a single buffer.
public struct TextPool: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// A pool without texts.
    public init() {}

    /// How many texts it holds.
    public var count: Int { ends.count }

    /// Bytes that the texts take.
    public var byteCount: Int { bytes.count }

    mutating func append(_ text: Span<UInt8>) {
        for index in text.indices { bytes.append(text[index]) }
        ends.append(bytes.count)
    }

    /// Adds a text as a workbook stores it, and undoes escapes such as `_x000D_` where it has any.
    mutating func append(_ text: Span<UInt8>, unescaping: Bool) {
        extend(text)
        _ = endText(unescaping: unescaping)
    }

    mutating func append(_ text: [UInt8]) {
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
    }

    /// Adds to the text that is being built; ``endText()`` completes it.
    mutating func extend(_ text: Span<UInt8>) {
        for index in text.indices { bytes.append(text[index]) }
    }

    /// Ends the text that was being built; returns its index.
    mutating func endText(unescaping: Bool = false) -> Int {
        let start = ends.last ?? 0
        if unescaping, bytes.count - start >= 7, bytes[start...].contains(UInt8(ascii: "_")) {
            let text = TextEscapes.undone(Array(bytes[start...]))
            bytes.removeSubrange(start...)
            bytes.append(contentsOf: text)
        }
        ends.append(bytes.count)
        return ends.count - 1
    }

    /// Bytes of the text that is being built.
    var openBytes: Int { bytes.count - (ends.last ?? 0) }

    func range(at index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    /// The text as a borrowed view: compare, parse or hash it without a copy.
    func withUTF8<Result, Failure: Error>(
        at index: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(bytes.span.extracting(range(at: index)))
    }
}

/// All texts that the cells of one sheet refer to: the workbook's shared ones and the sheet's own.
public struct TextStore: Sendable {
    let shared: TextPool
    var local: TextPool

    /// A store without texts.
    public init() {
        shared = TextPool()
        local = TextPool()
    }

    init(shared: TextPool) {
        self.shared = shared
        local = TextPool()
    }

    /// How many texts the workbook shares; their keys are smaller than this.
    public var sharedCount: Int { shared.count }

    /// Keeps a text that no file holds, such as one of an example.
    public mutating func add(_ text: String) -> TextID {
        local.append(Array(text.utf8))
        return TextID(local: local.count - 1)
    }

    /// The text as a borrowed view: compare, parse or hash it without a copy.
    public func withUTF8<Result, Failure: Error>(
        _ id: TextID, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        if id.raw & TextID.localFlag == 0 {
            try shared.withUTF8(at: Int(id.raw), body)
        } else {
            try local.withUTF8(at: Int(id.raw & ~TextID.localFlag), body)
        }
    }

    /// Whether the text has no character.
    public func isEmpty(_ id: TextID) -> Bool {
        id.raw & TextID.localFlag == 0
            ? shared.range(at: Int(id.raw)).isEmpty
            : local.range(at: Int(id.raw & ~TextID.localFlag)).isEmpty
    }

    /// The text as a string, for a message or an output cell; bytes that are no UTF-8 become U+FFFD.
    public func string(_ id: TextID) -> String {
        withUTF8(id) { bytes in
            if let text = try? UTF8Span(validating: bytes) { return String(copying: text) }
            return String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
        }
    }

    /// The text's bytes, copied.
    public func bytes(_ id: TextID) -> [UInt8] {
        withUTF8(id) { bytes in bytes.indices.map { bytes[$0] } }
    }
}
