/// How high a page of figures is and where it may be cut, so that it prints on one sheet of A4 or on two.
struct PageSections {
    /// The height so far.
    var pixels: Int
    private var starts: [(row: Int, pixels: Int)] = []

    /// How a page is printed.
    enum Paper: Equatable {
        /// On one sheet, squeezed as need be.
        case one
        /// On two, the second from that row on, at that size in per cent.
        case two(from: Int, scale: Int)
    }

    /// What a sheet of A4 holds, in pixels, at the size at which the page is as wide as the paper.
    private static let paperPixels = 830
    private static let widthScale = 80
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
        func fuller(_ start: (row: Int, pixels: Int)) -> Int {
            max(start.pixels, pixels - start.pixels + 62)
        }
        guard let cut = starts.dropFirst().min(by: { fuller($0) < fuller($1) }) else { return .one }
        let scale = Self.widthScale * Self.paperPixels / max(fuller(cut), Self.paperPixels)
        return .two(from: cut.row, scale: max(scale, 20))
    }
}
