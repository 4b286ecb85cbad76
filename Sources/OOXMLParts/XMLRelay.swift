internal import CLibXML2

/// What is behind libxml2's `void *`, as C callbacks may capture nothing: it turns their calls into a sink's.
///
/// A value behind a pointer, since each change of an object's property is watched at run time, five times a cell.
/// Its owner frees it.
struct XMLRelay {
    private let sink: any XMLSink
    /// The sink, where it wants the cells of a row told by one call.
    private let cellSink: (any XMLCellSink)?
    private let gathersCells: Bool
    private var gatherer = XMLCellGatherer()
    private var cellName: UnsafePointer<xmlChar>?
    private var valueName: UnsafePointer<xmlChar>?
    private let elements: [XMLElement]
    private var names: [(name: UnsafePointer<xmlChar>?, element: XMLElement)] = []
    private let attributeNames: UnsafeMutablePointer<UnsafePointer<xmlChar>?>
    private var context: xmlParserCtxtPtr?
    private var source: (any XMLSource)?
    private var wantsMore: () -> Bool = { true }
    private let path: String
    private let part: String
    private var alternates = AlternateContent() {
        didSet { isGathering = gathersCells && alternates.isRead && !isOver }
    }
    private let budget: ReadingBudget
    private var depth = 0
    private let depthLimit: Int
    private let attributeLimit: Int
    private let attributeBytesLimit: Int
    private let textLimit: Int
    private let tagLimit: Int
    /// Bytes read since the last event: those of a tag or comment that does not end.
    private var pending = 0
    /// The first error; libxml2 knows nothing of it.
    private(set) var failure: XLSXError? {
        didSet { isOver = true }
    }
    /// Whether the reading was ended because no more is wanted.
    private(set) var hasEnough = false {
        didSet { isOver = true }
    }
    /// Whether nothing more is to be told.
    private var isOver = false {
        didSet { isGathering = gathersCells && alternates.isRead && !isOver }
    }
    /// Whether cells at hand are gathered: the one question that is asked five times a cell.
    private var isGathering = false

    init(
        _ sink: any XMLSink, path: String, part: String, elements: [XMLElement], budget: ReadingBudget
    ) {
        self.sink = sink
        cellSink = sink as? any XMLCellSink
        gathersCells = cellSink != nil
        self.path = path
        self.part = part
        self.elements = elements
        self.budget = budget
        attributeNames = .allocate(capacity: XMLAttribute.allCases.count)
        attributeNames.initialize(repeating: nil, count: XMLAttribute.allCases.count)
        depthLimit = budget.value(of: .depth)
        attributeLimit = budget.value(of: .attributes)
        attributeBytesLimit = budget.value(of: .attributeBytes)
        // where texts stand is told in 32 bits
        textLimit = min(budget.value(of: .oneTextBytes), 1 << 30)
        tagLimit = budget.value(of: .tagBytes)
    }

    /// Frees what is not Swift's to free.
    func free() {
        gatherer.free()
        attributeNames.deallocate()
    }

