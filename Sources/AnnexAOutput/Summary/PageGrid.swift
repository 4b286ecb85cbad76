import AnnexASchema
import ChATReport

/// Where the figures of a page stand: three columns, and as many bands as it takes.
struct PageGrid {
    static let columns = 3
    /// The rows of a table that a page shows; all of them stand on the page's data sheet.
    static let longestTable = 25
    /// The pixels of the lowest chart.
    private static let shortest = 204
    /// In figure order.
    let blocks: [Block]
    /// The height of each band's charts in pixels.
    let bandHeights: [Int]

    /// One figure's part of the grid.
    struct Block {
        let column: Int
        let band: Int
        let columnSpan: Int
        let bandSpan: Int
    }

    init(_ figures: [ReportPage.Figure]) {
        var taken: [[Bool]] = []
        var blocks: [Block] = []
        for figure in figures {
            let (wide, tall) = Self.span(of: figure)
            var band = 0
            search: while true {
                while taken.count < band + tall {
                    taken.append([Bool](repeating: false, count: Self.columns))
                }
                for column in 0...(Self.columns - wide) {
                    let isFree = (band..<band + tall).allSatisfy { row in
                        (column..<column + wide).allSatisfy { !taken[row][$0] }
                    }
                    guard isFree else { continue }
                    for row in band..<band + tall {
                        for place in column..<column + wide { taken[row][place] = true }
                    }
                    blocks.append(Block(column: column, band: band, columnSpan: wide, bandSpan: tall))
                    break search
                }
                band += 1
            }
        }
        var heights = [Int](repeating: Self.shortest, count: taken.count)
        for (figure, block) in zip(figures, blocks) where block.bandSpan == 1 {
            heights[block.band] = max(heights[block.band], Self.height(of: figure))
        }
        self.blocks = blocks
        bandHeights = heights
    }

    /// The pixels that bars fill at most; nil for charts that fill what there is.
    static func mostPixels(of figure: ReportPage.Figure) -> Int? {
        [.bars, .stacked].contains(figure.chart) ? max(shortest, height(of: figure)) : nil
    }

    private static func span(of figure: ReportPage.Figure) -> (wide: Int, tall: Int) {
        let rows = figure.drawn
        switch figure.chart {
        case .pyramid: return (1, 2)
        case .columns:
            let letters = rows.reduce(0) { $0 + $1.label.count }
            return (figure.isTabled || rows.count > 9 || letters > 75 ? 2 : 1, 1)
        case .bars:
            let longest = rows.map(\.label.count).max() ?? 0
            return (longest > 44 || rows.count > 12 && longest > 24 ? 2 : 1, 1)
        case .stacked: return (rows.count > 12 ? 2 : 1, 1)
        case .clustered: return (rows.count > 4 ? 2 : 1, 1)
        case .doughnut, .line, .table: return (1, 1)
        }
    }

    private static func height(of figure: ReportPage.Figure) -> Int {
        switch figure.chart {
        case .bars: 30 + figure.drawn.count * 20
        case .stacked: 60 + figure.drawn.count * 20
        case .table: 30 + min(figure.table.rows.count, longestTable) * 17
        default: figure.isTabled ? 34 + figure.table.rows.count * 17 : 0
        }
    }
}
