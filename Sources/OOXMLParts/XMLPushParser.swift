internal import CLibXML2
internal import Glibc

/// The attributes of the element that just began; of no use after the call that handed them over.
package struct XMLAttributes {
    fileprivate let count: Int
    private let fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

    fileprivate init(count: Int, fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        self.count = count
        self.fields = fields
    }

    /// Bytes of the longest value.
    fileprivate var longest: Int {
        guard let fields else { return 0 }
        var longest = 0
        for index in 0..<count {
            guard let start = fields[index * 5 + 3], let end = fields[index * 5 + 4] else { continue }
            longest = max(longest, end - start)
        }
        return longest
    }

    /// Looks at the bytes of an attribute, found by its name without prefix; nil where it is absent.
    ///
    /// libxml2 has undone entities, but for `&`, which it gives as `&#38;`; the value is not terminated by a zero.
    package func withValue<Result>(_ attribute: XMLAttribute, _ body: (Span<UInt8>) -> Result) -> Result? {
        guard let fields else { return nil }
        for index in 0..<count {
            guard let name = fields[index * 5], strcmp(Self.characters(name), attribute.rawValue) == 0,
                let start = fields[index * 5 + 3], let end = fields[index * 5 + 4]
            else { continue }
            return body(UnsafeBufferPointer(start: start, count: end - start).span)
        }
        return nil
    }

    /// The attributes of a cell in one walk: the letter of each one-letter name, and where its value lies.
    func forEachOneLetterField(_ body: (UInt8, UnsafePointer<UInt8>, Int) -> Void) {
        guard let fields else { return }
        for index in 0..<count {
            guard let name = fields[index * 5], name[0] != 0, name[1] == 0,
                let start = fields[index * 5 + 3], let end = fields[index * 5 + 4]
            else { continue }
            body(name[0], start, end - start)
        }
    }

    /// Each attribute in turn: its name without prefix, and its value.
    package func forEach(_ body: (_ name: Span<UInt8>, _ value: Span<UInt8>) -> Void) {
        guard let fields else { return }
        for index in 0..<count {
            guard let name = fields[index * 5], let start = fields[index * 5 + 3],
                let end = fields[index * 5 + 4]
            else { continue }
            body(
                UnsafeBufferPointer(start: name, count: strlen(Self.characters(name))).span,
                UnsafeBufferPointer(start: start, count: end - start).span)
        }
    }

    /// The text of an attribute; nil where it is absent or no valid UTF-8.
    package func string(_ attribute: XMLAttribute) -> String? {
        withValue(attribute) { bytes -> String? in
            guard let text = try? UTF8Span(validating: bytes) else { return nil }
            // libxml2 2.9 and later leave an ampersand so, as entities are not expanded
            return String(copying: text).replacing("&#38;", with: "&")
        } ?? nil
    }

    private static func characters(_ name: UnsafePointer<xmlChar>) -> UnsafePointer<CChar> {
        UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)
    }
}

