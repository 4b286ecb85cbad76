import AnnexADataset
import AnnexASchema
import Validation
import XLSXReader

/// A finding as people are shown it: one column that is wrong in every row of a list is shown once, as a fault of the
/// export. Machine formats hold every finding.
struct ShownFinding {
    let finding: Finding
    /// In how many rows, where it stands for all rows of its list.
    let rows: Int?

    /// Fewer rows than these are shown one by one.
    private static let fewestRows = 3

    /// One rule that one column of a list breaks.
    struct Fault: Hashable {
        let rule: String
        let severity: Severity
        let list: Int
        let field: ColumnID

        /// Nil where a finding is about no cell of a list.
        init?(_ finding: Finding) {
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
    static func faultsOfExport(in findings: [Finding], of dataset: Dataset) -> [Fault: Int] {
        var rows: [Fault: Set<Int>] = [:]
        for finding in findings {
            guard let fault = Fault(finding), let row = finding.place.row else { continue }
            rows[fault, default: []].insert(row)
        }
        return rows.mapValues(\.count).filter { fault, count in
            count >= fewestRows && count == dataset.list(fault.list).rowCount
        }
    }

    /// What people are shown of these findings, in their order.
    static func all(of findings: [Finding], in dataset: Dataset) -> [ShownFinding] {
        let faults = faultsOfExport(in: findings, of: dataset)
        var shown: Set<Fault> = []
        return findings.compactMap { finding in
            guard let fault = Fault(finding), let count = faults[fault] else {
                return ShownFinding(finding: finding, rows: nil)
            }
            return shown.insert(fault).inserted ? ShownFinding(finding: finding, rows: count) : nil
        }
    }

    /// `List 4!J2`, or `List 4!J, all 5 rows`.
    func where_(_ fields: FindingFields) -> String {
        guard let rows, let sheet = finding.place.sheet, let column = finding.place.column else {
            return fields.where_
        }
        return "\(sheet)!\(CellReference.letters(ofColumn: column)), all \(rows) rows"
    }

    /// What is wrong; for a whole column, that the export is at fault.
    var message: String {
        rows == nil ? finding.message : "In every row. The first: " + finding.message
    }

    /// The child, where it is about one.
    var childID: String { rows == nil ? finding.childID ?? "" : "" }
}
