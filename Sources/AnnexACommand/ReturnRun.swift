import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ChATReport
import Logging
import ResultFiles
import Validation

/// The main job on returns, all by the same options: what `run` does once and `batch` for each.
///
/// Nothing of a return is kept when its results are written.
struct ReturnRun: Sendable {
    let schema: Schema
    let reader: ReturnReader
    let terms: RuleEvaluator.Terms
    let figures: FigureOptions
    let basis: RunBasis
    let parts: [ResultPart]
    let authority: String?
    let forExcel: Bool
    let isQuiet: Bool
    let log: Logger

    init(
        input: ReturnOptions, figures: FigureOptions, rules: RuleTerms, privacy: FindingPrivacy,
        csvExcel: Bool,
        parts: [ResultPart]? = nil, quiet: Bool, log: Logger
    ) throws {
        schema = try figures.withHolidays(input.loadSchema([.rules, .indicators]))
        reader = try input.reader(schema: schema)
        terms = try rules.terms(schema: schema, privacy: privacy)
        self.figures = figures
        basis = RunBasis(
            schema: schema,
            options: input.record + figures.record + rules.record + privacy.record
                + (csvExcel ? [("csv_excel", "true")] : [])
                + (parts.map { [("to", $0.map(\.rawValue).joined(separator: ","))] } ?? []),
            toolVersion: Program.version)
        self.parts = parts ?? ResultPart.ofRun
        authority = input.la
        forExcel = csvExcel
        isQuiet = quiet
        self.log = log
    }

    /// What a return came to.
    struct Done: Sendable {
        let dataset: Dataset
        let report: ValidationReport
        let indicators: [Indicator]
        let record: RunRecord
        let outcome: BatchOutcome
    }

    /// How long the steps took.
    struct Timings: Sendable {
        private(set) var steps: [(String, Double)] = []
        private var last = ContinuousClock.now

        mutating func lap(_ name: String) {
            let now = ContinuousClock.now
            steps.append((name, (now - last) / .seconds(1)))
            last = now
        }
    }

    /// Reads, checks and writes the return in those files.
    ///
    /// `folder` is asked for only when there is something to put into it. `begins` is told each step.
    func perform(
        on paths: [String], timings: Timings = Timings(), begins: (String) -> Void = { _ in },
        into folder: () throws -> ResultFolder
    ) async throws -> Done {
        var timings = timings
        begins("Reading the return")
        let (dataset, inputs) = try await reader.recorded(paths)
        timings.lap("read")
        for table in dataset.lists {
            guard let source = table.source else { continue }
            log.info(
                "List \(table.definition.number): \(table.rowCount) rows of \(table.rowCounts.read) kept, \(source.sheet)"
            )
        }
        let folder = try folder()
        begins("Checking")
        let query = ReturnQuery(dataset: dataset, schema: schema, authority: authority)
        if !isQuiet { figures.tellGap(query) }
        async let checked = RuleEvaluator(schema: schema, terms: terms).evaluate(query)
        let outside = try figures.outside(
            schema: schema, authority: authority, asAt: dataset.dates.reference, quiet: isQuiet)
        let engine = IndicatorEngine(schema: schema, populationFigure: outside.population)
        // an index shows the headlines, whatever else is asked for
        let headlines = Set(schema.headlines.map(\.id))
        let indicators = engine.compute(query, only: parts.contains(.indicators) ? nil : headlines)
        let report = await checked
        timings.lap("check")
        log.info("\(report.findings.count) findings of \(report.rulesRun) rules")
        begins("Writing the results")
        let record = RunRecord(dataset: dataset, inputs: inputs, basis: basis)
        do {
            try ResultWriter(
                query: query, report: report, engine: engine, indicators: indicators, outside: outside,
                record: record, laName: authority, forExcel: forExcel
            ).write(parts, in: folder)
            timings.lap("write")
            let outcome = try record.write(
                in: folder, report: report, headlines: indicators.filter { headlines.contains($0.id) },
                timings: timings.steps)
            return Done(
                dataset: dataset, report: report, indicators: indicators, record: record, outcome: outcome)
        } catch {
            throw Outcome.unwritable(error)
        }
    }
}
