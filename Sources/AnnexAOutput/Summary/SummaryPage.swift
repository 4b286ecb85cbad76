import AnnexASchema
import ChATReport

/// The summary as one self-contained web page: the pages of the workbook one below the other, each figure with its
/// chart, its words and its numbers.
struct SummaryPage {
    let title: String
    let subtitle: String
    let pages: [ReportPage]

    var html: String {
        var body = """
            <header>
            <h1>\(HTMLText.escaped(title))</h1>
            <p>\(HTMLText.escaped(subtitle))</p>
            <p>Figures about few children can tell who they are: keep this page as safe as the return itself.</p>
            </header>
            <nav aria-label="Pages"><ul>

            """
        for page in pages {
            body += "<li><a href=\"#\(page.id)\">\(HTMLText.escaped(page.title))</a></li>\n"
        }
        body += "</ul></nav>\n<main>\n"
        for page in pages { body += section(page) }
        return HTMLText.page(title: title, body: body + "</main>")
    }

    private func section(_ page: ReportPage) -> String {
        var html = "<section id=\"\(page.id)\" aria-labelledby=\"\(page.id)-title\">\n"
        html += "<h2 id=\"\(page.id)-title\">\(HTMLText.escaped(page.title))</h2>\n"
        html += "<p>\(HTMLText.escaped(page.period))</p>\n"
        if !page.tiles.isEmpty {
            html += "<ul class=\"tiles\">\n"
            for tile in page.tiles {
                html += "<li>\(HTMLText.escaped(tile.name))<b>\(HTMLText.escaped(tile.value))</b>"
                html += "\(HTMLText.escaped(tile.detail))</li>\n"
            }
            html += "</ul>\n"
        }
        html += "<div class=\"figures\">\n"
        for (index, figure) in page.figures.enumerated() {
            html += self.figure(figure, id: "\(page.id)-\(index + 1)")
        }
        html += "</div>\n"
        for note in page.notes { html += "<p><small>\(HTMLText.escaped(note))</small></p>\n" }
        return html + "</section>\n"
    }

    private func figure(_ figure: ReportPage.Figure, id: String) -> String {
        var html = "<figure>\n<h3>\(HTMLText.escaped(figure.headline))</h3>\n"
        html += "<p class=\"plain\">\(HTMLText.escaped(figure.title))</p>\n"
        if !figure.table.isEmpty, figure.chart != .table { html += BarPicture(figure: figure, id: id).svg }
        html += "<details><summary>The numbers</summary>\n<table>\n"
        html += "<caption>\(HTMLText.escaped(figure.title))</caption>\n<thead><tr>"
        html += "<th scope=\"col\">\(HTMLText.escaped(figure.table.category))</th>"
        let hasPercent = figure.table.rows.contains { $0.percent != nil }
        for column in figure.table.columns {
            html += "<th scope=\"col\" class=\"n\">\(HTMLText.escaped(column))</th>"
        }
        if hasPercent { html += "<th scope=\"col\" class=\"n\">Share</th>" }
        html += "</tr></thead>\n<tbody>\n"
        for row in figure.table.rows {
            html += "<tr><th scope=\"row\">\(HTMLText.escaped(row.label))</th>"
            for count in row.counts { html += "<td class=\"n\">\(FigureText.count(count))</td>" }
            if hasPercent {
                html += "<td class=\"n\">\(FigureText.percent(row.percent, decimals: figure.decimals))</td>"
            }
            html += "</tr>\n"
        }
        html += "</tbody>\n</table></details>\n"
        for note in figure.notes { html += "<p><small>\(HTMLText.escaped(note))</small></p>\n" }
        return html + "</figure>\n"
    }
}

/// A figure's numbers as horizontal bars; two columns stand back to back, as the age and gender chart has them.
private struct BarPicture {
    let figure: ReportPage.Figure
    let id: String

    private static let rowHeight = 22
    private static let width = 560
    private static let labelWidth = 190
    private static let colors = ["#12436d", "#28a197", "#801650", "#f46a25"]

    var svg: String {
        let rows = figure.table.rows
        // males and females are drawn; the figure's notes tell of the others
        let isPair = figure.chart == .pyramid && figure.table.columns.count >= 2
        let drawn = isPair ? rows.flatMap { $0.counts.prefix(2) } : rows.flatMap(\.counts)
        let most = max(1, drawn.max() ?? 1)
        let head = figure.table.columns.count > 1 ? Self.rowHeight : 4
        let height = head + rows.count * Self.rowHeight + 4
        var svg =
            "<svg viewBox=\"0 0 \(Self.width) \(height)\" role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\">\n"
        svg += "<title id=\"\(id)-t\">\(HTMLText.escaped(figure.title))</title>\n"
        svg += "<desc id=\"\(id)-d\">\(HTMLText.escaped(figure.altText))</desc>\n"
        let room = Self.width - Self.labelWidth - 90
        if isPair {
            let middle = Self.labelWidth + (Self.width - Self.labelWidth) / 2
            svg += text(figure.table.columns[0], x: middle - 8, y: 15, anchor: "end")
            svg += text(figure.table.columns[1], x: middle + 8, y: 15, anchor: "start")
            for (index, row) in rows.enumerated() {
                let y = head + index * Self.rowHeight
                svg += text(row.label, x: Self.labelWidth - 8, y: y + 15, anchor: "end")
                for side in 0...1 {
                    let length = row.counts[side] * (room / 2) / most
                    let x = side == 0 ? middle - 2 - length : middle + 2
                    svg += bar(x: x, y: y, length: length, color: Self.colors[side])
                    guard row.counts[side] > 0 else { continue }
                    svg += text(
                        FigureText.count(row.counts[side]), x: side == 0 ? x - 4 : x + length + 4, y: y + 15,
                        anchor: side == 0 ? "end" : "start")
                }
            }
            return svg + "</svg>\n"
        }
        let columns = max(1, figure.table.columns.count)
        for (column, name) in figure.table.columns.enumerated() where columns > 1 {
            let x = Self.labelWidth + column * 120
            svg +=
                "<rect x=\"\(x)\" y=\"5\" width=\"12\" height=\"12\" fill=\"\(Self.colors[column % 4])\"/>\n"
            svg += text(name, x: x + 18, y: 15, anchor: "start")
        }
        for (index, row) in rows.enumerated() {
            let y = head + index * Self.rowHeight
            svg += text(row.label, x: Self.labelWidth - 8, y: y + 15, anchor: "end")
            let thickness = (Self.rowHeight - 6) / columns
            for (column, count) in row.counts.enumerated() {
                let length = count * room / most
                svg += bar(
                    x: Self.labelWidth, y: y + column * thickness, length: length,
                    color: Self.colors[column % 4],
                    thickness: thickness)
                guard columns == 1 else { continue }
                let share =
                    row.percent.map { " (\(FigureText.percent($0, decimals: figure.decimals)))" } ?? ""
                svg += text(
                    FigureText.count(count) + share, x: Self.labelWidth + length + 5, y: y + 15,
                    anchor: "start")
            }
        }
        return svg + "</svg>\n"
    }

    private func bar(x: Int, y: Int, length: Int, color: String, thickness: Int = 16) -> String {
        guard length > 0 else { return "" }
        return
            "<rect x=\"\(x)\" y=\"\(y + 3)\" width=\"\(length)\" height=\"\(thickness)\" fill=\"\(color)\"/>\n"
    }

    private func text(_ words: String, x: Int, y: Int, anchor: String) -> String {
        let short = words.count > 30 ? String(words.prefix(29)) + "…" : words
        return "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(HTMLText.escaped(short))</text>\n"
    }
}
