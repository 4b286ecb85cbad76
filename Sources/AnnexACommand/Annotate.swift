import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ArgumentParser
import OOXMLParts
import ResultFiles
import Validation
import WorkbookMarks

struct Annotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract:
            "Writes your own workbook again, with each bad cell filled and noted and a sheet of findings.")

    @OptionGroup var input: ReturnOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var rules: RuleOptions

    @Option(
        help:
            "Which findings have their cells filled and noted: those of this severity and worse; the sheet lists all."
    )
    var minSeverity: Level = .query
    @Option(name: [.short, .long], help: ArgumentHelp("The workbook to write.", valueName: "file"))
    var output: String
    @Flag(help: "Replace a file that is there.") var force = false

    enum Level: String, ExpressibleByArgument, CaseIterable {
        case error, warning, query, info

        var severity: Severity { Severity(rawValue: rawValue) ?? .query }
    }

    func run() async throws {
        var options = try self.input.settings.load()
        let input = try self.input.settled(&options)
        let report = self.report.settled(&options)
        let rules = self.rules.settled(&options)
        if options.isPrinting { return Program.tell(options.text) }
        let path = try onlyInput(input)
        let schema = try input.loadSchema(.rules)
        let terms = try rules.terms(schema: schema)
        let dataset = try await input.read(schema: schema, quiet: report.quiet)
        do {
            let workbook = try MarkedWorkbook(path: path, limits: input.limits.limits)
            guard output.lowercased().hasSuffix("." + workbook.ending) else {
                let kinds = ["xlsx": "workbook", "xlsm": "workbook with macros"]
                let kind = kinds[workbook.ending] ?? "template"
                throw Outcome.usage(
                    "\(path) is a \(kind): give --output a name that ends in .\(workbook.ending)")
            }
            let results = await RuleEvaluator(schema: schema, terms: terms).evaluate(
                ReturnQuery(dataset: dataset, schema: schema, authority: input.la))
            let annotated = AnnotatedWorkbook(
                dataset: dataset, report: results, schema: schema, atLeast: minSeverity.severity)
            let file = try OutputFile(path: output, replacing: force)
            let isSigned = workbook.isSigned
            let words = try annotated.write(workbook, to: file.temporaryPath)
            try file.commit()
            if isSigned {
                report.say(
                    "\(path) is signed: the signature is left out of \(output), where it would not hold")
            }
            report.say("\(words), in \(output)")
            if report.fails(annotated.report) { throw Outcome.findings }
        } catch let error as XLSXError {
            throw Outcome([error])
        } catch let error as OutputError {
            throw Outcome.unwritable(OutputError(path: output, reason: error.reason))
        }
    }

    /// The one workbook that was given, of a form that can be marked.
    private func onlyInput(_ input: ReturnOptions) throws -> String {
        let paths = try InputPaths.files(input.inputs, asAt: input.asAt).paths
        guard let path = paths.first, paths.count == 1 else {
            throw Outcome.usage("annotate takes one workbook, not \(paths.count): call it once for each")
        }
        try InputPaths.refuse(output: output, among: input.inputs)
        do {
            guard try MarkedWorkbook.canMark(path, limits: input.limits.limits) else {
                throw Outcome.usage(
                    "\(path) is no Excel workbook, and only those can hold notes: save it as .xlsx and annotate that"
                )
            }
        } catch let error as XLSXError {
            throw Outcome([error])
        }
        return path
    }
}
