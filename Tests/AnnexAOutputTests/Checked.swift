import AnnexADataset
import AnnexASchema
import TestSupport
import Validation

@testable import AnnexAOutput

/// Returns of invented children, checked, and what is written of them.
enum Checked {
    /// What the rules have to say of a return.
    static func writer(
        _ dataset: Dataset, terms: RuleEvaluator.Terms = RuleEvaluator.Terms()
    ) async throws -> FindingsWriter {
        let schema = try LoadedSchema.get()
        let report = await RuleEvaluator(schema: schema, terms: terms).evaluate(
            ReturnQuery(dataset: dataset, schema: schema))
        return FindingsWriter(dataset: dataset, report: report, schema: schema)
    }

    /// List 3 with three referrals: 2 and 7 have a gender that is none, and no source is given.
    static func referrals() async throws -> FindingsWriter {
        func row(_ child: String, _ more: [String: String]) -> [String: String] {
            [
                "child_id": child, "gender": "a) Male", "ethnicity": "a) WBRI", "date_of_birth": "01/02/2015",
                "age": "8", "referral_date": "05/01/2024",
                "referral_nfa": "b) No", "referrals_12_months": "0", "team": "Team 3",
            ].merging(more) { $1 }
        }
        let text = try TextReturn(
            list: 3,
            [
                row("11", [:]), row("2", ["gender": "Nope"]),
                row("7", ["ethnicity": "Nope", "gender": "Nope"]),
            ])
        return try await writer(text.read())
    }

    /// The sheets of a book that was just written: names, and rows of texts.
    static func sheets(of book: FindingsBook) throws -> [(name: String, rows: [[String]])] {
        let folder = try TemporaryFolder()
        let path = folder.path + "findings.xlsx"
        try book.write(to: path)
        let cells = try String(decoding: CellLines.lines(workbookAt: path), as: UTF8.self)
        var sheets: [(name: String, rows: [[String]])] = []
        for line in cells.split(separator: "\n") {
            let cell = try BookCell(line)
            if sheets.last?.name != cell.sheet { sheets.append((cell.sheet, [])) }
            let last = sheets.count - 1
            while sheets[last].rows.count < cell.row { sheets[last].rows.append([]) }
            while sheets[last].rows[cell.row - 1].count < cell.column {
                sheets[last].rows[cell.row - 1].append("")
            }
            sheets[last].rows[cell.row - 1][cell.column - 1] = cell.text
        }
        return sheets
    }
}