    static func at(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLRelay> {
        guard let pointer else { preconditionFailure("libxml2 lost its user data") }
        return pointer.assumingMemoryBound(to: XMLRelay.self)
    }

    /// The calls that libxml2 is to make.
    static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = { relay, name, _, _, namespaces, _, count, _, fields in
            XMLRelay.at(relay).pointee.start(
                name, count: Int(count), fields: fields, namespaces: Int(namespaces))
        }
        handler.endElementNs = { relay, name, _, _ in XMLRelay.at(relay).pointee.end(name) }
        handler.characters = { relay, bytes, count in
            guard let bytes else { return }
            XMLRelay.at(relay).pointee.text(bytes, Int(count))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.internalSubset = { relay, _, _, _ in XMLRelay.at(relay).pointee.refuseDoctype() }
        return handler
    }

    /// Gets ready for a document: our names are put into the parser's dictionary, so that a callback recognises an
    /// element by comparing one pointer.
    mutating func attach(
        to context: xmlParserCtxtPtr, source: any XMLSource, wantsMore: @escaping () -> Bool
    ) {
        self.context = context
        self.source = source
        self.wantsMore = wantsMore
        let dictionary = context.pointee.dict
        names = elements.map { (xmlDictLookup(dictionary, $0.rawValue, -1), $0) }
        for attribute in XMLAttribute.allCases {
            attributeNames[Int(attribute.rawValue)] = xmlDictLookup(dictionary, attribute.name, -1)
        }
        isGathering = gathersCells && alternates.isRead && !isOver
        guard gathersCells else { return }
        gatherer.attach(XMLAttributes(count: 0, fields: nil, names: attributeNames))
        cellName = xmlDictLookup(dictionary, XMLElement.cell.rawValue, -1)
        valueName = xmlDictLookup(dictionary, XMLElement.value.rawValue, -1)
    }

    /// Lets go of what lives no longer than the document.
    mutating func detach() {
        context = nil
        source = nil
        wantsMore = { true }
    }

    // MARK: What libxml2 asks for and tells

    /// The next bytes of the document; -1 ends it.
    ///
    /// Libxml2 frees the buffer that is being filled when it is told to stop, so it is not told here.
    mutating func read(_ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int) -> CInt {
        guard !isOver, let source else { return -1 }
        guard wantsMore() else {
            hasEnough = true
            return -1
        }
        do throws(XLSXError) {
            // libxml2 takes a short answer for the end of what it may look ahead to
            let buffer = UnsafeMutableRawBufferPointer(start: buffer, count: capacity)
            var count = 0
            while count < capacity {
                let more = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
                guard more > 0 else { break }
                count += more
            }
            pending += count
            guard pending <= tagLimit + 1 << 13 else {
                throw budget.refusal(
                    .tagBytes, path: path, part: part,
                    "has a tag or comment of more than \(tagLimit) bytes")
            }
            return CInt(count)
        } catch {
            failure = error
            return -1
        }
    }

    private mutating func start(
        _ name: UnsafePointer<xmlChar>?, count: Int,
        fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, namespaces: Int
    ) {
        pending = 0
        depth += 1
        let attributes = XMLAttributes(count: count, fields: fields, names: attributeNames)
        if isGathering, depth <= depthLimit, count + namespaces <= attributeLimit {
            if name == cellName {
                if gatherer.begin(attributes) > attributeBytesLimit { refuseAttribute() }
                return
            }
            if name == valueName { return gatherer.beginValue() }
        }
        guard !isOver else { return }
        guard depth <= depthLimit else {
            return refuse(.depth, "has elements in more than \(depthLimit) others")
        }
        guard count + namespaces <= attributeLimit else {
            return refuse(.attributes, "has an element with more than \(attributeLimit) attributes")
        }
        guard attributes.longest <= attributeBytesLimit else { return refuseAttribute() }
        guard let element = element(name), alternates.start(element) else { return }
        if gathersCells, element.isInCell { return gatherer.begin(element) }
        do throws(XLSXError) { try sink.start(element, attributes) } catch { stop(error) }
    }

    private mutating func end(_ name: UnsafePointer<xmlChar>?) {
        pending = 0
        depth -= 1
        if isGathering {
            if name == valueName { return gatherer.endValue() }
            if name == cellName {
                gatherer.endCell()
                if gatherer.isFull { tellCells() }
                return
            }
        }
        guard !isOver, let element = element(name), alternates.end(element) else { return }
        if gathersCells {
            if element.isInCell { return gatherer.end(element) }
            if element == .row { tellCells() }
        }
        guard !isOver else { return }
        do throws(XLSXError) { try sink.end(element) } catch { stop(error) }
    }

    private mutating func text(_ bytes: UnsafePointer<xmlChar>, _ count: Int) {
        pending = 0
        guard isGathering else {
            guard !gathersCells, !isOver, alternates.isRead else { return }
            let text = UnsafeBufferPointer(start: bytes, count: count)
            do throws(XLSXError) { try sink.text(text.span) } catch { stop(error) }
            return
        }
        guard gatherer.takesText else { return }
        gatherer.append(bytes, count)
        if gatherer.valueCount > textLimit {
            refuse(.oneTextBytes, "has a text of more than \(textLimit) bytes")
        }
    }

    private mutating func tellCells() {
        if gatherer.ended.count > 0 {
            do throws(XLSXError) {
                try cellSink?.cells(gatherer.ended.span, gatherer.told.span)
            } catch { stop(error) }
        }
        gatherer.clear()
    }

    // MARK: Stopping

    private mutating func refuse(_ name: ReadingLimits.Name, _ words: String) {
        stop(budget.refusal(name, path: path, part: part, words))
    }

    private mutating func refuseAttribute() {
        refuse(.attributeBytes, "has an attribute of more than \(attributeBytesLimit) bytes")
    }

    private mutating func refuseDoctype() {
        stop(
            .overLimit(path: path, part: part, reason: "declares a document type, which no spreadsheet needs")
        )
    }

    private mutating func stop(_ error: XLSXError) {
        failure = failure ?? error
        xmlStopParser(context)
    }

    private func element(_ name: UnsafePointer<xmlChar>?) -> XMLElement? {
        for known in names where known.name == name { return known.element }
        return nil
    }
}
