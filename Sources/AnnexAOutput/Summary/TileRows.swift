import ChATReport
import XLSXWriter

/// The tiles on top of a page: a name, a large value and what it is made from.
struct TileRows {
    let tiles: [ReportPage.Tile]
    /// Whether the page has nothing but tiles, which then take more room.
    let isAlone: Bool

    private var perRow: Int { isAlone ? 4 : max(4, min(6, tiles.count)) }

    /// The room that they take, in pixels.
    var pixels: Int {
        stride(from: 0, to: tiles.count, by: perRow).reduce(0) { sum, start in
            sum + (isAlone ? 132 : 124) + (lines(from: start) == 0 ? 0 : lines(from: start) * 14 + 4)
        }
    }

    /// The most lines that a tile of that row is compared in.
    private func lines(from start: Int) -> Int {
        tiles[start..<min(start + perRow, tiles.count)].map(\.comparisons.count).max() ?? 0
    }

    /// Writes the tiles and returns the row below them.
    func fill(_ sheet: SheetFile, from first: Int) throws(WorkbookWriteError) -> Int {
        guard !tiles.isEmpty else { return first }
        let width = PageSheet.cells / perRow
        var row = first
        for start in stride(from: 0, to: tiles.count, by: perRow) {
            try sheet.setRow(row, pixels: isAlone ? 34 : 40)
            try sheet.setRow(row + 1, pixels: isAlone ? 50 : 38)
            try sheet.setRow(row + 2, pixels: 32)
            try sheet.setRow(row + 3, pixels: isAlone ? 16 : 14)
            for (offset, tile) in tiles[start..<min(start + perRow, tiles.count)].enumerated() {
                let left = offset * width
                // the last cell of each but the last tile is a gap
                let columns = left...left + width - 2
                try sheet.merge(
                    rows: row...row, columns: columns, text: tile.name, format: SummaryStyle.tileName)
                try sheet.merge(
                    rows: row + 1...row + 1, columns: columns, text: tile.value,
                    format: isAlone
                        ? SummaryStyle.tileValue.with { $0.fontSize = 28 } : SummaryStyle.tileValue)
                try sheet.merge(
                    rows: row + 2...row + 2, columns: columns, text: tile.detail,
                    format: SummaryStyle.tileDetail)
            }
            row += 4
            // what the values are compared with, where anything is
            let lines = lines(from: start)
            guard lines > 0 else { continue }
            let compared = tiles[start..<min(start + perRow, tiles.count)].map(\.comparisons)
            try sheet.setRow(row - 1, pixels: lines * 14 + 4)
            try sheet.setRow(row, pixels: 12)
            for (offset, texts) in compared.enumerated() {
                try sheet.merge(
                    rows: row - 1...row - 1, columns: offset * width...offset * width + width - 2,
                    text: texts.joined(separator: "\n"), format: SummaryStyle.tileDetail)
            }
            row += 1
        }
        return row
    }
}
