public import AnnexASchema
public import Validation

/// How many findings of a return stand, by severity, and how many are acknowledged.
public struct FindingCounts: Sendable, Equatable, Codable {
    /// Errors that stand.
    public var error = 0
    /// Warnings that stand.
    public var warning = 0
    /// Queries that stand.
    public var query = 0
    /// Notes that stand.
    public var info = 0
    /// Findings that are known and accepted.
    public var acknowledged = 0

    /// The counts of a report.
    public init(_ report: ValidationReport) {
        error = report.count(.error)
        warning = report.count(.warning)
        query = report.count(.query)
        info = report.count(.info)
        acknowledged = report.acknowledged.count
    }

    /// The counts with their names, gravest first.
    var pairs: [(String, Int)] {
        [
            ("error", error), ("warning", warning), ("query", query), ("info", info),
            ("acknowledged", acknowledged),
        ]
    }

    /// How many of that severity stand.
    public func count(_ severity: Severity) -> Int {
        switch severity {
        case .error: error
        case .warning: warning
        case .query: query
        case .info: info
        }
    }
}
