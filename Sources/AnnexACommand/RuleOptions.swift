import AnnexAOutput
import AnnexASchema
import ArgumentParser
import Foundation
import Validation

/// Which rules are checked, how serious they are, and which of their findings are known already.
struct RuleOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Rules to check, all others are left out: ids, prefixes as A07, beginnings as 'ASH-R4*'; several with commas.",
            valueName: "rules"))
    var include: [String] = []

    @Option(help: ArgumentHelp("Rules to leave out, named in the same way.", valueName: "rules"))
    var exclude: [String] = []

    @Option(
        help: ArgumentHelp(
            "How serious findings of a rule are, as in A07-R03=warning; several with commas.",
            valueName: "rule=level"))
    var severity: [SeverityArgument] = []

    @Option(
        help: ArgumentHelp(
            "A CSV file of findings that are known and accepted: they are counted apart, and do not fail.",
            valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var acknowledgements: String?

    /// Severities of rules as an option takes them.
    struct SeverityArgument: ExpressibleByArgument {
        let all: [(rule: String, severity: Severity)]

        init?(argument: String) {
            var all: [(rule: String, severity: Severity)] = []
            for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
                let sides = part.split(separator: "=", omittingEmptySubsequences: false)
                guard sides.count == 2, !sides[0].isEmpty, let severity = Severity(rawValue: String(sides[1]))
                else { return nil }
                all.append((String(sides[0]), severity))
            }
            self.all = all
        }
    }

    /// The rules and acknowledgements as they are used.
    func settled(_ options: inout SettledOptions) -> RuleTerms {
        func patterns(_ given: [String]) -> [String]? {
            given.isEmpty ? nil : given.flatMap { $0.split(separator: ",").map(String.init) }
        }
        let list: ([String]) -> String = { $0.joined(separator: ",") }
        let settings = options.settings
        return RuleTerms(
            include: options.settle("include", patterns(include), settings.include, words: list),
            exclude: options.settle("exclude", patterns(exclude), settings.exclude, words: list),
            severities: options.settle(
                "severity", severity.isEmpty ? nil : severity.flatMap(\.all), settings.severities
            ) { $0.map { "\($0.rule)=\($0.severity.rawValue)" }.joined(separator: ",") },
            acknowledgements: options.settle(
                "acknowledgements", acknowledgements, settings.acknowledgements)?.value)
    }
}

/// Which rules are checked and what of their findings is known, whoever asked for it.
struct RuleTerms {
    let include: Settled<[String]>?
    let exclude: Settled<[String]>?
    let severities: Settled<[(rule: String, severity: Severity)]>?
    let acknowledgements: String?

    /// The terms for checking a return by the rules of that schema.
    func terms(schema: Schema, privacy: FindingPrivacy = FindingPrivacy()) throws -> RuleEvaluator.Terms {
        var terms = RuleEvaluator.Terms()
        terms.privacy = privacy
        do {
            terms.choice = try RuleChoice(
                include: include.map { .init($0.value, origin: $0.origin) },
                exclude: exclude.map { .init($0.value, origin: $0.origin) },
                severities: severities.map { .init($0.value, origin: $0.origin) }, rules: schema.rules)
        } catch {
            throw Outcome.usage("\(error)")
        }
        if let path = acknowledgements {
            do {
                terms.acknowledgements = try Acknowledgement.read(path: path)
            } catch {
                throw Outcome.usage("\(error)")
            }
            let ids = Set(schema.rules.map(\.id))
            for one in terms.acknowledgements ?? [] where !ids.contains(one.key.rule) {
                throw Outcome.usage(
                    "\(path):\(one.line): the line begins with the id of no rule; annex-a rules list shows them all"
                )
            }
        }
        return terms
    }

    /// The options as the run record keeps them, each that was given; an acknowledgement file by its digest.
    var record: [(String, String)] {
        [
            ("include", include?.value.joined(separator: ",")),
            ("exclude", exclude?.value.joined(separator: ",")),
            (
                "severity",
                severities?.value.map { "\($0.rule)=\($0.severity.rawValue)" }.joined(separator: ",")
            ),
            (
                "acknowledgements_sha256",
                acknowledgements.flatMap { FileManager.default.contents(atPath: $0) }
                    .map { RunRecord.digest(of: Array($0)) }
            ),
        ].compactMap { key, value in value.map { (key, $0) } }
    }

    /// Says what became of the lines of the file of acknowledgements.
    func tell(_ results: ValidationReport, _ report: ReportOptions) {
        guard let path = acknowledgements else { return }
        for words in AcknowledgementLines(results).words(file: path) { report.say(words) }
    }
}

/// How much of a return's values findings tell.
struct PrivacyOptions: ParsableArguments {
    @Flag(help: "Tell shapes (Aa99) instead of values in findings, and pseudonyms instead of identifiers.")
    var redact = false

    @Option(help: "Which values findings quote: that of the field concerned (field, the default), or none.")
    var values: Values?

    enum Values: String, ExpressibleByArgument, CaseIterable {
        case none, field
    }

    /// The privacy that is used.
    func settled(_ options: inout SettledOptions) -> FindingPrivacy {
        let settings = options.settings
        let redacts = options.settle("redact", flag: redact, settings.redact)
        let values = options.settle("values", values?.rawValue, settings.values, default: "field")?.value
        return FindingPrivacy(redacts: redacts, quotesValues: values != Values.none.rawValue)
    }
}

extension FindingPrivacy {
    /// The options as the run record keeps them, each that was given.
    var record: [(String, String)] {
        (redacts ? [("redact", "true")] : []) + (quotesValues ? [] : [("values", "none")])
    }
}
