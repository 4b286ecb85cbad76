import ChATReport
import XLSXWriter

/// The tiles on top of a page: a name, a large value and what it is made from.
struct TileRows {
    let tiles: [ReportPage.Tile]
    /// Whether the page has nothing but tiles, which then take more room.
    let isAlone: Bool

    private var perRow: Int { isAlone ? 4 : max(4, min(6, tiles.count)) }

    /// The room that they take, in pixels.
    var pixels: Int { (tiles.count + perRow - 1) / perRow * (isAlone ? 132 : 124) }

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
            let compared = tiles[start..<min(start + perRow, tiles.count)].map(\.comparisons)
            guard compared.contains(where: { !$0.isEmpty }) else { continue }
            try sheet.setRow(row - 1, pixels: 30)
            try sheet.setRow(row, pixels: 12)
            for (offset, texts) in compared.enumerated() where !texts.isEmpty {
                try sheet.merge(
                    rows: row - 1...row - 1, columns: offset * width...offset * width + width - 2,
                    text: texts.joined(separator: "; "), format: SummaryStyle.tileDetail)
            }
            row += 1
        }
        return row
    }
}
