import AnnexASchema
import ChATReport

/// A figure's numbers drawn as bars in SVG, with its title and its words; two columns of a pyramid stand back to back.
struct FigurePicture {
    let figure: ReportPage.Figure
    let id: String

    private static let width = 440
    private static let labelWidth = 150
    /// Letters of a label that fit into its width.
    private static let labelLetters = 24
    private static let rowHeight = 22
    private static let lineHeight = 13
    private static let fills = ["#12436d", "url(#stripes)", "url(#dots)", "#a285d1", "url(#bars)", "#8a8a8a"]
    private static let outlines = ["#12436d", "#f46a25", "#28a197", "#a285d1", "#801650", "#8a8a8a"]

    /// The patterns that bars are filled with, once a page.
    static let patterns = """
        <svg width="0" height="0" aria-hidden="true" class="defs"><defs>
        <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="#f46a25"/></pattern>
        <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">\
        <rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="2" fill="#28a197"/></pattern>
        <pattern id="bars" width="6" height="6" patternUnits="userSpaceOnUse">\
        <rect width="6" height="6" fill="#fff"/><rect width="6" height="3" fill="#801650"/></pattern>
        </defs></svg>
        """

    /// The picture; empty where there is nothing to draw.
    var svg: String {
        let table = figure.table
        guard figure.drawn.contains(where: { $0.counts.contains { $0 > 0 } }) else { return "" }
        switch figure.chart {
        case .pyramid where table.columns.count >= 2: return pyramid
        case .stacked: return framed(stacked)
        default: return framed(table.columns.count > 1 ? clustered : bars)
        }
    }

    private typealias Drawing = (marks: String, height: Int)

    private func framed(_ drawing: Drawing) -> String {
        """
        <svg viewBox="0 0 \(Self.width) \(drawing.height)" role="img" aria-labelledby="\(id)-t \(id)-d">
        <title id="\(id)-t">\(HTMLText.escaped(figure.subtitle))</title>
        <desc id="\(id)-d">\(HTMLText.escaped(figure.altText))</desc>
        \(drawing.marks)</svg>

        """
    }

    /// The oldest on top, males left and females right.
    private var pyramid: String {
        // "Not recorded" has no place on an axis of ages; the table has it
        let rows = figure.table.rows.dropLast().reversed()
        let most = max(1, rows.flatMap { $0.counts.prefix(2) }.max() ?? 1)
        let middle = (Self.width + 70) / 2
        let room = Self.width - middle - 44
        var marks = text(figure.table.columns[0], x: middle - 8, y: 14, anchor: "end")
        marks += text(figure.table.columns[1], x: middle + 8, y: 14, anchor: "start")
        let height = 18
        for (index, row) in rows.enumerated() {
            let y = 20 + index * height
            marks += text(row.label, x: 66, y: y + 13, anchor: "end")
            for side in 0...1 {
                let length = row.counts[side] * room / most
                let x = side == 0 ? middle - 1 - length : middle + 1
                marks += bar(x: x, y: y, length: length, thickness: height - 4, style: side)
                guard row.counts[side] > 0 || row.withheld.contains(side) else { continue }
                marks += text(
                    row.text(side), x: side == 0 ? x - 4 : x + length + 4, y: y + 13,
                    anchor: side == 0 ? "end" : "start")
            }
        }
        return framed((marks, 24 + rows.count * height))
    }

    private var bars: Drawing {
        let rows = figure.drawn
        let most = max(1, rows.compactMap(\.counts.first).max() ?? 1)
        let room = Self.width - Self.labelWidth - 92
        var (marks, y) = ("", 2)
        for row in rows {
            let height = label(row.label, y: y, into: &marks)
            let count = row.counts.first ?? 0
            let length = count * room / most
            let isUnknown = row.label == "Not recorded"
            marks += bar(
                x: Self.labelWidth, y: y + 2, length: length, thickness: 16, style: isUnknown ? 5 : 0)
            let share = row.percent.map { " (\(FigureText.percent($0, decimals: figure.decimals)))" } ?? ""
            marks += text(row.text(0) + share, x: Self.labelWidth + length + 5, y: y + 15, anchor: "start")
            y += height
        }
        return (marks, y + 4)
    }

