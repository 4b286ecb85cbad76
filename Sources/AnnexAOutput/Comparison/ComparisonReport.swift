import AnnexADataset
public import AnnexASchema
import CalendarDays
public import Validation

/// What changed between two returns, in the forms that people and programs read.
public struct ComparisonReport: Sendable {
    let old: ComparisonSide
    let new: ComparisonSide
    let schema: Schema
    let comparison: ReturnComparison
    private let oldFields: [ListFields]
    private let newFields: [ListFields]
    /// What became of the findings; nil where those of one side cannot be compared.
    public let findings: FindingComparison?

    /// Compares two sides that were read with that schema.
    public init(old: ComparisonSide, new: ComparisonSide, schema: Schema) {
        self.old = old
        self.new = new
        self.schema = schema
        comparison = ReturnComparison(old: old.lists, new: new.lists)
        oldFields = old.lists.dataset.lists.map { ListFields(plain: $0, schema: schema) }
        newFields = new.lists.dataset.lists.map { ListFields(plain: $0, schema: schema) }
        if let before = old.findings, let after = new.findings {
            findings = FindingComparison(old: before, new: after)
        } else {
            findings = nil
        }
    }

    /// Why findings are not compared.
    var obstacle: String? { old.obstacle ?? new.obstacle }

    /// How many new findings of that severity stand.
    public func countOfNew(_ severity: Severity) -> Int {
        findings?.new.count { $0.severity == severity && !$0.isAcknowledged } ?? 0
    }

    // MARK: Rows and cells as text

    /// A row's child and event.
    func names(_ change: RowChange, list: Int) -> (child: String, event: String) {
        let isNew = change.new != nil
        guard let row = change.new ?? change.old else { return ("", "") }
        let table = (isNew ? new : old).lists.dataset.list(list)
        let event = table.definition.columns.firstIndex { $0.role == .event }
        return (
            table.personID(row: row) ?? "",
            event.map { text(ofNew: isNew, list: list, column: $0, row: row) } ?? ""
        )
    }

    /// A cell as it is shown: typed, or as someone wrote it where it could not be.
    private func text(ofNew isNew: Bool, list: Int, column: Int, row: Int) -> String {
        let lists = (isNew ? new : old).lists
        if let text = lists.untypedText(list: list - 1, column: column, row: row) { return text }
        let fields = (isNew ? newFields : oldFields)[list - 1]
        return fields.text(fields.columns[column], row: row) ?? ""
    }

    /// One field that differs.
    struct FieldChange {
        let field: ColumnID
        let old: String
        let new: String
    }

    func fields(_ change: RowChange, list: Int) -> [FieldChange] {
        guard let before = change.old, let after = change.new else { return [] }
        return change.columns.map { column in
            FieldChange(
                field: old.lists.dataset.list(list).columns[column].definition.id,
                old: text(ofNew: false, list: list, column: column, row: before),
                new: text(ofNew: true, list: list, column: column, row: after))
        }
    }

    // MARK: Findings counted

    /// Findings of one rule, or in one list, that came, stayed and went.
    struct Tally {
        var new = 0
        var persisting = 0
        var fixed = 0
    }

    /// Counts by what a finding is gathered under, in the order of the keys.
    func tallies<Key: Hashable & Comparable>(
        by key: (ComparedFinding) -> Key
    ) -> [(key: Key, tally: Tally)] {
        guard let findings else { return [] }
        var tallies: [Key: Tally] = [:]
        for one in findings.new { tallies[key(one), default: Tally()].new += 1 }
        for one in findings.persisting { tallies[key(one), default: Tally()].persisting += 1 }
        for one in findings.fixed { tallies[key(one), default: Tally()].fixed += 1 }
        return tallies.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension ListComparison {
    var rowsArrived: Int { changes.count { $0.old == nil } }
    var rowsLeft: Int { changes.count { $0.new == nil } }
    var rowsChanged: Int { changes.count { $0.old != nil && $0.new != nil } }
}
