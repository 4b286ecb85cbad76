import AnnexADataset
import AnnexASchema
import CalendarDays
import Validation

/// Whom findings are about, and what their rows say of the event, the team and the worker.
///
/// Under redaction nothing of a row is told, and persons stand in the order in which the return names them.
struct FindingPersons {
    private let dataset: Dataset
    private let showsRow: Bool
    private let rows: [RowWords]

    /// The list whose persons are adopters.
    private static let adopters = 11

    /// The columns of a list that say when, and who works with the child.
    private struct RowWords {
        let event: ListColumn?
        let team: ListColumn?
        let worker: ListColumn?

        init(_ table: ListTable) {
            func column(_ role: ColumnRole) -> ListColumn? {
                table.columns.first { $0.definition.role == role && $0.isPresent }
            }
            (event, team, worker) = (column(.event), column(.team), column(.worker))
        }
    }

    init(_ findings: Findings, of dataset: Dataset) {
        self.dataset = dataset
        showsRow = findings.terms.privacy.showsRow
        rows = dataset.lists.map(RowWords.init)
    }

    /// A number for the person a finding is about; adopters are never taken for children of the same identifier.
    func number(_ head: FindingHead) -> Int? {
        guard let list = head.list, let row = head.row else { return nil }
        let table = dataset.list(list)
        guard table.persons.indices.contains(row), table.persons[row] >= 0 else { return nil }
        return Int(table.persons[row]) * 2 + (list == Self.adopters ? 1 : 0)
    }

    /// The order of persons: by number where identifiers are numbers, then by text.
    func ranks(of persons: some Sequence<Int>) -> [Int: Int] {
        let named = persons.map { person -> (person: Int, length: Int, name: String) in
            guard showsRow else { return (person, 0, "") }
            let name = dataset.persons.string(person / 2)
            let isNumber = name.utf8.allSatisfy { (48...57).contains($0) }
            return (person, isNumber ? name.utf8.count : .max, name)
        }
        let sorted = named.sorted { ($0.length, $0.name, $0.person) < ($1.length, $1.name, $1.person) }
        return Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.person, $0) })
    }

    /// The order of children and adopters by rank, as identifiers; nothing under redaction.
    func identifiers(of persons: Set<Int>) -> [String] {
        guard showsRow else { return [] }
        return ranks(of: persons).sorted { $0.value < $1.value }.map { dataset.persons.string($0.key / 2) }
    }

    /// The date of the event that the row tells of.
    func event(_ head: FindingHead) -> CalendarDay? {
        guard showsRow, let list = head.list, let row = head.row else { return nil }
        return rows[list - 1].event?.value(row).day
    }

    /// The team as typed; empty where the list has none.
    func team(_ head: FindingHead) -> String { text(head, \.team) }

    /// The worker as typed; empty where the list has none.
    func worker(_ head: FindingHead) -> String { text(head, \.worker) }

    private func text(_ head: FindingHead, _ part: KeyPath<RowWords, ListColumn?>) -> String {
        guard showsRow, let list = head.list, let row = head.row, let column = rows[list - 1][keyPath: part]
        else { return "" }
        return dataset.list(list).typedText(column, row: row)
    }
}
