import AnnexADataset
import AnnexASchema
import AnnexASynth
import CalendarDays
import TestSupport

@testable import AnnexAOutput

/// Returns that tests write and read back.
enum ReturnFiles {
    static let asAt = CalendarDay(year: 2024, month: 3, day: 31)

    /// Both samples and every invented return; samples only where they are.
    static let all: [String] =
        ReturnFixtures.stories.map(ReturnFixtures.path)
        + ["Annex_A_2024_Jan.xlsx", "ofsted-template-2019.xlsx"].compactMap(Samples.path)

    static let reader: Result<ReturnReader, any Error> = Result {
        ReturnReader(schema: try LoadedSchema.get(), options: .init(asAt: asAt))
    }

    static func read(_ path: String) async throws -> Dataset {
        try await reader.get().read([path])
    }

    /// The return written as Annex A of an edition, its own where none is named, and read again.
    static func rewritten(
        _ dataset: Dataset, edition: Edition? = nil, manyRows: Int = 20_000
    ) async throws -> Dataset {
        let folder = try TemporaryFolder()
        let path = folder.path + "annex-a.xlsx"
        var workbook = AnnexAWorkbook(
            dataset: dataset, schema: try LoadedSchema.get(), edition: edition ?? dataset.edition)
        workbook.manyRows = manyRows
        try workbook.write(to: path)
        return try await reader.get().read([path])
    }

    /// An invented return in a style of its own, read.
    static func invented(_ seed: Int) async throws -> Dataset {
        let schema = try LoadedSchema.get()
        let layouts = SynthLayout.allCases
        let invented = Synthesis(
            schema: schema, edition: seed % 3 == 0 ? schema.editions[0] : schema.newestEdition,
            options: SynthOptions(
                children: 4 + seed % 23, seed: UInt64(seed),
                asAt: asAt ?? CalendarDay(number: 0), noise: seed % 4 == 0 ? .light : .heavy,
                layout: layouts[seed % layouts.count])
        ).make()
        let folder = try TemporaryFolder()
        let path = folder.path + "invented.xlsx"
        try SynthWriter().write(invented, to: path)
        return try await reader.get().read([path])
    }

    /// Where two returns differ, in places and never in values: typed values as the files have them, and texts
    /// that have no typed form.
    static func differences(_ first: Dataset, _ second: Dataset, columnsOf edition: Edition? = nil) throws
        -> [String]
    {
        let schema = try LoadedSchema.get()
        var told: [String] = []
        for (one, two) in zip(first.lists, second.lists) {
            let list = one.definition
            guard one.rowCount == two.rowCount else {
                told.append("List \(list.number): \(one.rowCount) rows, then \(two.rowCount)")
                continue
            }
            let before = ListFields(table: one, schema: schema)
            let after = ListFields(table: two, schema: schema)
            for (left, right) in zip(before.columns, after.columns) {
                let id = left.column.definition.id
                if let edition, edition.lists[list.number - 1].index(of: id) == nil { continue }
                for row in 0..<one.rowCount {
                    let isSame = before.text(left, row: row) == after.text(right, row: row)
                    let typed = left.column.value(row).isKnown && left.column.value(row).groupAlone == nil
                    let isRawSame =
                        typed
                        || left.column.value(row).isBlank && right.column.value(row).isBlank
                        || one.typedText(left.column, row: row) == two.typedText(right.column, row: row)
                    if !isSame || !isRawSame { told.append("List \(list.number), \(left.name), row \(row)") }
                }
            }
        }
        return told
    }
}
