import AnnexADataset
import AnnexASchema
import Validation
import XLSXReader

/// A finding as people are shown it: one column that is wrong in every row of a list is shown once, as a fault of the
/// export. Machine formats hold every finding.
struct ShownFinding {
    /// Among which findings it is.
    private let findings: Findings
    private let index: Int
    /// How serious it is.
    let severity: Severity
    /// In how many rows, where it stands for all rows of its list.
    let rows: Int?

    /// What it is about, without its words.
    var head: FindingHead { findings.head(index) }

    /// Whether it is mended once for all: a file, a sheet, a heading, or a column that is wrong in every row.
    var isOfExport: Bool { rows != nil || head.row == nil }

    /// The finding, made anew at each call; the first one where it stands for a whole column.
    var finding: Finding { findings[index] }

    /// Fewer rows than these are shown one by one.
    private static let fewestRows = 3

    /// One rule that one column of a list breaks.
    struct Fault: Hashable {
        let rule: String
        let severity: Severity
        let list: Int
        let field: ColumnID

        /// Nil where a finding is about no cell of a list.
        init?(_ finding: FindingHead) {
            guard let list = finding.list, let field = finding.field, finding.place.row != nil else {
                return nil
            }
            (rule, severity, self.list, self.field) = (finding.rule, finding.severity, list, field)
        }

        fileprivate init?(_ tally: FindingTally) {
            guard let list = tally.list, let field = tally.field else { return nil }
            (rule, severity, self.list, self.field) = (tally.rule, tally.severity, list, field)
        }
    }

    /// Faults that stand in every row of their list, with the number of rows.
    static func faultsOfExport(in findings: Findings, of dataset: Dataset) -> [Fault: Int] {
        var rows: [Fault: Int] = [:]
        for tally in findings.tallies {
            guard let fault = Fault(tally) else { continue }
            rows[fault, default: 0] += tally.rows
        }
        return rows.filter { fault, count in
            count >= fewestRows && count == dataset.list(fault.list).rowCount
        }
    }

    /// The first of what people are shown of these findings, the most serious first.
    static func worst(_ limit: Int, of findings: Findings, in dataset: Dataset) -> [ShownFinding] {
        let faults = faultsOfExport(in: findings, of: dataset)
        let tallies = findings.tallies
        let faultOfTally = tallies.map { Fault($0).flatMap { faults[$0] == nil ? nil : $0 } }
        var told: Set<Fault> = []
        var shown: [ShownFinding] = []
        for severity in [Severity.error, .warning, .query, .info]
        where tallies.contains(where: { $0.severity == severity }) {
            for index in findings.indices {
                guard shown.count < limit else { return shown }
                let tally = findings.tally(index, of: tallies)
                guard tallies[tally].severity == severity else { continue }
                let fault = faultOfTally[tally]
                if let fault, !told.insert(fault).inserted { continue }
                shown.append(
                    ShownFinding(
                        findings: findings, index: index, severity: severity,
                        rows: fault.flatMap { faults[$0] }))
            }
        }
        return shown
    }

    /// `List 4!J2`, or `List 4!J, all 5 rows`.
    func where_(_ finding: Finding, _ fields: FindingFields) -> String {
        guard let rows, let sheet = finding.place.sheet, let column = finding.place.column else {
            return fields.where_
        }
        return "\(sheet)!\(CellReference.letters(ofColumn: column)), all \(rows) rows"
    }

    /// What is wrong; for a whole column, that the export is at fault.
    func message(_ finding: Finding) -> String {
        rows == nil ? finding.message : "In every row. The first: " + finding.message
    }

    /// The child, where it is about one.
    func childID(_ finding: Finding) -> String { rows == nil ? finding.childID ?? "" : "" }
}
