import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ArgumentParser
import ChATReport
import ResultFiles

struct Summarise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summarise",
        abstract: "Writes the summary workbook, or prints the indicators behind it.", aliases: ["summarize"])

    @OptionGroup var input: ReturnOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var figures: FigureOptions

    @Option(help: "The form: xlsx, or json to have the indicators.") var format: Format = .xlsx
    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; json is printed without it.", valueName: "file"))
    var output: String?
    @Flag(help: "Replace a file that is there.") var force = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case xlsx, json
    }

    func run() async throws {
        var options = try self.input.settings.load()
        let input = try self.input.settled(&options)
        let figures = self.figures.settled(&options)
        if options.isPrinting { return Program.tell(options.text) }
        if format == .xlsx, output == nil {
            throw Outcome.usage("a workbook needs a name: give --output summary.xlsx, or --format json")
        }
        if let output { try InputPaths.refuse(output: output, among: input.inputs) }
        let schema = try input.loadSchema(.indicators)
        let dataset = try await input.read(schema: schema, quiet: report.quiet)
        let query = ReturnQuery(dataset: dataset, schema: schema, authority: input.la)
        let engine = IndicatorEngine(schema: schema, populationFigure: figures.population)
        let indicators = engine.compute(query)
        do {
            switch (format, output) {
            case (.json, let path?):
                var file = try OutputFile(path: path, replacing: force)
                try file.write(IndicatorsJSON.text(indicators, asAt: dataset.dates.reference))
                try file.commit()
            case (.json, nil): Program.tell(IndicatorsJSON.text(indicators, asAt: dataset.dates.reference))
            case (.xlsx, let path):
                let record = try RunRecord(
                    dataset: dataset, schema: schema, options: input.record + figures.record,
                    toolVersion: Program.version)
                let file = try OutputFile(path: path ?? "", replacing: force)
                try SummaryFile(
                    query: query, engine: engine, indicators: indicators, record: record, laName: input.la
                ).write(to: file.temporaryPath)
                try file.commit()
                report.say(
                    "\(indicators.count) indicators as at \(dataset.dates.reference) are in \(path ?? "")")
            }
        } catch {
            throw Outcome.unwritable(error)
        }
    }
}

/// Figures from outside the return.
struct FigureOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Children aged 0 to 17 in the area, for rates per 10,000.", valueName: "number"))
    var population: Double?

    /// The options as the run record keeps them.
    var record: [(String, String)] { population.map { [("population", "\($0)")] } ?? [] }

    /// The options that are used, with what the settings file says where the command line says nothing.
    func settled(_ options: inout SettledOptions) -> FigureOptions {
        var settled = self
        settled.population = options.settle("population", population, options.settings.population)?.value
        return settled
    }

    func validate() throws {
        if let population, !(population > 0 && population < 1e9) {
            throw ValidationError("--population takes the number of children, as in 61500")
        }
    }
}
