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
    @OptionGroup var cut: CutOptions

    @Option(help: "The form: xlsx, or json or csv to have the indicators.") var format: Format = .xlsx
    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; json and csv are printed without it.", valueName: "file"))
    var output: String?
    @Flag(help: "Replace a file that is there.") var force = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case xlsx, json, csv
    }

    func run() async throws {
        var options = try self.input.settings.load()
        let input = try self.input.settled(&options)
        let figures = self.figures.settled(&options)
        if options.isPrinting { return Program.tell(options.text) }
        if format == .xlsx, output == nil {
            throw Outcome.usage(
                "a workbook needs a name: give --output summary.xlsx, or --format json or csv")
        }
        if let output { try InputPaths.refuse(output: output, among: input.inputs) }
        let schema = try figures.withHolidays(input.loadSchema(.indicators))
        let cut = try self.cut.cut(schema: schema)
        let dataset = try await input.read(schema: schema, quiet: report.quiet)
        let query = ReturnQuery(dataset: dataset, schema: schema, authority: input.la)
        if !report.quiet { figures.tellGap(query) }
        let engine = IndicatorEngine(schema: schema, populationFigure: figures.population, cut: cut)
        let indicators = engine.compute(query)
        do {
            let forms = IndicatorForms(
                indicators: indicators, asAt: dataset.dates.reference, cut: cut,
                listsLeftOut: cut?.listsLeftOut(of: query) ?? [])
            switch (format, output) {
            case (.json, let path?), (.csv, let path?):
                var file = try OutputFile(path: path, replacing: force)
                try file.write(format == .json ? forms.json : forms.csv)
                try file.commit()
            case (.json, nil): Program.tell(forms.json)
            case (.csv, nil): Program.tell(forms.csv)
            case (.xlsx, let path):
                let record = try RunRecord(
                    dataset: dataset, schema: schema,
                    options: input.record + figures.record + forms.cutRecord,
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
