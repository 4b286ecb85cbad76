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
        try writeCSV("lists/rejects.csv", Rejects.headings, Rejects(in: dataset), in: folder) {
            $1.row($0.fields)
        }
    }

    /// Writes `children.csv`: each child once, with the lists they are on and what those disagree on.
    public func writeChildren(in folder: ResultFolder) throws(OutputError) {
        try writeCSV(
            "children.csv", ChildRows.headings, ChildRows.all(in: dataset, schema: schema), in: folder
        ) {
            $0.write(to: &$1)
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
        try writeCSV("lost.csv", LostValues.headings, lost, in: folder) { $1.row($0.fields) }
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
        try writeCSV(
            "mapping.csv", MappingRows.headings, MappingRows.all(in: dataset, schema: schema), in: folder
        ) {
            $1.row($0.fields)
        }
    }

    /// Writes `extra.csv`, where a sheet has columns that Annex A does not know: their values as typed.
    public func writeExtras(in folder: ResultFolder) throws(OutputError) {
        guard dataset.lists.contains(where: { !$0.extras.isEmpty }) else { return folder.remove("extra.csv") }
        let headings = ["list", "header", "source_file", "source_sheet", "cell", "row", "value"]
        let rows = dataset.lists.lazy.flatMap { table in
            table.extras.lazy.flatMap { extra in
                extra.rows.indices.lazy.map { (table: table, extra: extra, position: $0) }
            }
        }
        try writeCSV("extra.csv", headings, rows, in: folder) { one, csv in
            guard let source = one.table.source else { return }
            let sheetRow = Int(one.extra.sheetRows[one.position])
            csv.row([
                String(one.table.definition.number), one.extra.header, dataset.files[source.file].name,
                source.sheet, CellReference(row: sheetRow, column: one.extra.sheetColumn).description,
                String(sheetRow + 1), one.table.typedText(one.extra, at: one.position),
            ])
        }
    }

    /// Writes `datapackage.json` over `lists/` and `children.csv`.
    public func writeDataPackage(in folder: ResultFolder) throws(OutputError) {
        var file = try folder.file("datapackage.json")
        try file.write(DataPackage(dataset: dataset, schema: schema).json.pretty(levels: 4))
        try file.commit()
    }

    /// Writes a table row by row, so that it never stands in memory as a whole.
    private func writeCSV<Rows: Sequence>(
        _ name: String, _ headings: [String], _ rows: Rows, in folder: ResultFolder,
        _ add: (Rows.Element, inout CSVBuffer) -> Void
    ) throws(OutputError) {
        var file = try folder.file(name)
        if forExcel { try file.write([0xEF, 0xBB, 0xBF]) }
        var csv = CSVBuffer(guardsFormulas: forExcel)
        csv.row(headings)
        for row in rows {
            add(row, &csv)
            if csv.bytes.count > 1 << 16 { try file.write(csv.take()) }
        }
        try file.write(csv.take())
        try file.commit()
    }
}
