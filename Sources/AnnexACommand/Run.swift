import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ArgumentParser
import CalendarDays
import ChATReport
import Logging
import ResultFiles
import Validation

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

        let clock = ContinuousClock()
        var timings: [(String, Double)] = []
        var last = clock.now
        func lap(_ name: String) {
            timings.append((name, (clock.now - last) / .seconds(1)))
            last = clock.now
        }

        let log = report.log()
        let progress = report.progress()
        progress.begin("Reading the return")
        try output.check()
        let schema = try figures.withHolidays(input.loadSchema([.rules, .indicators]))
        let terms = try rules.terms(schema: schema, privacy: privacy)
        lap("schema")
        let dataset = try await input.read(schema: schema, quiet: report.quiet)
        lap("read")
        for table in dataset.lists {
            guard let source = table.source else { continue }
            log.info(
                "List \(table.definition.number): \(table.rowCount) rows of \(table.rowCounts.read) kept, \(source.sheet)"
            )
        }
        // the folder is made only when there is something to put into it
        let folder = try output.folder()
        progress.begin("Checking")
        let query = ReturnQuery(dataset: dataset, schema: schema, authority: input.la)
        if !report.quiet { figures.tellGap(query) }
        async let checked = RuleEvaluator(schema: schema, terms: terms).evaluate(query)
        let outside = try figures.outside(
            schema: schema, authority: input.la, asAt: dataset.dates.reference, quiet: report.quiet)
        let engine = IndicatorEngine(schema: schema, populationFigure: outside.population)
        let indicators = engine.compute(query)
        let results = await checked
        lap("check")
        log.info("\(results.findings.count) findings of \(results.rulesRun) rules")
        progress.begin("Writing the results")
        let findings = FindingsWriter(dataset: dataset, report: results, schema: schema)
        do {
            defer { progress.end() }
            let record = try RunRecord(
                dataset: dataset, schema: schema,
                options: input.record + figures.record + rules.record + privacy.record,
                toolVersion: Program.version)
            try ResultWriter(
                query: query, report: results, engine: engine, indicators: indicators, outside: outside,
                record: record,
                laName: input.la,
                forExcel: output.csvExcel
            ).writeAll(in: folder)
            lap("write")
            try record.write(in: folder, timings: timings)
        } catch {
            throw Outcome.unwritable(error)
        }

        if !report.quiet {
            let rows = dataset.lists.reduce(0) { $0 + $1.rowCount }
            let lists = dataset.lists.count { $0.isPresent }
            Program.complain(
                """
                Results are in \(folder.path)
                Read \(rows) rows of \(lists) lists: Annex A \(dataset.edition.id), as at \
                \(dataset.dates.reference.spelled) (\(dataset.dates.referenceOrigin.words))
                Found \(findings.countsInWords); \(findings.rulesInWords)
                Wrote \(indicators.count { $0.value != nil }) of \(indicators.count) indicators, the lists, findings.html and \
                summary.xlsx
                """)
            rules.tell(results, report)
            for words in dataset.gaps { Program.complain(words) }
        }
        if report.fails(results) { throw Outcome.findings }
    }
}
