import AnnexADataset
import AnnexASchema
import CalendarDays

extension Dataset {
    /// What of the inputs is not in the results, in words: files and lists that were not found, and rows left out.
    var gaps: [String] {
        var gaps: [String] = []
        if lists.allSatisfy({ !$0.isPresent }) {
            gaps.append("No list of Annex A was found: headings must stand in the first 30 rows of a sheet")
        } else {
            let missing = lists.filter { !$0.isPresent }.map { String($0.definition.number) }
            if !missing.isEmpty { gaps.append("Not found: List " + missing.joined(separator: ", ")) }
            for file in files where file.edition == nil { gaps.append("\(file.name) holds no list") }
        }
        for file in files {
            for sheet in file.sheets where sheet.list != nil && !sheet.isUsed {
                gaps.append(
                    "Left out: \(sheet.rows) rows of \(file.name), \(sheet.name), as another sheet holds "
                        + "List \(sheet.list ?? 0) too")
            }
        }
        return gaps
    }
}
