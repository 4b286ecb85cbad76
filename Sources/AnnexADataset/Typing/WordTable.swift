/// Each different text once, with a small number for each: identifiers, names and other words of a list.
public struct WordTable: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var slots: [Int32]

    /// A table without words.
    public init() {
        slots = [Int32](repeating: -1, count: 1 << 8)
    }

    /// How many different words it holds.
    public var count: Int { ends.count }

    /// The number of a word, which is kept if it is new.
    public mutating func index(of word: Span<UInt8>) -> Int {
        var slot = Self.hash(word) & (slots.count - 1)
        while slots[slot] >= 0 {
            if isEqual(Int(slots[slot]), word) { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let index = ends.count
        for position in word.indices { bytes.append(word[position]) }
        ends.append(bytes.count)
        slots[slot] = Int32(index)
        if ends.count * 2 > slots.count { grow() }
        return index
    }

    /// The number of a word, which is kept if it is new.
    public mutating func index(of word: String) -> Int {
        var copy = word
        copy.makeContiguousUTF8()
        return index(of: Array(copy.utf8).span)
    }

    /// A word's bytes as a borrowed view.
    public func withUTF8<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        body(bytes.span.extracting(range(index)))
    }

    /// A word as a string, for a message or an output.
    public func string(_ index: Int) -> String {
        String(decoding: bytes[range(index)], as: UTF8.self)
    }

    private func range(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    private func isEqual(_ index: Int, _ word: Span<UInt8>) -> Bool {
        let range = range(index)
        guard range.count == word.count else { return false }
        for offset in 0..<word.count where bytes[range.lowerBound + offset] != word[offset] { return false }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for index in ends.indices {
            var slot = Self.hash(bytes.span.extracting(range(index))) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }

    /// FNV-1a with a final mix, so that the low bits, which choose the slot, depend on every byte.
    private static func hash(_ word: Span<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x100_0000_01b3 }
        hash ^= hash >> 32
        return Int(truncatingIfNeeded: hash & 0x7fff_ffff_ffff)
    }
}
