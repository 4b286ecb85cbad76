internal import CLibXML2

/// A cell of a sheet as it was written; where its place and value stand among the bytes told with it.
package struct XMLCell: Sendable {
    /// What its attribute `t` says that its value is.
    package enum Kind: UInt8, Sendable {
        case number, shared, inline, formulaText, boolean, error, date
    }

    /// What its value is.
    package fileprivate(set) var kind = Kind.number
    /// Its place, where it says it as nearly all files do, in one or two capitals and at most six digits: both
    /// counted from 0, and -1 elsewhere.
    package fileprivate(set) var row: Int32 = -1
    package fileprivate(set) var column: Int32 = -1
    /// Whether it says where it stands in some other way.
    package fileprivate(set) var hasReference = false
    /// Whether a value is stored, be it an empty one.
    package fileprivate(set) var hasValue = false
    /// Whether a formula is stored.
    package fileprivate(set) var hasFormula = false
    /// The cell format that it names; 0 where it names none.
    package fileprivate(set) var format: UInt16 = 0
    fileprivate var start: UInt32
    /// Where the bytes of its value begin: runs of an inline text are joined, phonetic guides left out.
    package fileprivate(set) var middle: UInt32
    /// Where they end. As they are stored, so that another target reads them without a call.
    package fileprivate(set) var end: UInt32

    fileprivate init(at start: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        middle = self.start
        end = self.start
    }

    /// Reads `B7` as nearly all files write it; whether it could.
    @inline(__always)
    fileprivate mutating func readPlace(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        guard length >= 2, length <= 8 else { return false }
        let first = start[0] &- 65
        let second = start[1] &- 65
        guard first < 26 else { return false }
        var index = second < 26 ? 2 : 1
        guard index < length, length &- index <= 6, start[index] != 48 else { return false }
        var number: Int32 = 0
        while index < length {
            let digit = start[index] &- 48
            guard digit <= 9 else { return false }
            number = number &* 10 &+ Int32(digit)
            index &+= 1
        }
        row = number &- 1
        column = second < 26 ? Int32(first) &* 26 &+ Int32(second) &+ 26 : Int32(first)
        return true
    }

    /// Where the bytes of its place stand, if it is told in some other way: `$B$2`.
    package var reference: Range<Int> { Int(start)..<Int(middle) }
}

/// A sink that is told of the cells of a row by one call instead of by some events for each.
///
/// It is still told of all other elements, but of nothing within a cell.
package protocol XMLCellSink: XMLSink {
    /// Cells have ended, in file order, with the bytes that they refer to.
    ///
    /// Called before the end of their row, and more than once for a long row; the spans are of use during the
    /// call alone.
    func cells(_ cells: Span<XMLCell>, _ bytes: Span<UInt8>) throws(XLSXError)
}

