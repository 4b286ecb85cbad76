/// Memory for the structs of one C call: libxlsxwriter copies all it keeps.
///
/// Lives for one closure, so nothing can outlast it by a missed lifetime.
struct CallMemory: ~Copyable {
    private var blocks: [UnsafeMutableRawPointer] = []

    private init() {}

    deinit {
        for block in blocks { block.deallocate() }
    }

    static func scope<Result, Failure: Error>(
        _ body: (inout CallMemory) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var memory = CallMemory()
        return try body(&memory)
    }

    mutating func string(_ text: String?) -> UnsafeMutablePointer<CChar>? {
        guard let text else { return nil }
        let bytes = text.utf8CString
        let block = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        for (index, byte) in bytes.enumerated() { block[index] = byte }
        blocks.append(UnsafeMutableRawPointer(block))
        return block
    }

    /// `value` must be a C struct: it is not deinitialised.
    mutating func one<Value: BitwiseCopyable>(_ value: Value) -> UnsafeMutablePointer<Value> {
        let block = UnsafeMutablePointer<Value>.allocate(capacity: 1)
        block.initialize(to: value)
        blocks.append(UnsafeMutableRawPointer(block))
        return block
    }

    /// An array of pointers ended by a null one, as libxlsxwriter wants its lists.
    mutating func list<Value: BitwiseCopyable>(
        _ values: [Value]
    ) -> UnsafeMutablePointer<UnsafeMutablePointer<Value>?> {
        typealias Element = UnsafeMutablePointer<Value>?
        let block = UnsafeMutablePointer<Element>.allocate(capacity: values.count + 1)
        for (index, value) in values.enumerated() { block[index] = one(value) }
        block[values.count] = nil
        blocks.append(UnsafeMutableRawPointer(block))
        return block
    }
}