/// Reads XML piece by piece and tells a sink what it meets, by way of libxml2's SAX2 interface.
///
/// Documents with a DOCTYPE are refused, entities are not expanded and nothing
/// outside the document is opened.
package struct XMLPushParser: ~Copyable {
    private let context: xmlParserCtxtPtr
    private let relay: Relay
    private let path: String
    private let part: String
    private let budget: ReadingBudget

    private static let initialized: Void = xmlInitParser()

    /// A parser of one part that tells of those elements; `path` and `part` are for messages alone.
    package init(
        sink: any XMLSink, path: String, part: String, elements: [XMLElement] = XMLElement.ofWorkbooks,
        budget: ReadingBudget = ReadingBudget()
    ) {
        _ = Self.initialized
        // else libxml2 2.9 prints what it cannot decode; the settings are the thread's, and so is the parsing
        annexa_keep_libxml2_quiet()
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        let relay = Relay(sink)
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = { relay, name, _, _, namespaces, _, count, _, fields in
            Relay.with(relay) {
                $0.start(
                    name, XMLAttributes(count: Int(count), fields: fields), namespaces: Int(namespaces))
            }
        }
        handler.endElementNs = { relay, name, _, _ in Relay.with(relay) { $0.end(name) } }
        handler.characters = { relay, bytes, count in
            Relay.with(relay) { $0.text(UnsafeBufferPointer(start: bytes, count: Int(count))) }
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.internalSubset = { relay, _, _, _ in Relay.with(relay) { $0.refuseDoctype() } }
        guard
            let context = xmlCreatePushParserCtxt(
                &handler, Unmanaged.passUnretained(relay).toOpaque(), nil, 0, nil)
        else { fatalError("libxml2 is out of memory") }
        xmlCtxtUseOptions(context, CInt(bitPattern: XML_PARSE_NONET.rawValue))
        relay.attach(to: context, path: path, part: part, elements: elements, budget: budget)
        self.context = context
        self.relay = relay
        self.path = path
        self.part = part
        self.budget = budget
    }

    deinit {
        xmlFreeParserCtxt(context)
    }

    /// Reads the next piece of the document.
    package func parse(_ bytes: Span<UInt8>) throws(XLSXError) {
        let status = bytes.withUnsafeBufferPointer { buffer in
            xmlParseChunk(
                context, UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self),
                CInt(buffer.count), 0)
        }
        try check(status)
        // libxml2 holds back what is not yet whole, and takes the square of its length to take it in
        guard let input = context.pointee.input else { return }
        let limit = budget.value(of: .tagBytes)
        guard input.pointee.end - input.pointee.cur <= limit else {
            throw budget.refusal(
                .tagBytes, path: path, part: part, "has a tag or comment of more than \(limit) bytes")
        }
    }

    /// Says that the document ends here; one that is not whole is damaged.
    package func finish() throws(XLSXError) {
        try check(xmlParseChunk(context, nil, 0, 1))
    }

    private func check(_ status: CInt) throws(XLSXError) {
        if let failure = relay.failure { throw failure }
        guard status != 0 else { return }
        let error = xmlCtxtGetLastError(context)
        let words = error?.pointee.message.map { String(cString: $0) } ?? "not well-formed XML"
        let line = error.map { " at line \($0.pointee.line)" } ?? ""
        throw .damaged(
            path: path, part: part,
            reason: String(words.prefix { $0 != "\n" }.prefix(120)) + line)
    }
}

/// The object behind libxml2's `void *`: C callbacks may capture nothing.
private final class Relay {
    private let sink: any XMLSink
    /// The sink, where it wants cells told by one call.
    private let cellSink: (any XMLCellSink)?
    private let gathersCells: Bool
    /// Behind a pointer, since each change of a class's property is watched at run time, five times a cell.
    private let gatherer: UnsafeMutablePointer<XMLCellGatherer>
    private var cellName: UnsafePointer<xmlChar>?
    private var valueName: UnsafePointer<xmlChar>?
    private var names: [(UnsafePointer<xmlChar>?, XMLElement)] = []
    private var context: xmlParserCtxtPtr?
    private var path = ""
    private var part = ""
    private var alternates = AlternateContent()
    private var budget: ReadingBudget?
    private var depth = 0
    private var depthLimit = 0
    private var attributeLimit = 0
    private var attributeBytesLimit = 0
    private var textLimit = 0
    private(set) var failure: XLSXError?

    init(_ sink: any XMLSink) {
        self.sink = sink
        cellSink = sink as? any XMLCellSink
        gathersCells = cellSink != nil
        gatherer = .allocate(capacity: 1)
        gatherer.initialize(to: XMLCellGatherer())
    }

    deinit {
        gatherer.pointee.free()
        gatherer.deallocate()
    }

    /// The relay behind the pointer, without the retain and release that a call would otherwise cost.
    static func with(_ pointer: UnsafeMutableRawPointer?, _ body: (Relay) -> Void) {
        guard let pointer else { preconditionFailure("libxml2 lost its user data") }
        Unmanaged<Relay>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
    }

