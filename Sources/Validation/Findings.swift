public import AnnexADataset
public import AnnexASchema

/// The findings of a return in the order in which they are told: by list, file, row, column and rule.
///
/// A finding's words are made when it is asked for, so that millions of them need little memory. What only counts or
/// chooses asks for ``head(_:)``.
public struct Findings: RandomAccessCollection, Sendable, Equatable {
    private let maker: FindingMaker
    /// The positions of these findings among all; nil where they are all.
    private let positions: [UInt32]?

    init(_ maker: FindingMaker, positions: [UInt32]? = nil) {
        self.maker = maker
        self.positions = positions
    }

    /// The first index, 0.
    public var startIndex: Int { 0 }
    /// How many there are.
    public var endIndex: Int { positions?.count ?? maker.count }

    /// The finding with all its words.
    public subscript(index: Int) -> Finding { maker.finding(at: position(index)) }

    /// What the finding at an index is about, without its words.
    public func head(_ index: Int) -> FindingHead { maker.head(at: position(index)) }

    /// The heads of all findings, in order.
    public var heads: some RandomAccessCollection<FindingHead> { indices.lazy.map { head($0) } }

    /// How often each rule was broken, by list and column.
    public var tallies: FindingTallies { maker.tallies(of: indices.lazy.map(position)) }

    /// On which terms the return was checked.
    public var terms: RuleEvaluator.Terms { maker.terms }

    /// Which of the tallies a finding counts in.
    public func tally(_ index: Int, of tallies: FindingTallies) -> Int {
        tallies.indexOfKey[maker.tallyKey(position(index))] ?? 0
    }

    /// Those findings that are known and accepted, and those that are not.
    var parted: (acknowledged: Findings, standing: Findings) {
        guard maker.hasAcknowledged else { return (Findings(maker, positions: []), self) }
        return (keeping(\.isAcknowledged), keeping { !$0.isAcknowledged })
    }

    /// Those findings of which the head is wanted.
    public func keeping(_ isWanted: (FindingHead) -> Bool) -> Findings {
        Findings(maker, positions: indices.filter { isWanted(head($0)) }.map { UInt32(position($0)) })
    }

    private func position(_ index: Int) -> Int { positions.map { Int($0[index]) } ?? index }

    /// Whether both have the same findings in the same order.
    public static func == (left: Findings, right: Findings) -> Bool { left.elementsEqual(right) }
}

/// What a finding is about, as far as it can be told without making its words.
public struct FindingHead: Sendable {
    /// The rule's id.
    public let rule: String
    /// How serious it is.
    public let severity: Severity
    /// The list, 1 to 11, where one is concerned.
    public let list: Int?
    /// The row of that list's table, counted from 0, where one row is concerned.
    public let row: Int?
    /// The column, where one is concerned.
    public let field: ColumnID?
    /// Where: the file, and where it applies sheet, row and column.
    public let place: Place
    /// Whether it is known and accepted, so that it is counted apart.
    public let isAcknowledged: Bool
}

/// How often rules were broken, in the order in which that was met first.
public struct FindingTallies: Sendable, RandomAccessCollection {
    private var all: [FindingTally] = []
    fileprivate private(set) var indexOfKey: [UInt64: Int] = [:]

    /// The first index, 0.
    public var startIndex: Int { 0 }
    /// How many there are.
    public var endIndex: Int { all.count }
    /// The tally at an index.
    public subscript(index: Int) -> FindingTally { all[index] }

    /// Counts one more finding of that key;
    mutating func count(_ key: UInt64, row: Int32, first: () -> FindingTally) {
        let index: Int
        if let known = indexOfKey[key] {
            index = known
        } else {
            index = all.count
            indexOfKey[key] = index
            all.append(first())
        }
        all[index].count += 1
        // findings of one list come by rows
        guard row >= 0, row != all[index].lastRow else { return }
        all[index].lastRow = row
        all[index].rows += 1
    }
}

/// How often one rule was broken in one column of a list, or in what else it asks about.
public struct FindingTally: Sendable {
    /// The rule's id.
    public let rule: String
    /// How serious it is.
    public let severity: Severity
    /// The list, 1 to 11, where one is concerned.
    public let list: Int?
    /// The column, where one is concerned.
    public let field: ColumnID?
    /// How many findings there are.
    public fileprivate(set) var count = 0
    /// In how many rows of the list.
    public fileprivate(set) var rows = 0
    fileprivate var lastRow: Int32 = -1

    init(_ head: FindingHead) {
        (rule, severity, list, field) = (head.rule, head.severity, head.list, head.field)
    }
}
