/// Edits of a part by place, so that every byte outside the edited places stays as it is.
package struct PartSplices: Sendable {
    private struct Edit {
        let range: Range<Int>
        let bytes: Range<Int>
        let order: Int
    }

    private var edits: [Edit] = []
    private var bytes: [UInt8] = []
    private var isSorted = true

    /// No edits.
    package init() {}

    /// Whether there is nothing to edit.
    package var isEmpty: Bool { edits.isEmpty }

    /// Puts text in the place of bytes, which no other edit may touch.
    package mutating func replace(_ range: Range<Int>, with text: String) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        if let last = edits.last, last.range.lowerBound > range.lowerBound { isSorted = false }
        edits.append(Edit(range: range, bytes: start..<bytes.count, order: edits.count))
    }

    /// Puts text before a byte; of several, in the order in which they were asked for.
    package mutating func insert(_ text: String, at place: Int) {
        replace(place..<place, with: text)
    }

    /// The part with its edits made.
    package func applied(to part: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var cursor = Cursor(self)
        cursor.apply(to: part, into: &out)
        cursor.finish(into: &out)
        return out
    }

    /// Makes edits in a part that comes in pieces.
    struct Cursor {
        private let edits: [Edit]
        private let bytes: [UInt8]
        private var next = 0
        private var place = 0

        init(_ splices: PartSplices) {
            edits =
                splices.isSorted
                ? splices.edits
                : splices.edits.sorted { ($0.range.lowerBound, $0.order) < ($1.range.lowerBound, $1.order) }
            bytes = splices.bytes
        }

        /// Adds what becomes of the next piece.
        mutating func apply(to piece: [UInt8], into out: inout [UInt8]) {
            apply(to: piece[...], into: &out)
        }

        mutating func apply(to piece: ArraySlice<UInt8>, into out: inout [UInt8]) {
            let end = place + piece.count
            // where in the piece a place of the part is
            func index(_ place: Int, from start: Int) -> Int { piece.startIndex + place - start }
            let start = place
            while next < edits.count, edits[next].range.lowerBound < end {
                let edit = edits[next]
                if edit.range.lowerBound >= place {
                    out += piece[index(place, from: start)..<index(edit.range.lowerBound, from: start)]
                    out += bytes[edit.bytes]
                    place = edit.range.lowerBound
                }
                let stop = min(end, edit.range.upperBound)
                place = max(place, stop)
                guard edit.range.upperBound <= end else { return }
                next += 1
            }
            out += piece[index(place, from: start)...]
            place = end
        }

        /// Adds what is to stand behind the part's last byte.
        mutating func finish(into out: inout [UInt8]) {
            while next < edits.count {
                if edits[next].range.isEmpty { out += bytes[edits[next].bytes] }
                next += 1
            }
        }
    }
}