    /// Interns our names in the parser's dictionary, so that a callback
    /// recognises an element by one pointer comparison.
    func attach(
        to context: xmlParserCtxtPtr, path: String, part: String, elements: [XMLElement],
        budget: ReadingBudget
    ) {
        self.context = context
        self.path = path
        self.part = part
        self.budget = budget
        depthLimit = budget.value(of: .depth)
        attributeLimit = budget.value(of: .attributes)
        attributeBytesLimit = budget.value(of: .attributeBytes)
        textLimit = budget.value(of: .oneTextBytes)
        names = elements.map { (xmlDictLookup(context.pointee.dict, $0.rawValue, -1), $0) }
        if gathersCells {
            cellName = xmlDictLookup(context.pointee.dict, XMLElement.cell.rawValue, -1)
            valueName = xmlDictLookup(context.pointee.dict, XMLElement.value.rawValue, -1)
        }
    }

    func start(_ name: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes, namespaces: Int) {
        depth += 1
        guard failure == nil else { return }
        guard depth <= depthLimit else {
            return refuse(.depth, "has elements in more than \(depthLimit) others")
        }
        guard attributes.count + namespaces <= attributeLimit else {
            return refuse(.attributes, "has an element with more than \(attributeLimit) attributes")
        }
        guard attributes.longest <= attributeBytesLimit else {
            return refuse(
                .attributeBytes, "has an attribute of more than \(attributeBytesLimit) bytes")
        }
        guard let element = element(name), alternates.start(element) else { return }
        if gathersCells, gather(element, attributes) { return }
        do { try sink.start(element, attributes) } catch { stop(error) }
    }

    func end(_ name: UnsafePointer<xmlChar>?) {
        depth -= 1
        guard failure == nil, let element = element(name), alternates.end(element) else { return }
        if gathersCells, gatherEnd(element) { return }
        do { try sink.end(element) } catch { stop(error) }
    }

    func text(_ bytes: UnsafeBufferPointer<xmlChar>) {
        guard failure == nil, alternates.isRead else { return }
        if gathersCells {
            if gatherer.pointee.isInValue, let start = bytes.baseAddress {
                gatherer.pointee.append(start, bytes.count)
                if gatherer.pointee.value.count > textLimit {
                    refuse(.oneTextBytes, "has a text of more than \(textLimit) bytes")
                }
            }
            guard gatherer.pointee.isInInline else { return }
        }
        do { try sink.text(bytes.span) } catch { stop(error) }
    }

    /// Whether the beginning of the element is the gatherer's alone.
    @inline(__always)
    private func gather(_ element: XMLElement, _ attributes: XMLAttributes) -> Bool {
        switch element {
        case .cell: gatherer.pointee.begin(attributes)
        case .value: gatherer.pointee.beginValue()
        case .formula: gatherer.pointee.noteFormula()
        case .inline:
            gatherer.pointee.beginInline()
            return false
        default: return false
        }
        return true
    }

    /// Whether the end of the element is the gatherer's alone; that of a cell tells the cell.
    @inline(__always)
    private func gatherEnd(_ element: XMLElement) -> Bool {
        switch element {
        case .value: gatherer.pointee.isInValue = false
        case .formula: break
        case .cell:
            do {
                try cellSink?.cell(
                    gatherer.pointee.cell, reference: gatherer.pointee.reference.span,
                    value: gatherer.pointee.value.span)
            } catch { stop(error) }
        case .inline:
            gatherer.pointee.endInline()
            return false
        default: return false
        }
        return true
    }

    private func refuse(_ name: ReadingLimits.Name, _ words: String) {
        guard let budget else { return }
        stop(budget.refusal(name, path: path, part: part, words))
    }

    func refuseDoctype() {
        stop(
            .overLimit(path: path, part: part, reason: "declares a document type, which no spreadsheet needs")
        )
    }

    @inline(__always)
    private func element(_ name: UnsafePointer<xmlChar>?) -> XMLElement? {
        if name == cellName { return .cell }
        if name == valueName { return .value }
        for (interned, element) in names where interned == name { return element }
        return nil
    }

    private func stop(_ error: XLSXError) {
        failure = failure ?? error
        xmlStopParser(context)
    }
}
