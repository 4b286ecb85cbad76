public import AnnexASchema

/// A finding as far as two returns' findings are compared; from a return just checked, or from what a run wrote.
public struct ComparedFinding: Sendable, Equatable {
    /// The rule's id.
    public let rule: String
    /// How serious it is.
    public let severity: Severity
    /// The list, 1 to 11, where one is concerned.
    public let list: Int?
    /// The child or adopter, where one is known.
    public let childID: String?
    /// The column's id, where one is concerned.
    public let field: String?
    /// What is wrong.
    public let message: String
    /// What makes it the same in another export.
    public let fingerprint: String
    /// Whether it is known and accepted.
    public let isAcknowledged: Bool

    /// A finding by its parts.
    public init(
        rule: String, severity: Severity, list: Int?, childID: String?, field: String?, message: String,
        fingerprint: String, isAcknowledged: Bool
    ) {
        self.rule = rule
        self.severity = severity
        self.list = list
        self.childID = childID
        self.field = field
        self.message = message
        self.fingerprint = fingerprint
        self.isAcknowledged = isAcknowledged
    }

    /// What counts of a finding.
    public init(_ finding: Finding) {
        self.init(
            rule: finding.rule, severity: finding.severity, list: finding.list, childID: finding.childID,
            field: finding.field?.rawValue, message: finding.message, fingerprint: finding.fingerprint,
            isAcknowledged: finding.isAcknowledged)
    }
}

/// Which findings came, stayed and went, by their fingerprints.
public struct FindingComparison: Sendable {
    /// Only in the new return, in its order.
    public let new: [ComparedFinding]
    /// In both, as the new return has them.
    public let persisting: [ComparedFinding]
    /// Only in the old return, in its order.
    public let fixed: [ComparedFinding]

    /// Compares the findings of two returns.
    public init(old: [ComparedFinding], new: [ComparedFinding]) {
        let before = Set(old.map(\.fingerprint))
        let after = Set(new.map(\.fingerprint))
        self.new = new.filter { !before.contains($0.fingerprint) }
        persisting = new.filter { before.contains($0.fingerprint) }
        fixed = old.filter { !after.contains($0.fingerprint) }
    }
}
