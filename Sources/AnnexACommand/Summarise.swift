import AnnexADataset
public import AnnexAOutput
import AnnexASchema
public import ArgumentParser
import ChATReport
import ResultFiles
import Validation

struct Summarise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summarise",
        abstract: "Writes the summary as a workbook or web page, or prints the indicators behind it.",
        aliases: ["summarize"])

    @OptionGroup var input: ReturnOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var figures: FigureOptions
    @OptionGroup var cut: CutOptions

    @Option(
        name: .customLong("format"),
        help:
            "The form: xlsx or html for pages, json or csv for the indicators; if not given, what the file's ending says."
    )
    var givenFormat: Format?
    @Option(help: "For whom: internal, or public to name nobody and hold back numbers from 1 to 5.")
    var audience: SummaryFile.Audience = .internal
    @Option(
        help:
            "For the public: suppress to hold back numbers from 1 to 5, or round to show every number to the nearest 5; suppress, unless given."
    )
    var smallNumbers: SmallNumberRule?
    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; all but xlsx is printed without it.", valueName: "file"))
    var output: String?
    @Flag(help: "Replace a file that is there.") var force = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case xlsx, html, json, csv
    }

    private var format: Format { givenFormat ?? Format(endingOf: output) ?? .xlsx }
    private var isRounded: Bool { audience == .public && smallNumbers == .round }

    func validate() throws {
        guard smallNumbers == nil || audience == .public else {
            throw ValidationError(
                "--small-numbers goes with --audience public: who may see the return sees it all")
        }
    }

    func run() async throws {
        var options = try self.input.settings.load()
        let input = try self.input.settled(&options)
        let figures = self.figures.settled(&options)
        if options.isPrinting { return Program.tell(options.text) }
        if format == .xlsx, output == nil {
            throw Outcome.usage(
                "a workbook needs a name: give --output summary.xlsx, or --format html, json or csv")
        }
        if format == .xlsx, let output { try FileEnding.refuseUnlessWorkbook(output) }
        if let output { try InputPaths.refuse(output: output, among: input.inputs) }
        let hasPages = format == .xlsx || format == .html
        let schema = try figures.withHolidays(
            input.loadSchema(hasPages || report.mayFail ? [.rules, .indicators] : .indicators))
        let cut = try self.cut.cut(schema: schema)
        let (dataset, inputs) = try await input.readRecorded(schema: schema, quiet: report.quiet)
        let query = ReturnQuery(dataset: dataset, schema: schema, authority: input.la)
        if let team = cut?.unknownTeams(of: query).first {
            throw Outcome.usage("--team: no row of any list has a team named '\(team)'")
        }
        if !report.quiet { figures.tellGap(query) }
        let outside = try figures.outside(
            schema: schema, authority: input.la, asAt: dataset.dates.reference, quiet: report.quiet)
        if outside.previous != nil, audience == .public, !report.quiet {
            Program.complain(
                "--previous is left out of what is shared: a number that is held back could be told by what it was then"
            )
        }
        let engine = IndicatorEngine(schema: schema, populationFigure: outside.population, cut: cut)
        let computed = engine.compute(query)
        let forms = IndicatorForms(
            indicators: hasPages
                ? []
                : SummaryFile.indicators(
                    computed, of: query, audience: audience, smallNumbers: smallNumbers ?? .suppress),
            asAt: dataset.dates.reference, comparators: outside.comparators,
            // what is held back now could be told by what was told then
            previous: audience == .internal ? outside.previous : nil, cut: cut,
            listsLeftOut: cut?.listsLeftOut(of: query) ?? [], isRounded: isRounded)
        let checked = hasPages || report.mayFail ? await RuleEvaluator(schema: schema).evaluate(query) : nil
        writing: do {
            guard hasPages, let checked else {
                try write(format == .json ? forms.json : forms.csv)
                break writing
            }
            let record = RunRecord(
                dataset: dataset, inputs: inputs,
                basis: RunBasis(
                    schema: schema,
                    options: input.record + figures.record + forms.cutRecord
                        + (audience == .internal ? [] : [("audience", audience.rawValue)])
                        + (isRounded ? [("small_numbers", SmallNumberRule.round.rawValue)] : []),
                    toolVersion: Program.version))
            let summary = SummaryFile(
                query: query, engine: engine, indicators: computed, record: record, laName: input.la,
                report: checked, audience: audience, smallNumbers: smallNumbers ?? .suppress, outside: outside
            )
            if format == .xlsx, let output {
                let file = try OutputFile(path: output, replacing: force)
                try summary.write(to: file.temporaryPath)
                try file.commit()
                report.say("\(computed.count) indicators as at \(dataset.dates.reference) are in \(output)")
            } else {
                try write(summary.html)
            }
        } catch {
            throw Outcome.unwritable(error)
        }
        try report.end(with: checked)
    }

    /// Writes to the file, or prints.
    private func write(_ text: String) throws(OutputError) {
        guard let output else { return Program.tell(text) }
        var file = try OutputFile(path: output, replacing: force)
        try file.write(text)
        try file.commit()
    }
}

extension SummaryFile.Audience: ExpressibleByArgument {}
extension SmallNumberRule: ExpressibleByArgument {}
