import AnnexADataset
public import AnnexASchema

/// Which rules are checked and how serious they are, where that is not left to the rules themselves.
public struct RuleChoice: Sendable {
    private var leftOut: [String: String] = [:]
    private var severities: [String: Severity] = [:]

    /// All rules, as serious as they say.
    public init() {}

    /// What someone asked for, and how: `--include`, or a file and line.
    public struct Wish<Value: Sendable>: Sendable {
        let value: Value
        let origin: String

        /// A wish and where it was made.
        public init(_ value: Value, origin: String) {
            self.value = value
            self.origin = origin
        }
    }

    /// The choice that such wishes make. `exclude` stands over `include`; of two severities of a rule the last counts.
    ///
    /// - Throws: the words for a wish that names no rule.
    public init(
        include: Wish<[String]>?, exclude: Wish<[String]>?,
        severities: Wish<[(rule: String, severity: Severity)]>?,
        rules: [RuleDefinition]
    ) throws(UnknownRule) {
        let ids = rules.map(\.id)
        if let include {
            var chosen: Set<String> = []
            for pattern in include.value {
                chosen.formUnion(try Self.matches(of: pattern, in: ids, origin: include.origin))
            }
            for id in ids where !chosen.contains(id) { leftOut[id] = "Not named by \(include.origin)" }
        }
        if let exclude {
            for pattern in exclude.value {
                for id in try Self.matches(of: pattern, in: ids, origin: exclude.origin) {
                    leftOut[id] = "Left out by \(exclude.origin)"
                }
            }
        }
        if let severities {
            for (pattern, severity) in severities.value {
                for id in try Self.matches(of: pattern, in: ids, origin: severities.origin) {
                    self.severities[id] = severity
                }
            }
        }
    }

    /// Why a rule is left out; nil where it is checked.
    public func reasonToLeaveOut(_ rule: String) -> String? { leftOut[rule] }

    /// The rules of which someone said how serious they are, in the order of their ids.
    public var changedSeverities: [(rule: String, severity: Severity)] {
        severities.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// How serious a rule's findings are said to be; nil where that is left to the rule.
    public func severity(of rule: String) -> Severity? { severities[rule] }

    /// A wish that names no rule.
    public struct UnknownRule: Error, Sendable, CustomStringConvertible {
        /// What was asked for, where, and what comes near.
        public let description: String
    }

    /// The rules that a pattern names: an id (`A07-R03`), all of a prefix (`A07`), or what begins so (`ASH-R4*`).
    private static func matches(
        of pattern: String, in ids: [String], origin: String
    ) throws(UnknownRule) -> [String] {
        let wanted = pattern.uppercased()
        let matches =
            wanted.hasSuffix("*")
            ? ids.filter { $0.hasPrefix(wanted.dropLast()) }
            : ids.filter { $0 == wanted || $0.hasPrefix(wanted + "-") }
        guard matches.isEmpty else { return matches }
        let letters = Array(wanted.utf8)
        let nearest = ids.map { (id: $0, distance: LetterDistance.between(letters, Array($0.utf8))) }
            .min { $0.distance < $1.distance }?.id
        throw UnknownRule(
            description: "\(origin): there is no rule '\(pattern)'"
                + (nearest.map { "; did you mean \($0)?" } ?? "")
                + " annex-a rules list shows them all; A07 names all of a list, ASH-R4* what begins so")
    }
}
