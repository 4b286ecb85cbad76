internal import CLibXML2

/// Where a parser's bytes come from.
protocol XMLSource: AnyObject {
    /// Puts the next bytes into the buffer and says how many; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(XLSXError) -> Int
}

/// Reads XML piece by piece and tells a sink what it meets, by way of libxml2's SAX2 interface.
///
/// Documents with a DOCTYPE are refused, entities are not expanded and nothing
/// outside the document is opened.
package struct XMLPartParser: ~Copyable {
    private let relay: UnsafeMutablePointer<XMLRelay>
    private let path: String
    private let part: String

    private static let initialized: Void = xmlInitParser()

    /// A parser of one part that tells of those elements; `path` and `part` are for messages alone.
    package init(
        sink: any XMLSink, path: String, part: String, elements: [XMLElement] = XMLElement.ofWorkbooks,
        budget: ReadingBudget = ReadingBudget()
    ) {
        _ = Self.initialized
        relay = .allocate(capacity: 1)
        relay.initialize(
            to: XMLRelay(sink, path: path, part: part, elements: elements, budget: budget))
        self.path = path
        self.part = part
    }

    deinit {
        relay.pointee.free()
        relay.deinitialize(count: 1)
        relay.deallocate()
    }

    /// Reads a part from its first byte to its last, or until no more is wanted, which is asked now and then.
    ///
    /// A parser reads one document.
    package func parse(
        _ part: PartStream, while wantsMore: () -> Bool = { true }
    ) throws(XLSXError) {
        try parse(from: part, while: wantsMore)
        // libxml2 may stop before the end, where the checksum stands
        if wantsMore() { try part.drain() }
    }

    /// Reads a document from memory, in pieces of at most so many bytes.
    package func parse(_ bytes: [UInt8], inPiecesOf count: Int = .max) throws(XLSXError) {
        try parse(from: BytesSource(bytes, inPiecesOf: count), while: { true })
    }

    private func parse(from source: any XMLSource, while wantsMore: () -> Bool) throws(XLSXError) {
        // else libxml2 2.9 prints what it cannot decode; the settings are the thread's, and so is the parsing
        annexa_keep_libxml2_quiet()
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        var handler = XMLRelay.handler
        guard
            let context = xmlCreateIOParserCtxt(
                &handler, relay,
                { relay, buffer, count in XMLRelay.at(relay).pointee.read(buffer, Int(count)) },
                nil, relay, XML_CHAR_ENCODING_NONE)
        else { fatalError("libxml2 is out of memory") }
        defer { xmlFreeParserCtxt(context) }
        xmlCtxtUseOptions(context, CInt(bitPattern: XML_PARSE_NONET.rawValue))
        let relay = relay
        let status = withoutActuallyEscaping(wantsMore) { wantsMore in
            relay.pointee.attach(to: context, source: source, wantsMore: wantsMore)
            defer { relay.pointee.detach() }
            return xmlParseDocument(context)
        }
        if let failure = relay.pointee.failure { throw failure }
        guard !relay.pointee.hasEnough else { return }
        try check(status, xmlCtxtGetLastError(context)?.pointee)
    }

    private func check(_ status: CInt, _ error: xmlError?) throws(XLSXError) {
        // a prefix that nothing declares says nothing of the cells: other readers take no offence either
        let isOffence = error.map {
            $0.level.rawValue >= XML_ERR_ERROR.rawValue && $0.domain != CInt(XML_FROM_NAMESPACE.rawValue)
        }
        guard status != 0 || isOffence == true else { return }
        let words = error?.message.map { String(cString: $0) } ?? "not well-formed XML"
        let line = error.map { " at line \($0.line)" } ?? ""
        throw .damaged(
            path: path, part: part,
            reason: String(words.prefix { $0 != "\n" }.prefix(120)) + line)
    }
}

/// A document in memory.
private final class BytesSource: XMLSource {
    private let bytes: [UInt8]
    private let most: Int
    private var position = 0

    init(_ bytes: [UInt8], inPiecesOf most: Int) {
        self.bytes = bytes
        self.most = most
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(XLSXError) -> Int {
        let count = min(bytes.count - position, buffer.count, most)
        buffer.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }
}
