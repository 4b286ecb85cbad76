public import AnnexADataset
public import AnnexASchema

/// One thing to tell the user: which rule was broken, where, what was found and what to do.
public struct Finding: Sendable, Equatable {
    /// The rule's id.
    public let rule: String
    /// How serious it is.
    public let severity: Severity
    /// Where: the file, and where it applies sheet, row and column.
    public let place: Place
    /// The list, 1 to 11, where one is concerned.
    public let list: Int?
    /// The child or adopter, where the row tells one.
    public let childID: String?
    /// The column, where one is concerned.
    public let field: ColumnID?
    /// The one field concerned, as typed; empty where it is blank.
    public let found: String
    /// What would be right.
    public let expected: String
    /// What is wrong, in a sentence.
    public let message: String
    /// What to do, and where.
    public let fix: String
    /// Other cells that have to do with it.
    public let related: [Place]
    /// How many cells it stands for; 1 but for findings told once a column and text.
    public let count: Int
    /// The same for the same fault of the same child in any export: rule, child and event, never a row number.
    public let fingerprint: String
    /// Rule, child and event, as acknowledgements name them; empty but for the rule where values are redacted.
    public let key: FindingKey
    /// Why it is accepted, where someone says so.
    public let acknowledged: Acknowledged?

    /// Whether it is known and accepted, so that it is counted apart.
    public var isAcknowledged: Bool { acknowledged?.holds ?? false }

    /// A finding by its parts.
    public init(
        rule: String, severity: Severity, place: Place, list: Int?, childID: String?, field: ColumnID?,
        found: String, expected: String, message: String, fix: String, related: [Place], count: Int,
        fingerprint: String, key: FindingKey, acknowledged: Acknowledged? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.place = place
        self.list = list
        self.childID = childID
        self.field = field
        self.found = found
        self.expected = expected
        self.message = message
        self.fix = fix
        self.related = related
        self.count = count
        self.fingerprint = fingerprint
        self.key = key
        self.acknowledged = acknowledged
    }
}

/// What checking a return came to.
public struct ValidationReport: Sendable {
    /// All findings, by list, row, column and rule.
    public let findings: Findings
    /// Findings that stand: all but those that are acknowledged.
    public let standing: Findings
    /// Findings that are known and accepted.
    public let acknowledged: Findings
    /// How many rules were asked.
    public let rulesRun: Int
    /// Rules that could not be asked, and why.
    public let rulesSkipped: [SkippedRule]
    /// What became of the acknowledgements; nil where none were given.
    public let acknowledgements: AcknowledgementOutcome?

    /// How often each rule is broken by findings that stand, by list and column.
    public let tallies: FindingTallies

    /// A rule that could not be asked of this return.
    public struct SkippedRule: Sendable, Equatable {
        /// The rule's id.
        public let rule: String
        /// Why, in words.
        public let why: String
        /// Whether someone asked for it to be left out, so that the return is not to blame.
        public let isLeftOut: Bool

        /// A skipped rule and its reason.
        public init(rule: String, why: String, isLeftOut: Bool = false) {
            self.rule = rule
            self.why = why
            self.isLeftOut = isLeftOut
        }
    }

    /// A report by its parts.
    public init(
        findings: Findings, rulesRun: Int, rulesSkipped: [SkippedRule],
        acknowledgements: AcknowledgementOutcome? = nil
    ) {
        self.findings = findings
        (acknowledged, standing) = findings.parted
        tallies = standing.tallies
        self.rulesRun = rulesRun
        self.rulesSkipped = rulesSkipped
        self.acknowledgements = acknowledgements
    }

    /// How many findings of that severity stand; acknowledged ones are counted apart.
    public func count(_ severity: Severity) -> Int {
        tallies.reduce(0) { $1.severity == severity ? $0 + $1.count : $0 }
    }

    /// Rules that the return did not allow to be asked.
    public var notCheckable: [SkippedRule] { rulesSkipped.filter { !$0.isLeftOut } }

    /// Rules that someone asked to be left out.
    public var leftOut: [SkippedRule] { rulesSkipped.filter(\.isLeftOut) }
}
