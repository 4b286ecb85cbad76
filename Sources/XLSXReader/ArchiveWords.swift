/// What an archive is that is no workbook, by the names of its parts.
enum ArchiveWords {
    /// What it is and what to do.
    static func forArchive(with names: [String]) -> String {
        let names = names.map { $0.replacing("\\", with: "/").lowercased() }
        func has(_ start: String) -> Bool { names.contains { $0.hasPrefix(start) } }
        if names.contains("content.xml") {
            return "is an OpenDocument file. Open it in LibreOffice or Excel and save it as .xlsx."
        }
        if has("word/") { return "is a Word document (.docx), not a workbook. Save the lists as .xlsx." }
        if has("ppt/") { return "is a presentation (.pptx), not a workbook. Save the lists as .xlsx." }
        if has("index/document.iwa") || names.contains("index.zip") {
            return
                "is a Numbers or Pages document. Open it in Numbers and export it as .xlsx (File, Export To)."
        }
        let endings = [".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"]
        if names.contains(where: { name in endings.contains { name.hasSuffix($0) } }) {
            return "is a ZIP archive that holds workbooks. Unpack it and give the workbooks in it."
        }
        if names.isEmpty { return "is an empty ZIP archive. Export it again." }
        return "is a ZIP archive but no workbook. Unpack it, or save the lists as .xlsx."
    }
}
