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
            rule = finding.rule
            severity = finding.severity
            self.list = list
            self.field = field
        }
    }

    /// Faults that stand in every row of their list, with the number of rows.
    static func faultsOfExport(in findings: Findings, of dataset: Dataset) -> [Fault: Int] {
        var rows: [Fault: (count: Int, last: Int)] = [:]
        for head in findings.heads {
            // findings of one list come by rows
            guard let fault = Fault(head), let row = head.place.row, rows[fault]?.last != row else {
                continue
            }
            rows[fault, default: (0, row)].count += 1
            rows[fault]?.last = row
        }
        return rows.mapValues(\.count).filter { fault, count in
            count >= fewestRows && count == dataset.list(fault.list).rowCount
        }
    }

    /// What people are shown of these findings, in their order.
    static func all(of findings: Findings, in dataset: Dataset) -> [ShownFinding] {
        let faults = faultsOfExport(in: findings, of: dataset)
        var shown: Set<Fault> = []
        return findings.indices.compactMap { index in
            let head = findings.head(index)
            guard let fault = Fault(head), let count = faults[fault] else {
                return ShownFinding(findings: findings, index: index, severity: head.severity, rows: nil)
            }
            return shown.insert(fault).inserted
                ? ShownFinding(findings: findings, index: index, severity: head.severity, rows: count) : nil
        }
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
