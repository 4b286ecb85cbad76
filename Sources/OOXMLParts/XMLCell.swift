internal import CLibXML2

/// A cell of a sheet as it was written, but for its reference and its value, which are told beside it.
package struct XMLCell: Sendable {
    /// What its attribute `t` says that its value is.
    package enum Kind: Sendable {
        case number, shared, inline, formulaText, boolean, error, date
    }

    /// What its value is.
    package fileprivate(set) var kind = Kind.number
    /// The cell format that it names; 0 where it names none.
    package fileprivate(set) var format: UInt16 = 0
    /// Whether it says where it stands.
    package fileprivate(set) var hasReference = false
    /// Whether a value is stored, be it an empty one.
    package fileprivate(set) var hasValue = false
    /// Whether a formula is stored.
    package fileprivate(set) var hasFormula = false
    /// Whether its text is stored within it; the sink was told of it before.
    package fileprivate(set) var hasInline = false

    fileprivate init() {}
}

/// A sink that is told of a cell by one call at its end instead of by the five events within it.
///
/// It is still told of all else, and of an inline text's elements, but never of `c`, `v` and `f`.
package protocol XMLCellSink: XMLSink {
    /// A cell has ended; the spans are of use during the call alone.
    func cell(_ cell: XMLCell, reference: Span<UInt8>, value: Span<UInt8>) throws(XLSXError)
}

/// Gathers one cell after another from a parser's events, in one buffer that it reuses.
///
/// Its owner frees the buffer.
struct XMLCellGatherer {
    private(set) var cell = XMLCell()
    /// Whether text at hand belongs to the value.
    var isInValue = false
    /// Whether what is at hand belongs to an inline text.
    private(set) var isInInline = false
    private var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 8)
    private var capacity = 1 << 8
    private var count = 0
    private var referenceCount = 0

    func free() {
        bytes.deallocate()
    }

    /// What the cell says of its place.
    var reference: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: referenceCount) }

    /// The text of its value.
    var value: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + referenceCount, count: count - referenceCount)
    }

    /// A cell begins.
    @inline(__always)
    mutating func begin(_ attributes: XMLAttributes) {
        cell = XMLCell()
        count = 0
        referenceCount = 0
        isInValue = false
        isInInline = false
        attributes.forEachOneLetterField { name, start, length in
            switch name {
            case UInt8(ascii: "r"):
                append(start, length)
                cell.hasReference = true
            case UInt8(ascii: "s"): cell.format = Self.format(start, length)
            case UInt8(ascii: "t"): cell.kind = Self.kind(start, length)
            default: break
            }
        }
        referenceCount = count
    }

    mutating func beginValue() {
        isInValue = true
        cell.hasValue = true
    }

    mutating func noteFormula() {
        cell.hasFormula = true
    }

    mutating func beginInline() {
        isInInline = true
        cell.hasInline = true
    }

    mutating func endInline() {
        isInInline = false
        cell.hasValue = true
    }

    /// Text may come in several pieces.
    @inline(__always)
    mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
        if count + length > capacity {
            capacity = max(capacity * 2, count + length)
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            larger.update(from: bytes, count: count)
            bytes.deallocate()
            bytes = larger
        }
        // most pieces are so short that a call would cost more
        if length <= 16 {
            for index in 0..<length { bytes[count + index] = start[index] }
        } else {
            (bytes + count).update(from: start, count: length)
        }
        count += length
    }

    private static func format(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt16 {
        var format = 0
        for index in 0..<length {
            guard start[index] &- 48 <= 9 else { return 0 }
            format = min(format * 10 + Int(start[index] &- 48), Int(UInt16.max))
        }
        return UInt16(format)
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
