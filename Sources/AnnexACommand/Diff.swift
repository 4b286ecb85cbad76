import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ArgumentParser
import ResultFiles
import Validation

struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract:
            "Compares two returns: children, rows, fields and findings that came, stayed, changed or went.",
        usage: "annex-a diff <old> <new> [<options>]",
        discussion: """
            Each side is a return (a workbook, a list as CSV, or a folder of them) or the folder that annex-a run \
            left of one. Rows are the same event when list, child and event date agree. What is printed names \
            children: keep it as safe as the returns themselves.

            The exit code is 0 whatever differs, unless --fail-on is given: it then looks at new findings alone.
            """)

    @OptionGroup var input: ReturnOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var rules: RuleOptions

    @Option(
        help: "The form of the comparison: text, json, csv or html; html where --output ends in .html.")
    var format: Format?
    @Option(name: [.short, .long], help: ArgumentHelp("A file for the comparison.", valueName: "file"))
    var output: String?
    @Flag(help: "Replace a file that is there.") var force = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv, html
    }

    func validate() throws {
        if input.inputs.count != 2, !input.settings.printConfig {
            throw ValidationError("give two returns or result folders, the old one first")
        }
    }

    func run() async throws {
        var options = try self.input.settings.load()
        let input = try self.input.settled(&options)
        let rules = self.rules.settled(&options)
        if options.isPrinting { return Program.tell(options.text) }
        if let output { try InputPaths.refuse(output: output, among: input.inputs) }
        let schema = try input.loadSchema(.rules)
        let evaluator = RuleEvaluator(schema: schema, terms: try rules.terms(schema: schema))
        let old = try await side(input.inputs[0], input, schema, evaluator)
        let new = try await side(input.inputs[1], input, schema, evaluator)
        let comparison = ComparisonReport(old: old, new: new, schema: schema)
        let bytes: [UInt8] =
            switch format ?? Format(endingOf: output) ?? .text {
            case .html: Array(comparison.html().utf8)
            case .text: Array((comparison.text() + "\n").utf8)
            case .json: Array(comparison.json.utf8)
            case .csv: comparison.csv
            }
        do {
            if let output {
                var file = try OutputFile(path: output, replacing: force)
                try file.write(bytes)
                try file.commit()
                report.say("The comparison is in \(output)")
            } else {
                var stream = StandardStream.output()
                try stream.write(bytes)
                try stream.flush()
            }
        } catch {
            throw Outcome.unwritable(error)
        }
        let failing = (report.failOn ?? .never).severities
        if failing.contains(where: { comparison.countOfNew($0) > 0 }) { throw Outcome.findings }
    }

    /// Reads one side; what a run found is taken as it stands, a return is checked.
    private func side(
        _ path: String, _ input: ReturnOptions, _ schema: Schema, _ evaluator: RuleEvaluator
    ) async throws -> ComparisonSide {
        var input = input
        guard WrittenResults.isResultFolder(path) else {
            input.inputs = [path]
            let dataset = try await input.read(schema: schema, quiet: report.quiet)
            let report = await evaluator.evaluate(
                ReturnQuery(dataset: dataset, schema: schema, authority: input.la))
            return ComparisonSide(name: path, dataset: dataset, report: report)
        }
        do {
            let results = try WrittenResults(folder: path, schema: schema)
            input.inputs = results.listPaths
            input.asAt = results.asAt
            input.edition = results.edition
            return ComparisonSide(
                name: path, dataset: try await input.read(schema: schema, quiet: report.quiet),
                results: results)
        } catch let failure as WrittenResults.Failure {
            throw Outcome.unreadable(["\(failure)"])
        }
    }
}
