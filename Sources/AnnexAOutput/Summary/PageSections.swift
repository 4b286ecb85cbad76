/// How high a page of figures is and where it may be cut, so that it prints on one sheet of A4 or on two.
struct PageSections {
    /// The height so far.
    var pixels: Int
    private var starts: [(row: Int, pixels: Int)] = []

    /// How a page is printed.
    enum Paper: Equatable {
        /// On one sheet, squeezed as need be.
        case one
        /// On two, the second from that row on.
        case two(from: Int)
    }

    /// A page up to this height is still easily read on one sheet.
    private static let mostOnOne = 1_120

    init(pixels: Int) {
        self.pixels = pixels
    }

    /// A part that is not cut begins at that row.
    mutating func begin(at row: Int) {
        starts.append((row, pixels))
    }

    /// Two sheets where one would be too small to read: cut so that the fuller of the two is as empty as can be.
    var paper: Paper {
        guard pixels > Self.mostOnOne else { return .one }
        let cut = starts.dropFirst().min {
            max($0.pixels, pixels - $0.pixels) < max($1.pixels, pixels - $1.pixels)
        }
        return cut.map { .two(from: $0.row) } ?? .one
    }
}
