import AnnexASchema
public import CalendarDays

/// Which acknowledgements hold, and what became of the others.
struct AcknowledgementMatcher {
    private var byKey: [FindingKey: Acknowledgement] = [:]
    private var met: Set<Int> = []
    private let all: [Acknowledgement]
    private let reference: CalendarDay

    /// A matcher of a return as at that day.
    init(_ acknowledgements: [Acknowledgement], asAt reference: CalendarDay) {
        all = acknowledgements
        self.reference = reference
        for one in acknowledgements { byKey[one.key] = one }
    }

    /// What is said of the findings of that key, whether or not it still holds.
    mutating func match(_ key: FindingKey, hides: FindingPrivacy) -> Finding.Acknowledged? {
        guard let one = byKey[key] else { return nil }
        met.insert(one.line)
        guard !one.reason.isEmpty else { return nil }
        return Finding.Acknowledged(
            reason: hides.remark(one.reason), by: hides.remark(one.by), date: one.date, expires: one.expires,
            holds: one.expires.map { $0 >= reference } ?? true)
    }

    /// What became of the lines of the file, once all findings are matched.
    var outcome: AcknowledgementOutcome {
        AcknowledgementOutcome(
            unmatched: all.filter { !met.contains($0.line) }.map(\.line),
            expired: all.filter { one in
                met.contains(one.line) && !one.reason.isEmpty && one.expires.map { $0 < reference } ?? false
            }.map(\.line),
            withoutReason: all.filter { met.contains($0.line) && $0.reason.isEmpty }.map(\.line))
    }
}

/// What became of a file of acknowledgements, as numbers of its lines, from 1.
public struct AcknowledgementOutcome: Sendable, Equatable {
    /// Lines that no finding matches: the fault was mended, or the line names it wrongly.
    public let unmatched: [Int]
    /// Lines that expired before R, so that their findings count again.
    public let expired: [Int]
    /// Lines without a reason, which are not accepted.
    public let withoutReason: [Int]
}

extension Finding {
    /// Why and by whom a finding is accepted.
    public struct Acknowledged: Sendable, Equatable {
        /// Why it is accepted.
        public let reason: String
        /// Who accepts it; may be empty.
        public let by: String
        /// When it was accepted.
        public let date: CalendarDay?
        /// The last day that it holds.
        public let expires: CalendarDay?
        /// Whether it holds; one that expired before R does not, and its finding counts again.
        public let holds: Bool
    }
}
