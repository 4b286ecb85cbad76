import ChATReport
import XLSXWriter

/// One line on a page that leads to a list: what it is, how many, and where.
struct FollowUpLine {
    let title: String
    /// How many, as people read it; a dash where it cannot be told.
    let count: String
    /// The list behind it; nil where there is none.
    let target: CellRange?
    /// What the link says.
    var link = "List"
    /// What it touches; where any line of a block says so, the block has one column.
    var effect: String?
}

/// The lines at the foot of a page that lead to the people behind its figures.
struct FollowUpBlock {
    let lines: [FollowUpLine]
    var title = "To follow up"

    private var columns: Int { lines.contains { $0.effect != nil } ? 1 : 2 }
    private var side: Int { PageSheet.cells / columns }
    /// Where the effect begins.
    private static let effectCell = 28
    private static let rowPixels = 18

    /// The room that it takes, in pixels.
    var pixels: Int { lines.isEmpty ? 0 : 20 + (lines.count + columns - 1) / columns * Self.rowPixels + 8 }

    /// Writes the lines in two columns, or in one with what they touch, and returns the row below them.
    func fill(_ sheet: SheetFile, from first: Int) throws(WorkbookWriteError) -> Int {
        guard !lines.isEmpty else { return first }
        let heading = SummaryStyle.headline.with { $0.wraps = false }
        for column in 0..<PageSheet.cells - 1 {
            try sheet.writeBlank(row: first, column: column, format: heading)
        }
        try sheet.write(text: title, row: first, column: 0, format: heading)
        if columns == 1 {
            try sheet.write(
                text: "Effect on indicators", row: first, column: Self.effectCell, format: heading)
        }
        try sheet.setRow(first, pixels: 22)
        let half = (lines.count + columns - 1) / columns
        let ruled = SummaryStyle.body.with {
            $0.borders = SummaryStyle.rowRule
            $0.borderColor = SummaryStyle.line
            $0.vertical = .center
        }
        for offset in 0..<half { try sheet.setRow(first + 1 + offset, pixels: Self.rowPixels) }
        for (index, line) in lines.enumerated() {
            let row = first + 1 + index % half
            let left = index / half * side
            for column in left..<left + side - 1 {
                try sheet.writeBlank(row: row, column: column, format: ruled)
            }
            try sheet.write(text: line.title, row: row, column: left, format: ruled)
            try sheet.write(
                text: line.count, row: row, column: left + side - 6,
                format: ruled.with {
                    $0.horizontal = .right
                    $0.isBold = true
                })
            if let effect = line.effect {
                try sheet.write(text: effect, row: row, column: Self.effectCell, format: ruled)
            }
            guard let target = line.target else { continue }
            try sheet.write(
                text: line.link, linkingTo: target, row: row, column: left + side - 2,
                format: ruled.with {
                    $0.color = SummaryStyle.blue
                    $0.isUnderlined = true
                    $0.horizontal = .right
                }, tip: "The rows behind this number")
        }
        try sheet.setRow(first + 1 + half, pixels: 8)
        return first + 2 + half
    }
}