/// Gathers the cells of a row from a parser's events, in buffers that it reuses.
///
/// Its owner frees the buffers.
struct XMLCellGatherer {
    /// Whether text at hand belongs to the value of the cell that is open.
    private(set) var takesText = false
    private var isInInline = false
    private var phoneticDepth = 0
    private var isOpen = false
    private var cells = UnsafeMutablePointer<XMLCell>.allocate(capacity: 1 << 6)
    private var cellCapacity = 1 << 6
    private var cellCount = 0
    private var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 12)
    private var capacity = 1 << 12
    private var count = 0
    /// Names of attributes, as the parser's dictionary holds them.
    private var reference: UnsafePointer<UInt8>?
    private var style: UnsafePointer<UInt8>?
    private var type: UnsafePointer<UInt8>?

    /// More than a row of a return has; a row of more cells or bytes is told in parts.
    private static let enoughCells = 1 << 12
    private static let enoughBytes = 1 << 16

    /// Takes note of the names of attributes before the first cell.
    mutating func attach(_ names: XMLAttributes) {
        reference = names.name(of: .reference)
        style = names.name(of: .style)
        type = names.name(of: .type)
    }

    func free() {
        cells.deallocate()
        bytes.deallocate()
    }

    /// The cells that have ended.
    var ended: UnsafeBufferPointer<XMLCell> { UnsafeBufferPointer(start: cells, count: cellCount) }

    /// The bytes that they refer to.
    var told: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }

    /// Whether there is as much as is told at once.
    var isFull: Bool { cellCount >= Self.enoughCells || count >= Self.enoughBytes }

    /// Bytes of the value so far of the cell that is open.
    var valueCount: Int { count - Int(cells[cellCount].middle) }

    /// Forgets the cells that have ended.
    mutating func clear() {
        cellCount = 0
        count = 0
    }

    /// A cell begins. Returns the bytes of its longest attribute.
    @inline(__always)
    mutating func begin(_ attributes: XMLAttributes) -> Int {
        if cellCount == cellCapacity { growCells() }
        var cell = XMLCell(at: count)
        var longest = 0
        attributes.forEachField { name, start, length in
            longest = max(longest, length)
            if name == reference {
                if cell.readPlace(start, length) { return }
                append(start, length)
                cell.hasReference = true
                cell.middle = UInt32(truncatingIfNeeded: count)
            } else if name == style {
                cell.format = Self.format(start, length)
            } else if name == type {
                cell.kind = Self.kind(start, length)
            }
        }
        cells[cellCount] = cell
        takesText = false
        isInInline = false
        isOpen = true
        return longest
    }

    /// The value of the cell begins; that of a cell with an inline text is another element.
    @inline(__always)
    mutating func beginValue() {
        // a second value is an extension's, or nobody's
        guard isOpen, cells[cellCount].kind != .inline, !cells[cellCount].hasValue else { return }
        takesText = true
        cells[cellCount].hasValue = true
    }

    /// An element begins that cells may have, or that has text within them.
    mutating func begin(_ element: XMLElement) {
        guard isOpen else { return }
        switch element {
        case .formula: cells[cellCount].hasFormula = true
        case .inline where cells[cellCount].kind == .inline:
            isInInline = true
            phoneticDepth = 0
            cells[cellCount].hasValue = true
        case .phonetic: phoneticDepth += 1
        case .text: takesText = isInInline && phoneticDepth == 0
        default: break
        }
    }

    /// An element ends that cells may have, or that has text within them.
    mutating func end(_ element: XMLElement) {
        takesText = false
        switch element {
        case .inline: isInInline = false
        case .phonetic: phoneticDepth -= 1
        default: break
        }
    }

    /// The value ends.
    @inline(__always)
    mutating func endValue() {
        takesText = false
    }

    /// The cell ends.
    @inline(__always)
    mutating func endCell() {
        guard isOpen else { return }
        cells[cellCount].end = UInt32(truncatingIfNeeded: count)
        cellCount += 1
        isOpen = false
        takesText = false
    }

    /// Text may come in several pieces.
    @inline(__always)
    mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
        if count + length > capacity { growBytes(by: length) }
        // most pieces are so short that a call would cost more
        if length <= 16 {
            for index in 0..<length { bytes[count + index] = start[index] }
        } else {
            (bytes + count).update(from: start, count: length)
        }
        count += length
    }

    private mutating func growBytes(by length: Int) {
        capacity = max(capacity * 2, count + length)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: bytes, count: count)
        bytes.deallocate()
        bytes = larger
    }

    private mutating func growCells() {
        cellCapacity *= 2
        let larger = UnsafeMutablePointer<XMLCell>.allocate(capacity: cellCapacity)
        larger.update(from: cells, count: cellCount)
        cells.deallocate()
        cells = larger
    }

    private static func format(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt16 {
        var format: UInt32 = 0
        for index in 0..<length {
            let digit = start[index] &- 48
            guard digit <= 9 else { return 0 }
            format = format &* 10 &+ UInt32(digit)
            guard format < UInt16.max else { return .max }
        }
        return UInt16(truncatingIfNeeded: format)
    }

    private static func kind(_ start: UnsafePointer<UInt8>, _ length: Int) -> XMLCell.Kind {
        switch (length, length == 0 ? 0 : start[0]) {
        case (1, UInt8(ascii: "s")): .shared
        case (1, UInt8(ascii: "b")): .boolean
        case (1, UInt8(ascii: "e")): .error
        case (1, UInt8(ascii: "d")): .date
        case (3, UInt8(ascii: "s")): .formulaText
        case (_, UInt8(ascii: "i")): .inline
        default: .number
        }
    }
}
