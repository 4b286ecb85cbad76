public import AnnexADataset
public import AnnexASchema
public import ResultFiles
import XLSXReader

/// Writes the normalised lists, the rejected values, the mapping and the data package.
public struct ListsWriter: Sendable {
    private let dataset: Dataset
    private let schema: Schema
    private let forExcel: Bool

    /// A writer of that return's lists; `forExcel` adds a byte-order mark and guards formulas.
    public init(dataset: Dataset, schema: Schema, forExcel: Bool = false) {
        self.dataset = dataset
        self.schema = schema
        self.forExcel = forExcel
    }

    /// Writes `lists/`, always all eleven.
    public func writeLists(in folder: ResultFolder) throws(OutputError) {
        try folder.makeFolder("lists")
        for table in dataset.lists {
            var file = try folder.file("lists/\(table.definition.fileStem).csv")
            try ListCSV(
                fields: ListFields(table: table, schema: schema), files: dataset.files, forExcel: forExcel
            ).write(to: &file)
            try file.commit()
        }
    }

    /// Writes `lists/rejects.csv`.
    public func writeRejects(in folder: ResultFolder) throws(OutputError) {
        try folder.makeFolder("lists")
        try writeCSV("lists/rejects.csv", Rejects.headings, in: folder) { csv in
            for reject in Rejects.all(in: dataset) { csv.row(reject.fields) }
        }
    }

    /// Writes `children.csv`: each child once, with the lists they are on and what those disagree on.
    public func writeChildren(in folder: ResultFolder) throws(OutputError) {
        try writeCSV("children.csv", ChildRows.headings, in: folder) { csv in
            for child in ChildRows.all(in: dataset, schema: schema) { child.write(to: &csv) }
        }
    }

    /// Writes `lost.csv`, where the layout of an edition cannot hold all that is in the lists.
    public func writeLost(
        to edition: Edition, in folder: ResultFolder
    ) throws(OutputError) -> [LostValues] {
        let lost = LostValues.all(in: dataset, schema: schema, edition: edition)
        guard !lost.isEmpty else {
            folder.remove("lost.csv")
            return []
        }
        try writeCSV("lost.csv", LostValues.headings, in: folder) { csv in
            for row in lost { csv.row(row.fields) }
        }
        return lost
    }

    /// Writes `lists/` as JSON Lines, one file a list.
    public func writeJSONLines(in folder: ResultFolder) throws(OutputError) {
        try folder.makeFolder("lists")
        for table in dataset.lists {
            var file = try folder.file("lists/\(table.definition.fileStem).jsonl")
            try ListJSONLines(fields: ListFields(table: table, schema: schema), files: dataset.files)
                .write(to: &file)
            try file.commit()
        }
    }

    /// Writes `mapping.csv`.
    public func writeMapping(in folder: ResultFolder) throws(OutputError) {
        try writeCSV("mapping.csv", MappingRows.headings, in: folder) { csv in
            for row in MappingRows.all(in: dataset, schema: schema) { csv.row(row.fields) }
        }
    }

    /// Writes `extra.csv`, where a sheet has columns that Annex A does not know: their values as typed.
    public func writeExtras(in folder: ResultFolder) throws(OutputError) {
        guard dataset.lists.contains(where: { !$0.extras.isEmpty }) else { return folder.remove("extra.csv") }
        let headings = ["list", "header", "source_file", "source_sheet", "cell", "row", "value"]
        try writeCSV("extra.csv", headings, in: folder) { csv in
            for table in dataset.lists {
                guard let source = table.source else { continue }
                for extra in table.extras {
                    for (position, row) in extra.rows.enumerated() {
                        let sheetRow = Int(table.sheetRows[row])
                        csv.row([
                            String(table.definition.number), extra.header, dataset.files[source.file].name,
                            source.sheet, CellReference(row: sheetRow, column: extra.sheetColumn).description,
                            String(sheetRow + 1), table.typedText(extra, at: position),
                        ])
                    }
                }
            }
        }
    }

    /// Writes `datapackage.json` over `lists/` and `children.csv`.
    public func writeDataPackage(in folder: ResultFolder) throws(OutputError) {
        var file = try folder.file("datapackage.json")
        try file.write(DataPackage(dataset: dataset, schema: schema).json.pretty(levels: 4))
        try file.commit()
    }

    private func writeCSV(
        _ name: String, _ headings: [String], in folder: ResultFolder, _ body: (inout CSVBuffer) -> Void
    ) throws(OutputError) {
        var csv = CSVBuffer(guardsFormulas: forExcel)
        csv.row(headings)
        body(&csv)
        var file = try folder.file(name)
        if forExcel { try file.write([0xEF, 0xBB, 0xBF]) }
        try file.write(csv.take())
        try file.commit()
    }
}
