import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ArgumentParser
import CalendarDays
import ChATReport

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract:
            "The main job: reads a return, checks it, and writes lists, findings and the summary into a folder."
    )

    @OptionGroup var input: ReturnOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var figures: FigureOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var privacy: PrivacyOptions

    func run() async throws {
        var options = try self.input.settings.load()
        let input = try self.input.settled(&options)
        let output = self.output.settled(&options)
        let report = self.report.settled(&options)
        let figures = self.figures.settled(&options)
        let rules = self.rules.settled(&options)
        let privacy = self.privacy.settled(&options)
        if options.isPrinting { return Program.tell(options.text) }

        let progress = report.progress()
        progress.begin("Reading the return")
        defer { progress.end() }
        try output.check()
        var timings = ReturnRun.Timings()
        let run = try ReturnRun(
            input: input, figures: figures, rules: rules, privacy: privacy, csvExcel: output.csvExcel,
            quiet: report.quiet, log: report.log())
        timings.lap("schema")
        let (paths, leftOut) = try InputPaths.files(input.inputs, asAt: input.asAt)
        let done = try await run.perform(on: paths, timings: timings, begins: progress.begin) {
            try output.folder()
        }
        progress.end()

        if !report.quiet {
            input.tell(leftOut)
            let (dataset, indicators) = (done.dataset, done.indicators)
            let findings = FindingsWriter(dataset: dataset, report: done.report, schema: run.schema)
            let rows = dataset.lists.reduce(0) { $0 + $1.rowCount }
            let lists = dataset.lists.count { $0.isPresent }
            Program.complain(
                """
                Results are in \(output.trimmed)
                Read \(rows) rows of \(lists) lists: Annex A \(dataset.edition.id), as at \
                \(dataset.dates.reference.spelled) (\(dataset.dates.referenceWords))
                Found \(findings.countsInWords); \(findings.rulesInWords)
                Wrote \(indicators.count { $0.value != nil }) of \(indicators.count) indicators, the lists, findings.html and \
                summary.xlsx
                """)
            rules.tell(done.report, report)
            for words in dataset.gaps { Program.complain(words) }
        }
        if report.fails(done.report) { throw Outcome.findings }
    }
}