    private var clustered: Drawing {
        let most = max(1, figure.drawn.flatMap(\.counts).max() ?? 1)
        let room = Self.width - Self.labelWidth - 50
        var marks = ""
        var y = legend(into: &marks)
        for row in figure.drawn {
            let height = label(row.label, y: y, into: &marks)
            for column in row.counts.indices {
                let length = row.counts[column] * room / most
                marks += bar(
                    x: Self.labelWidth, y: y + 2 + column * 15, length: length, thickness: 13, style: column)
                marks += text(
                    figure.table.text(row, column), x: Self.labelWidth + length + 5, y: y + 13 + column * 15,
                    anchor: "start")
            }
            y += max(height, row.counts.count * 15 + 8)
        }
        return (marks, y + 4)
    }

    private var stacked: Drawing {
        let sums = figure.drawn.map { $0.counts.reduce(0, +) }
        let most = max(1, sums.max() ?? 1)
        let room = Self.width - Self.labelWidth - 50
        var marks = ""
        var y = legend(into: &marks)
        for (row, sum) in zip(figure.drawn, sums) {
            let height = label(row.label, y: y, into: &marks)
            var before = 0
            for column in row.counts.indices {
                // both ends are rounded, so that parts meet
                let start = before * room / most
                before += row.counts[column]
                let end = before * room / most
                marks += bar(
                    x: Self.labelWidth + start, y: y + 2, length: end - start, thickness: 16, style: column)
            }
            let words = row.withheld.isEmpty ? FigureText.count(sum) : FigureText.withheld
            marks += text(words, x: Self.labelWidth + sum * room / most + 5, y: y + 15, anchor: "start")
            y += height
        }
        return (marks, y + 4)
    }

    /// The key to the columns; returns where it ends.
    private func legend(into marks: inout String) -> Int {
        let names = figure.table.columns
        let inLine = names.contains { $0.count > 18 } ? 2 : 3
        for (column, name) in names.enumerated() {
            let (x, y) = (8 + column % inLine * (432 / inLine), column / inLine * 18)
            marks += bar(x: x, y: y + 3, length: 12, thickness: 12, style: column)
            marks += text(name, x: x + 18, y: y + 14, anchor: "start")
        }
        return (names.count + inLine - 1) / inLine * 18 + 6
    }

    /// A row's name, on two lines where it is long; returns the height of the row.
    private func label(_ words: String, y: Int, into marks: inout String) -> Int {
        var lines: [String] = [""]
        for word in words.split(separator: " ") {
            let last = lines[lines.count - 1]
            if last.isEmpty || last.count + word.count < Self.labelLetters {
                lines[lines.count - 1] = last.isEmpty ? String(word) : "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        if lines.count > 3 { lines = Array(lines.prefix(2)) + [lines[2] + "…"] }
        for (index, line) in lines.enumerated() {
            marks += text(
                line, x: Self.labelWidth - 8, y: y + 15 + index * Self.lineHeight, anchor: "end")
        }
        return Self.rowHeight + (lines.count - 1) * Self.lineHeight
    }

    private func bar(x: Int, y: Int, length: Int, thickness: Int, style: Int) -> String {
        guard length > 0 else { return "" }
        let style = style % Self.fills.count
        return "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(length)\" height=\"\(thickness)\" "
            + "fill=\"\(Self.fills[style])\" stroke=\"\(Self.outlines[style])\"/>\n"
    }

    private func text(_ words: String, x: Int, y: Int, anchor: String) -> String {
        let short = words.count > 40 ? String(words.prefix(39)) + "…" : words
        return "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(HTMLText.escaped(short))</text>\n"
    }
}
