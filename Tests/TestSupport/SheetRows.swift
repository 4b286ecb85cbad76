extension TemporaryWorkbook {
    /// The XML of rows of texts; an empty text is no cell.
    package static func rows(_ rows: [[String]]) -> String {
        rows.map { row in
            let cells = row.map { text in
                text.isEmpty ? "<c/>" : "<c t=\"inlineStr\"><is><t>\(escaped(text))</t></is></c>"
            }
            return "<row>" + cells.joined() + "</row>"
        }.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }
}
