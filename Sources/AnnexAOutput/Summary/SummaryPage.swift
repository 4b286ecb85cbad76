import AnnexASchema
import ChATReport

/// The summary as one self-contained web page: the pages of the workbook one below the other, each figure with its
/// chart, its words and its numbers. It needs no script.
struct SummaryPage {
    let title: String
    let details: SummaryDetails
    let pages: [ReportPage]
    let followUps: [FollowUp]

    var html: String {
        let escaped = HTMLText.escaped
        var body = """
            \(FigurePicture.patterns)
            <header>
            <h1>\(escaped(title))</h1>
            <p class="marking">\(escaped(details.marking))</p>
            <p>\(escaped("Annex A edition \(details.edition), run \(details.runID), annex-a \(details.toolVersion)"))</p>

            """
        if let cut = details.cut { body += "<p><strong>\(escaped("\(cut) only"))</strong></p>\n" }
        body +=
            details.sharing.map(\.words).map { "<p>\(escaped($0))</p>\n" }
            ?? "<p>Figures about few children can tell who they are: keep this page as safe as the return itself.</p>\n"
        body += "</header>\n<nav aria-label=\"Pages\"><ul>\n"
        for page in pages { body += "<li><a href=\"#\(page.id)\">\(escaped(page.title))</a></li>\n" }
        body += "</ul></nav>\n<main>\n"
        for page in pages { body += section(page) }
        return HTMLText.page(title: title, body: body + "</main>")
    }

    private func section(_ page: ReportPage) -> String {
        let escaped = HTMLText.escaped
        var html = "<section id=\"\(page.id)\" aria-labelledby=\"\(page.id)-title\">\n"
        html += "<h2 id=\"\(page.id)-title\">\(escaped(page.title))</h2>\n"
        html += "<p>\(escaped("\(details.titleWithCut). \(page.period)."))</p>\n"
        if !page.tiles.isEmpty {
            html += "<ul class=\"tiles\">\n"
            for tile in page.tiles {
                html += "<li>\(escaped(tile.name))<b>\(escaped(tile.value))</b>\(escaped(tile.detail))"
                for text in tile.comparisons { html += "<br>\(escaped(text))" }
                html += "</li>\n"
            }
            html += "</ul>\n"
        }
        html += "<div class=\"figures\">\n"
        for (index, figure) in page.figures.enumerated() {
            html += self.figure(figure, id: "\(page.id)-\(index + 1)")
        }
        html += "</div>\n" + (page.listing.map(listing) ?? "") + followUp(page)
        for note in page.notes { html += "<p><small>\(escaped(note))</small></p>\n" }
        return html + "<p class=\"back\"><a href=\"#\">Back to the top</a></p>\n</section>\n"
    }

    private func figure(_ figure: ReportPage.Figure, id: String) -> String {
        let escaped = HTMLText.escaped
        var html = "<figure>\n<h3>\(escaped(figure.headline))</h3>\n"
        html += "<p class=\"plain\">\(escaped(figure.subtitle))</p>\n"
        if figure.chart != .table { html += FigurePicture(figure: figure, id: id).svg }
        // of rows too many to draw the page is not full unasked
        html +=
            "<details\(figure.isCutShort ? "" : " open")><summary>The numbers</summary>\n<div class=\"scroll\"><table>\n"
        html += "<caption class=\"hidden\">\(escaped(figure.title))</caption>\n<thead><tr>"
        html += "<th scope=\"col\">\(escaped(figure.table.category))</th>"
        let hasPercent = figure.table.rows.contains { $0.percent != nil }
        for column in figure.table.columns { html += "<th scope=\"col\" class=\"n\">\(escaped(column))</th>" }
        if hasPercent { html += "<th scope=\"col\" class=\"n\">Share</th>" }
        html += "</tr></thead>\n<tbody>\n"
        for row in figure.table.rows {
            html += "<tr><th scope=\"row\">\(escaped(row.label))</th>"
            for column in row.counts.indices {
                html += "<td class=\"n\">\(figure.table.text(row, column))</td>"
            }
            if hasPercent { html += "<td class=\"n\">\(row.percentText(decimals: figure.decimals))</td>" }
            html += "</tr>\n"
        }
        html += "</tbody>\n</table></div></details>\n"
        for note in figure.notes { html += "<p><small>\(escaped(note))</small></p>\n" }
        return html + "</figure>\n"
    }

    /// A table; one of many lines is folded, so that neither the screen nor the paper is full of it unasked.
    private func listing(_ listing: ReportPage.Listing) -> String {
        let table = self.table(listing)
        guard listing.rows.count > 400 else { return table }
        return
            "<details><summary>Open for all \(FigureText.count(listing.rows.count)) lines</summary>\n\(table)</details>\n"
    }

    private func table(_ listing: ReportPage.Listing) -> String {
        var html = "<div class=\"scroll\"><table>\n<thead><tr>"
        func sort(_ column: ReportPage.Listing.Column) -> String {
            column.isNumeric ? " class=\"n\"" : column.width < 10 ? " class=\"id\"" : ""
        }
        for column in listing.columns {
            html += "<th scope=\"col\"\(sort(column))>\(HTMLText.escaped(column.heading))</th>"
        }
        html += "</tr></thead>\n<tbody>\n"
        for cells in listing.rows {
            html += "<tr>"
            for (column, cell) in zip(listing.columns, cells) {
                html += "<td\(sort(column))>\(HTMLText.escaped(cell.text))</td>"
            }
            html += "</tr>\n"
        }
        return html + "</tbody>\n</table></div>\n"
    }

    /// How many must be followed up; who they are stands in the workbook.
    private func followUp(_ page: ReportPage) -> String {
        let lists = followUps.filter { $0.page == page.id }
        guard !lists.isEmpty else { return "" }
        var html = "<div class=\"scroll\"><table>\n<caption>To follow up</caption>\n<thead><tr>"
        html += "<th scope=\"col\">What</th><th scope=\"col\" class=\"n\">Number</th>"
        html += "<th scope=\"col\">Sheet of summary.xlsx</th></tr></thead>\n<tbody>\n"
        for list in lists {
            let count = list.obstacle == nil ? FigureText.count(list.rows.count) : FigureText.none
            let title = list.title + (list.obstacle.map { ": \($0)" } ?? "")
            html += "<tr><th scope=\"row\">\(HTMLText.escaped(title))</th><td class=\"n\">\(count)</td>"
            html += "<td>\(list.rows.isEmpty ? "" : HTMLText.escaped(list.sheet))</td></tr>\n"
        }
        return html + "</tbody>\n</table></div>\n"
    }
}
