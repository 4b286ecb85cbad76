import ChATReport

/// A table of a web page that reads well aloud, on paper and on a telephone, where each row becomes a card.
struct HTMLTable {
    /// A cell: text, or text made ready for the page.
    enum Cell {
        case text(String)
        case count(Int)
        case share(Double?)
        /// Markup, and what the column is sorted by.
        case markup(String, sortedBy: String)

        var isNumber: Bool {
            switch self {
            case .count, .share: true
            case .text, .markup: false
            }
        }
    }

    /// A row: its cells, and the attributes that filters look at.
    struct Row {
        var attributes = ""
        let cells: [Cell]
    }

    /// Unique on the page.
    let id: String
    let caption: String
    let headings: [String]
    /// For the style: `findings` is filtered, `sorts` has headings that sort.
    var kind = "sorts"

    /// The table's markup; a row's first cell is its heading.
    func markup(_ rows: some Sequence<Row>) -> String {
        var html = """
            <div class="scroll" role="region" aria-labelledby="\(id)-caption" tabindex="0">
            <table id="\(id)" class="\(kind)">
            <caption id="\(id)-caption">\(HTMLText.escaped(caption))</caption>
            <thead><tr>
            """
        let rows = Array(rows)
        for (index, heading) in headings.enumerated() {
            let kind = rows.first?.cells[index].isNumber == true ? " class=\"n\"" : ""
            html += "<th scope=\"col\"\(kind)>\(HTMLText.escaped(heading))</th>"
        }
        html += "</tr></thead>\n<tbody>\n"
        let labels = headings.map { " data-h=\"\(HTMLText.escaped($0))\"" }
        for row in rows {
            html += "<tr\(row.attributes)>"
            for (index, cell) in row.cells.enumerated() {
                append(cell, labels[index], isFirst: index == 0, to: &html)
            }
            html += "</tr>\n"
        }
        return html + "</tbody>\n</table>\n</div>\n"
    }

    private func append(_ cell: Cell, _ label: String, isFirst: Bool, to html: inout String) {
        html += isFirst ? "<th scope=\"row\"" : "<td"
        html += label
        switch cell {
        case .text(let text):
            html += ">"
            html += HTMLText.escaped(text)
        case .count(let count):
            html += " class=\"n\" data-k=\"\(count)\">"
            html += FigureText.count(count)
        case .share(let share):
            html += " class=\"n\" data-k=\"\(share.map { String($0) } ?? "")\">"
            html += share.map { FigureText.percent($0 * 100, decimals: 1) } ?? ""
        case .markup(let markup, let key):
            html += " data-k=\""
            html += HTMLText.escaped(key)
            html += "\">"
            html += markup
        }
        html += isFirst ? "</th>" : "</td>"
    }
}
