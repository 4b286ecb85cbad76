/// How wide a sheet's columns are, so that a note's box can be said to reach from one cell to another.
struct SheetGeometry {
    private var columns: [(columns: ClosedRange<Int>, pixels: Int)] = []
    private var columnPixels = 64
    private var rowPixels = 20

    private static let boxWidth = 300
    private static let lineHeight = 15
    /// Characters of a line of the box.
    private static let lineLength = 50
    private static let mostLines = 30

    mutating func setDefaults(width: String?, height: String?) {
        if let width = width.flatMap({ Double($0) }) { columnPixels = Self.pixels(width) }
        if let height = height.flatMap({ Double($0) }), height > 0, height < 500 {
            rowPixels = max(1, Int(height * 4 / 3))
        }
    }

    mutating func set(_ range: ClosedRange<Int>, width: String?) {
        if let width = width.flatMap({ Double($0) }) { columns.append((range, Self.pixels(width))) }
    }

    private static func pixels(_ width: Double) -> Int {
        width > 0 ? Int(min(width, 255) * 7 + 5) : 0
    }

    private func width(_ column: Int) -> Int {
        columns.first { $0.columns.contains(column) }?.pixels ?? columnPixels
    }

    /// Points that the box of a text is high.
    static func height(_ text: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
            $0 + max(1, ($1.utf8.count + lineLength - 1) / lineLength)
        }
        return (min(lines, mostLines) * lineHeight + 10) * 3 / 4
    }

    /// The box beside a cell, as drawings say it: column, pixels, row, pixels, and the same for the other corner.
    func anchor(row: Int, column: Int, text: String) -> String {
        var left = min(column + 1, 16_383)
        // a hidden column has no place for a corner
        while left < 16_383, width(left) == 0 { left += 1 }
        var right = left
        var rest = Self.boxWidth + 15
        while right < 16_383, rest >= width(right) {
            rest -= width(right)
            right += 1
        }
        let top = max(0, row - 1)
        let height = Self.height(text) * 4 / 3
        let bottom = min(1_048_575, top + height / rowPixels)
        return "\(left), 15, \(top), 2, \(right), \(min(rest, max(0, width(right) - 1))), \(bottom), "
            + "\(min(height % rowPixels + 2, rowPixels - 1))"
    }
}
