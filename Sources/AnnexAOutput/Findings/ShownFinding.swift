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

    /// What people are shown of these findings, in their order.
    static func all(of findings: [Finding], in dataset: Dataset) -> [ShownFinding] {
        struct Fault: Hashable {
            let rule: String
            let severity: Severity
            let list: Int
            let field: ColumnID
        }
        func fault(_ finding: Finding) -> Fault? {
            guard let list = finding.list, let field = finding.field, finding.place.row != nil else {
                return nil
            }
            return Fault(rule: finding.rule, severity: finding.severity, list: list, field: field)
        }
        var rows: [Fault: Set<Int>] = [:]
        for finding in findings {
            guard let fault = fault(finding), let row = finding.place.row else { continue }
            rows[fault, default: []].insert(row)
        }
        var shown: Set<Fault> = []
        return findings.compactMap { finding in
            guard let fault = fault(finding), let count = rows[fault]?.count,
                count >= fewestRows, count == dataset.list(fault.list).rowCount
            else { return ShownFinding(finding: finding, rows: nil) }
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
